"""A case goes up the ladder: its owner stays its owner, who it goes to is told why, and the card says so."""

from bot.webcare import crisis, escalating_messages, moves
from bot.webcare.ladder import CRISIS_TEAM, Reached, Standing
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster
from storage import caseload
from storage.cases import Case
from storage.escalation import Escalation, Reason


def escalate(
    letters: Letters, case: Case, step: Escalation, reached: Reached, above: Standing | None, roster: Roster
) -> None:
    """The held case is on that rung; `above` is the next one, whom to call when this does not help."""
    case.rung = step.rung
    case.in_danger = case.in_danger or step.reason is Reason.DANGER
    case.version += 1
    step.to_id, step.to_name = reached.contact.user_id, reached.contact.name
    letters.session.add(step)
    letters.session.flush()
    moves.note(letters, case, "escalated", step.by, case.owner_id)
    if step.rung == CRISIS_TEAM:
        crisis.begin(letters, case, roster, step.by)
    else:
        _tell(letters, case, step, reached, above, roster)
    if (turn := caseload.turn(letters.session, case)) is not None:
        letters.ping(case, turn)
    letters.card(case)


def _tell(
    letters: Letters, case: Case, step: Escalation, reached: Reached, above: Standing | None, roster: Roster
) -> None:
    """Who it goes to; who is away reads it when they are back."""
    if not step.to_id:
        return
    people = [one.user_id for one in (above.contacts if above else ())] + [
        one.user_id for one in reached.passed
    ]
    letters.know({step.by, *(one for one in people if one)})
    letters.write_to(
        step.to_id,
        f"case {case.id}, escalation {step.id}",
        lambda say, facts: escalating_messages.to_you(say, facts, step, reached, above),
        case,
        not_before=None if reached.is_there else moves.arrives(roster, step.to_id, letters.now),
    )
