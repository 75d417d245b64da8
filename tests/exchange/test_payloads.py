"""What Slack gets of each form and message of tables and feeds; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.exchange import exporting, feed_messages, importing, messages
from bot.exchange.feeding import MOST
from bot.exchange.messages import ON_A_PAGE
from bot.slack.limits import Surface
from bot.slack.replies import Form, Message, as_message, as_view
from bot.slack.validator import problems
from bot.texts import LANGUAGES, Say, every_sentence
from storage.imports import Import
from tests.exchange.examples import (
    CHANGES,
    FULL,
    LONG,
    NEW,
    NOW,
    REFUSED,
    SAME,
    TEAM,
    ZONE,
    a_link,
    an_import,
)
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
ROWS = (NEW, CHANGES, REFUSED, SAME)
MANY: dict[str, Any] = {"counts": {"refused": 3, "changes": 7, "new": 4_990, "same": 0}}
BEGUN: dict[str, Any] = {"confirmed_at": NOW, "confirmed_by": "U2"}
ADDRESS = f"https://smplan.example/feeds/{'s3cr3t' * 7}.ics"


def state(say: Say, held: Import) -> Message:
    return messages.state(say, held, ZONE, "Europe/London")


def stopped(say: Say, problem: str, **values: int) -> Message:
    return state(say, an_import(about={"problem": problem, "values": values}, ended_at=NOW))


def read(say: Say) -> Message:
    held = an_import(ROWS)
    held.about["unknown"] = ["Kleur", "titel"]
    return state(say, held)


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "import_form": lambda say: importing.which_file(say, TEAM),
    "import_fetching": lambda say: state(say, an_import(file_url="https://files.example/1")),
    "import_read": read,
    "import_nothing": lambda say: state(say, an_import([SAME])),
    "import_writing": lambda say: state(say, an_import(about=MANY, written=1_500, **BEGUN)),
    "import_ended": lambda say: state(say, an_import(about=MANY, passed=2, ended_at=NOW, **BEGUN)),
    "import_cancelled": lambda say: state(say, an_import(ROWS, ended_at=NOW)),
    "import_too_many_rows": lambda say: stopped(say, "too_many_rows", rows=10_000),
    "import_too_many_columns": lambda say: stopped(say, "too_many_columns", most=100),
    "import_unpacks_too_large": lambda say: stopped(say, "unpacks_too_large", megabytes=80),
    "import_late": lambda say: messages.late(say, an_import(**BEGUN), ZONE),
    "import_over": lambda say: messages.late(say, an_import(ended_at=NOW), ZONE),
    "rows": lambda say: messages.row_by_row(say, an_import(ROWS), 0, ZONE),
    "rows_in_the_middle": lambda say: messages.row_by_row(say, an_import([SAME] * 41), 1, ZONE),
    "export": lambda say: exporting.which(say, TEAM),
    "feed_none": lambda say: feed_messages.overview(say, TEAM, [], ZONE),
    "feed": lambda say: feed_messages.overview(say, TEAM, [a_link(1, read_at=NOW), a_link(2, "U1")], ZONE),
    "feed_made": lambda say: feed_messages.made(say, TEAM, ADDRESS, is_own=False),
    "feed_made_own": lambda say: feed_messages.made(say, TEAM, ADDRESS, is_own=True),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_slack_gets_exactly_this(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")


def test_no_payload_is_kept_that_is_not_made() -> None:
    made = {f"{name}.{language}.json" for name in ALL for language in LANGUAGES}

    assert {file.name for file in GOLDEN.iterdir()} == made


def fullest_read(say: Say) -> Message:
    """A file's name of 200 characters, sixty refused rows, and sixty columns that are not ours."""
    held = an_import([FULL] * 60, file_name=LONG[: importing.LONGEST_NAME])
    held.about["unknown"] = [LONG] * 60
    return state(say, held)


FULLEST: dict[str, Callable[[Say], Form | Message]] = {
    "import_read": fullest_read,
    "import_ended": lambda say: state(
        say, an_import(file_name=LONG, about=MANY, passed=9_999, ended_at=NOW, **BEGUN)
    ),
    "rows": lambda say: messages.row_by_row(say, an_import([FULL] * 3 * ON_A_PAGE), 1, ZONE),
    "feed": lambda say: feed_messages.overview(
        say, TEAM, [a_link(number, who, NOW) for who in (None, "U1") for number in range(MOST)], ZONE
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_fits(name: str, language: str) -> None:
    said = FULLEST[name](every_sentence().say(language))

    payload = as_view(said) if isinstance(said, Form) else as_message(said)
    assert problems(payload, Surface.MODAL if isinstance(said, Form) else Surface.MESSAGE) == []
