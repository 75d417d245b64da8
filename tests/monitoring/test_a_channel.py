"""A channel in Slack as a source: what stands in a message, and what is heard of it."""

from datetime import date
from typing import Any

import pytest

from bot.monitoring.said import is_news, item_in
from tests.monitoring.steps import SOCIAL, a_team, news, shown
from tests.town import Town

LINK = "https://krant.example/ok3"
TODAY = date(2026, 11, 23)
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("event", "title"),
    [
        ({"text": f"OK 3 opent <{LINK}>\nmeer woorden"}, "OK 3 opent"),
        ({"text": f"<{LINK}|OK 3 &amp; meer>"}, "OK 3 & meer"),
        ({"text": f"<@U1> kijk: <{LINK}>"}, "kijk:"),
        ({"text": f"Jan, 06-12345678, is boos <{LINK}>"}, LINK),
        ({"text": "", "attachments": [{"title": "Nieuws", "title_link": LINK, "text": "x"}]}, "Nieuws"),
        ({"text": "", "attachments": ["stuk", {"title": 3, "text": f"<{LINK}|a>"}]}, "a"),
        (
            {
                "text": "Zie",
                "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"<{LINK}|b>"}}],
            },
            "Zie",
        ),
        (
            {
                "text": "",
                "blocks": [
                    {
                        "type": "rich_text",
                        "elements": [{"elements": [{"type": "link", "url": LINK, "text": "c"}]}],
                    }
                ],
            },
            "c",
        ),
    ],
)
def test_a_title_and_a_link_are_found(event: dict[str, Any], title: str) -> None:
    found = item_in(event, TODAY)
    assert found is not None
    assert (found.title, found.link) == (title, LINK)


def test_talk_without_a_link_is_no_mention() -> None:
    deep: Any = {"url": LINK}
    for _ in range(40):
        deep = [deep]
    for event in ({"text": "goedemorgen"}, {}, {"text": "x", "blocks": deep}, {"text": "<http://|x>"}):
        assert item_in(event, TODAY) is None


def test_edits_and_replies_are_no_news() -> None:
    assert is_news({"ts": "1.0"})
    assert is_news({"ts": "1.0", "thread_ts": "1.0", "subtype": "bot_message"})
    assert not is_news({"ts": "2.0", "thread_ts": "1.0"})
    assert not is_news({"ts": "1.0", "subtype": "message_changed"})
    assert not is_news({"ts": "1.0", "channel_type": "im"})


@pytest.mark.traced
@SQLITE
def test_what_is_put_in_a_channel_becomes_a_mention(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    noor.makes_channel("meldingen")
    noor.presses("Slack-kanaal toevoegen", shown(noor, "bronnen"))
    noor.waits_for_form("Kanaal in Slack")
    noor.fills("Welk kanaal?", "#meldingen")
    noor.submits()
    assert "Nodig mij er nog uit" in noor.last(SOCIAL).text
    noor.types("/invite @smplan", "#meldingen")

    noor.says(f"OK 3 opent {LINK}", "#meldingen")
    noor.says("Mooi hè", "#meldingen")
    noor.says(f"Elders {LINK}", SOCIAL)

    assert news(town) == ["OK 3 opent"]
    assert "laatst gehoord" in shown(noor, "bronnen").text
    assert "Ik hoor niet" not in shown(noor, "bronnen").text


@SQLITE
def test_which_channels_are_not_heard_for_want_of_a_permission_is_said_in_one_sentence(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    noor.makes_channel("meldingen")
    town.slack.app("deny", scopes=["groups:history"])
    noor.presses("Slack-kanaal toevoegen", shown(noor, "bronnen"))
    noor.waits_for_form("Kanaal in Slack")
    noor.fills("Welk kanaal?", "#meldingen")
    noor.submits()
    noor.types("/invite @smplan", "#meldingen")
    noor.says(f"OK 3 opent {LINK}", "#meldingen")
    assert news(town) == ["OK 3 opent"], "a public channel is heard all the same"
    private = "Ik hoor niet wat er in besloten kanalen gezegd wordt"
    assert shown(noor, "bronnen").text.count(private) == 1

    # Slack tells with its next answer what is granted
    town.slack.app("deny", scopes=["channels:history"])
    noor.presses("Slack-kanaal toevoegen", shown(noor, "bronnen"))
    noor.says(f"OK 4 opent {LINK}4", "#meldingen")
    assert news(town) == ["OK 3 opent"]
    assert "Ik hoor niet wat er in kanalen gezegd wordt" in shown(noor, "bronnen").text
