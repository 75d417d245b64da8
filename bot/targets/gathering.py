"""A team's targets and hours as they stand, and what a change of them does to its open cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk_hours import Counting, counting, desk_week, usual_week
from bot.targets.rules import Blocks, Effect, effect
from bot.webcare import clock
from bot.working_time import Block
from storage import caseload, clocks
from storage.cases import USUAL_MINUTES, Desk
from storage.clocks import ClockRules
from storage.crews import crews
from storage.duties import CRISIS, WEBCARE, Held
from storage.people import Team

LOOKED_AT = 200
"""Open cases for which is said what a change does: about 100 ms of work."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the team chose; of a team without a desk yet, what is usual. The version is that of its desk."""

    team: Team
    held: Sequence[Held]
    minutes: dict[str, int]
    version: int

    @property
    def week(self) -> Blocks:
        return desk_week(self.team, self.held, self.team.webcare_days).days

    @property
    def usual(self) -> Blocks:
        """The week without days that differ."""
        return usual_week(self.team, self.held).days

    @property
    def usual_day(self) -> Block:
        return Block(self.team.webcare_from, self.team.webcare_until)

    def counting(self) -> Counting:
        return counting(self.team, self.held, self.minutes)


def standing(session: Session, team: Team, now: datetime, desk: Desk | None = None) -> Standing:
    desk = desk or session.get(Desk, team.id)
    held = crews(session, [team.id], now, (WEBCARE, CRISIS))[team.id].duties
    minutes = dict(USUAL_MINUTES if desk is None else desk.minutes)
    return Standing(team, held, minutes, 1 if desk is None else desk.version)


def effect_on_open(session: Session, rules: ClockRules, now: datetime) -> Effect:
    """What these rules, new since now, do to open cases; the most pressing of them are looked at."""
    team = session.get_one(Team, rules.team_id)
    cases = [one for one in caseload.open_in(session, team, LOOKED_AT) if one.counts_from is not None]
    oldest = min((one.rules_id or 0 for one in cases), default=0)
    since = clocks.rules_since(session, rules.team_id, oldest)
    return effect(((clock.said_at(one), clock.recounted(one, since, now)[1]) for one in cases), now)
