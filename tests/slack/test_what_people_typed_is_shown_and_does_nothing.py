import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import blocks, elements
from bot.slack.limits import Surface
from bot.slack.mrkdwn import (
    Typed,
    escape,
    escape_within,
    link,
    mention,
    one_line,
    plain,
    plain_within,
    shorten,
    slack_date,
    unescape,
)
from bot.slack.validator import problems

CHARACTERS = st.characters(codec=None) | st.sampled_from("<>&|@!#\u202e\u2066ש😀é\u0301")
SOMETHING_TYPED = st.text(CHARACTERS, max_size=400)
MARKUP = st.sampled_from(["<!channel>", "@channel", "<@U1>", "<https://a.nl|b>", "&amp;", "<script>"])
LONG = st.sampled_from(["🇳🇱" * 40, "👩‍👩‍👧‍👦" * 40, "&" * 300])
BLANK = st.sampled_from([" ", "\n", "\t \n", "\u00a0"])
TYPED = SOMETHING_TYPED | BLANK | st.builds("{}{}".format, MARKUP | LONG, SOMETHING_TYPED) | MARKUP | LONG


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<!channel> now", "&lt;!channel&gt; now"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert('x')&lt;/script&gt;"),
        ("Tom & <b>Jerry</b> &amp;", "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; &amp;amp;"),
        ("@channel and @Everyone", "@\u2060channel and @\u2060Everyone"),
        ("mail noor@here.nl or @channels", "mail noor@here.nl or @channels"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("two\nlines\tand\x00\x07more", "two\nlines\tandmore"),
        ("שלום <a>\nhello", "\u2068שלום &lt;a&gt;\u2069\nhello"),
    ],
)
def test_markup_that_was_typed_is_shown_as_it_was_typed(typed: str, shown: str) -> None:
    assert escape(typed) == shown


@given(TYPED)
def test_whatever_is_typed_pings_nobody_and_links_nowhere(typed: str) -> None:
    shown = escape(typed)

    assert "<" not in shown
    assert not re.search(r"(?<!\w)@(channel|here|everyone)\b", shown, re.IGNORECASE)
    assert problems({"text": f"Noor: {shown}"[:4000]}, Surface.MESSAGE) == []


@given(st.text("abc <>&;@!#é😀", max_size=50))
def test_what_slack_escaped_is_read_as_it_was_typed(typed: str) -> None:
    assert unescape(escape(typed)) == typed


@given(TYPED, st.integers(3, 200))
def test_shortened_text_fits_and_no_entity_is_cut(typed: str, limit: int) -> None:
    marked, bare = escape_within(typed, limit), plain_within(typed, limit)

    assert len(marked) <= limit
    assert len(bare) <= limit
    assert re.sub("&(amp|lt|gt);", "", marked).count("&") == 0


@given(st.text(max_size=30))
def test_text_that_fits_stays_whole(typed: str) -> None:
    assert shorten(typed, 30) == typed
    assert plain_within(typed, 200) == plain(typed)


@pytest.mark.parametrize(
    ("text", "limit", "shortened"),
    [
        ("abcdef", 4, "abc…"),
        ("abc def", 5, "abc…"),
        ("abcdef", 1, "…"),
        ("ee\u0301ee", 3, "e…"),
        ("a👩‍👩‍👧‍👦b", 6, "a…"),
        ("a👍🏽bc", 3, "a…"),
        ("🇳🇱🇧🇪🇩🇪", 4, "🇳🇱…"),
        ("🇳🇱🇧🇪🇩🇪", 5, "🇳🇱🇧🇪…"),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 4, "…"),
        ("❤️❤️", 2, "…"),
        ("क्षिक्षि", 6, "क्षि…"),
        ("\u1112\u1161\u11ab\u1100", 3, "…"),
    ],
)
def test_a_character_is_shown_whole_or_not_at_all(text: str, limit: int, shortened: str) -> None:
    assert shorten(text, limit) == shortened


@pytest.mark.parametrize(
    ("url", "text", "shown"),
    [
        ("https://a.nl/x?a=1&b=2", "our page", "<https://a.nl/x?a=1&amp;b=2|our page>"),
        ("https://a.nl", "", "<https://a.nl|https://a.nl>"),
        ("http://a.nl", "a > b | c\n<!here>", "<http://a.nl|a &gt; b ¦ c &lt;!here&gt;>"),
        (" https://a.nl/a|b>c d<e ", "x", "<https://a.nl/a%7Cb%3Ec%20d%3Ce|x>"),
        ("javascript:alert(1)", "click", "click"),
        ("https://", "nowhere", "nowhere"),
        ("http://[::1", "broken", "broken"),
        ("<!channel>", "", "&lt;!channel&gt;"),
    ],
)
def test_a_link_leads_to_the_web_or_is_only_its_words(url: str, text: str, shown: str) -> None:
    assert link(url, text) == shown


@given(TYPED, TYPED)
def test_nothing_typed_breaks_out_of_a_link(path: str, text: str) -> None:
    shown = link(f"https://example.org/{path}", text)

    assert problems({"text": shown[:4000]}, Surface.MESSAGE) == [] or len(shown) > 4000
    assert (shown.count("<"), shown.count(">"), shown.count("|")) == (1, 1, 1)


def test_a_moment_is_written_for_every_readers_own_zone() -> None:
    moment = dt.datetime(2026, 11, 23, 9, 45, tzinfo=dt.UTC)

    assert (
        slack_date(moment, "{date_short_pretty} {time}", "23 nov 10:45 | Amsterdam")
        == "<!date^1795427100^\u200b{date_short_pretty} {time}|23 nov 10:45 ¦ Amsterdam>"
    )


def test_people_are_named_by_their_id() -> None:
    shown = mention("U1")

    assert shown == "<@U1>"
    assert problems({"text": shown}, Surface.MESSAGE) == []


def test_lines_become_one_line() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"


@given(TYPED)
def test_whatever_is_typed_fits_every_place_of_a_form(typed: str) -> None:
    anything = Typed(typed)
    choice = elements.option(anything, "1", anything)
    form: dict[str, Any] = {
        "type": "modal",
        "title": elements.plain_text(anything, "view.title"),
        "submit": elements.plain_text("Save"),
        "blocks": [
            blocks.header(anything),
            blocks.section(anything, fields=[anything], accessory=elements.button("a.b", anything)),
            blocks.context(anything, elements.image("https://a.nl", anything)),
            blocks.image("https://a.nl", anything, title=anything),
            blocks.field("q", anything, elements.radio_buttons([choice]), hint=anything),
            blocks.field("r", anything, elements.static_select([choice])),
        ],
    }

    assert problems(form, Surface.MODAL) == []


def test_our_own_sentence_is_never_cut_in_silence() -> None:
    too_long = {"text": "t", "blocks": [blocks.header("x" * 151)]}

    assert [problem.path for problem in problems(too_long, Surface.MESSAGE)] == ["blocks[0].text.text"]
