"""The five steps of README.md in an empty workspace, with what may go wrong on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.running import Playground
from playground.screen import Seen
from tests.operations.processes import finished, running

CHANNEL = "#general"


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground(empty=True, language="en") as slack:
        yield slack


@pytest.fixture
def where(slack: Playground) -> dict[str, str]:
    """What only a playground needs to be told; everything else stands in `.env`."""
    return {"SLACK_API_URL": slack.api_url, "CLOCK_URL": f"{slack.url}/clock", "PORT": "0"}


def test_what_goes_wrong_on_the_way_is_named_and_then_it_works(
    slack: Playground, where: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, SLACK_BOT_TOKEN="xoxb-mistyped", SLACK_APP_TOKEN=slack.app_token)
    assert "Slack does not know SLACK_BOT_TOKEN (invalid_auth)" in check(tmp_path, where)

    write(tmp_path, SLACK_BOT_TOKEN=slack.bot_token, SLACK_APP_TOKEN=slack.app_token)
    slack.app("deny", scopes=["chat:write"])
    assert "the scope chat:write is missing" in check(tmp_path, where)

    slack.app("grant", scopes=["chat:write"])
    assert "!!" not in check(tmp_path, where)
    with running(folder=tmp_path, **where) as bot:
        bot.becomes_ready()
        of_checks = slack.complaints
        sets_up_a_team(slack)
        assert slack.complaints == of_checks

    slack.person("wietske").channel_does("remove", CHANNEL, who="U0SMPLAN01")
    assert "Type in that channel: /invite @smplan" in check(tmp_path, where)


def write(folder: Path, **settings: str) -> None:
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))


def check(folder: Path, where: dict[str, str]) -> str:
    ended = finished("check", folder=folder, **where)
    assert ended.stderr == ""
    return ended.stdout


def sets_up_a_team(slack: Playground) -> None:
    wietske = slack.person("wietske")
    wietske.types("/invite @smplan", CHANNEL)
    wietske.types("/smplan", CHANNEL)
    slack.waits_until(lambda: offer(wietske.sees(CHANNEL)))
    wietske.presses("Set up a team", offer(wietske.sees(CHANNEL))[-1])
    slack.waits_until(lambda: wietske.form.fields)  # first it says that it looks up who is there
    assert wietske.submits() == "pushed"
    assert wietske.submits() == "cleared"
    slack.waits_until(lambda: any("has set up smplan here" in seen.text for seen in wietske.sees(CHANNEL)))


def offer(seen: list[Seen]) -> list[Seen]:
    return [one for one in seen if "Set up a team" in one.buttons]
