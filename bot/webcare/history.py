"""What happened to a case, as the log of changes keeps it: never with words of outsiders."""

from bot.webcare.letters import Letters
from storage import changes
from storage.cases import CASE, Case
from storage.changes import Change, Fields


def note(letters: Letters, case: Case, did: str, by: str, fields: Fields | None = None) -> None:
    changes.note(
        letters.session,
        Change(
            team_id=case.team_id,
            thing=CASE,
            thing_id=case.id,
            by=by,
            at=letters.now,
            did=did,
            fields=fields or {},
        ),
    )
