from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.checkup.report import report
from bot.settings import GivenSettings, Settings, SettingsError, WrongSetting
from playground.running import Playground
from storage import people, schema, workspaces
from storage.database import Database
from tests.operations.processes import finished


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as slack:
        yield slack


@pytest.fixture
def told(slack: Playground, tmp_path: Path) -> dict[str, str]:
    """Settings with which all is well."""
    return {
        "slack_api_url": slack.api_url,
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
        "database_url": f"sqlite:///{tmp_path / 'smplan.db'}",
    }


def checked(told: dict[str, str], language: str = "en") -> list[str]:
    """The lines; that the verdict agrees with them is looked at every time."""
    lines, all_is_well = report(lambda: GivenSettings.model_validate(told), language)
    assert all_is_well == (not [line for line in lines if line.startswith("!!")])
    return lines


def problems(told: dict[str, str], language: str = "en") -> list[str]:
    return [line[4:] for line in checked(told, language) if line.startswith("!!")]


def advices(told: dict[str, str]) -> list[str]:
    return [line[4:] for line in checked(told) if line.startswith("--")]


def test_when_all_is_well_it_says_so_and_how_to_start(told: dict[str, str]) -> None:
    lines = checked(told)

    assert "ok  SLACK_BOT_TOKEN works: the bot is called smplan in the workspace Nergenshuizen." in lines
    assert "ok  SLACK_APP_TOKEN works: Slack is heard over a socket." in lines
    assert lines[-1] == "All is well. Start with: python -m bot"


def test_without_a_token_it_says_where_to_find_one(told: dict[str, str]) -> None:
    (problem,) = problems(told | {"slack_bot_token": ""})

    assert problem.startswith("SLACK_BOT_TOKEN is missing. In your Slack app, open OAuth & Permissions")


def test_a_token_that_slack_does_not_know_is_named(told: dict[str, str]) -> None:
    (problem,) = problems(told | {"slack_bot_token": "xoxb-of-last-year"})

    assert problem.startswith("Slack does not know SLACK_BOT_TOKEN (invalid_auth). Copy it again")


def test_a_token_of_another_kind_is_recognised() -> None:
    wrong = (WrongSetting("slack_bot_token", "", "xoxp-"), WrongSetting("slack_app_token", "", "xoxb-"))

    def read() -> Settings:
        raise SettingsError((), wrong)

    lines, all_is_well = report(read, "en")

    assert not all_is_well
    assert lines[0].startswith('!!  SLACK_BOT_TOKEN begins with "xoxp-", so it is another kind of token.')
    assert lines[1].startswith('!!  SLACK_APP_TOKEN begins with "xoxb-", so it is another kind of token.')


def test_a_missing_scope_is_named_with_what_is_lost(slack: Playground, told: dict[str, str]) -> None:
    slack.app("deny", scopes=["users:read"])

    (problem,) = problems(told)

    assert "the scope users:read is missing" in problem
    assert "Without it the bot knows no names, languages or time zones" in problem


def test_a_missing_optional_scope_is_advice(slack: Playground, told: dict[str, str]) -> None:
    slack.app("deny", scopes=["channels:history"])

    assert problems(told) == []
    assert any("channels:history" in advice and "may appear twice" in advice for advice in advices(told))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("missing_scope", "SLACK_APP_TOKEN may not connect (missing_scope)"),
        ("not_allowed_token_type", "SLACK_APP_TOKEN may not connect (not_allowed_token_type)"),
        ("token_revoked", "Slack does not know SLACK_APP_TOKEN (token_revoked)"),
    ],
)
def test_an_app_token_that_may_not_connect_says_which_scope_it_needs(
    slack: Playground, told: dict[str, str], error: str, sentence: str
) -> None:
    slack.fault("refused", method="apps.connections.open", error=error)

    (problem,) = problems(told)

    assert problem.startswith(sentence)
    assert "connections:write" in problem


def test_without_any_way_to_be_heard_it_names_both(told: dict[str, str]) -> None:
    (problem,) = problems(told | {"slack_app_token": ""})

    assert "SLACK_APP_TOKEN" in problem
    assert "SLACK_SIGNING_SECRET" in problem


