"""Who leads the ten minutes: each in turn, among those who work that day. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.meetup.rules import Seat

QUORUM = 2
"""Alone there is nobody to talk to: then the day is in writing (docs/trade.md)."""
LOOK_BACK = timedelta(days=90)
"""Who led longer ago than this counts as one who never did."""


def chair_among(present: Sequence[Seat], last: Mapping[str, date]) -> str | None:
    """Who led longest ago, or never; among equals the first by name. None when too few are there."""
    if len(present) < QUORUM:
        return None
    return min(present, key=lambda seat: last.get(seat.user_id, date.min)).user_id
