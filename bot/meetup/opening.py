"""A day of a team gets its row and its question: with the first early answer, a day off, or the prompt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.meetup.circle import Circle
from bot.meetup.questions import NO_REPEAT, Question, choose
from bot.meetup.rules import name_for_slot
from storage import meetups
from storage.meetups import Meetup
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Wanted:
    """A day that needs a row."""

    team: Team
    day: date
    circle: Circle


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what fills its gap."""

    question: str
    slot: str | None


def open_days(session: Session, wanted: Sequence[Wanted]) -> Sequence[Meetup]:
    """Every wanted day has a row now, and all are held; where there was one, its question stays."""
    questions = questions_for(session, wanted)
    return meetups.make_sure(
        session,
        [
            {
                "team_id": one.team.id,
                "day": one.day,
                "question": asked.question,
                "slot": asked.slot,
                "closes_at": one.circle.ritual.closes_at(one.day),
            }
            for one, asked in zip(wanted, questions, strict=True)
        ],
    )


def open_day(session: Session, team: Team, day: date, circle: Circle) -> Meetup:
    """That day's meet-up, yours alone to change until the transaction ends."""
    return open_days(session, [Wanted(team, day, circle)])[0]


def questions_for(session: Session, wanted: Iterable[Wanted]) -> list[Asked]:
    """The question each day would get now: the same for everybody who asks, until the row is there."""
    wanted = list(wanted)
    if not wanted:
        return []
    days = [one.day for one in wanted]
    asked = meetups.questions_between(
        session, [one.team.id for one in wanted], min(days) - NO_REPEAT, max(days) + NO_REPEAT
    )
    return [_asked(one, asked[one.team.id]) for one in wanted]


def _asked(wanted: Wanted, last_asked: Mapping[str, date]) -> Asked:
    gaps = _gaps(wanted)
    chosen: Question = choose(wanted.day, last_asked, gaps)
    return Asked(chosen.key, gaps.get(chosen.needs or ""))


def _gaps(wanted: Wanted) -> dict[str, str]:
    """What the team can fill in today; the plan's own gaps come with the plan."""
    name = name_for_slot(wanted.circle.seats, wanted.day)
    return {} if name is None else {"name": name}
