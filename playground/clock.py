"""The playground's clock: real time plus an offset that people may move. The only reader of real time
here.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STORY_START = datetime(2026, 11, 23, 9, 45, tzinfo=AMSTERDAM)
"""The Monday on which the demo data says "now"."""

FRIDAY = 4
SATURDAY = 5


@dataclass
class Clock:
    """Moved time and real time, both Unix seconds. Message `ts` follow the moved clock; triggers and pace
    the real one.
    """

    offset_seconds: float = 0.0
    _last_ts: float = field(default=0.0, repr=False)

    def starts_at(self, moment: datetime) -> None:
        self.offset_seconds = moment.timestamp() - self.real()

    def real(self) -> float:
        return time.time()  # noqa: TID251 -- this class is the playground's clock

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> float:
        return self.real() + self.offset_seconds

    def next_ts(self) -> str:
        """A message timestamp: the moved clock in microseconds, never twice, always later than the one
        before.
        """
        self._last_ts = max(round(self.now(), 6), round(self._last_ts + 0.000001, 6))
        return f"{self._last_ts:.6f}"

    def move_by(self, seconds: float) -> None:
        self.offset_seconds += seconds

    def move(self, where: str) -> bool:
        """Moves to a named place; false when there is no such place."""
        local = datetime.fromtimestamp(self.now(), AMSTERDAM)
        match where:
            case "plus_10_minutes":
                self.move_by(600)
            case "next_morning":
                self._move_to(_next_working_morning(local))
            case "friday_15":
                self._move_to(_next_friday_afternoon(local))
            case _:
                return False
        return True

    def _move_to(self, moment: datetime) -> None:
        self.move_by(moment.timestamp() - self.now())

    def shown(self) -> dict[str, float]:
        return {"offset_seconds": self.offset_seconds, "now": self.now()}


def _next_working_morning(local: datetime) -> datetime:
    """09:20 in Amsterdam on the next day that is not Saturday or Sunday: when the demo's question of the day
    comes.
    """
    day = local.date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, 9, 20, tzinfo=AMSTERDAM)


def _next_friday_afternoon(local: datetime) -> datetime:
    """The first Friday 15:00 in Amsterdam after this moment: when the weekly report comes."""
    day = local.date() + timedelta(days=(FRIDAY - local.weekday()) % 7)
    moment = datetime(day.year, day.month, day.day, 15, tzinfo=AMSTERDAM)
    return moment if moment > local else moment + timedelta(days=7)


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
