"""What happens to a case: the rows change, the log notes it, and the letters that show it are written.

Every function runs in the transaction of a listener or a job, which holds the case; who deals a case also
holds the desk of its team, and held it first. A move makes one more version of the case, which its letters
are named after.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.ownership.record import written
from bot.webcare import aftercare, arranging, clock, crisis, history, kinds, life, rules
from bot.webcare.deadlines import begun, deadline
from bot.webcare.letters import Letters
from bot.webcare.pressing import most_pressing, most_urgent
from bot.webcare.roster import Roster
from bot.webcare.rules import Assigned, Waits
from bot.working_time import MIDNIGHT, is_open, local, local_day, next_opening
from storage import caseload
from storage.cases import BY_ITSELF, Case, Desk, Kind, Status
from storage.changes import Fields
from storage.turns import Answer, Because, Ended, Turn


@dataclass(frozen=True, slots=True)
class Closing:
    """What was done with a case, and by whom."""

    by: str
    outcome: Status
    words: str | None


def deal(
    letters: Letters, case: Case, roster: Roster, not_to: Collection[str | None] = ()
) -> Assigned | Waits:
    """The case goes to somebody on duty, or waits; the coordinators are told when nobody could be found."""
    decision = rules.deal(case, roster.staff, letters.now, not_to)
    if isinstance(decision, Assigned):
        turn = new_turn(case, decision.user_id, letters.now, decision.because)
        turn.open_cases = decision.open_cases
        turn.found = None if decision.found is None else written(decision.found)
        give(letters, case, turn)
    else:
        case.deal_at = decision.try_at
    if case.kind is Kind.CRISIS and not crisis.is_over(letters, case):
        crisis.begin(letters, case, roster)
    elif isinstance(decision, Waits):
        arranging.nobody_has_it(letters, case, roster, decision)
    return decision


def give(letters: Letters, case: Case, turn: Turn) -> None:
    """The case is theirs, and they are told. A turn before this one has ended already."""
    _begin(letters, turn)
    _receive(letters, case, turn)


def _begin(letters: Letters, turn: Turn) -> None:
    """The turn has its id."""
    letters.session.add(turn)
    letters.session.flush()


def _receive(letters: Letters, case: Case, turn: Turn) -> None:
    case.owner_id, case.turn_id, case.deal_at, case.away_told = turn.user_id, turn.id, None, 0
    case.leave_at = letters.now
    case.status = Status.TAKEN if turn.by == turn.user_id else Status.WAITING
    letters.ping(case, turn)


def end_turn(letters: Letters, case: Case, how: Ended, by: str) -> Turn | None:
    """Who had the case has it no more; their ping is to be ended when its new state is known."""
    turn = caseload.turn(letters.session, case)
    if turn is not None:
        turn.ended_at, turn.ended_how, turn.ended_by = letters.now, how, by
    case.turn_id = case.leave_at = None
    life.end(case)
    return turn


def take(letters: Letters, case: Case, by: str) -> None:
    """The case is taken; when it was somebody else's, it is so no more."""
    turn, before = caseload.turn(letters.session, case), case.owner_id
    if turn is not None and before == by:
        case.version += 1
        case.status = Status.TAKEN
        letters.ping(case, turn)
    else:
        _pass_on(letters, case, new_turn(case, by, letters.now, Because.TOOK, by), Ended.TAKEN_OVER)
    note(letters, case, "taken", by, before)
    show(letters, case)


def hand_over(letters: Letters, case: Case, turn: Turn) -> None:
    """The case is theirs now, with what was said along with it."""
    before = case.owner_id
    _pass_on(letters, case, turn, Ended.HANDED_OVER)
    note(letters, case, "handed_over", turn.by, before)
    show(letters, case)


def _pass_on(letters: Letters, case: Case, turn: Turn, how: Ended) -> None:
    """The new turn is there before the case changes, so that one statement changes it."""
    _begin(letters, turn)
    case.version += 1
    ended = end_turn(letters, case, how, turn.by)
    _receive(letters, case, turn)
    if ended is not None:
        letters.end_ping(case, ended)


def give_back(letters: Letters, case: Case, roster: Roster, how: Ended, by: str) -> Assigned | Waits:
    """The case goes to somebody else on duty, or waits in the queue."""
    case.version += 1
    before = case.owner_id
    ended = end_turn(letters, case, how, by)
    case.owner_id, case.status = None, Status.WAITING
    letters.session.flush()
    gave_back = gave_back_today(letters, [case], roster).get(case.id, set())
    decision = deal(letters, case, roster, not_to={before, *gave_back})
    if ended is not None:
        letters.end_ping(case, ended)
    note(letters, case, how, by, before)
    show(letters, case)
    return decision


def gave_back_today(letters: Letters, cases: Collection[Case], roster: Roster) -> Mapping[int, set[str]]:
    """Case id -> who is not dealt it again before tomorrow."""
    zone = roster.team.zone
    today = local(local_day(letters.now, zone), MIDNIGHT, zone)
    return caseload.gave_back(letters.session, cases, today)