def test_http_with_a_signing_secret_is_fine(told: dict[str, str]) -> None:
    over_http = told | {"slack_app_token": "", "slack_signing_secret": "shh"}

    assert "ok  Slack is heard over HTTP: its requests are checked with SLACK_SIGNING_SECRET." in checked(
        over_http
    )


def test_slack_out_of_reach_is_told_with_its_address(told: dict[str, str]) -> None:
    nowhere = "http://127.0.0.1:1/api/"

    first, *_ = problems(told | {"slack_api_url": nowhere})

    assert (
        first
        == f"Slack cannot be reached at {nowhere} (unreachable). Look at the network, a proxy or a firewall."
    )


def test_a_database_out_of_reach_is_told(told: dict[str, str]) -> None:
    (problem,) = problems(told | {"database_url": "postgresql://127.0.0.1:1/smplan"})

    assert problem.startswith("DATABASE_URL cannot be reached (OperationalError)")


def test_looking_makes_no_database_file(told: dict[str, str], tmp_path: Path) -> None:
    checked(told)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        (
            {"clock_url": "http://127.0.0.1:1/clock", "slack_api_url": "https://slack.example/"},
            "CLOCK_URL is for",
        ),
        ({"slack_client_id": "1.2"}, "SLACK_CLIENT_ID and SLACK_BOT_TOKEN exclude each other"),
        ({"slack_client_id": "1.2"}, "SECRET_KEY is missing. It must be set too"),
    ],
)
def test_settings_that_do_not_fit_each_other_are_told(
    told: dict[str, str], setting: dict[str, str], sentence: str
) -> None:
    assert any(problem.startswith(sentence) for problem in problems(told | setting))


class TestTheTeamsChannel:
    """Whether the bot is where a team lives."""

    def a_team_lives_in(self, told: dict[str, str], channel: str) -> None:
        database = Database(told["database_url"])
        schema.upgrade(database)
        with database.transaction() as session:
            workspaces.know(session, "T0DEMO01")
            session.add(
                people.Team(
                    workspace_id="T0DEMO01",
                    channel_id=channel,
                    name="Social",
                    created_at=datetime(2026, 11, 23, tzinfo=UTC),
                    created_by="U0DEMO001",
                )
            )
        database.close()

    def test_the_bot_is_in_it(self, told: dict[str, str]) -> None:
        self.a_team_lives_in(told, "C0DEMO01")

        assert "ok  Social: the bot is in #social." in checked(told)

    def test_the_bot_is_not_in_it(self, slack: Playground, told: dict[str, str]) -> None:
        self.a_team_lives_in(told, "C0DEMO01")
        slack.person("sanne").channel_does("remove", "#social", who="U0SMPLAN01")

        (problem,) = problems(told)

        assert problem.startswith("Social: the bot is not in #social")
        assert problem.endswith("Type in that channel: /invite @smplan")

    def test_it_is_archived(self, slack: Playground, told: dict[str, str]) -> None:
        self.a_team_lives_in(told, "C0DEMO01")
        slack.person("sanne").channel_does("archive", "#social")

        assert problems(told)[0].startswith("Social: #social is archived")

    def test_it_cannot_be_seen(self, told: dict[str, str]) -> None:
        self.a_team_lives_in(told, "C0NOWHERE")

        assert problems(told)[0].startswith("Social: the bot cannot see the team's channel")


def test_it_speaks_dutch_when_asked(told: dict[str, str]) -> None:
    (problem,) = problems(told | {"slack_bot_token": ""}, language="nl")

    assert problem.startswith("SLACK_BOT_TOKEN ontbreekt. Open OAuth & Permissions in je Slack-app")
    assert checked(told, "nl")[-1] == "Alles is in orde. Start met: python -m bot"


def test_the_command_ends_with_1_when_something_is_wrong(slack: Playground, tmp_path: Path) -> None:
    environment = slack.environment | {"SLACK_BOT_TOKEN": "xoxp-1"}

    ended = finished("check", folder=tmp_path, **environment)

    assert ended.returncode == 1
    assert 'SLACK_BOT_TOKEN begins with "xoxp-"' in ended.stdout
    assert ended.stderr == ""


def test_the_command_ends_with_0_when_all_is_well(slack: Playground, tmp_path: Path) -> None:
    assert finished("check", "--language", "nl", folder=tmp_path, **slack.environment).returncode == 0
