"""Writes answers of the library: made, changed, right as they stand, archived and back.

Lock order: the team first (`people.hold_team`), then the answer. Whoever calls holds what it changes.
"""

from sqlalchemy.orm import Session

from bot import editing
from bot.answers import rules
from bot.answers.rules import Draft
from bot.office import Visit
from bot.wall_clock import local_day
from storage.library import ANSWER, LibraryAnswer, Piece
from storage.people import Team


def add(
    session: Session, visit: Visit, team: Team, new: Draft, came_from: str | None = None
) -> LibraryAnswer:
    """A new answer of the team, in the log as added. Its `review_by` is filled in."""
    review_by = new.review_by or rules.last_day(local_day(visit.now, team.zone))
    answer = LibraryAnswer(
        team_id=team.id,
        title=new.title,
        piece=Piece(new.piece),
        created_at=visit.now,
        created_by=visit.user_id,
        owner_id=new.owner_id,
        review_by=review_by,
        searched=rules.searched(new),
        came_from=came_from,
        review_at=rules.review_at(review_by, team.zone),
    )
    rules.fill(answer, new)
    session.add(answer)
    session.flush()
    editing.note(session, visit, team, ANSWER, answer.id, "added", title=[None, new.title])
    return answer


def restore(session: Session, visit: Visit, team: Team, answer: LibraryAnswer) -> None:
    """An archived answer is there again, to be looked at within half a year."""
    answer.archived_at = None
    look_again(answer, visit, team)
    editing.note(session, visit, team, ANSWER, answer.id, "restored")


def look_again(answer: LibraryAnswer, visit: Visit, team: Team) -> None:
    """It is right as it stands today, and to be looked at within half a year."""
    answer.review_by = rules.last_day(local_day(visit.now, team.zone))
    answer.review_at = rules.review_at(answer.review_by, team.zone)
    answer.version += 1


def change(session: Session, visit: Visit, team: Team, answer: LibraryAnswer, draft: Draft) -> bool:
    """The answer says what the form says; False when it did already."""
    changed = editing.differences(rules.draft_of(answer), draft)
    if not changed:
        return False
    rules.fill(answer, draft)
    if "review_by" in changed:
        answer.review_at = rules.review_at(answer.review_by, team.zone)
    answer.version += 1
    editing.note(session, visit, team, ANSWER, answer.id, "changed", **changed)
    return True


def is_right(session: Session, visit: Visit, team: Team, answer: LibraryAnswer) -> None:
    """Somebody looked at it: it is right as it stands."""
    look_again(answer, visit, team)
    editing.note(session, visit, team, ANSWER, answer.id, "looked_at")


def archive(session: Session, visit: Visit, team: Team, answer: LibraryAnswer) -> None:
    """It is not offered any more; which cases it was chosen for stays known."""
    answer.archived_at, answer.review_at = visit.now, None
    answer.version += 1
    editing.note(session, visit, team, ANSWER, answer.id, "archived")
