"""What a request asks of the database stays the same, however many teams and cases there are."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from pydantic import SecretStr
from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import event

from bot.app import Bot, build
from bot.clock import FixedClock, RealClock
from bot.settings import GivenSettings
from storage.database import Database
from tests.bench.crowd import NOW, fill
from tests.bench.requests import Fields, command, press

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
    return len(statements)


@pytest.mark.parametrize("what", REQUESTS)
def test_a_request_asks_as_much_of_a_small_team_as_of_a_crowd(database: Database, what: str) -> None:
    bot, make = a_bot(database), REQUESTS[what]
    ids = fill(database, teams=FEW_TEAMS, cases_in_all=FEW_CASES)
    statements_of(bot, database, make(ids[:-1]))  # the first time a connection is prepared too
    few = statements_of(bot, database, make(ids))

    ids = fill(
        database, teams=MANY_TEAMS, cases_in_all=MANY_CASES, first_team=FEW_TEAMS, first_case=FEW_CASES
    )
    many = statements_of(bot, database, make(ids))

    bot.close()
    assert many == few > 0
