"""When the roll-up of a week comes, and whose silence is worth a question. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.opening_hours import DAY, monday_of
from bot.rituals import Ritual
from bot.working_time import local
from storage.meetup_reminders import Asked

ROLL_UP_AT = time(15)
"""On the team's clock, on Friday or the last meeting day before it (docs/trade.md)."""
HEALTHY = (30, 50)
"""Percent of ideas that become posts (docs/trade.md)."""
ON_HOLD_AFTER = timedelta(days=30)
SILENT_DAYS = 3
SILENCE_WITHIN = timedelta(days=21)
"""Three days of who works one day a week lie in three weeks."""
ASKED_AGAIN = timedelta(days=30)


def roll_up_at(ritual: Ritual, day: date, staffed: Iterable[date]) -> datetime:
    """When the week of `day` is told: on its last day with a meet-up and somebody there, `day` at least."""
    sunday = monday_of(day) + 6 * DAY
    last = max((one for one in staffed if day <= one <= sunday and ritual.meets_on(one)), default=day)
    return local(last, ROLL_UP_AT, ritual.zone)


def week_ahead(day: date) -> list[date]:
    """The days from that one until the Sunday of its week."""
    return [day + number * DAY for number in range(7 - day.weekday())]


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who did not answer for days on which they were there."""

    team_id: int
    user_id: str


def silent_for_days(asked: Sequence[Asked]) -> set[Silent]:
    """Who answered none of their last three questions; `asked` is newest first."""
    mine: dict[Silent, list[bool]] = {}
    for one in asked:
        mine.setdefault(Silent(one.team_id, one.user_id), []).append(one.answered)
    return {who for who, told in mine.items() if len(told) >= SILENT_DAYS and not any(told[:SILENT_DAYS])}


def share_of_posts(told: int, posts: int) -> int:
    """Percent of the ideas that became posts."""
    return round(100 * posts / told) if told else 0
