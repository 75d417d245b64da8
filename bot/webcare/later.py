"""When a case comes back to its owner: what they put off, silence, and what was promised. Pure.

An owner is asked in their own working time within that of the desk.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.webcare.rules import SOON, TRY_AGAIN, Colleague
from bot.working_time import (
    MIDNIGHT,
    Both,
    Hours,
    Opening,
    add,
    elapsed,
    is_open,
    local,
    local_day,
    next_opening,
    open_spans,
)
from storage.cases import Case

ASK_AFTER = timedelta(hours=2)
"""Of open time without a sign of the owner: docs/trade.md, "Webcare"."""
BACK_AFTER = timedelta(hours=2)
"""So much later, four hours in all, it goes back to the queue."""

DAY = timedelta(days=1)
PUT_OFF_AT_MOST = timedelta(days=14)
"""Somebody outside waits meanwhile (own choice)."""
AFTERNOON = (time(13), time(15), time(16))
"""This afternoon is the first of these that is half an hour ahead (own choice)."""
AHEAD = timedelta(minutes=30)

REMIND_BEFORE = timedelta(minutes=30)
"""Of open time: enough to do what can be done in a message or a call (own choice)."""
JUST_CLOSED = timedelta(minutes=5)
"""Who stops at five is still there for what was promised before five."""
PRESSED_LATE = timedelta(minutes=15)
"""One presses after doing it: a promise is late when its moment is longer ago than this (own choice)."""


class Look(StrEnum):
    """What must be done now about a case of which the owner is to be looked after."""

    WAKE = "wake"
    """They wanted to look at it again, and are in."""
    AWAY = "away"
    """They are not in, and will not be soon: somebody else gets it."""
    ASK = "ask"
    BACK = "back"
    """It goes back to the queue."""


def look(case: Case, owner: Colleague | None, desk: Hours, now: datetime) -> Look | datetime:
    """What to do, or when to look again. An owner who is not in the team is the business of another job."""
    if owner is None:
        return now + TRY_AGAIN
    if case.snoozed_until is not None:
        return _wake(case.snoozed_until, owner, desk, now)
    return _silence(case, Both(desk, owner.hours), now)


def _wake(until: datetime, owner: Colleague, desk: Hours, now: datetime) -> Look | datetime:
    if until > now:
        return until
    if is_open(owner.hours, now):
        return Look.WAKE
    comes = next_opening(owner.hours, now)
    is_soon = comes is not None and elapsed(desk, now, comes) <= SOON
    return comes if comes is not None and is_soon else Look.AWAY


def _silence(case: Case, hours: Opening, now: datetime) -> Look | datetime:
    """Asked once, and two hours after that, whenever it was, it goes back; both while they are in."""
    asked = case.still_asked_at
    since, patience = (asked, BACK_AFTER) if asked else (case.alive_at or now, ASK_AFTER)
    at = add(hours, since, patience)
    if at is None or at > now:
        return at or now + DAY
    if not is_open(hours, now):
        return next_opening(hours, now) or now + DAY
    return Look.BACK if asked else Look.ASK


class Moment(StrEnum):
    AFTERNOON = "afternoon"
    TOMORROW = "tomorrow"
    NEXT_DAY = "next_day"
    """The next working day, when that is not tomorrow."""


@dataclass(frozen=True, slots=True)
class PutOff:
    name: Moment
    at: datetime


def moments(hours: Hours, now: datetime) -> list[PutOff]:
    """To when somebody who works at these hours can put a case off, soonest first."""
    today = local_day(now, hours.zone)
    ahead = [at for at in (local(today, one, hours.zone) for one in AFTERNOON) if at >= now + AHEAD]
    afternoon = [PutOff(Moment.AFTERNOON, at) for at in ahead if is_open(hours, at)]
    opens = next_opening(hours, local(today + DAY, MIDNIGHT, hours.zone))
    if opens is None:
        return afternoon[:1]
    is_tomorrow = local_day(opens, hours.zone) == today + DAY
    return [*afternoon[:1], PutOff(Moment.TOMORROW if is_tomorrow else Moment.NEXT_DAY, opens)]


def is_within_reach(at: datetime, now: datetime, reach: timedelta) -> bool:
    """Whether a chosen moment is ahead, and not too far."""
    return now < at <= now + reach


def when_in(hours: Hours, at: datetime) -> datetime:
    """That moment, or the next one at which they work; that moment for who never works."""
    return next_opening(hours, at) or at


PROMISED_AT_MOST = timedelta(days=92)
"""A quarter: what is promised for later is a plan (own choice)."""


def next_reminder(hours: Opening, due_at: datetime, now: datetime) -> datetime:
    """Half an hour of open time before a promise must be kept, or that moment itself when that is nearer."""
    left = REMIND_BEFORE
    for span in reversed(open_spans(hours, now, due_at)):
        until = span.until or due_at
        if until - span.start >= left:
            return until - left if until - left > now else due_at
        left -= until - span.start
    return due_at


def is_there(hours: Opening, now: datetime) -> bool:
    """Whether somebody is in, or left this minute."""
    return is_open(hours, now) or is_open(hours, now - JUST_CLOSED)


def is_late(due_at: datetime, now: datetime) -> bool:
    return now > due_at + PRESSED_LATE
