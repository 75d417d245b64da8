"""Weeks go by: the clock goes from what is due next to what is due next, whatever that is, and people act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import CompoundSelect, bindparam, func, select, union_all

from storage import schema
from storage.database import UtcDateTime
from tests.town import HOME, Town

DUE = ("due_at", "closes_at", "not_before")
"""What the columns are called that say when something happens by itself."""
HEARTBEAT = timedelta(hours=6)
"""At least so often everything is asked, as what is due by no column might come too."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something, on the day so many days after the first, at "10:12:30" on the team's wall.

    Not on the minute in the ten minutes: its clock changes then, and the story's runs on while people act.
    """

    day: int
    at: str
    does: Callable[[Town], None]


def live(town: Town, acts: Iterable[Act], days: int) -> None:
    """Today and so many days in all, the acts at their minute; whatever is due happens at its own."""
    first = town.now.astimezone(ZoneInfo(HOME)).date()
    town.ticks()
    for act in sorted(acts, key=lambda act: (act.day, act.at)):
        _until(town, _moment(first, act.day, act.at))
        act.does(town)
        town.ticks()
    _until(town, _moment(first, days, "00:00"))


def _moment(first: date, day: int, at: str) -> datetime:
    wished = datetime.fromisoformat(f"{first + timedelta(days=day)} {at}")
    return wished.replace(tzinfo=ZoneInfo(HOME)).astimezone(UTC)


def _until(town: Town, end: datetime) -> None:
    while town.now < end:
        next_one = min(_next_due(town) or end, town.now + HEARTBEAT, end)
        town.passes(seconds=(next_one - town.now).total_seconds() + 0.001)


def _next_due(town: Town) -> datetime | None:
    """The first moment later than now in any column that says when something is due."""
    with town.bot.office.reading() as session:
        moments = session.scalars(_first_due_in_each(), {"now": town.now})
        return min((moment for moment in moments if moment is not None), default=None)


@cache
def _first_due_in_each() -> CompoundSelect[Any]:
    now = bindparam("now", type_=UtcDateTime)
    return union_all(
        *(
            select(func.min(column).label("at")).where(column > now)
            for table in schema.tables().sorted_tables
            for column in table.columns
            if column.name.endswith(DUE) and isinstance(column.type, UtcDateTime)
        )
    )
