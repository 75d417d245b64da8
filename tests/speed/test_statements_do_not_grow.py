"""What a request asks of the database stays the same, however many teams and cases there are."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pydantic import SecretStr
from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import event

from bot.app import Bot, build
from bot.clock import FixedClock, RealClock
from bot.ownership import Ask, matrix_of, resolve
from bot.settings import GivenSettings
from storage import schema
from storage.database import Database
from tests.bench.calendar import fill_calendar
from tests.bench.crowd import NOW, fill
from tests.bench.ownership import CHANNELS, TASKS, fill_matrix
from tests.bench.requests import Fields, command, press
from tests.bench.webcare import make_due, taken_cases

SECRET = "a-signing-secret"
NOWHERE = "http://127.0.0.1:9/nowhere"
FEW_TEAMS, FEW_CASES = 2, 60
"""As many cases as a list shows, so that only what is behind them differs."""
MANY_TEAMS, MANY_CASES = 30, 400

REQUESTS: Mapping[str, Callable[[list[int]], Fields]] = {
    "/smplan": lambda _ids: command("", NOWHERE),
    "/smplan why": lambda _ids: command("why", NOWHERE),
    "/smcare": lambda _ids: {**command("", NOWHERE), "command": "/smcare"},
    "/smcare team": lambda _ids: {**command("team", NOWHERE), "command": "/smcare"},
    "/smroles": lambda _ids: {**command("", NOWHERE), "command": "/smroles"},
    "/smroles week": lambda _ids: {**command("week", NOWHERE), "command": "/smroles"},
    "/smcal": lambda _ids: {**command("", NOWHERE), "command": "/smcal"},
    "/smcal month": lambda _ids: {**command("month", NOWHERE), "command": "/smcal"},
    "/smcal mine": lambda _ids: {**command("mine", NOWHERE), "command": "/smcal"},
    "/smmeetup": lambda _ids: {**command("", NOWHERE), "command": "/smmeetup"},
    "add an issue": lambda _ids: press("why.add", "1", NOWHERE),
    "take a case": lambda ids: press("webcare.take", str(ids[-1]), NOWHERE),
}


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """What this thread asks: what follows an acknowledgement is not what somebody waits for."""
    statements: list[str] = []
    mine = threading.get_ident()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if threading.get_ident() == mine:
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def a_bot(database: Database) -> Bot:
    settings = GivenSettings(
        slack_bot_token=SecretStr("xoxb-invented"),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url="http://127.0.0.1:9/api/",
    )
    return build(settings, database, FixedClock(NOW))


def statements_of(bot: Bot, database: Database, fields: Fields) -> int:
    body = urlencode(fields)
    stamp = str(int(RealClock().now().timestamp()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    headers: dict[str, str | Sequence[str]] = {
        "content-type": ["application/x-www-form-urlencoded"],
        "x-slack-request-timestamp": [stamp],
        "x-slack-signature": [signature or ""],
    }
    with counted(database) as statements:
        assert bot.bolt.dispatch(BoltRequest(body=body, headers=headers)).status == 200
    return sum(not one.startswith("BEGIN") for one in statements)


def test_a_request_asks_as_much_of_a_small_team_as_of_a_crowd(database: Database) -> None:
    bot = a_bot(database)
    ids = fill(database, teams=FEW_TEAMS, cases_in_all=FEW_CASES)
    asked_of_each(bot, database, ids[:-1])  # the first time a connection is prepared too
    few = asked_of_each(bot, database, ids)

    ids = fill(
        database, teams=MANY_TEAMS, cases_in_all=MANY_CASES, first_team=FEW_TEAMS, first_case=FEW_CASES
    )
    many = asked_of_each(bot, database, ids)

    bot.close()
    assert many == few
    assert min(few.values()) > 0


def asked_of_each(bot: Bot, database: Database, ids: list[int]) -> Mapping[str, int]:
    return {what: statements_of(bot, database, make(ids)) for what, make in REQUESTS.items()}


@pytest.mark.parametrize(("text", "at_most"), [("", 5), ("week", 5), ("month", 4), ("mine", 11)])
def test_a_calendar_asks_as_much_with_thousands_of_posts(database: Database, text: str, at_most: int) -> None:
    bot = a_bot(database)
    fill(database, teams=FEW_TEAMS, cases_in_all=0)
    fields = {**command(text, NOWHERE), "command": "/smcal"}
    fill_calendar(database, posts=400)
    statements_of(bot, database, fields)
    fill_calendar(database, posts=1)
    few = statements_of(bot, database, fields)

    fill_calendar(database, posts=2000)
    many = statements_of(bot, database, fields)

    bot.close()
    assert many == few <= at_most


def test_a_tick_with_nothing_to_do_is_one_question_for_all_jobs(database: Database) -> None:
    bot = a_bot(database)
    fill(database, teams=FEW_TEAMS, cases_in_all=0)
    bot.schedule.tick_all()

    with counted(database) as statements:
        bot.schedule.tick_all()

    bot.close()
    (question,) = [one for one in statements if not one.startswith("BEGIN")]
    assert question.startswith("SELECT")


def test_a_tick_asks_as_much_over_few_open_cases_as_over_many(database: Database) -> None:
    bot = a_bot(database)
    fill(database, teams=FEW_TEAMS, cases_in_all=0)
    asked = []
    for numbers in (range(FEW_CASES), range(FEW_CASES, 10 * FEW_CASES)):
        taken_cases(database, numbers, FEW_TEAMS)
        bot.schedule.tick_all()
        make_due(database, count=3)
        with counted(database) as statements:
            bot.schedule.tick_all()
        asked.append(sum(not one.startswith("BEGIN") for one in statements))

    bot.close()
    assert asked[1] == asked[0] > 3


def test_a_whole_matrix_is_read_in_three_statements(database: Database) -> None:
    with database.transaction() as session:
        team = fill_matrix(session)

    with counted(database) as statements, database.reading() as session:
        matrix = matrix_of(session, team, NOW)

    asked = [one for one in statements if one.startswith("SELECT")]
    assert len(asked) == 3, asked
    assert sum(map(len, matrix.held.values())) == 60 * (6 + 5 * 2)


def test_both_databases_give_the_same_matrix(tmp_path: Path, database: Database) -> None:
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    schema.upgrade(other)
    found = []
    for one in (database, other):
        with one.transaction() as session:
            team = fill_matrix(session)
        with one.reading() as session:
            matrix = matrix_of(session, team, NOW)
        asks = [Ask(task, NOW, channel) for task in TASKS for channel in ("", *CHANNELS)]
        found.append([resolve(matrix, ask).chain for ask in asks])
    other.close()

    assert found[0] == found[1]
