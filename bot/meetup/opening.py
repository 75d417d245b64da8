"""A day of a team gets its row, its question and its signal: with the first early answer, a day off, or the
prompt. All of it is asked of the database once for however many teams.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.hook_days import coming
from bot.meetup import signals
from bot.meetup.circle import Circle
from bot.meetup.questions import (
    NO_REPEAT,
    Question,
    choose,
    filled,
    theme_of,
    typed_question,
)
from bot.meetup.rules import name_for_slot
from bot.meetup.signals import Heard
from bot.opening_hours import MIDNIGHT, WEEK, monday_of
from bot.texts import Say
from bot.working_time import local, local_day
from storage import meetup_blockers, meetup_facts, meetups, talks
from storage.meetups import Before, Meetup
from storage.people import Team
from storage.plans import Issue

Gaps = Mapping[str, str]
"""What a team can fill in on a day: by the name of the gap."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A day that needs a row; `say` speaks the team's language."""

    team: Team
    day: date
    circle: Circle
    say: Say

    @property
    def theme(self) -> str | None:
        return theme_of(self.day) if self.team.meetup_has_theme else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what fills its gap; of a question of the team's own all its words."""

    question: str
    slot: str | None


def open_days(session: Session, wanted: Sequence[Wanted]) -> Sequence[Meetup]:
    """Every wanted day has a row now, and all are held; where there was one, its question stays."""
    if not wanted:
        return []
    before = _before(session, wanted)
    questions = _questions(session, wanted, before)
    heard = _heard(session, wanted)
    return meetups.make_sure(
        session,
        [
            {
                "team_id": one.team.id,
                "day": one.day,
                "question": asked.question,
                "slot": asked.slot,
                "closes_at": one.circle.ritual.closes_at(one.day),
                "signal": _signal(one, heard[one.team.id], before[one.team.id]),
            }
            for one, asked in zip(wanted, questions, strict=True)
        ],
    )


def open_day(session: Session, wanted: Wanted) -> Meetup:
    """That day's meet-up, yours alone to change until the transaction ends."""
    return open_days(session, [wanted])[0]


def question_for(session: Session, wanted: Wanted) -> Asked:
    """The question that day would get now: the same for everybody who asks, until the row is there."""
    return _questions(session, [wanted], _before(session, [wanted]))[0]


def _before(session: Session, wanted: Sequence[Wanted]) -> Mapping[int, Before]:
    days = [one.day for one in wanted]
    return meetups.before(session, _ids(wanted), min(days) - NO_REPEAT, max(days) + NO_REPEAT)


def _questions(session: Session, wanted: Sequence[Wanted], before: Mapping[int, Before]) -> list[Asked]:
    own: dict[int, list[Question]] = {one.team.id: [] for one in wanted}
    for typed in talks.questions_of(session, own):
        own[typed.team_id].append(typed_question(typed.id, typed.text, typed.weekday))
    gaps = _gaps(session, wanted)
    return [_asked(one, before[one.team.id].questions, gaps[one.team.id], own[one.team.id]) for one in wanted]


def _asked(wanted: Wanted, last: Mapping[str, date], gaps: Gaps, own: Sequence[Question]) -> Asked:
    chosen = choose(wanted.day, last, gaps, own, themed=wanted.team.meetup_has_theme)
    if chosen.typed is not None:
        return Asked(chosen.key, filled(chosen.typed, gaps))
    return Asked(chosen.key, gaps.get(chosen.needs or ""))


def _gaps(session: Session, wanted: Sequence[Wanted]) -> dict[int, Gaps]:
    """What each team can fill in: another value, audience and issue each week, and a colleague."""
    team_ids = _ids(wanted)
    issues = meetup_facts.issues(session, team_ids)
    audiences = meetup_facts.audiences(session, team_ids)
    values = meetup_facts.values(session, team_ids)
    return {
        one.team.id: {
            **_gap("issue", one, _topics(one.say, issues[one.team.id])),
            **_gap("audience", one, [audience.name for audience in audiences[one.team.id]]),
            **_gap("value", one, [value.name for value in values[one.team.id]]),
            **_gap("name", one, filter(None, [name_for_slot(one.circle.seats, one.day)])),
        }
        for one in wanted
    }


def _gap(name: str, wanted: Wanted, choices: Iterable[str]) -> Gaps:
    chosen = _of_the_week(list(choices), wanted.day)
    return {} if chosen is None else {name: chosen}


Choice = TypeVar("Choice")


def _of_the_week(choices: Sequence[Choice], day: date) -> Choice | None:
    return choices[day.isocalendar().week % len(choices)] if choices else None


def _topics(say: Say, issues: Sequence[Issue]) -> list[str]:
    """What the issues are about, in two or three words: their whole sentence does not fit in a question."""
    topics = dict.fromkeys(topic for issue in issues for topic in issue.topics[:1] if topic != "other")
    named = [say(f"why.topic.{topic}.option") for topic in topics]
    return [name[:1].lower() + name[1:] for name in named]


def _heard(session: Session, wanted: Sequence[Wanted]) -> dict[int, Heard]:
    team_ids, first = _ids(wanted), min(one.day for one in wanted)
    questions = meetup_facts.questions_from_outside(session, team_ids, _since(first, signals.LOOK_AT))
    posts = meetup_facts.looked_back(session, team_ids, _since(first, signals.POSTS_OF))
    blockers = meetup_blockers.blockers_of(session, team_ids)
    hooks = meetup_facts.hooks(session, team_ids, _since(first, WEEK))
    return {
        one.team.id: Heard(
            questions[one.team.id],
            posts[one.team.id],
            [two for two in blockers if two.team_id == one.team.id],
            coming(one.team.country, one.day),
            {monday_of(local_day(at, one.team.zone)) for at in hooks[one.team.id]},
        )
        for one in wanted
    }


def _since(day: date, span: timedelta) -> datetime:
    return local(day - span, MIDNIGHT, "UTC")


def _signal(wanted: Wanted, heard: Heard, before: Before) -> dict[str, object]:
    chosen = signals.choose(heard, wanted.day, wanted.theme, before.signals)
    return {} if chosen is None else chosen.written()


def _ids(wanted: Collection[Wanted]) -> list[int]:
    return [one.team.id for one in wanted]
