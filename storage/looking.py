"""Whether there is anything to do at all, for many kinds of work in one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from storage.database import Moment, UtcDateTime


@dataclass(frozen=True, slots=True)
class When:
    """Whether something is due at a moment: `now`, or so long `ago`."""

    at: Callable[[Moment], ColumnElement[bool]]
    ago: timedelta = timedelta(0)


class Look:
    """Made once, as that costs more than to ask it; the moments are told when it is asked."""

    def __init__(self, whens: Sequence[When]) -> None:
        self._spans = {_name(one): one.ago for one in whens}
        self._statement = select(*(one.at(_moment(one)).label(f"any_{n}") for n, one in enumerate(whens)))

    def answers(self, session: Session, now: datetime) -> tuple[bool, ...]:
        """Of each whether there is anything, in their order; it goes past the ORM."""
        moments = {name: now - ago for name, ago in self._spans.items()}
        found = session.connection().execute(self._statement, moments).one()
        return tuple(bool(one) for one in found)


@cache
def look_for(whens: tuple[When, ...]) -> Look:
    """The same look for the same questions."""
    return Look(whens)


def _moment(when: When) -> BindParameter[datetime]:
    return bindparam(_name(when), type_=UtcDateTime())


def _name(when: When) -> str:
    return f"seconds_ago_{int(when.ago.total_seconds())}"
