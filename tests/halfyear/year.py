"""The half year itself: a clock that goes by minutes, cases that come at random, the bot's own jobs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter
from zoneinfo import ZoneInfo

from bot import answers, cases, escalation, shifts, stats
from bot.app import build
from bot.clock import FixedClock
from bot.feature import Job
from bot.office import Office
from bot.schedule import Schedule
from bot.settings import Settings
from storage import schema
from storage.database import Database
from tests.halfyear.calendar import Calendar
from tests.halfyear.deadlines import untold
from tests.halfyear.judge import Judge
from tests.halfyear.people import Crowd
from tests.halfyear.team import settle

START = datetime(2026, 10, 12, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
MINUTE = timedelta(minutes=1)
BY_NIGHT = timedelta(minutes=15)
WAKING = range(7, 18)
"""Hours (UTC, from Monday to Friday) in which every minute is looked at; in the others nobody is at work."""
SATURDAY = 5
BUSY_HOURS = tuple(range(7, 23))
ACTS_EVERY = 5
"""Minutes between two moments at which people do something."""
FEATURES = (cases.FEATURE, shifts.FEATURE, escalation.FEATURE, answers.FEATURE, stats.FEATURE)
LATE_SHARE = 0.1
"""Of the cases, those that come in the night."""


@dataclass(frozen=True, slots=True)
class Year:
    """What came of it."""

    judge: Judge
    cases: int
    days: int
    acts: int
    looks: int
    untold: Sequence[str]
    """Stages of deadlines that nobody heard of."""
    seconds: float


def lived(database: Database, days: int, count: int, seed: int) -> Year:
    began, clock = perf_counter(), FixedClock(START)
    schema.upgrade(database)
    bot = build(_settings(), database, clock, features=FEATURES)
    chance = Random(seed)  # noqa: S311 - chance, not secrecy
    with bot.office.transaction() as session:
        settled = settle(session, START, days, chance)
    calendar = Calendar(settled.leaves)
    crowd, judge = Crowd(bot.office, settled.team_id, chance, calendar), Judge(calendar)
    looks = _live(bot.office, clock, Crowded(crowd, judge, arrivals_in(days, count, chance)), days)
    with bot.office.reading() as session:
        missed = untold(session, calendar, judge.told, clock.now())
    bot.close()
    return Year(judge, count, days, crowd.acts, looks, missed, perf_counter() - began)


def _settings() -> Settings:
    return Settings(slack_bot_token="xoxb-1", slack_app_token="xapp-1", _env_file=None)  # type: ignore[call-arg, arg-type]


@dataclass(frozen=True, slots=True)
class Crowded:
    """Who acts, who judges, and when cases come; the next one is the last."""

    crowd: Crowd
    judge: Judge
    arrivals: list[datetime]


def _live(office: Office, clock: FixedClock, lives: Crowded, days: int) -> int:
    """How often was looked."""
    schedules = {every: Schedule(office, jobs, _measure) for every, jobs in _by_interval().items()}
    looks, end = 0, START + timedelta(days=days)
    while (now := clock.now()) < end:
        while lives.arrivals and lives.arrivals[-1] <= now:
            lives.arrivals.pop()
            lives.crowd.reports(now)
        if now.minute % ACTS_EVERY == 0:
            lives.crowd.works(now)
        for every, schedule in schedules.items():
            if now.minute % every == 0:
                schedule.tick_all()
        with office.reading() as session:
            lives.judge.look(session, now)
        looks += 1
        is_waking = now.hour in WAKING and now.weekday() < SATURDAY
        clock.forward(seconds=(MINUTE if is_waking else BY_NIGHT).total_seconds())
    return looks


def _by_interval() -> dict[int, list[Job]]:
    """Jobs by the minutes between two looks; those of seconds at every look."""
    jobs: dict[int, list[Job]] = {}
    for job in (job for feature in FEATURES for job in feature.jobs):
        jobs.setdefault(max(1, int(job.every / MINUTE)), []).append(job)
    return jobs


def _measure(job: str, result: str) -> None:
    assert result == "done", job


def arrivals_in(days: int, count: int, chance: Random) -> list[datetime]:
    """Newest first, so that the next one is taken from the end; on every day of the week."""
    return sorted((_arrival(days, chance) for _ in range(count)), reverse=True)


def _arrival(days: int, chance: Random) -> datetime:
    hours = range(24) if chance.random() < LATE_SHARE else BUSY_HOURS
    span = {
        "days": chance.randrange(days - 1),
        "hours": chance.choice(hours),
        "minutes": chance.randrange(60),
    }
    return START + timedelta(**span)
