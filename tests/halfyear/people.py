"""What people do by chance: report, take, go on with what is theirs, and now and then forget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import bindparam, select

from bot.office import Office
from bot.webcare import intake
from bot.webcare.letters import Letters
from bot.webcare.roster import roster_of
from storage import caseload
from storage.cases import Case, Kind, Status, Urgency
from storage.channels import Network
from storage.people import Team
from tests.halfyear.calendar import Calendar
from tests.halfyear.doings import DOES, Doing, answers, end_crises, takes, they_write_again
from tests.halfyear.team import SIX, WORKSPACE

KINDS = (
    [Kind.QUESTION] * 50 + [Kind.COMPLAINT] * 20 + [Kind.COMPLIMENT] * 14 + [Kind.FORMAL] * 4
    + [Kind.PRIVACY] * 3 + [Kind.IDEA] * 3 + [Kind.WRONG_FACTS] * 2 + [Kind.TROLL] * 2 + [Kind.SPAM] * 2
)  # fmt: skip
CRISES = 0.002
FORGETS, NOT_CONTENT = 0.03, 0.03
TO_TAKE, TO_ANSWER = 15.0, 40.0
"""Minutes at work, on average, until somebody takes a case and until they have gone on with it."""
TO_WRITE_AGAIN = 8.0
"""Hours until who is outside does."""

Act = Callable[[Doing], None]
THEIRS = (
    select(Case)
    .where(Case.closed_at.is_(None), Case.asked_back_at.is_(None), Case.snoozed_until.is_(None))
    .where(
        Case.owner_id.in_(bindparam("at_work", expanding=True))
        | (Case.owner_id.is_not(None) & (Case.kind == Kind.CRISIS))
    )
    .order_by(Case.id)
)
"""What somebody can go on with; a crisis at any hour."""


PLACES = ("balie", "kinderopvang", "dagbehandeling", "polikliniek", "bibliotheek", "prikpost", "apotheek")
DAYS = ("zondag", "feestdagen", "Koningsdag", "maandagavond", "de laatste vrijdag van de maand")


@dataclass
class Crowd:
    """`plans` is when somebody does the next thing with a case (its id), and what; `writes_again` when who is
    outside does.
    """

    office: Office
    team_id: int
    chance: Random
    calendar: Calendar
    plans: dict[int, tuple[datetime, Act]] = field(default_factory=dict)
    writes_again: dict[int, datetime] = field(default_factory=dict)
    acts: int = 0

    def reports(self, now: datetime) -> None:
        """Somebody of the organisation reports a case; they need not be at work."""
        chance = self.chance
        kind = Kind.CRISIS if chance.random() < CRISES else chance.choice(KINDS)
        urgency = chance.choices((Urgency.NORMAL, Urgency.TODAY, Urgency.NOW), (93, 5, 2))[0]
        with self.office.transaction() as session:
            team = session.get_one(Team, self.team_id)
            desk = caseload.hold_desk(session, team)
            roster = roster_of(session, team, now)
            case = Case(
                team_id=team.id, number=0, channel=chance.choice(list(Network)), kind=kind,
                paraphrase=self._paraphrase(), reported_at=now, reported_by="U5", urgency=urgency,
            )  # fmt: skip
            intake.report(Letters(self.office, session, team, now, dict(roster.people)), case, desk, roster)

    def _paraphrase(self) -> str:
        """Some are asked time and again."""
        return f"Is de {self.chance.choice(PLACES)} open op {self.chance.choice(DAYS)}?"

    def works(self, now: datetime) -> None:
        """Who is at work does what they came to; who has gone home does it another day."""
        at_work = [one.user_id for one in SIX if self.calendar.is_in(one.user_id, now)]
        with self.office.reading() as session:
            cases = session.scalars(THEIRS, {"at_work": at_work}).all()
        for case in cases:
            self._goes_on(case, at_work, now)
        if at_work:
            self._hear_again(at_work, now)
            end_crises(self.office, at_work, now)

    def _hear_again(self, at_work: Sequence[str], now: datetime) -> None:
        """Who is outside wrote again: whoever sees it says so."""
        for case_id in [one for one, at in self.writes_again.items() if at <= now]:
            del self.writes_again[case_id]
            they_write_again(self.office, self.team_id, case_id, self.chance.choice(at_work), now)

    def _goes_on(self, case: Case, at_work: Sequence[str], now: datetime) -> None:
        planned = self.plans.get(case.id)
        if planned is None:
            self.plans[case.id] = self._plan(case, now)
        elif planned[0] <= now:
            del self.plans[case.id]
            self.acts += 1
            self._does(case, planned[1], at_work, now)

    def _plan(self, case: Case, now: datetime) -> tuple[datetime, Act]:
        is_new = case.status is Status.WAITING
        act = takes if is_new else self.chance.choices(list(DOES), list(DOES.values()))[0]
        minutes = self.chance.expovariate(1 / (TO_TAKE if is_new else TO_ANSWER))
        if self.chance.random() < FORGETS:
            minutes += 60 * 24 * 7
        return now + timedelta(minutes=minutes), act

    def _does(self, seen: Case, act: Act, at_work: Sequence[str], now: datetime) -> None:
        """Unless it is somebody else's by now."""
        by = str(seen.owner_id)
        with self.office.transaction() as session:
            found = caseload.hold(session, WORKSPACE, seen.id, by)
            if found is None or not found.case.is_open or found.case.owner_id != by:
                return
            letters = Letters(self.office, session, found.team, now)
            others = [one for one in at_work if one != by]
            act(Doing(letters, found.case, by, others, self.chance))
            asked = found.case.asked_back_at is not None
        if asked or (act is answers and self.chance.random() < NOT_CONTENT):
            hours = self.chance.expovariate(1 / TO_WRITE_AGAIN)
            self.writes_again[seen.id] = now + timedelta(hours=hours)