def close(letters: Letters, case: Case, closing: Closing) -> None:
    """Nobody outside waits any more; what was asked of them stays so, for when this is undone."""
    case.version += 1
    answer = Answer(
        case_id=case.id, at=letters.now, by=closing.by, outcome=closing.outcome, words=closing.words
    )
    measure(letters, case, answer)
    letters.session.add(answer)
    ended = end_turn(letters, case, Ended.CLOSED, closing.by)
    case.status, case.closed_at = closing.outcome, letters.now
    case.deal_at = None
    clock.end(case)
    if ended is not None:
        letters.end_ping(case, ended, answer)
    note(letters, case, closing.outcome, closing.by, case.owner_id)
    show(letters, case, answer)
    aftercare.ask(letters, case, closing.by, closing.outcome)
    crisis.ask_whether_over(letters, case, closing.by)


def measure(letters: Letters, case: Case, answer: Answer) -> None:
    """By the hours and targets of this moment: rules that change later do not change what was."""
    waited = clock.waited(letters.session, case, letters.now)
    if waited is not None and case.target is not None:
        answer.waited, answer.in_time = int(waited.total_seconds()), waited <= case.target


def undo(letters: Letters, case: Case, by: str, owner: str | None) -> None:
    """It was not answered after all: the clock has run on, and `owner` has it again, or who says so."""
    case.version += 1
    for answer in caseload.answers(letters.session, case, 1):
        answer.undone_at, answer.undone_by = letters.now, by
    case.closed_at = None
    clock.run_on(letters.session, case, letters.now)
    aftercare.not_yet(letters, case)
    kinds.to_compare(case, letters.now)
    _back_to(letters, case, by, owner or by)
    note(letters, case, "undone", by, None)
    show(letters, case)


def reopen(letters: Letters, case: Case, desk: Desk, roster: Roster, by: str) -> Assigned | Waits | None:
    """Somebody outside waits again, from now on. None: it is with its owner again."""
    case.version += 1
    case.closed_at = None
    clock.begin(letters.session, case, desk, roster, letters.now)
    aftercare.not_yet(letters, case)
    owner = roster.colleague(case.owner_id)
    decision = None
    if owner is not None and (owner.user_id == by or is_open(owner.hours, letters.now)):
        _back_to(letters, case, by, owner.user_id)
    else:
        decision = _deal_again(letters, case, roster, by)
    if not crisis.is_running(letters, case):
        case.rung = 0
    crisis.begin_if_one(letters, case, roster, by)
    note(letters, case, "reopened", by, None)
    show(letters, case)
    return decision


def _back_to(letters: Letters, case: Case, by: str, owner: str) -> None:
    """The owner's old ping serves again when they reopened it themselves; else they hear a new one."""
    last = caseload.last_turn(letters.session, case)
    if last is not None and last.user_id == owner == by:
        last.ended_at = last.ended_how = last.ended_by = None
        case.owner_id, case.turn_id, case.status = owner, last.id, Status.TAKEN
        case.leave_at = letters.now
        letters.ping(case, last)
        return
    _replace_last(letters, case, by, last, new_turn(case, owner, letters.now, Because.REOPENED, by))


def _replace_last(letters: Letters, case: Case, by: str, last: Turn | None, turn: Turn) -> None:
    if last is not None:
        last.ended_how, last.ended_by = Ended.REOPENED, by
    give(letters, case, turn)
    if last is not None:
        letters.end_ping(case, last)


def _deal_again(letters: Letters, case: Case, roster: Roster, by: str) -> Assigned | Waits:
    last = caseload.last_turn(letters.session, case)
    if last is not None:
        last.ended_how, last.ended_by = Ended.REOPENED, by
    case.owner_id, case.status = None, Status.WAITING
    decision = deal(letters, case, roster)
    if last is not None:
        letters.end_ping(case, last)
    return decision


def raise_to(letters: Letters, case: Case, newer: Case, desk: Desk, roster: Roster) -> bool:
    """A second report of the same link can make a case more pressing, never less. Whether it did."""
    fresh = begun(clock.pressing(newer), desk.minutes, roster.hours, letters.now)
    found = deadline(fresh, roster.hours)
    if found is None or (case.due_at is not None and case.due_at <= found.due_at):
        return False
    kinds.become(case, most_pressing(case.kind, newer.kind), letters.now)
    case.urgency = most_urgent(case.urgency, newer.urgency)
    clock.begin(letters.session, case, desk, roster, letters.now)
    return True


def show_new_deadline(letters: Letters, case: Case) -> None:
    """Opening hours or targets changed, and with them when it is due: card and ping say so."""
    case.version += 1
    note(letters, case, "recounted", BY_ITSELF, case.owner_id)
    letters.card(case)
    if (turn := caseload.turn(letters.session, case)) is not None:
        letters.ping(case, turn)


def show(letters: Letters, case: Case, answer: Answer | None = None) -> None:
    """Whoever sees the case sees how it stands now."""
    letters.card(case, answer)
    crisis.renew(letters, case)


def new_turn(case: Case, user_id: str, now: datetime, because: Because, by: str = BY_ITSELF) -> Turn:
    return Turn(
        case_id=case.id, team_id=case.team_id, user_id=user_id, at=now, ping_at=now, because=because, by=by
    )


def arrives(roster: Roster, user_id: str, now: datetime) -> datetime:
    """When somebody is in: now, or at their next opening; now for who never told when they work."""
    colleague = roster.colleague(user_id)
    return (next_opening(colleague.hours, now) if colleague else None) or now


def note(letters: Letters, case: Case, did: str, by: str, before: str | None) -> None:
    """In the log of changes; what the owner does is a sign that they are there for it."""
    life.sign(case, by, letters.now)
    fields: Fields = {} if before == case.owner_id else {"owner": [before, case.owner_id]}
    history.note(letters, case, did, by, fields)
