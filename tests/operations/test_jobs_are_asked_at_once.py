"""A process that starts looks at once what is due: however often it is restarted, nothing waits for it."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import ColumnElement, false, literal_column, true

from bot.feature import Feature, Job
from bot.office import Office
from storage import workspaces
from storage.database import Database, Moment
from storage.looking import When
from tests.town import at_work, open_town

EVERY_HOUR, DAY, OFTEN = timedelta(hours=1), timedelta(days=1), timedelta(seconds=0.05)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_job_of_every_hour_is_asked_when_the_process_starts(database: Database) -> None:
    asked = Event()
    rare = Job("rare", EVERY_HOUR, lambda _office, _now: asked.set())
    with open_town(database, features=(Feature("jobs", jobs=(rare,)),)) as town, at_work(town.bot):
        assert asked.wait(5)


def nothing_is_due(_now: Moment) -> ColumnElement[bool]:
    return false()


def something_is_due(_now: Moment) -> ColumnElement[bool]:
    return true()


def cannot_be_asked(_now: Moment) -> ColumnElement[bool]:
    return literal_column("no_such_column").is_(None)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("when", "is_done"),
    [(None, True), (something_is_due, True), (nothing_is_due, False), (cannot_be_asked, True)],
)
def test_a_job_is_done_when_something_is_due_or_nobody_knows(
    database: Database, when: Callable[[Moment], ColumnElement[bool]] | None, *, is_done: bool
) -> None:
    done, round_over = Event(), Event()
    asked = Job("asked", EVERY_HOUR, lambda _office, _now: done.set(), when and When(when))
    last = Job("last", EVERY_HOUR, lambda _office, _now: round_over.set())

    with open_town(database, features=(Feature("jobs", jobs=(asked, last)),)) as town:
        town.ticks()
        in_a_story = done.is_set()
        done.clear()
        with at_work(town.bot):
            assert round_over.wait(5)
            at_its_own = done.wait(5 if is_done else 0)

    assert (in_a_story, at_its_own) == (is_done, is_done)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_job_is_told_what_was_due_so_long_ago(database: Database) -> None:
    done: list[str] = []
    rare = Job("rare", EVERY_HOUR, lambda *_: done.append("rare"), When(workspaces.any_to_forget, DAY))
    with open_town(database, features=(Feature("jobs", jobs=(rare,)),)) as town:
        with database.transaction() as session:
            workspaces.hear(session, "T1", "a press", town.now)
        town.passes(hours=23)
        assert done == []

        town.passes(hours=1, seconds=1)
        assert done == ["rare"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_slow_job_keeps_no_other_waiting_and_is_not_begun_again(database: Database) -> None:
    begun, go_on, others = Counter[str](), Event(), Event()

    def slow(_office: Office, _now: datetime) -> None:
        begun["slow"] += 1
        assert go_on.wait(5)

    def quick(_office: Office, _now: datetime) -> None:
        begun["quick"] += 1
        if begun["quick"] == 3:
            others.set()

    jobs = (Job("slow", OFTEN, slow), Job("quick", OFTEN, quick))
    with open_town(database, features=(Feature("jobs", jobs=jobs),)) as town, at_work(town.bot):
        assert others.wait(5)
        assert begun["slow"] == 1
        go_on.set()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_one_job_makes_due_the_next_one_does_in_the_same_look(database: Database) -> None:
    done: list[str] = []

    def hears(office: Office, now: datetime) -> None:
        with office.transaction() as session:
            workspaces.hear(session, "T1", "a press", now - DAY)

    jobs = (
        Job("hears", EVERY_HOUR, hears),
        Job("forgets", EVERY_HOUR, lambda *_: done.append("forgets"), When(workspaces.any_to_forget)),
    )
    with open_town(database, features=(Feature("jobs", jobs=jobs),)) as town:
        town.ticks()
    assert done == ["forgets"]
