"""What the owner of a case may do with it, and who helps them. Pure: facts in, a refusal out."""

from collections.abc import Collection

from bot.webcare.rules import Refusal, may_close
from storage.case_owners import THE_TEAM
from storage.cases import Case, Status
from storage.promises import Promise


def may_speak_for(case: Case, user_id: str) -> Refusal | None:
    """When to look at it again, who helps, that it is still theirs: only who has it says so."""
    return may_close(case) or (None if case.owner_id == user_id else Refusal.NOT_YOURS)


def may_take_over(case: Case, user_id: str, asked: Collection[str]) -> Refusal | None:
    """Who was asked to help, in person or with the whole team, may have all of it; see also `may_take`."""
    if refusal := may_close(case):
        return refusal
    if case.status is Status.WAITING:
        return None
    if case.owner_id == user_id:
        return Refusal.YOURS
    return None if {user_id, THE_TEAM} & set(asked) else Refusal.TAKEN


def may_look_along(case: Case, user_id: str) -> Refusal | None:
    if refusal := may_close(case):
        return refusal
    if case.owner_id is None:
        return Refusal.NOBODYS
    return Refusal.YOURS if case.owner_id == user_id else None


def may_say_they_wrote(case: Case) -> Refusal | None:
    return may_close(case) or (None if case.asked_back_at else Refusal.NOT_ASKED)


def may_settle(promise: Promise) -> Refusal | None:
    return None if promise.is_open else Refusal.SETTLED
