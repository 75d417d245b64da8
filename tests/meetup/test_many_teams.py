"""Thousands of teams have their prompt in the same minute: few statements for each, and nothing twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import event, func, select

from bot.clock import FixedClock
from bot.meetup import jobs
from bot.office import Office
from bot.rituals import prompt_due_at
from bot.slack.directory import Directory
from bot.texts import every_sentence
from storage import workspaces
from storage.database import Database
from storage.meetup_reminders import Reminder
from storage.meetups import Meetup
from storage.outbox import Letter
from storage.people import Member, Person, Team

EVENING = datetime(2026, 11, 23, 18, tzinfo=UTC)
PROMPT = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)
AFTERNOON = datetime(2026, 11, 24, 16, tzinfo=UTC)
PEOPLE = 5


@pytest.fixture
def office(database: Database) -> Office:
    """An office without Slack: letters wait in the outbox."""
    directory = Directory(lambda *_, **__: {})
    return Office(database, FixedClock(EVENING), every_sentence(), directory, lambda: None)


def teams_are_set_up(office: Office, count: int) -> None:
    with office.transaction() as session:
        workspaces.know(session, "T1")
        people = [
            Person(workspace_id="T1", user_id=f"U{number}", name=f"Naam {number}") for number in range(PEOPLE)
        ]
        session.add_all(people)
        for number in range(count):
            team = Team(
                workspace_id="T1",
                channel_id=f"C{number}",
                name=f"team {number}",
                created_at=EVENING,
                created_by="U0",
            )
            team.prompt_due_at = prompt_due_at(team, EVENING)
            session.add(team)
            session.flush()
            session.add_all(
                Member(team_id=team.id, user_id=one.user_id, workspace_id="T1", joined_at=EVENING)
                for one in people
            )


@contextmanager
def counting(database: Database) -> Iterator[SimpleNamespace]:
    """How many statements were executed meanwhile."""
    counted = SimpleNamespace(statements=0)

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.statements += not statement.startswith("BEGIN")

    event.listen(database.engine, "before_cursor_execute", count)
    yield counted
    event.remove(database.engine, "before_cursor_execute", count)


def test_every_team_has_one_prompt_and_everybody_one_decision(office: Office) -> None:
    teams_are_set_up(office, 60)

    jobs.prompts(office, PROMPT)
    jobs.prompts(office, PROMPT)

    with office.reading() as session:
        assert session.scalar(select(func.count()).select_from(Letter)) == 60
        assert session.scalar(select(func.count()).select_from(Reminder)) == 60 * PEOPLE
        assert session.scalar(select(func.count()).select_from(Meetup)) == 60


def test_a_prompt_costs_few_statements_however_many_teams_there_are(
    office: Office, database: Database
) -> None:
    teams_are_set_up(office, 75)

    with counting(database) as prompts:
        jobs.prompts(office, PROMPT)
    with counting(database) as reminders:
        jobs.reminders(office, AFTERNOON)
    with counting(database) as summaries:
        jobs.summaries(office, AFTERNOON)

    assert prompts.statements <= 75 * 3 + 4 * 30
    assert reminders.statements <= 75 * PEOPLE + 16 * 12
    assert summaries.statements <= 75 * 3 + 4 * 30


@pytest.mark.traced
def test_when_nothing_is_due_each_job_asks_one_question(office: Office, database: Database) -> None:
    teams_are_set_up(office, 5)

    with counting(database) as asked:
        for job in (jobs.prompts, jobs.reminders, jobs.summaries):
            job(office, EVENING)

    assert asked.statements == 3
