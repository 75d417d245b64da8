"""From when something about a brand house is worth a word: docs/trade.md, "Brand house"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    values_at_least: int = 3
    values_at_most: int = 5
    """Advised: what people remember and a house can carry."""
    values_kept: int = 7
    """More are refused."""
    themes_at_least: int = 3
    themes_at_most: int = 5
    words_of_meaning: int = 8
    well_anchored: float = 3.0
    """From 1 to 5; below it people hardly notice the value at work."""
    days_of_asking: int = 7
    answers_shown_from: int = 3
    """With fewer one could guess who said what; also how many must come before the mean is made anew."""


THRESHOLDS = Thresholds()
