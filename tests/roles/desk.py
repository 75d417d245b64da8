"""The demo's team with its matrix, and the steps of stories about it. Monday 23 November 2026, 09:45."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from playground.screen import Seen
from storage import people, tasks
from storage.changes import Change
from storage.database import Database
from storage.duties import EVERYTHING, Duty, Part, Scope
from storage.people import Team
from storage.tasks import TASK
from tests.filled import demo_team
from tests.town import Resident, Town, open_town

SOCIAL = "#social"
SMPLAN = "smplan"


@contextmanager
def hospital(database: Database, language: str = "nl", **playground: Any) -> Iterator[Town]:
    """A town in which the demo's team is at work; nobody has complaints at its end."""
    demo_team(database, language)
    with open_town(database, language=language, **playground) as town:
        yield town
        assert town.slack.complaints == []


def the_team(town: Town) -> Team:
    with town.bot.office.reading() as session:
        return people.every_team(session)[0]


def asks(person: Resident, words: str = "") -> Seen:
    """What `/smroles` answers this person privately."""
    person.types(f"/smroles {words}".strip(), SOCIAL)
    return private(person)


def private(person: Resident) -> Seen:
    return [seen for seen in person.sees(SOCIAL) if seen.only_you][-1]


def rows(seen: Seen) -> dict[str, list[str]]:
    """The table as it is seen, by the first cell of each row."""
    [table] = [block for block in seen.blocks if block["type"] == "table"]
    cells = [[cell["text"] for cell in row] for row in table["rows"]]
    return {row[0]: row[1:] for row in cells}


def opens_task(person: Resident, name: str) -> None:
    seen = asks(person)
    person.chooses("Taak wijzigen", name, seen)
    person.waits_for_form("Wie doet wat?")


def held(town: Town, task: str, scope: Scope = EVERYTHING) -> Mapping[Part, Sequence[str]]:
    """Part -> names of people, and roles, as they are kept."""
    with town.bot.office.reading() as session:
        names = {one.user_id: one.name.split()[0] for one in session.scalars(select(people.Person))}
        found: dict[Part, list[str]] = {}
        for duty in session.scalars(select(Duty).where(Duty.task == task).order_by(Duty.id)):
            if duty.scope == scope:
                found.setdefault(duty.part, []).append(names.get(duty.user_id) or duty.role)
    return found


def all_changes(town: Town) -> Sequence[Change]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Change).where(Change.thing == TASK).order_by(Change.id)).all()


def task_keys(town: Town) -> list[str]:
    with town.bot.office.reading() as session:
        return [task.key for task in tasks.of_team(session, people.every_team(session)[0])]


def mail(person: Resident, words: str) -> list[Seen]:
    """Direct messages of smplan that say this."""
    return [seen for seen in person.sees(SMPLAN) if words in seen.text]
