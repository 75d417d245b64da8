"""What somebody can do with a case that is theirs, each by the functions behind the button."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from bot.escalation import pausing
from bot.office import Office, Visit
from bot.slack.answers import Answers
from bot.slack.requests import FormSent
from bot.slack.requests import Person as Sender
from bot.webcare import escalating, ladder, moves, owning, promising, rungs
from bot.webcare.later import when_in
from bot.webcare.letters import Letters
from bot.webcare.moves import Closing
from bot.webcare.roster import Roster, roster_of
from storage import caseload, promises
from storage.cases import Case, Kind, Status
from storage.escalation import Crisis, Escalation, Reason
from storage.people import Person, Team
from storage.turns import Because
from tests.halfyear.team import WORKSPACE


@dataclass(frozen=True, slots=True)
class Doing:
    """`by` has the held case; `others` are colleagues who are in."""

    letters: Letters
    case: Case
    by: str
    others: Sequence[str]
    chance: Random

    @property
    def roster(self) -> Roster:
        return roster_of(self.letters.session, self.letters.team, self.letters.now)

    def within(self, hours: float) -> datetime:
        """A moment at random, at most so many hours ahead, on a whole minute."""
        ahead = timedelta(minutes=self.chance.randint(1, int(hours * 60)))
        return (self.letters.now + ahead).replace(second=0, microsecond=0)


def takes(one: Doing) -> None:
    moves.take(one.letters, one.case, one.by)


def answers(one: Doing) -> None:
    """What was promised is kept then, half of the time."""
    moves.close(one.letters, one.case, Closing(one.by, Status.ANSWERED, "Ja"))
    for promise in promises.of_case(one.letters.session, one.case, 10):
        if promise.is_open and one.chance.random() < 1 / 2:
            promising.keep(one.letters, one.case, promise, one.by)


def passes_on(one: Doing) -> None:
    """To a colleague who is in."""
    if one.others:
        to, now = one.chance.choice(one.others), one.letters.now
        turn = moves.new_turn(one.case, to, now, Because.HANDED_OVER, one.by)
        moves.hand_over(one.letters, one.case, turn)


def promises_something(one: Doing) -> None:
    promising.promise(one.letters, one.case, one.roster, "We bellen terug", one.within(72), one.by)


def puts_off(one: Doing) -> None:
    owner = one.roster.colleague(one.by)
    if owner is not None:
        owning.snooze(one.letters, one.case, when_in(owner.hours, one.within(48)))


def asks_back(one: Doing) -> None:
    owning.ask_back(one.letters, one.case, Closing(one.by, Status.ASKED_BACK, "Welk nummer?"))


def asks_help(one: Doing) -> None:
    """Of anybody of the team, who may come in tomorrow."""
    roster = one.roster
    whom = one.chance.choice(sorted(set(roster.people) - {one.by}))
    arrives = moves.arrives(roster, whom, one.letters.now)
    owning.ask_help(one.letters, one.case, whom, None, arrives)


def escalates(one: Doing) -> None:
    """To who decides, whether they are in or not; from there nobody goes on here."""
    around = rungs.around_of(one.letters.session, one.letters.team, one.letters.now)
    steps = ladder.ladder(around, one.case.channel)
    editor, above = steps[ladder.EDITOR - 1], steps[ladder.EDITOR]
    reached = ladder.reach(editor, around.matrix, one.letters.now, one.by)
    if one.case.rung >= ladder.EDITOR or one.case.kind is Kind.CRISIS or reached.contact.is_nobody:
        return
    step = Escalation(
        case_id=one.case.id, at=one.letters.now, by=one.by, rung=ladder.EDITOR, reason=Reason.JOURNALIST
    )
    escalating.escalate(one.letters, one.case, step, reached, above, one.roster)


DOES: Mapping[Callable[[Doing], None], int] = {
    answers: 75,
    passes_on: 4,
    promises_something: 6,
    puts_off: 5,
    asks_back: 5,
    asks_help: 3,
    escalates: 2,
}
"""In a hundred moments at which somebody goes on with a case that they took."""


def they_write_again(office: Office, team_id: int, case_id: int, by: str, now: datetime) -> None:
    """Who is outside answers what was asked, or is not content: `by`, who is in, presses so."""
    with office.transaction() as session:
        desk = caseload.hold_desk(session, session.get_one(Team, team_id))
        found = caseload.hold(session, WORKSPACE, case_id, by)
        if found is None:
            return
        roster = roster_of(session, found.team, now)
        letters = Letters(office, session, found.team, now, dict(roster.people))
        if not found.case.is_open:
            moves.reopen(letters, found.case, desk, roster, by)
        elif found.case.asked_back_at is not None:
            owning.wrote_again(letters, found.case, desk, roster, by)


ANSWERED = (
    select(Crisis, Person)
    .join(Case, Case.id == Crisis.case_id)
    .join(Person, Person.user_id == Case.owner_id)
    .where(Crisis.over_at.is_(None), Case.closed_at.is_not(None))
)


def end_crises(office: Office, at_work: Sequence[str], now: datetime) -> None:
    """Crises whose case was answered are over, says who had it; they look back the morning after."""
    with office.reading() as session:
        answered = session.execute(ANSWERED.where(Person.user_id.in_(at_work))).all()
    for one, person in answered:
        visit = Visit(office, person, now, office.say_to(person), f"crisis {one.id} is over")
        who = Sender(person.workspace_id, person.user_id)
        facts = {"crisis": str(one.id), "ends": "1"}
        pausing.go_on(visit, FormSent(who, "escalation.go_on", facts, Answers(), "", "", "", ""))
