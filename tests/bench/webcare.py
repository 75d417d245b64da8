"""A tick over a hundred thousand open cases, and how soon after a press its ping is in Slack."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

from pydantic import SecretStr
from sqlalchemy import event, func, insert, select, update

from bot.app import Bot, build
from bot.clock import FixedClock, RealClock
from bot.demo.team import load_team
from bot.settings import GivenSettings
from playground.people import Person as Screen
from playground.running import Playground
from storage import schema
from storage.cases import Case, Desk, Kind, Status
from storage.database import Database
from storage.letters import Letter
from storage.people import Member
from storage.promises import Promise
from storage.turns import Because, Turn
from tests.bench.crowd import NOW, fill
from tests.bench.processes import CONNECTED, running

TEAMS, CASES = 200, 100_000
FEW = 1_000
IN_ONE_GO = 5_000
DUE = 100
"""So many cases have something to say in a busy tick, and so many promises."""
TICK_AIM = 2.0
LETTERS, SLACK_TAKES = "abcdefghijklmno", 0.1
"""A ping is measured for each, while each of Slack's answers takes so many seconds."""
PING_AIM = 1.0
APART = 1.2
"""Seconds between two pings: Slack takes one message a second from us in one channel."""


def measured(url: str, cases: int = CASES) -> Iterator[str]:
    """Of a tick: with few cases, with all of them, and with something to say."""
    database = Database(url)
    schema.upgrade(database)
    fill(database, teams=TEAMS, cases_in_all=0)
    bot = _bot(database)
    name = database.url.get_backend_name()
    taken_cases(database, range(FEW))
    few = _quiet(bot, database)
    taken_cases(database, range(FEW, cases))
    many = _quiet(bot, database)
    yield f"{name}, a tick with nothing due: {few[0]:.2f} s, {few[1]} statements, with {FEW:,} open cases"
    yield (
        f"{name}, the same with {cases:,}: {many[0]:.2f} s (aim {TICK_AIM:.0f}), {many[1]} statements,"
        f" longest question {many[2] * 1000:.0f} ms"
    )
    make_due(database)
    took, asked, longest = _tick(bot, database)
    yield (
        f"{name}, {DUE} deadlines and {DUE} promises due in as many teams: {took:.2f} s, {asked} statements,"
        f" longest {longest * 1000:.0f} ms, {_letters(database)} letters"
    )
    bot.close()
    database.close()


def _bot(database: Database) -> Bot:
    settings = GivenSettings(
        slack_bot_token=SecretStr("xoxb-invented"),
        slack_signing_secret=SecretStr("invented"),
        slack_api_url="http://127.0.0.1:9/api/",
    )
    return build(settings, database, FixedClock(NOW))


def taken_cases(database: Database, numbers: range, teams: int = TEAMS) -> None:
    """Each team has as many; each case was taken by one of its ten people, and its clock runs."""
    for first in range(numbers.start, numbers.stop, IN_ONE_GO):
        some = range(first, min(first + IN_ONE_GO, numbers.stop))
        with database.transaction() as session:
            known = session.scalar(select(func.max(Case.id))) or 0
            session.execute(insert(Case), [_case(number, teams) for number in some])
            ids = session.scalars(select(Case.id).where(Case.id > known).order_by(Case.id)).all()
            session.execute(
                insert(Turn), [_turn(number, one, teams) for number, one in zip(some, ids, strict=True)]
            )
            of_case = select(Turn.id).where(Turn.case_id == Case.id).scalar_subquery()
            session.execute(
                update(Case).where(Case.id > known).values(turn_id=of_case),
                execution_options={"synchronize_session": False},
            )
    with database.transaction() as session:
        for team in range(1, teams + 1):
            desk = session.get(Desk, team) or Desk(team_id=team)
            desk.last_number = numbers.stop // teams
            session.add(desk)


def _case(number: int, teams: int) -> dict[str, object]:
    soon = NOW + timedelta(minutes=30 + number % 200)
    return {
        "team_id": number % teams + 1,
        "number": number // teams + 1,
        "channel": "facebook",
        "kind": Kind.QUESTION,
        "paraphrase": "Vraagt of 24 uur per week kan.",
        "reported_at": NOW - timedelta(minutes=number % 60),
        "reported_by": _owner(number, teams),
        "owner_id": _owner(number, teams),
        "status": Status.TAKEN,
        "target": timedelta(hours=4),
        "half_at": soon,
        "warn_at": soon + timedelta(hours=1),
        "due_at": soon + timedelta(hours=2),
        "long_at": soon + timedelta(hours=4),
        "alarm_at": soon,
        "leave_at": NOW + timedelta(hours=6),
        "look_at": soon,
        "alive_at": NOW,
        "unheard": [],
    }


