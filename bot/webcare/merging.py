"""Two cases become one, or only know of each other; and both are undone.

The desk is held, then the case that is merged, then the one that is kept: a press on the merged one holds
them in that order too. The kept one is never less pressing for it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import clock, crisis, history, kinds, life, moves, notices
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.moves import Closing
from bot.webcare.pressing import most_pressing, most_urgent
from bot.webcare.roster import Roster
from storage import caseload, escalation, merges
from storage.cases import Case, Kind, Status
from storage.merges import Merge


def merge(letters: Letters, case: Case, kept: Case, roster: Roster, by: str) -> None:
    """The case goes on as `kept`: its clock stops, and both owners hear it."""
    owner, its_clock = case.owner_id, merges.clock_of(case) if is_sooner(case, kept) else None
    letters.session.add(_before(letters, case, kept, by))
    case.merged_into = kept.id
    kept.in_danger = kept.in_danger or case.in_danger
    moves.close(letters, case, Closing(by, Status.MERGED, None))
    _make_more_pressing(letters, case, kept, its_clock)
    if escalation.crisis_of(letters.session, kept) is None:
        crisis.begin_if_one(letters, kept, roster, by)
    _note(letters, kept, "absorbed", by, case)
    _show(letters, kept)
    telling = _Telling(letters, roster, by)
    telling.tell(owner, case, f"case {case.id}, merged v{case.version}", notices.merged)
    if kept.owner_id != owner:
        letters.know({by})
        key = f"case {kept.id}, absorbed v{kept.version}"
        telling.tell(kept.owner_id, kept, key, lambda say, facts: notices.absorbed(say, facts, case, by))


def _before(letters: Letters, case: Case, kept: Case, by: str) -> Merge:
    return Merge(
        case_id=case.id,
        at=letters.now,
        by=by,
        kind=kept.kind,
        urgency=kept.urgency,
        clock=merges.clock_of(kept),
        carried=_carry(letters, case, kept),
    )


def _carry(letters: Letters, case: Case, kept: Case) -> dict[str, Any]:
    """What of the case is the kept one's from now on; the rest stays with it, and is found there."""
    carried = merges.carry(letters.session, case, kept)
    return {**carried, "crisis": crisis.goes_on_as(letters, case, kept), "rung": kept.rung}


def _make_more_pressing(letters: Letters, case: Case, kept: Case, sooner: Mapping[str, Any] | None) -> None:
    """The sooner deadline, the more pressing kind, the higher urgency and rung; a crisis is dealt at once."""
    kinds.become(kept, most_pressing(kept.kind, case.kind), letters.now)
    kept.urgency = most_urgent(kept.urgency, case.urgency)
    kept.rung = max(kept.rung, case.rung)
    if sooner is not None:
        _set_clock(letters, kept, sooner)
    if kept.kind is Kind.CRISIS and kept.owner_id is None:
        kept.deal_at = letters.now


def _set_clock(letters: Letters, kept: Case, its: Mapping[str, Any]) -> None:
    """It runs on as if it had always been this one's; who waits for whom decides when the owner is asked."""
    asked_back = kept.asked_back_at
    merges.set_clock(kept, its)
    clock.run_on(letters.session, kept, letters.now)
    if kept.unheard:
        kept.alarm_at = letters.now  # who was not in then hears it when they are
    if kept.asked_back_at != asked_back and kept.status is Status.TAKEN:
        life.begin(kept, letters.now)


def is_sooner(case: Case, than: Case) -> bool:
    """Whether it must be answered before the other; without a moment it never must."""
    return case.due_at is not None and (than.due_at is None or case.due_at < than.due_at)


def take_apart(letters: Letters, case: Case, kept: Case, roster: Roster, by: str, owner: str | None) -> None:
    """They were two after all: the clock has run on, and what the kept one took from the other it gives back.

    What was changed since the merge stays changed. Who has the kept one hears it: they were to answer both.
    """
    merge = merges.last_merge(letters.session, case)
    if merge is not None:
        merge.undone_at, merge.undone_by = letters.now, by
        _bring_back(letters, case, kept, merge.carried)
    if merge is not None and kept.is_open:
        _give_back(letters, case, kept, merge)
    case.merged_into = None
    moves.undo(letters, case, by, owner)
    _note(letters, kept, "released", by, case)
    _show(letters, kept)
    if kept.is_open and kept.owner_id != owner:
        letters.know({by})
        key = f"case {kept.id}, released v{kept.version}"
        say_it = partial(notices.released, other_case=case, by=by)
        _Telling(letters, roster, by).tell(kept.owner_id, kept, key, say_it)


def _bring_back(letters: Letters, case: Case, kept: Case, carried: Mapping[str, Any]) -> None:
    merges.bring_back(letters.session, case, kept, carried)
    if carried["crisis"] is not None:
        crisis.comes_back(letters, carried["crisis"], case, kept)
    if kept.rung == max(carried["rung"], case.rung):
        kept.rung = carried["rung"]


def _give_back(letters: Letters, case: Case, kept: Case, merge: Merge) -> None:
    if kept.kind is most_pressing(merge.kind, case.kind):
        kinds.become(kept, merge.kind, letters.now)
    if kept.urgency is most_urgent(merge.urgency, case.urgency):
        kept.urgency = merge.urgency
    if kept.due_at == case.due_at and merge.clock != merges.clock_of(case):
        _set_clock(letters, kept, merge.clock)


def _show(letters: Letters, kept: Case) -> None:
    """One more version of the kept case, on its card and in the ping of its owner."""
    kept.version += 1
    answer = None
    if not kept.is_open:
        answer = next(iter(caseload.answers(letters.session, kept, 1)), None)
    elif (turn := caseload.turn(letters.session, kept)) is not None:
        letters.ping(kept, turn)
    moves.show(letters, kept, answer)


def link(letters: Letters, case: Case, other: Case, by: str) -> bool:
    """Both go on and show each other; False when they did already."""
    if not merges.relate(letters.session, case, other, by, letters.now):
        return False
    _note_both(letters, case, other, "linked", by)
    return True


def unlink(letters: Letters, case: Case, other: Case, by: str) -> bool:
    """They do not show each other any more; False when they did not."""
    if not merges.unrelate(letters.session, case, other):
        return False
    _note_both(letters, case, other, "unlinked", by)
    return True


def _note_both(letters: Letters, case: Case, other: Case, did: str, by: str) -> None:
    _note(letters, case, did, by, other)
    _note(letters, other, did, by, case)


def _note(letters: Letters, case: Case, did: str, by: str, other: Case) -> None:
    """In the log of changes, with the number of the other case."""
    history.note(letters, case, did, by, {"other": [None, other.number]})


class _Telling:
    """Tells owners in their own hours; not who did it, and not who is not in the team any more."""

    def __init__(self, letters: Letters, roster: Roster, by: str) -> None:
        self._letters, self._roster, self._by = letters, roster, by

    def tell(
        self, user_id: str | None, case: Case, key: str, say_it: Callable[[Say, Facts], Message]
    ) -> None:
        if user_id is None or user_id == self._by or user_id not in self._roster.people:
            return
        arrives = moves.arrives(self._roster, user_id, self._letters.now)
        self._letters.tell(user_id, key, case, say_it, not_before=arrives)
