"""When somebody works, as they told us: their days, odd and even weeks, leave, and the team's holidays."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Span, Week, is_open, next_opening
from storage.leaves import Leave
from storage.people import Person, Team, WorkDays

LOOK_AGAIN = timedelta(days=1)
"""Who is away may be back sooner than they said."""

USUAL = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
"""Who never told us their days is taken to work from Monday to Friday."""


def hours_of(person: Person, leaves: Iterable[Leave] = (), free_days: Iterable[date] = ()) -> Hours:
    """The person's working time in their own zone. `leaves` of other people are passed over."""
    return Hours(
        zone=person.zone,
        odd=week_of(person.odd_weeks),
        even=week_of(person.even_weeks),
        free_days=frozenset(free_days),
        leave=tuple(
            Span(leave.starts_at, leave.ends_at)
            for leave in leaves
            if (leave.workspace_id, leave.user_id) == (person.workspace_id, person.user_id)
            and leave.starts_at <= leave.ends_at
        ),
    )


def week_of(days: WorkDays | None) -> Week:
    """Seven days of blocks as they are kept, ["09:00", "17:00"].

    The usual week when nothing was told, or nothing that can be read: that stops nobody else.
    """
    try:
        return USUAL if days is None else Week.read(days)
    except (ValueError, TypeError):
        return USUAL


def takes_part(person: Person | None, team: Team) -> bool:
    """Whether somebody whose row in the team was found is still there."""
    if person is None or person.has_left or person.is_stranger or person.is_bot:
        return False
    return team.guests_take_part or not person.is_guest


def when_to_ask(hours: Hours, now: datetime) -> datetime:
    """`now` for who is at work; else when to look again, at the latest in a day."""
    if is_open(hours, now):
        return now
    opens = next_opening(hours, now)
    return min(opens, now + LOOK_AGAIN) if opens else now + LOOK_AGAIN
