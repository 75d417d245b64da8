"""What a Slack status that says "away" comes to, beside what somebody told us themselves. Pure."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.team.days import LEAVE_AT_MOST
from bot.working_time import ALL_DAY, Hours, Span, Week, elapsed, local, local_day, open_spans

ALWAYS = Week.on(range(7), ALL_DAY)
DAY = timedelta(days=1)
PART_OF_A_DAY = 4
"""A status without an end counts while a quarter of the day's working time is to come (docs/trade.md)."""


def stands_until(ends_at: datetime | None, zone: str, now: datetime) -> datetime | None:
    """Until when a status holds: without an end until midnight in the zone.

    None for one that is over, or that ends further away than a leave may: nobody meant that.
    """
    if ends_at is None:
        return local(local_day(now, zone) + DAY, time(), zone)
    return ends_at if now < ends_at <= now + LEAVE_AT_MOST else None


def stretches(ends_at: datetime | None, hours: Hours, now: datetime) -> list[Span]:
    """The stretches for which a status makes somebody away, with working time in each of them.

    `hours` are their working time less the leave they told of: what that covers a status does not add to.
    """
    until = stands_until(ends_at, hours.zone, now)
    if until is None or (ends_at is None and _is_nearly_over(hours, now)):
        return []
    outside_leave = replace(hours, odd=ALWAYS, even=ALWAYS, free_days=frozenset())
    spans = open_spans(outside_leave, now, until)
    return [span for span in spans if elapsed(hours, span.start, span.until or until)]


def _is_nearly_over(hours: Hours, now: datetime) -> bool:
    today = local_day(now, hours.zone)
    midnight, next_midnight = (local(day, time(), hours.zone) for day in (today, today + DAY))
    return elapsed(hours, now, next_midnight) * PART_OF_A_DAY < elapsed(hours, midnight, next_midnight)
