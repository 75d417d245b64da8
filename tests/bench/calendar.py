"""Thousands of posts for the team in CHANNEL, over two years, and what a look at two weeks of them costs."""

from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any, cast

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.calendar.gathering import seen
from bot.calendar.pages import DAYS_OF_A_WEEK
from bot.calendar.week_messages import overview
from bot.office import Office, Visit
from bot.opening_hours import monday_of
from bot.texts import every_sentence
from storage import changes, people
from storage.changes import Change
from storage.channels import PlanChannel
from storage.database import Database
from storage.people import Team
from storage.posts import POST, Post, Status
from tests.bench.crowd import CHANNEL, NOW, PERSON, WORKSPACE

POSTS = 20_000
YEARS = timedelta(days=730)
AHEAD = (Status.DRAFT, Status.REVIEW, Status.APPROVED, Status.SCHEDULED)


def fill_calendar(database: Database, posts: int = POSTS) -> None:
    """So many posts more, evenly over a year back and a year ahead; those gone by were looked back at."""
    with database.transaction() as session:
        team = _team(session)
        channel = _channel(session, team)
        rows = [_row(team.id, channel, number, posts) for number in range(posts)]
        session.execute(insert(Post), rows)
        note = Change(team_id=team.id, thing=POST, thing_id=1, by=PERSON, at=NOW, did="added")
        changes.note(session, note)


def _row(team_id: int, channel: int, number: int, posts: int) -> dict[str, Any]:
    at = NOW - YEARS / 2 + YEARS * number / posts
    status = AHEAD[number % len(AHEAD)] if at > NOW else Status.LOOKED_BACK
    return {
        "team_id": team_id,
        "title": f"Vraag van de week {number}: welke tip had jij willen krijgen?",
        "status": status,
        "channel_id": channel,
        "owner_id": PERSON,
        "publish_at": at,
        "deadline_at": at - timedelta(days=1),
        "created_at": NOW,
        "created_by": PERSON,
        "version": 1,
        "result": {},
        "told": {},
        "undo": {},
    }


def _channel(session: Session, team: Team) -> int:
    """The team's first channel, or a new one."""
    first = session.scalar(select(PlanChannel.id).where(PlanChannel.team_id == team.id).limit(1))
    if first is not None:
        return first
    made = PlanChannel(
        team_id=team.id,
        key="linkedin",
        network="linkedin",
        name="LinkedIn",
        created_at=NOW,
        created_by=PERSON,
    )
    session.add(made)
    session.flush()
    return made.id


def _team(session: Session) -> Team:
    return session.scalars(select(Team).where(Team.channel_id == CHANNEL)).one()


def measured(database: Database) -> list[str]:
    """What there is to print."""
    say, took = every_sentence().say("nl"), []
    for _ in range(20):
        with database.reading() as session:
            team, person = _team(session), people.person(session, WORKSPACE, PERSON)
            visit = Visit(cast("Office", None), cast("people.Person", person), NOW, say, "")
            started = perf_counter()
            known = seen(session, visit, team, monday_of(NOW.date()), 2 * DAYS_OF_A_WEEK)
            overview(say, known)
            took.append((perf_counter() - started) * 1000)
    return [f"{'milliseconds to work out two weeks':36}{median(took):8.2f}   {len(known.shown)} posts"]
