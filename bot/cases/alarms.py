"""The clock of a case says something: four fifths of the time are gone, or all of it."""

from collections.abc import Iterable

from bot.webcare import moves, notices, rules
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster
from bot.webcare.rules import Alarm, Assigned
from storage.cases import BY_ITSELF, Case
from storage.people import Person


def ring(letters: Letters, case: Case, roster: Roster) -> None:
    """Who must know is told once for each deadline, however often the clock is looked at."""
    match rules.alarm(case, letters.now):
        case Alarm.NEARLY_DUE:
            _nearly_due(letters, case, roster)
        case Alarm.DUE:
            _due(letters, case, roster)
        case None:
            case.alarm_at = None


def _nearly_due(letters: Letters, case: Case, roster: Roster) -> None:
    case.alarm_at = case.due_at
    key = f"case {case.id}, nearly due {case.due_at:%Y-%m-%d %H:%M:%S}"
    if owner := roster.people.get(case.owner_id or ""):
        letters.tell(owner.user_id, key, case, notices.nearly_due)
    if rules.needs_another(case, roster.colleagues, letters.now):
        letters.tell_all(_another(letters, case, roster), key, case, notices.nearly_due_for_another)
    moves.note(letters, case, "nearly_due", BY_ITSELF, case.owner_id)


def _another(letters: Letters, case: Case, roster: Roster) -> Iterable[Person]:
    """The next on duty; the coordinators when there is none."""
    decision = rules.deal(case, roster.staff, letters.now, not_to={case.owner_id})
    if isinstance(decision, Assigned):
        return [roster.people[decision.user_id]]
    return _other_coordinators(case, roster)


def _due(letters: Letters, case: Case, roster: Roster) -> None:
    case.alarm_at = None
    case.version += 1
    key = f"case {case.id}, due {case.due_at:%Y-%m-%d %H:%M:%S}"
    if owner := roster.people.get(case.owner_id or ""):
        letters.tell(owner.user_id, key, case, notices.overdue)
    coordinators = _other_coordinators(case, roster)
    letters.tell_all(coordinators, key, case, notices.overdue_for_coordinators)
    moves.note(letters, case, "due", BY_ITSELF, case.owner_id)
    letters.card(case)


def _other_coordinators(case: Case, roster: Roster) -> list[Person]:
    return [person for person in roster.coordinators if person.user_id != case.owner_id]
