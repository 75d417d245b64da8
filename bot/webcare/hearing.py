"""Who hears that the time of a case is running out: who must, if they are at work at that moment. Pure.

Nobody is written to outside their working hours. Who must know and is not in hears it when they come in, if
it still holds then; meanwhile somebody who is in hears it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ownership.facts import Being
from bot.ownership.resolving import Candidate
from bot.webcare import rules
from bot.webcare.deadlines import Stage, end_of_day
from bot.webcare.rules import Assigned, Staff
from bot.working_time import is_open, next_opening
from storage.cases import Case
from storage.duties import Part

NEVER = (Being.LEFT, Being.OUTSIDE, Being.COVERED)
"""Somebody else does it, whenever they come in."""


@dataclass(frozen=True, slots=True)
class Hearers:
    """`owner` hears it as theirs, `others` about it, all now; `later` are who comes in yet."""

    owner: str | None = None
    others: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


JUST_NOW = timedelta(minutes=5)
"""What is over when webcare closes is told to who was at work until then (own choice)."""


def moment(stage: Stage, case: Case, now: datetime) -> datetime:
    """When to look who is at work: right before the time ran out, unless we slept on."""
    gone_at = _gone_at(stage, case)
    if gone_at is None or is_late(stage, case, now):
        return now
    return gone_at - timedelta.resolution


def is_late(stage: Stage, case: Case, now: datetime) -> bool:
    """Whether we slept on, or learned only now that so much of the time is gone."""
    gone_at = _gone_at(stage, case)
    return gone_at is not None and now - gone_at > JUST_NOW


def _gone_at(stage: Stage, case: Case) -> datetime | None:
    return {Stage.HALF: case.half_at, Stage.NEARLY: case.warn_at, Stage.OVER: case.due_at}.get(stage)


def hearers(stage: Stage, case: Case, staff: Staff, now: datetime) -> Hearers:
    """Half: the owner; nearly over: the backup too; over: who decides too. For an owner who is not in, or
    when a case is nobody's, somebody else who can act; of what is over, when nobody who decides is in either.
    """
    owner = case.owner_id if case.owner_id in staff.colleagues else None
    is_in = owner is not None and _owner_is_in(case, staff, now)
    others, later = _besides(stage, case, staff, now)
    away = (owner,) if owner is not None and not is_in else ()
    return Hearers(owner if is_in else None, others, (*away, *later))


def _besides(
    stage: Stage, case: Case, staff: Staff, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who besides the owner hears it now, and who does later."""
    match stage:
        case Stage.HALF:
            return (_another(case, staff, now) if _is_left_alone(case, staff, now) else ()), ()
        case Stage.NEARLY:
            return _stand_by(case, staff, now), ()
        case _:
            others, later = deciders(case, staff, now)
            return others or _instead_of_all(case, staff, now), later


def _instead_of_all(case: Case, staff: Staff, now: datetime) -> tuple[str, ...]:
    """Nobody who decides is in: who stands by, unless its owner hears it."""
    has_owner = case.owner_id in staff.colleagues and not _is_left_alone(case, staff, now)
    return () if has_owner else _stand_by(case, staff, now)


def _is_left_alone(case: Case, staff: Staff, now: datetime) -> bool:
    return case.owner_id in staff.colleagues and not _owner_is_in(case, staff, now)


def _owner_is_in(case: Case, staff: Staff, now: datetime) -> bool:
    """At their usual hours, or because they stand in for somebody now."""
    stands_in = any(one.user_id == case.owner_id and one.is_in for one in rules.whose(case, staff, now).chain)
    return stands_in or _is_in(staff, str(case.owner_id), now)


def _stand_by(case: Case, staff: Staff, now: datetime) -> tuple[str, ...]:
    """The backup who is in; else another when nobody took it or its owner is not in."""
    found = [one for one in _chain(case, staff, now) if one.cell.part is Part.BACKUP and one.is_in]
    if found:
        return (found[0].user_id,)
    needed = rules.needs_another(case, tuple(staff.colleagues.values()), now)
    return (_another(case, staff, now) or _coordinators(case, staff, now)) if needed else ()


def _another(case: Case, staff: Staff, now: datetime) -> tuple[str, ...]:
    """Who would be given the case now."""
    decision = rules.deal(case, staff, now, not_to={case.owner_id})
    return (decision.user_id,) if isinstance(decision, Assigned) and is_open(staff.hours, now) else ()


def deciders(case: Case, staff: Staff, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who decides and is in, as the matrix says, else coordinators who are in; and who decides but is not in.

    When none of them is in, all of them hear it later.
    """
    decide = [one for one in _chain(case, staff, now) if one.cell.part is Part.DECIDES]
    first = [one for one in decide if one.rank == decide[0].rank]
    if present := tuple(one.user_id for one in first if one.is_in):
        return present, ()
    later = tuple(one.user_id for one in first if one.whereabouts.being not in NEVER)
    if instead := _coordinators(case, staff, now):
        return instead, later
    return (), later or tuple(_all_coordinators(case, staff))


def reads_today(case: Case, staff: Staff, now: datetime) -> tuple[str, ...]:
    """Who decides and works today, whoever owns it; else the coordinators who do; nobody on a free day."""
    decide = [one for one in rules.whose(case, staff, now).chain if one.cell.part is Part.DECIDES]
    first = [one.user_id for one in decide if one.rank == decide[0].rank]
    today = [one for one in first if _comes_today(staff, one, now)]
    return tuple(today or [one for one in staff.matrix.coordinators if _comes_today(staff, one, now)])


def _comes_today(staff: Staff, user_id: str, now: datetime) -> bool:
    colleague = staff.colleagues.get(user_id)
    comes = next_opening(colleague.hours, now) if colleague else None
    return comes is not None and comes < end_of_day(now, staff.hours.zone)


def _chain(case: Case, staff: Staff, now: datetime) -> Iterator[Candidate]:
    return (one for one in rules.whose(case, staff, now).chain if one.user_id != case.owner_id)


def _coordinators(case: Case, staff: Staff, now: datetime) -> tuple[str, ...]:
    return tuple(one for one in _all_coordinators(case, staff) if _is_in(staff, one, now))


def _all_coordinators(case: Case, staff: Staff) -> Iterator[str]:
    theirs = (one for one in staff.matrix.coordinators if one != case.owner_id)
    return (one for one in theirs if one in staff.colleagues)


def _is_in(staff: Staff, user_id: str, now: datetime) -> bool:
    return is_open(staff.colleagues[user_id].hours, now)
