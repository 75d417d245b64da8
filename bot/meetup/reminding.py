"""Who is reminded of a prompt: decided for every member when it is written, and kept with the reason."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.meetup import private
from bot.meetup.circle import Circle
from bot.meetup.place import key_of
from bot.meetup.rules import Seat, reminder_for, reminder_now, turn_on
from bot.texts import Say
from storage import meetup_reminders, outbox
from storage.meetup_reminders import DueReminder, Skipped
from storage.meetups import Answer, Meetup
from storage.outbox import NewLetter
from storage.people import Team
from storage.whereabouts import Delivery

LOOK_AGAIN = timedelta(minutes=1)
"""A prompt on its way to the channel may be there by then."""


def decisions(
    meetup: Meetup, circle: Circle, answers: Iterable[Answer], now: datetime
) -> list[dict[str, Any]]:
    """A row for every member: when they are reminded of the prompt that is written now, or why not."""
    answered = {answer.user_id for answer in answers}
    return [_decision(meetup, seat, now, answered=seat.user_id in answered) for seat in circle.seats]


def _decision(meetup: Meetup, seat: Seat, now: datetime, *, answered: bool) -> dict[str, Any]:
    decided = reminder_for(seat, meetup.day, now, answered=answered)
    skipped = decided if isinstance(decided, Skipped) else None
    return {
        "meetup_id": meetup.id,
        "user_id": seat.user_id,
        "decided_at": now,
        "due_at": None if skipped else decided,
        "skipped": skipped,
    }


def outcome(
    due: DueReminder, seat: Seat | None, delivery: Delivery | None, now: datetime
) -> datetime | Skipped:
    """What a due reminder comes to: `now` to send it, a later moment, or why not."""
    if due.meetup.called_off_at is not None:
        return Skipped.CALLED_OFF
    if seat is None:
        return Skipped.NOT_TAKING_PART
    decided = reminder_now(seat, due.meetup.day, now, answered=due.answered)
    if isinstance(decided, Skipped) or decided > now or delivery is Delivery.POSTED:
        return decided
    return Skipped.NOT_POSTED if delivery is Delivery.REFUSED else now + LOOK_AGAIN


def letter(say: Say, due: DueReminder, seat: Seat) -> NewLetter:
    """The reminder, in the person's own language and time."""
    meetup, team = due.meetup, due.team
    turn = turn_on(meetup.day, seat.hours)
    message = private.reminder(
        say,
        key_of(team, meetup.day),
        team.name,
        (meetup.question, meetup.slot),
        private.clock(say, turn.closes_at, seat.hours.zone),
    )
    return letter_to(seat.user_id, team, _key(meetup.id, seat.user_id), message)


def _key(meetup_id: int, user_id: str) -> str:
    return f"meetup {meetup_id}, reminder of {user_id}"


def drop_late(
    session: Session, days: Sequence[tuple[Meetup, Team]], around: Mapping[int, Circle], now: datetime
) -> None:
    """A reminder that Slack did not take before the day was over is never sent: it would ask in vain."""
    by_id = {meetup.id: (meetup, team) for meetup, team in days}
    late: dict[str, list[str]] = {}
    for reminder in meetup_reminders.sent(session, list(by_id)):
        meetup, team = by_id[reminder.meetup_id]
        seat = around[team.id].seat_of(reminder.user_id)
        if seat is None or turn_on(meetup.day, seat.hours).closes_at <= now:
            late.setdefault(team.workspace_id, []).append(_key(meetup.id, reminder.user_id))
    for workspace_id, keys in late.items():
        outbox.drop(session, workspace_id, keys, now)


def revive(
    session: Session, meetup: Meetup, reasons: Collection[Skipped], now: datetime, wait: timedelta
) -> None:
    """Who was passed over for one of these reasons is looked at again, not before `wait` has gone by."""
    for reminder in meetup_reminders.of_meetup(session, meetup):
        if reminder.skipped in reasons and reminder.due_at is not None:
            reminder.skipped = None
            reminder.due_at = max(reminder.due_at, now + wait)