def _turn(number: int, case_id: int, teams: int) -> dict[str, object]:
    at = NOW - timedelta(minutes=number % 60)
    return {
        "case_id": case_id,
        "team_id": number % teams + 1,
        "user_id": _owner(number, teams),
        "at": at,
        "ping_at": at,
        "because": Because.TOOK,
        "by": _owner(number, teams),
    }


def _owner(number: int, teams: int) -> str:
    """One of the people of `crowd`, never the first of the first team, who has another name."""
    return f"U{number % teams:04}{1 + number // teams % 9:02}"


def make_due(database: Database, count: int = DUE) -> None:
    """Of so many cases, of all teams, the time is gone, and something was promised for now."""
    with database.transaction() as session:
        for case in session.scalars(select(Case).order_by(Case.id.desc()).limit(count)):
            case.half_at = case.warn_at = case.due_at = case.alarm_at = NOW - timedelta(minutes=1)
            by, made = str(case.owner_id), NOW - timedelta(hours=1)
            row = Promise(case_id=case.id, team_id=case.team_id, at=made, by=by, what="uitzoeken", due_at=NOW)
            row.remind_at = NOW
            session.add(row)


def _quiet(bot: Bot, database: Database) -> tuple[float, int, float]:
    """The second of two: the first finds what the filling left to do."""
    _tick(bot, database)
    return _tick(bot, database)


def _tick(bot: Bot, database: Database) -> tuple[float, int, float]:
    """Seconds, statements, and the seconds of the longest of them."""
    with _timed(database) as took:
        begun = perf_counter()
        bot.schedule.tick_all()
        return perf_counter() - begun, len(took), max(took, default=0.0)


@contextmanager
def _timed(database: Database) -> Iterator[list[float]]:
    took: list[float] = []
    begun = [0.0]
    mine = threading.get_ident()

    def begins(*_: object) -> None:
        begun[0] = perf_counter()

    def ends(*_: object) -> None:
        if threading.get_ident() == mine:
            took.append(perf_counter() - begun[0])

    event.listen(database.engine, "before_cursor_execute", begins)
    event.listen(database.engine, "after_cursor_execute", ends)
    yield took
    event.remove(database.engine, "before_cursor_execute", begins)
    event.remove(database.engine, "after_cursor_execute", ends)


def _letters(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Letter)) or 0


def pings(url: str, folder: Path) -> Iterator[str]:
    """From the press that saves a case until its owner's ping is in Slack; each of its answers takes long."""
    database = Database(url)
    schema.upgrade(database)
    load_team(database, "nl")
    with database.transaction() as session:
        session.execute(update(Member).values(case_limit=2 * len(LETTERS)))  # somebody always has room
    name = database.url.get_backend_name()
    database.close()
    with Playground(trigger_seconds=30.0) as slack:
        told = {**slack.environment, "DATABASE_URL": url, "LOG_LEVEL": "INFO"}
        with running(["-m", "bot"], told, folder / f"pings-{name}.txt") as process:
            process.waits_for(CONNECTED, seconds=60)
            slack.fault("slow", seconds=SLACK_TAKES)
            took = [_until_the_ping(slack, letter) for letter in LETTERS]
    yield (
        f"{name}, seconds from a press to the ping: {median(took):.2f} (aim {PING_AIM:.0f}),"
        f" longest {max(took):.2f}, of Slack itself {SLACK_TAKES:.1f}"
    )


def _until_the_ping(slack: Playground, letter: str) -> float:
    """Bram saves a case that says what no other says."""
    sleep(APART)
    bram, words = Screen(slack, slack.person("Bram").id), f"Mag ik trui {letter} meenemen?"
    bram.types("/smcare nieuw", "#social")
    bram.waits_for_form("Nieuwe melding", seconds=10)
    bram.fills("Waar?", "Instagram")
    bram.fills("Wat voor bericht is het?", "Vraag")
    bram.fills("Wat vraagt of zegt iemand?", words)
    pressed = RealClock().now().timestamp()
    bram.submits()
    slack.waits_until(lambda: _pings(slack, words), 30)
    return float(_pings(slack, words)[0]["at"]) - pressed


def _pings(slack: Playground, words: str) -> list[dict[str, Any]]:
    """What was said to a person about that case, the first first."""
    return [
        call
        for call in slack.calls("chat.postMessage")
        if call["ok"] and str(call["answer"]["channel"]).startswith("D") and words in str(call["arguments"])
    ]
