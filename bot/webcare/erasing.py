"""What is forgotten of a case: its account becomes a number, or all words from outside go.

As in `moves.py`: in the transaction of who holds the case; the log notes it, and Slack shows it.
"""

from bot.webcare import mending, moves
from bot.webcare.letters import Letters
from storage import erasing, retention
from storage.cases import BY_ITSELF, Case
from storage.retention import Retention


def let_go(letters: Letters, held: Retention, case: Case) -> None:
    """The account is a number from now on, the same one in all cases that still name it now."""
    writer = retention.writer_of(letters.session, held, case)
    case.version += 1
    erasing.let_go(case, writer)
    moves.note(letters, case, "let_go", BY_ITSELF, case.owner_id)
    mending.mend(letters, case)


def erase(letters: Letters, case: Case, by: str = BY_ITSELF) -> None:
    """No word from outside is left; whose it is, its clock and its kind stay. `by`: who was asked for it."""
    case.version += 1
    case.erased_at = letters.now
    if by:
        case.writer = None  # who asked is not even counted
    erasing.erase(letters.session, case)
    moves.note(letters, case, "forgotten" if by else "erased", by, case.owner_id)
    mending.mend(letters, case)
