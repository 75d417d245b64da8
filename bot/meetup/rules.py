"""What may happen in a daily meet-up: who takes part, when they may answer, who is reminded. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.presence import hours_of
from bot.rituals import CLOSING, Ritual, next_meeting_day
from bot.working_time import MIDNIGHT, Hours, local, local_day, next_opening, previous_working_day, works_on
from storage.leaves import Leave
from storage.meetup_reminders import Skipped
from storage.people import Member, Person, Team

OPENING = time(18)
"""From 18.00 on the evening of their previous working day people may answer already (docs/trade.md)."""

REMIND_AFTER = timedelta(minutes=90)
"""Long enough for who starts the day otherwise, short enough to be the same morning (own choice)."""

REMIND_BEFORE = time(16)
"""In the last hour before closing a reminder is a nuisance (own choice)."""

LONGEST = 1000
"""Characters of one answer: more is not read in a minute (own choice)."""

FIELDS = ("heard", "idea", "stuck")


class Standing(StrEnum):
    """Whether somebody may answer for a day now."""

    OPEN = "open"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


class Trouble(StrEnum):
    """What is wrong with what was filled in."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


class NoDayOff(StrEnum):
    """Why today cannot be called off."""

    NOT_TODAY = "not_today"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of the team, as the meet-up sees them."""

    user_id: str
    name: str
    hours: Hours
    has_left: bool = False
    takes_part: bool = True
    wants_reminders: bool = True

    def is_in(self, day: date) -> bool:
        """Whether they take part and work on that day."""
        return self.takes_part and works_on(self.hours, day)

    def is_off(self, day: date) -> bool:
        """Whether they take part, but do not work on that day."""
        return self.takes_part and not works_on(self.hours, day)


@dataclass(frozen=True, slots=True)
class Turn:
    """The meet-up that somebody can answer now or next: from `opens_at` until `closes_at`."""

    day: date
    opens_at: datetime | None
    closes_at: datetime

    def standing(self, now: datetime) -> Standing:
        if now >= self.closes_at:
            return Standing.TOO_LATE
        return Standing.OPEN if self.opens_at is None or self.opens_at <= now else Standing.TOO_EARLY


def seated(
    team: Team, member: Member, person: Person, leaves: Iterable[Leave], free_days: Iterable[date]
) -> Seat:
    """People from elsewhere never take part, and guests only when the team says so."""
    return Seat(
        user_id=person.user_id,
        name=person.name,
        hours=hours_of(person, leaves, free_days),
        has_left=person.has_left,
        takes_part=not (
            person.has_left or person.is_stranger or (person.is_guest and not team.guests_take_part)
        ),
        wants_reminders=member.wants_reminders,
    )


def turn_on(day: date, hours: Hours) -> Turn:
    """When somebody may answer for that day by their own clock; at any time, without a day of work before."""
    before = previous_working_day(hours, day)
    return Turn(
        day=day,
        opens_at=None if before is None else local(before, OPENING, hours.zone),
        closes_at=local(day, CLOSING, hours.zone),
    )


def next_turn(ritual: Ritual, hours: Hours, now: datetime) -> Turn | None:
    """Today's until it closes for them, also on a day off; then that of their next working day.

    None: the team does not meet on any day they work, within a year.
    """
    today = local_day(now, hours.zone)
    turn = turn_on(today, hours)
    if ritual.meets_on(today) and now < turn.closes_at:
        return turn
    day = next_meeting_day(ritual, today)
    for _ in range(TRIES):
        if day is None:
            return None
        if works_on(hours, day):
            return turn_on(day, hours)
        day = next_meeting_day(ritual, day)
    return None


TRIES = 260
"""Meeting days looked at: about a year of working days."""


def reminder_for(seat: Seat, day: date, prompted_at: datetime, *, answered: bool) -> datetime | Skipped:
    """When somebody is reminded, in their own working hours; or why they are not."""
    if refusal := _no_reminder(seat, day, answered=answered):
        return refusal
    midnight = local(day, MIDNIGHT, seat.hours.zone)
    at = next_opening(seat.hours, max(prompted_at + REMIND_AFTER, midnight))
    if at is None or at >= local(day, REMIND_BEFORE, seat.hours.zone):
        return Skipped.NO_HOURS_LEFT
    return at


def reminder_now(seat: Seat, day: date, now: datetime, *, answered: bool) -> datetime | Skipped:
    """The same, asked again when it is due: `now` to send it, later when they are not in at this moment."""
    return reminder_for(seat, day, now - REMIND_AFTER, answered=answered)


def _no_reminder(seat: Seat, day: date, *, answered: bool) -> Skipped | None:
    if seat.has_left:
        return Skipped.LEFT
    if not seat.takes_part:
        return Skipped.NOT_TAKING_PART
    if answered:
        return Skipped.ANSWERED
    if not works_on(seat.hours, day):
        return Skipped.OFF
    return None if seat.wants_reminders else Skipped.UNWANTED


def no_day_off(ritual: Ritual, today: date, now: datetime) -> NoDayOff | None:
    """Why the team's today cannot be called off; None when it can."""
    if not ritual.meets_on(today):
        return NoDayOff.NOT_TODAY
    return NoDayOff.TOO_LATE if now >= ritual.closes_at(today) else None


def name_for_slot(seats: Sequence[Seat], day: date) -> str | None:
    """Somebody who works that day, another one each week; None when there is nobody to help."""
    present = [seat.name for seat in seats if seat.is_in(day)]
    return present[day.isocalendar().week % len(present)] if len(present) > 1 else None


def troubles(answers: dict[str, str | None]) -> dict[str, Trouble]:
    """What is wrong, by field; an answer may leave any two fields empty, not all three."""
    if not any(answers.values()):
        return {"idea": Trouble.EMPTY}
    return {name: Trouble.TOO_LONG for name, text in answers.items() if text and len(text) > LONGEST}
