"""What was promised to somebody outside: noted, told in time to who must keep it, and kept or not.

Siblings of `moves`: whoever calls these holds the case, then the promise.
"""

from datetime import datetime

from bot.webcare import moves, promise_messages, rules
from bot.webcare.later import is_late, is_there, next_reminder
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster
from bot.webcare.rules import Assigned
from bot.working_time import Both, Opening, next_opening
from storage.cases import Case
from storage.promises import Promise


def promise(letters: Letters, case: Case, roster: Roster, what: str, due_at: datetime, by: str) -> Promise:
    """Whoever has the case keeps it, and hears of it in time."""
    made = Promise(
        case_id=case.id,
        team_id=case.team_id,
        at=letters.now,
        by=by,
        what=what,
        due_at=due_at,
        remind_at=next_reminder(_hours(case, roster), due_at, letters.now),
    )
    letters.session.add(made)
    letters.session.flush()
    moves.note(letters, case, "promised", by, case.owner_id)
    return made


def keep(letters: Letters, case: Case, promised: Promise, by: str) -> None:
    _see_whether_it_is_late(promised, letters.now)
    promised.kept_at, promised.kept_by, promised.remind_at = letters.now, by, None
    moves.note(letters, case, "promise_kept", by, case.owner_id)


def move(letters: Letters, case: Case, roster: Roster, promised: Promise, due_at: datetime, by: str) -> None:
    """Another moment was agreed; that the first had gone by stays so."""
    _see_whether_it_is_late(promised, letters.now)
    promised.due_at = due_at
    promised.remind_at = next_reminder(_hours(case, roster), due_at, letters.now)
    moves.note(letters, case, "promise_moved", by, case.owner_id)


def undo(letters: Letters, case: Case, promised: Promise, by: str) -> None:
    """It was no promise."""
    promised.undone_at, promised.undone_by, promised.remind_at = letters.now, by, None
    moves.note(letters, case, "promise_undone", by, case.owner_id)


def _see_whether_it_is_late(promised: Promise, now: datetime) -> None:
    if is_late(promised.due_at, now):
        promised.missed_at = promised.missed_at or promised.due_at


def remind(letters: Letters, case: Case, promised: Promise, roster: Roster) -> None:
    """Half an hour before, and at the moment; what was slept through is said once, as it is by then.

    As long as there is nobody to tell, it is not told: somebody who is in later hears it then.
    """
    is_due = promised.due_at <= letters.now
    whom = _to_whom(case, roster, letters.now)
    if not whom:
        again = _looks_again(roster, letters.now)
        promised.remind_at = again if is_due else min(again, promised.due_at)
        return
    promised.remind_at = None if is_due else promised.due_at
    for who in whom:
        when = letters.now if _is_in(roster, who, letters.now) else moves.arrives(roster, who, letters.now)
        _tell(letters, case, promised, who, when)


def _looks_again(roster: Roster, now: datetime) -> datetime:
    opens = next_opening(roster.hours, now)
    return opens if opens is not None and opens > now else now + rules.TRY_AGAIN


def _tell(letters: Letters, case: Case, promised: Promise, who: str, when: datetime) -> None:
    stage = "due" if promised.due_at <= letters.now else "soon"
    letters.know({promised.by})
    letters.tell(
        who,
        f"promise {promised.id}, {stage} {promised.due_at:%Y-%m-%d %H:%M:%S}",
        case,
        lambda say, facts: promise_messages.reminder(say, facts, promised, who),
        not_before=when,
    )


def _to_whom(case: Case, roster: Roster, now: datetime) -> list[str]:
    """Who has it; are they away, then who would get it now, else the coordinators who are in, else they."""
    owner = roster.colleague(case.owner_id)
    if owner is not None and _is_in(roster, owner.user_id, now):
        return [owner.user_id]
    decision = rules.deal(case, roster.staff, now, not_to={case.owner_id})
    if isinstance(decision, Assigned):
        return [decision.user_id]
    there = [one.user_id for one in roster.coordinators if _is_in(roster, one.user_id, now)]
    return there or ([owner.user_id] if owner else [])


def _is_in(roster: Roster, user_id: str, now: datetime) -> bool:
    colleague = roster.colleague(user_id)
    return colleague is not None and is_there(colleague.hours, now)


def _hours(case: Case, roster: Roster) -> Opening:
    """The desk's, and within those the owner's."""
    owner = roster.colleague(case.owner_id)
    return Both(roster.hours, owner.hours) if owner else roster.hours
