"""Thousands of teams have their meet-up in the same minute: how long until all prompts are in the outbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from time import perf_counter

from sqlalchemy import func, select

from bot.clock import FixedClock
from bot.meetup import jobs
from bot.office import Office
from bot.posting.writing import writer
from bot.rituals import prompt_due_at
from bot.slack.directory import Directory
from bot.texts import every_sentence
from storage import workspaces
from storage.channels import Network, PlanChannel
from storage.database import Database
from storage.meetups import Meetup
from storage.outbox import Letter
from storage.people import Member, Person, Team
from storage.posts import Filled

TEAMS = 5_000
PEOPLE = 5
EVENING = datetime(2026, 11, 23, 18, tzinfo=UTC)
PROMPT = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
IN_ONE_GO = 250
"""Teams written in one transaction."""
AIM = 20.0
"""Seconds with one worker on PostgreSQL; half of it with two."""


def fill(database: Database) -> None:
    """Teams of five, each with a channel and a post that goes out on the day."""
    with database.transaction() as session:
        workspaces.know(session, "T1")
        session.add_all(
            Person(workspace_id="T1", user_id=f"U{number}", name=f"Naam {number}") for number in range(PEOPLE)
        )
    for first in range(0, TEAMS, IN_ONE_GO):
        _fill_some(database, range(first, first + IN_ONE_GO))


def _fill_some(database: Database, numbers: range) -> None:
    with database.transaction() as session:
        teams = [_team(number) for number in numbers]
        session.add_all(teams)
        session.flush()
        for team in teams:
            channel = _channel(team)
            session.add_all([channel, *_members(team)])
            session.flush()
            writer(session, team, EVENING).add(_post(channel), "U1")


def _post(channel: PlanChannel) -> Filled:
    return {"title": "Buddy gezocht", "publish_at": NOON, "channel_id": channel.id, "owner_id": "U1"}


def _team(number: int) -> Team:
    team = Team(
        workspace_id="T1", channel_id=f"C{number}", name=f"team {number}", created_at=EVENING, created_by="U0"
    )
    team.prompt_due_at = prompt_due_at(team, EVENING)
    return team


def _channel(team: Team) -> PlanChannel:
    return PlanChannel(
        team_id=team.id,
        key=Network.LINKEDIN,
        network=Network.LINKEDIN,
        name="LinkedIn",
        created_at=EVENING,
        created_by="U0",
    )


def _members(team: Team) -> Iterator[Member]:
    for number in range(PEOPLE):
        yield Member(team_id=team.id, user_id=f"U{number}", workspace_id="T1", joined_at=EVENING)


def measured(url: str, workers: int) -> float:
    """Seconds until the last of so many worker processes found nothing more to do; they start before."""
    start = get_context("spawn")
    ready, go = start.Semaphore(0), start.Event()
    processes = [start.Process(target=work, args=(url, ready, go)) for _ in range(workers)]
    for process in processes:
        process.start()
    for _ in processes:
        ready.acquire()
    began = perf_counter()
    go.set()
    for process in processes:
        process.join()
    return perf_counter() - began


def work(url: str, ready: object, go: object) -> None:
    """One worker: it writes prompts until none is due."""
    database = Database(url)
    office = Office(database, FixedClock(PROMPT), every_sentence(), Directory(_no_slack), lambda: None)
    ready.release()  # type: ignore[attr-defined]
    go.wait()  # type: ignore[attr-defined]
    jobs.prompts(office, PROMPT)
    database.close()


def _no_slack(*_: object, **__: object) -> dict[str, object]:
    return {}


def undo(database: Database) -> None:
    """As it was before: no meet-up, no letter, every prompt due again."""
    with database.transaction() as session:
        session.query(Letter).delete()
        session.query(Meetup).delete()
        session.query(Team).update({Team.prompt_due_at: PROMPT - timedelta(minutes=1)})


def told(database: Database, url: str) -> Iterator[str]:
    fill(database)
    for workers, aim in ((1, AIM), (2, AIM / 2)):
        seconds = measured(url, workers)
        prompts, letters = _written(database)
        assert prompts == TEAMS, f"{prompts} of {TEAMS} teams were asked"
        yield (
            f"{TEAMS:,} meet-ups in the same minute, workers: {workers}, letters: {letters:,}:"
            f" {seconds:.1f} s (aim {aim:.0f})"
        )
        undo(database)


def _written(database: Database) -> tuple[int, int]:
    with database.reading() as session:
        prompted = select(func.count()).select_from(Meetup).where(Meetup.prompted_at.is_not(None))
        letters = select(func.count()).select_from(Letter)
        return session.scalar(prompted) or 0, session.scalar(letters) or 0
