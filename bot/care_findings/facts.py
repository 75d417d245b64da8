"""All that is looked at: the cases of four weeks, what presses now, and what is ready for a bad day. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.webcare.ladder import Standing
from storage.care_checks import Which
from storage.cases import Case
from storage.promises import Kept


@dataclass(frozen=True, slots=True)
class Facts:
    """`owners` are who has or had each case that came in, with how many; None: nobody yet."""

    team_id: int
    now: datetime
    owners: Mapping[str | None, int]
    colleagues: Collection[str]
    """Who takes part in the team."""
    pressing: Sequence[Case] = ()
    """Open, and over time or nobody's for too long; most over time first."""
    late: Sequence[Which] = ()
    """Answered over time for the first time."""
    timed: int = 0
    """How many were answered that had a target."""
    reopened: Sequence[Which] = ()
    unkept: Sequence[Which] = ()
    """Cases with a promise of which the moment went by."""
    promises: Kept = field(default_factory=Kept)
    ladder: Sequence[Standing] = ()
    has_crisis: bool = False
    webcare_task: int | None = None
    """Its line in the role matrix."""
    must_decide: bool = False
    """A public body of which nobody chose how long words are kept."""

    @property
    def came_in(self) -> int:
        """How many cases of these weeks."""
        return sum(self.owners.values())
