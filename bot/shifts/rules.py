"""When somebody's day on webcare ends, what they must hand over then, and who is asked to take over. Pure.

Docs/trade.md, "Handing over": 15 minutes before the end; no press in 15 minutes of open time, the next one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ownership.facts import Being
from bot.ownership.resolving import Candidate, Resolution
from bot.webcare.deadlines import end_of_day
from bot.webcare.rules import SOON
from bot.working_time import Both, Hours, elapsed, local_day, next_opening, open_spans

BEFORE_THE_END = timedelta(minutes=15)
TO_PRESS = timedelta(minutes=15)

CASES_AT_MOST = 60
"""In a handover: nobody leaves more (own choice)."""


def on_duty(desk: Hours, person: Hours) -> Both:
    """When somebody is in while webcare is open."""
    return Both(desk, person)


@dataclass(frozen=True, slots=True)
class Leaving:
    """They go now (`end`), or went (None), and are `back_at` (None: nobody knows). `look_at` is the next time
    to look at what they have.
    """

    end: datetime | None
    back_at: datetime | None
    look_at: datetime | None


def looked(shift: Both, now: datetime, zone: str) -> Leaving | datetime:
    """How it is with somebody who has a case: they leave, or the moment at which to look again.

    A lunch is no end: who is in again on the same day of the zone has not left.
    """
    end = end_of_shift(shift, now, zone)
    if end is None or local_day(end, zone) != local_day(now, zone):
        return Leaving(None, next_opening(shift, now), _ask_at(end))
    if now < end - BEFORE_THE_END:
        return end - BEFORE_THE_END
    return Leaving(end, next_opening(shift, end), _ask_at(end_of_shift(shift, end, zone)))


def is_back_soon(desk: Hours, leaving: Leaving, now: datetime) -> bool:
    """Within an hour of open time, in which nobody stands in for them either (`bot/webcare/rules.py`)."""
    return leaving.back_at is not None and elapsed(desk, leaving.end or now, leaving.back_at) <= SOON


def end_of_shift(shift: Both, now: datetime, zone: str) -> datetime | None:
    """When their day ends, of today or of the next day they are in. None: never in."""
    opens = next_opening(shift, now)
    return None if opens is None else open_spans(shift, opens, end_of_day(opens, zone))[-1].until


def _ask_at(end: datetime | None) -> datetime | None:
    return None if end is None else end - BEFORE_THE_END


def next_to_ask(
    found: Resolution, chosen: Candidate | None, told: Collection[str], giver_id: str
) -> Candidate | None:
    """Whom the giver chose, while they are in; then down the chain, each once. None: nobody is left."""
    in_order = ([chosen] if chosen is not None else []) + list(found.chain)
    passed = {*told, giver_id}
    return next((one for one in in_order if one.is_in and one.user_id not in passed), None)


def next_arrival(found: Resolution, told: Collection[str], giver_id: str) -> datetime | None:
    """When the first of them comes in who was not asked; None: nobody comes any more that day."""
    passed = {*told, giver_id}
    later = [one.whereabouts for one in found.chain if one.user_id not in passed]
    return min((one.until for one in later if one.being is Being.LATER and one.until), default=None)
