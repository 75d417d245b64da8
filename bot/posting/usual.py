"""At what time posts usually go out: taken where a day is told without one, in a line or a table. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bot.wall_clock import local_time

USUAL_HOUR = time(12)
"""When a channel has no habit of its own yet: docs/trade.md, "Content calendar"."""
WEEKS_AHEAD = 9
"""How far a habit, and a free place, is looked for."""
WEEKS_BACK = 8
"""Own results tell after eight weeks at what time a channel does best: docs/trade.md, "Content calendar"."""


def looked_at(now: datetime) -> tuple[datetime, datetime]:
    """Between which moments a habit is looked for."""
    return now - timedelta(weeks=WEEKS_BACK), now + timedelta(weeks=WEEKS_AHEAD)


def usual_hour(moments: Iterable[datetime], zone: str) -> time:
    """The wall-clock time at which they mostly are; of equals the earliest."""
    counted = Counter(local_time(at, zone).replace(second=0, microsecond=0) for at in moments)
    return min(counted, key=lambda at: (-counted[at], at), default=USUAL_HOUR)
