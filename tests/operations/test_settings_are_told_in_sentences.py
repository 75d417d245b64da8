from pathlib import Path

import pytest

from bot import settings
from bot.settings import Role, Settings, SettingsError

SOCKET = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
HTTP = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "shh"}
MANY = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "shh",
    "SLACK_SIGNING_SECRET": "shh",
    "SECRET_KEY": "k" * 32,
    "PUBLIC_URL": "https://smplan.example",
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def with_(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def problems(role: Role) -> str:
    with pytest.raises(SettingsError) as raised:
        settings.load(role)
    return "\n".join(raised.value.problems)


@pytest.mark.parametrize(
    ("role", "values"),
    [
        (Role.RUN, SOCKET),
        (Role.RUN, HTTP),
        (Role.RUN, MANY),
        (Role.WEB, HTTP),
        (Role.WEB, MANY),
        (Role.WORKER, {"SLACK_BOT_TOKEN": "xoxb-1"}),
        (Role.DATABASE, {}),
    ],
)
def test_each_role_starts_with_what_it_needs_and_no_more(
    monkeypatch: pytest.MonkeyPatch, role: Role, values: dict[str, str]
) -> None:
    with_(monkeypatch, values)

    assert settings.load(role).slack_api_url == "https://slack.com/api/"


@pytest.mark.parametrize(
    ("role", "values", "missing"),
    [
        (Role.RUN, {}, "SLACK_BOT_TOKEN is missing"),
        (Role.RUN, {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is missing"),
        (Role.WEB, SOCKET, "SLACK_SIGNING_SECRET is missing"),
        (Role.WORKER, {}, "SLACK_BOT_TOKEN is missing"),
        (Role.RUN, MANY | {"SECRET_KEY": ""}, "SECRET_KEY is missing beside SLACK_CLIENT_ID"),
        (Role.RUN, MANY | {"PUBLIC_URL": ""}, "PUBLIC_URL is missing beside SLACK_CLIENT_ID"),
        (Role.RUN, MANY | {"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET is missing"),
        (Role.RUN, MANY | {"SLACK_BOT_TOKEN": "xoxb-1"}, "exclude each other"),
        (Role.RUN, SOCKET | {"CLOCK_URL": "http://127.0.0.1:3000/clock"}, "SLACK_API_URL must be on this"),
    ],
)
def test_what_a_role_misses_is_named(
    monkeypatch: pytest.MonkeyPatch, role: Role, values: dict[str, str], missing: str
) -> None:
    with_(monkeypatch, values)

    assert missing in problems(role)


@pytest.mark.traced
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-user", "SLACK_BOT_TOKEN must be the bot token that begins with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN must be the app-level token that begins with xapp-"),
        ("SLACK_API_URL", "http://slack.example/api", "SLACK_API_URL must be an https address"),
        ("SLACK_API_URL", "slack", "SLACK_API_URL must be an https address"),
        ("DATABASE_URL", "mysql://here/smplan", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "a file", "DATABASE_URL must be sqlite:///FILE or postgresql://"),
        ("PORT", "http", "PORT must be a number from 1 to 65535"),
        ("PORT", "70000", "PORT must be a number from 1 to 65535"),
        ("PUBLIC_URL", "http://smplan.example", "PUBLIC_URL must be the https address"),
        ("CLOCK_URL", "https://clock.example", "CLOCK_URL must be an address on this machine"),
        ("SECRET_KEY", "short", "SECRET_KEY must be at least 32 random characters"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR"),
        ("AWAY_EMOJI", "palm tree, airplane", "AWAY_EMOJI must be names of emoji with commas between them"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be text or json"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_does_not_repeat_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    with_(monkeypatch, SOCKET | {name: value})

    told = problems(Role.RUN)

    assert told.startswith(sentence)
    assert "\n" not in told
    assert value not in told.removeprefix(sentence)


def test_all_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with_(monkeypatch, {"PORT": "http", "LOG_LEVEL": "loud"})

    assert problems(Role.RUN).count("must be") == 2


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    with_(monkeypatch, SOCKET | {"PORT": "", "DATABASE_URL": ""})

    assert settings.load(Role.RUN).port == 8080


@pytest.mark.parametrize("value", ["luggage,owl", ":luggage:, :OWL:,", "owl,luggage,owl"])
def test_emoji_that_mean_away_are_names_with_or_without_colons(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with_(monkeypatch, SOCKET | {"AWAY_EMOJI": value})

    assert settings.load(Role.RUN).away_emoji_names == {"luggage", "owl"}


def test_without_a_list_of_ones_own_slacks_suggestions_for_absence_mean_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_(monkeypatch, SOCKET | {"AWAY_EMOJI": ""})

    assert {"palm_tree", "face_with_thermometer"} <= settings.load(Role.RUN).away_emoji_names


def test_postgres_addresses_of_every_spelling_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    with_(monkeypatch, SOCKET | {"DATABASE_URL": "postgres://u:p@host/name"})

    assert settings.load(Role.RUN).database_url.get_secret_value() == "postgres://u:p@host/name"


def test_a_file_beside_the_bot_is_read_and_the_environment_goes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nPORT=1\nUNKNOWN=1\n", encoding="utf-8")
    with_(monkeypatch, {"PORT": "2"})

    loaded = settings.load(Role.WORKER)

    assert loaded.port == 2
    assert loaded.slack_bot_token is not None
    assert loaded.slack_bot_token.get_secret_value() == "xoxb-file"


def test_secrets_are_not_shown_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {"SLACK_BOT_TOKEN": "xoxb-hidden", "DATABASE_URL": "postgres://u:hidden@host/name"}
    with_(monkeypatch, SOCKET | secrets)

    assert "hidden" not in repr(settings.load(Role.RUN))


def test_libraries_that_look_into_the_environment_find_no_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    import os  # noqa: PLC0415 - the environment is what this is about

    with_(monkeypatch, SOCKET)

    settings.keep_to_ourselves()

    assert not [name for name in os.environ if name.startswith("SLACK_")]
