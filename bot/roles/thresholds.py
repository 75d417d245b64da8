"""From which number on something about a role matrix is worth a remark. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each number with where it comes from; "practice" as docs/trade.md, "Role matrix", means it."""

    days_ahead: int = 14
    """Days in which webcare must have somebody: an odd and an even week, so that every pattern is seen."""
    decides_share: float = 0.5
    """More than this share of the lines with one person who decides: practice."""
    decides_lines: int = 4
    """In fewer lines than this a share says nothing: of three lines two are more than half."""
    doers: int = 2
    """More people than this who do it: split the task; practice, after the row analysis of [13]."""
    think_along: int = 3
    """More people than this who think along: practice; each of them is waited for."""
    absent_days: int = 5
    """More own working days than this in one leave without a deputy: practice, a week of a full-timer."""
    crowd: int = 5
    """From so many people on everybody in one line is remarkable: does, decides, thinks along and hears
    fill a line of four by themselves."""


USUAL = Thresholds()
