"""How mrkdwn reads on the page, as in Slack's own client."""

import pytest

from tests.page.gallery_window import Gallery

SHAPE = """node => {
  const copy = node.cloneNode(true);
  for (const each of copy.querySelectorAll('*')) {
    for (const name of each.getAttributeNames()) if (name !== 'href') each.removeAttribute(name);
  }
  return copy.innerHTML;
}"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "*vet* _schuin_ ~door~ `code`",
            "<strong>vet</strong> <em>schuin</em> <s>door</s> <code>code</code>",
        ),
        ("*_beide_*", "<strong><em>beide</em></strong>"),
        ("2*3*4 en snake_case_naam", "2*3*4 en snake_case_naam"),
        ("* niet* *ook niet *", "* niet* *ook niet *"),
        ("**dubbel** is niets", "**dubbel** is niets"),
        ("*één*, (*haakjes*).", "<strong>één</strong>, (<strong>haakjes</strong>)."),
        ("*over\nregels*", "*over\nregels*"),
        ("`*geen vet*`", "<code>*geen vet*</code>"),
        ("voor\n```\nx = 1\n  y\n```\nna", "voor<pre><code>x = 1\n  y</code></pre>na"),
        ("&gt; eerste\n&gt; tweede\nna", "<blockquote>eerste\ntweede</blockquote>na"),
        ("&gt;&gt;&gt; alles\ntot het eind", "<blockquote>alles\ntot het eind</blockquote>"),
        ("• een\n• twee", "• een\n• twee"),
        ("a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"),
        ("<https://voorbeeld.nl|een *link*>", '<a href="https://voorbeeld.nl/">een *link*</a>'),
        ("*<https://voorbeeld.nl/a_b*c|x>*", '<strong><a href="https://voorbeeld.nl/a_b*c">x</a></strong>'),
        ("zie https://voorbeeld.nl/a.", 'zie <a href="https://voorbeeld.nl/a">https://voorbeeld.nl/a</a>.'),
        ("<mailto:a@b.nl|mail>", '<a href="mailto:a@b.nl">mail</a>'),
        ("<@U2> in <#C1>", "<span>@Oliver Quillfeather</span> in <span>#social</span>"),
        ("<@U9|gast> <#C9|elders>", "<span>@gast</span> <span>#elders</span>"),
        (
            "<!here> <!channel> <!subteam^S1|@redactie>",
            "<span>@here</span> <span>@channel</span> <span>@redactie</span>",
        ),
        (":tada: :bestaat_niet: 10:30:15", "<span>🎉</span> :bestaat_niet: 10:30:15"),
        (":wave::skin-tone-3:", "<span>👋🏼</span>"),
    ],
)
def test_mrkdwn_reads_as_in_slack(gallery: Gallery, written: str, read: str) -> None:
    text = gallery.text(written)

    assert text.evaluate(SHAPE) == read


@pytest.mark.parametrize(
    "dangerous",
    [
        "<script>document.title = 'gehackt'</script>",
        "<javascript:document.title='gehackt'|klik hier>",
        "<data:text/html,x|klik hier>",
        '"><img src=x onerror="document.title=\'gehackt\'">',
        "&lt;script&gt;document.title = 'gehackt'&lt;/script&gt;",
    ],
)
def test_nothing_that_was_written_is_ever_run(gallery: Gallery, dangerous: str) -> None:
    text = gallery.text(dangerous)

    assert text.locator("a, script, img").count() == 0
    assert gallery.page.title() == "Gallery"
    assert text.inner_text() == dangerous.replace("&lt;", "<").replace("&gt;", ">")


def test_plain_text_is_never_a_link_or_a_mention(gallery: Gallery) -> None:
    gallery.draw(
        {"type": "section", "text": {"type": "plain_text", "text": "<@U1> *vet* https://voorbeeld.nl :tada:"}}
    )

    assert gallery.page.locator(".section-words").inner_text() == "<@U1> *vet* https://voorbeeld.nl 🎉"


def test_verbatim_text_leaves_bare_addresses_alone(gallery: Gallery) -> None:
    text = {"type": "mrkdwn", "text": "https://voorbeeld.nl", "verbatim": True}
    gallery.draw({"type": "section", "text": text})

    assert gallery.page.locator(".section-words a").count() == 0


def test_my_own_name_stands_out(gallery: Gallery) -> None:
    text = gallery.text("<@U1> en <@U2>")

    assert text.locator(".mention-me").all_inner_texts() == ["@Noor Pennevree"]
