"""Whether the owner of a case is there for it, as its row says: what they do is a sign of life."""

from datetime import datetime

from bot.webcare.later import ASK_AFTER
from storage.cases import Case, Status


def sign(case: Case, by: str, now: datetime) -> None:
    """Somebody did something with it; of who has taken it that is a sign."""
    if case.owner_id == by and case.status is Status.TAKEN:
        begin(case, now)


def begin(case: Case, now: datetime) -> None:
    """For two hours there is nothing to ask.

    Nor is there before they look at it again, or while who is outside has to answer.
    """
    case.alive_at, case.still_asked_at = now, None
    case.look_at = case.snoozed_until or (None if case.asked_back_at else now + ASK_AFTER)


def end(case: Case) -> None:
    """It has no owner any more, or is another's."""
    case.alive_at = case.still_asked_at = case.look_at = case.snoozed_until = None
