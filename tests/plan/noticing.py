"""Findings as chapters bring them, for what ranks and counts them."""

from typing import Any

from bot.findings import Finding, Level, Urgency
from bot.noticing import Noticed


def found(
    name: str, level: Level = Level.WARNING, urgency: Urgency = Urgency.PATTERN, **more: Any
) -> Noticed:
    """`name` is "<chapter>.<kind>"; its sentence is the same."""
    chapter, kind = name.split(".")
    return Noticed(chapter, Finding(kind, level, kind, "a.button", "1", urgency, **more), lambda _say: name)
