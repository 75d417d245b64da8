"""Which teams a question is about: all of them, all but some, or one."""

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import InstrumentedAttribute


@dataclass(frozen=True, slots=True)
class SomeTeams:
    """Every team but those in `but`; with `only`, that one and no other."""

    but: frozenset[int] = field(default_factory=frozenset)
    only: int | None = None

    def among(self, team_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """The condition that this column names one of them."""
        if self.only is not None:
            return team_id == self.only
        return team_id.not_in(self.but) if self.but else true()


ALL_TEAMS = SomeTeams()
