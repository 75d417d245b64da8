"""What people do by chance: report, take, answer, hand over, take over, and now and then forget."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.office import Office
from bot.webcare import intake, moves
from bot.webcare.letters import Letters
from bot.webcare.moves import Closing
from bot.webcare.roster import roster_of
from storage import caseload
from storage.cases import Because, Case, Kind, Status, Urgency
from storage.channels import Network
from storage.people import Team
from tests.halfyear.calendar import Calendar
from tests.halfyear.team import SIX, WORKSPACE

KINDS = (
    [Kind.QUESTION] * 50 + [Kind.COMPLAINT] * 20 + [Kind.COMPLIMENT] * 14 + [Kind.FORMAL] * 4
    + [Kind.PRIVACY] * 3 + [Kind.IDEA] * 3 + [Kind.WRONG_FACTS] * 2 + [Kind.TROLL] * 2 + [Kind.SPAM] * 2
)  # fmt: skip
CRISES = 0.002
HANDS_OVER, FORGETS = 0.04, 0.03
TO_TAKE, TO_ANSWER = 15.0, 40.0
"""Minutes at work, on average, until somebody takes a case and until they have answered it."""

THEIRS = (
    select(Case)
    .where(Case.team_id == bindparam("team"), Case.closed_at.is_(None))
    .where(Case.owner_id.in_(bindparam("at_work", expanding=True)))
    .order_by(Case.id)
)


@dataclass
class Crowd:
    """`plans` is when somebody does the next thing with a case (its id), and what."""

    office: Office
    team_id: int
    chance: Random
    calendar: Calendar
    plans: dict[int, tuple[datetime, str]] = field(default_factory=dict)
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
                paraphrase="Iemand vraagt iets", reported_at=now, reported_by="U5", urgency=urgency,
            )  # fmt: skip
            intake.report(Letters(self.office, session, team, now, dict(roster.people)), case, desk, roster)

    def works(self, now: datetime) -> None:
        """Who is at work does what they came to; who has gone home does it another day."""
        at_work = [one.user_id for one in SIX if self.calendar.is_in(one.user_id, now)]
        if not at_work:
            return
        with self.office.reading() as session:
            cases = session.scalars(THEIRS, {"team": self.team_id, "at_work": at_work}).all()
        for case in cases:
            self._goes_on(case, now)

    def _goes_on(self, case: Case, now: datetime) -> None:
        planned = self.plans.get(case.id)
        if planned is None:
            self._plan(case, now)
        elif planned[0] <= now:
            del self.plans[case.id]
            self.acts += 1
            with self.office.transaction() as session:
                found = caseload.hold(session, WORKSPACE, case.id, str(case.owner_id))
                if found is not None and found.case.owner_id == case.owner_id and found.case.is_open:
                    self._does(session, found.team, found.case, planned[1], now)

    def _plan(self, case: Case, now: datetime) -> None:
        mean = TO_TAKE if case.status is Status.WAITING else TO_ANSWER
        what = "take" if case.status is Status.WAITING else "answer"
        if self.chance.random() < HANDS_OVER:
            what = "pass on"
        wait = self.chance.expovariate(1 / mean)
        if self.chance.random() < FORGETS:
            wait += 60 * 24 * 7
        self.plans[case.id] = (now + timedelta(minutes=wait), what)

    def _does(self, session: Session, team: Team, case: Case, what: str, now: datetime) -> None:
        by = str(case.owner_id)
        letters = Letters(self.office, session, team, now)
        if what == "take":
            moves.take(letters, case, by)
        elif what == "answer":
            moves.close(letters, case, Closing(by, Status.ANSWERED, "Ja"))
        else:
            self._passes_on(letters, case)

    def _passes_on(self, letters: Letters, case: Case) -> None:
        """To a colleague who is in."""
        others = [one.user_id for one in SIX if one.user_id != case.owner_id]
        here = [one for one in others if self.calendar.is_in(one, letters.now)]
        if here:
            turn = moves.new_turn(
                case, self.chance.choice(here), letters.now, Because.HANDED_OVER, str(case.owner_id)
            )
            moves.hand_over(letters, case, turn)
