"""The last meet-ups of the demo team, with their answers, ideas, decisions and blockers.

The last one is today's: its prompt comes as soon as the bot wakes, with the early answers under it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.story import ids
from bot.meetup.agenda import MINUTE
from bot.meetup.questions import choose
from bot.meetup.signals import Heard
from bot.meetup.signals import choose as choose_signal
from bot.rituals import CLOSING
from bot.wall_clock import local
from storage import meetup_blockers
from storage.actions import Action
from storage.ideas import Idea
from storage.meetup_blockers import Blocker
from storage.meetup_facts import about_meetup
from storage.meetups import Answer, Meetup
from storage.people import Team
from storage.talks import TenMinutes

Told = Mapping[str, Any]
EARLY = time(8, 55)
"""Answers were given before the prompt, by who was there first."""
TALK_AFTER = timedelta(minutes=10)
"""The ten minutes begin so long after the prompt."""


def load_meetups(session: Session, team: Team, story: Told, now: datetime) -> None:
    """Days gone by are closed; of today there are answers only."""
    for told in story["meetups"]:
        meetup = _meetup(team, told, ids(story), now)
        session.add(meetup)
        session.flush()
        _answer(session, team, meetup, told, ids(story))
        session.add_all(_decisions(team, meetup, told, ids(story), now))
        if meetup.prompted_at is not None:
            session.add(_talk(meetup, told, meetup.prompted_at))
        else:
            session.flush()
            meetup.signal = _signal(session, team, meetup)


def _meetup(team: Team, told: Told, known: Mapping[str, str], now: datetime) -> Meetup:
    day = date.fromisoformat(told["date"])
    closes_at = local(day, CLOSING, team.zone)
    is_over = closes_at < now
    return Meetup(
        team_id=team.id,
        day=day,
        question=choose(day, {}, ()).key,
        slot=None,
        closes_at=closes_at,
        prompted_at=local(day, team.meetup_at, team.zone) if is_over else None,
        summarised_at=closes_at if is_over else None,
        chair_id=known[told["chair"]],
    )


def _answer(session: Session, team: Team, meetup: Meetup, told: Told, known: Mapping[str, str]) -> None:
    """The first who answered had the ideas, the last is stuck; the others had nothing that day."""
    who: Sequence[str] = [known[one] for one in told["answered"]]
    at, stuck = local(meetup.day, EARLY, team.zone), dict(zip(reversed(who), told["blockers"], strict=False))
    for user_id, text in zip_longest(who, told["ideas"]):
        answer = Answer(
            meetup_id=meetup.id,
            user_id=user_id,
            given_at=at,
            changed_at=at,
            idea=text,
            stuck=stuck.get(user_id),
        )
        session.add(answer)
        if text:
            session.add(_idea(meetup, user_id, text, at))
        if answer.stuck:
            session.add(_blocker(meetup, user_id, answer.stuck))


def _signal(session: Session, team: Team, meetup: Meetup) -> dict[str, Any]:
    """What is stuck longest, as the bot would tell it."""
    chosen = choose_signal(Heard(blockers=meetup_blockers.open_blockers(session, team)), meetup.day, None, {})
    return chosen.written() if chosen else {}


def _idea(meetup: Meetup, by: str, text: str, at: datetime) -> Idea:
    return Idea(team_id=meetup.team_id, text=text, by=by, at=at, meetup_id=meetup.id, day=meetup.day)


def _blocker(meetup: Meetup, by: str, text: str) -> Blocker:
    return Blocker(team_id=meetup.team_id, text=text, by=by, since=meetup.day, meetup_id=meetup.id)


def _decisions(
    team: Team, meetup: Meetup, told: Told, known: Mapping[str, str], now: datetime
) -> list[Action]:
    """The chair keeps them; what was decided on days gone by was done by the next morning."""
    at = local(meetup.day, team.meetup_at, team.zone)
    is_over = meetup.closes_at < now
    return [
        Action(
            team_id=team.id,
            text=text,
            owner_id=known[told["chair"]],
            due_on=meetup.day + timedelta(days=0 if is_over else 1),
            created_at=at,
            created_by=known[told["chair"]],
            about=about_meetup(meetup.id),
            done_at=meetup.closes_at if is_over else None,
            done_by=known[told["chair"]] if is_over else None,
        )
        for text in told["decisions"]
    ]


def _talk(meetup: Meetup, told: Told, prompted_at: datetime) -> TenMinutes:
    started_at, chair = prompted_at + TALK_AFTER, meetup.chair_id or ""
    return TenMinutes(
        meetup_id=meetup.id,
        chair_id=chair,
        started_at=started_at,
        started_by=chair,
        warned_at=started_at + 8 * MINUTE,
        ended_at=started_at + told["minutes"] * MINUTE,
    )
