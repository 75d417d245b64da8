"""Whose case it is, and what may happen to it. Pure: facts in, a decision or a refusal out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.ownership.facts import Ask, Being, Matrix
from bot.ownership.resolving import Candidate, Resolution, resolve
from bot.webcare.deadlines import Stage, end_of_day
from bot.working_time import Hours, is_open, next_opening
from storage.caseload import Load
from storage.cases import Case, Kind, Status
from storage.duties import CRISIS, WEBCARE, Part
from storage.turns import Because

LONGEST = {"paraphrase": 200, "handle": 80, "link": 500, "note": 200, "words": 500}
"""Characters. A paraphrase: docs/trade.md, "Privacy"; each of the others, made harmless, fits in a block of
a message."""

TRY_AGAIN = timedelta(minutes=5)
"""While webcare is open a roster or leave may change: how often a waiting case looks again."""

UNDO_WITHIN = timedelta(days=1)
"""Later, "not answered after all" is news from outside: a case to reopen, with a clock of its own."""

WORK_THAT_DAY = (Being.IN, Being.LATER, Being.WENT_HOME)

SOON, TODAY = timedelta(hours=1), timedelta(days=1)
"""Nobody stands in for who starts within the hour, a quarter of what a question may take (own choice)."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team: when they work, leave and holidays taken off, and what they have on their plate.

    `limit` is how many open cases they are given at most (`bot/case_limits.py`); None is no limit.
    """

    user_id: str
    hours: Hours
    load: Load = field(default_factory=Load)
    limit: int | None = None

    @property
    def is_full(self) -> bool:
        return self.limit is not None and self.load.open_cases >= self.limit


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who could have a case. `hours` are when the team's webcare is open."""

    hours: Hours
    matrix: Matrix
    colleagues: Mapping[str, Colleague]


class Nobody(StrEnum):
    """Why a case waits."""

    CLOSED = "closed"
    """Webcare is closed: it is dealt when it opens."""
    LATER = "later"
    """Who is on duty today comes in later."""
    OFF_DUTY = "off_duty"
    """Nobody has this today, or who has is away."""
    FULL = "full"
    """Who is in has as many cases as they can take."""
    NEVER_OPEN = "never_open"


@dataclass(frozen=True, slots=True)
class Assigned:
    """`found` is the whole chain of people, with the reason."""

    user_id: str
    because: Because
    open_cases: int
    found: Resolution | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Waits:
    """Nobody gets it yet. `until` is when that changes as far as is known, `try_at` when to deal again."""

    why: Nobody
    until: datetime | None
    try_at: datetime | None
    found: Resolution | None = field(default=None, compare=False)


def deal(case: Case, staff: Staff, now: datetime, not_to: Collection[str | None] = ()) -> Assigned | Waits:
    """Who gets the case: the first in the matrix who is in and can take it; of equals who has the fewest.

    A crisis waits for nobody, and nobody has too many for it: when none of them is in, it goes to somebody
    who works that day, or the next day webcare opens.
    """
    opens = next_opening(staff.hours, now)
    if opens is None:
        return Waits(Nobody.NEVER_OPEN, None, None)
    found = whose(case, staff, opens).passing(lambda one: _why_not(case, staff, one, not_to))
    if opens == now and (given := _first_free(staff, found)):
        return given
    if case.kind is Kind.CRISIS and (given := _whoever_works(staff, found, now)):
        return given
    return _wait(staff.hours, found, opens, now)


def whose(case: Case, staff: Staff, at: datetime) -> Resolution:
    """The people for a case in order; a crisis is first of who handles crises, then of webcare."""
    webcare = resolve(staff.matrix, Ask(WEBCARE, at, case.channel))
    if case.kind is not Kind.CRISIS:
        return webcare
    return resolve(staff.matrix, Ask(CRISIS, at, case.channel)).or_else(webcare)


def _why_not(case: Case, staff: Staff, one: Candidate, not_to: Collection[str | None]) -> Being | None:
    if one.user_id in not_to and one.whereabouts.being not in (Being.LEFT, Being.OUTSIDE):
        return Being.GAVE_BACK
    colleague = staff.colleagues.get(one.user_id)
    full = colleague is not None and colleague.is_full and case.kind is not Kind.CRISIS
    return Being.FULL if full and one.is_in else None


def _first_free(staff: Staff, found: Resolution) -> Assigned | None:
    """Down the chain; but nobody stands in for who comes in soon, or decides for who comes in today."""
    waits_for: list[timedelta] = []
    for equals in found.by_rank:
        if present := [one for one in equals if one.is_in]:
            patience = TODAY if equals[0].cell.part is Part.DECIDES else SOON
            too_soon = any(wait <= patience for wait in waits_for)
            return None if too_soon else _fairest(staff, found, present)
        waits_for += [one - found.ask.at for one in _arrivals(staff, equals)]
    return None


def _arrivals(staff: Staff, equals: Sequence[Candidate]) -> list[datetime]:
    """When those of them come who come while webcare is open: who comes after it closes is not waited for."""
    later = [one.whereabouts.until for one in equals if one.whereabouts.being is Being.LATER]
    return [at for at in later if at is not None and is_open(staff.hours, at)]


def _whoever_works(staff: Staff, found: Resolution, now: datetime) -> Assigned | None:
    """For a crisis: who is in at this moment, else who works on the day it is about."""
    in_now = [one for one in found.chain if _is_in(staff, one, now)]
    works = [one for one in found.chain if one.whereabouts.being in WORK_THAT_DAY]
    for some in (in_now, works):
        if some:
            first = [one for one in some if one.rank == some[0].rank]
            return replace(_fairest(staff, found, first), because=Because.CRISIS)
    return None


def _is_in(staff: Staff, one: Candidate, now: datetime) -> bool:
    colleague = staff.colleagues.get(one.user_id)
    passed = one.whereabouts.being in (Being.GAVE_BACK, Being.COVERED)
    return colleague is not None and not passed and is_open(colleague.hours, now)


def _fairest(staff: Staff, found: Resolution, equals: Sequence[Candidate]) -> Assigned:
    """Fewest open cases, then fewest today, then longest since the last one; then always the same order."""
    chosen = min(equals, key=lambda one: (*_plate(staff, one), one.user_id))
    return Assigned(
        chosen.user_id, _because(found, chosen, equals), _load(staff, chosen.user_id).open_cases, found
    )


def _plate(staff: Staff, one: Candidate) -> tuple[int, int, datetime]:
    load = _load(staff, one.user_id)
    return load.open_cases, load.turns_today, load.last_turn_at or LONG_AGO


def _load(staff: Staff, user_id: str) -> Load:
    colleague = staff.colleagues.get(user_id)
    return colleague.load if colleague else Load()


def _because(found: Resolution, chosen: Candidate, equals: Sequence[Candidate]) -> Because:
    """On one's own turn of webcare it is about cases; otherwise about who should have had it."""
    own_turn = chosen.cell.part is Part.DOES and chosen.cell.task == WEBCARE and not chosen.in_place_of
    if not own_turn or chosen.rank > found.chain[0].rank:
        return Because.MATRIX
    return Because.FEWEST if len(equals) > 1 else Because.ONLY


def _wait(hours: Hours, found: Resolution, opens: datetime, now: datetime) -> Waits:
    if opens > now:
        return Waits(Nobody.CLOSED, opens, opens, found)
    tomorrow = end_of_day(now, hours.zone)
    later = [one.whereabouts.until for one in found.chain if one.whereabouts.being is Being.LATER]
    comes = min((at for at in later if at and at < tomorrow and is_open(hours, at)), default=None)
    if comes is not None:
        return Waits(Nobody.LATER, comes, min(comes, now + TRY_AGAIN), found)
    if any(one.whereabouts.being is Being.FULL for one in found.chain):
        return Waits(Nobody.FULL, None, now + TRY_AGAIN, found)
    return Waits(Nobody.OFF_DUTY, next_opening(hours, tomorrow), now + TRY_AGAIN, found)


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody to hand a case to; `from_` is when they are in, None when they are in now."""

    user_id: str
    from_: datetime | None


def helpers(case: Case, zone: str, colleagues: Sequence[Colleague], now: datetime) -> list[Helper]:
    """Who works today and can take the case over, those who are in first; `zone` is the team's."""
    tomorrow = end_of_day(now, zone)
    others = [one for one in colleagues if one.user_id != case.owner_id]
    arrivals = [(next_opening(one.hours, now), one) for one in others]
    today = sorted(
        ((at, one.user_id) for at, one in arrivals if at and at < tomorrow), key=lambda found: found[0]
    )
    return [Helper(user_id, at if at > now else None) for at, user_id in today]


class Refusal(StrEnum):
    CLOSED = "closed"
    """Nobody waits for an answer any more."""
    OPEN = "open"
    YOURS = "yours"
    TAKEN = "taken"
    """Somebody else pressed take first."""
    CHANGED = "changed"
    """It went to somebody else while the form was open."""
    NOT_THERE = "not_there"
    """Whom it should go to is not in the team any more."""
    LONG_AGO = "long_ago"
    NOT_YOURS = "not_yours"
    """Only who has it can say this."""
    NOBODYS = "nobodys"
    """There is nobody to help."""
    NOT_ASKED = "not_asked"
    """We wait for nobody outside."""
    SETTLED = "settled"
    """The promise was kept already, or was none."""
    OTHER_CLOSED = "other_closed"
    """The one it should be merged with or linked to is closed, or not of the team."""
    MOVED = "moved"
    """It went on as another case while the form was open."""
    APART = "apart"
    """It is not merged with anything (any more)."""


def may_take(case: Case, user_id: str) -> Refusal | None:
    """A case that nobody took may be taken by anyone of the team, whoever it was dealt to."""
    if not case.is_open:
        return Refusal.CLOSED
    if case.status is Status.WAITING:
        return None
    return Refusal.YOURS if case.owner_id == user_id else Refusal.TAKEN


def may_hand_over(case: Case, seen_owner: str | None) -> Refusal | None:
    """Who presses saw `seen_owner` on the form: they do not give away what is somebody else's by now."""
    if not case.is_open:
        return Refusal.CLOSED
    return None if case.owner_id == seen_owner else Refusal.CHANGED


def may_close(case: Case) -> Refusal | None:
    return None if case.is_open else Refusal.CLOSED


def may_reopen(case: Case) -> Refusal | None:
    return Refusal.OPEN if case.is_open else None


def may_undo(case: Case, now: datetime) -> Refusal | None:
    """A mistake is taken back within a day, as if it had not been: the clock was running all the time."""
    if case.closed_at is None:
        return Refusal.OPEN
    return None if now - case.closed_at <= UNDO_WITHIN else Refusal.LONG_AGO


def alarm(case: Case, now: datetime) -> Stage | None:
    """How far the time of a case is gone, only the last of it. None: not by half, or closed."""
    if not case.is_open:
        return None
    moments = zip(Stage, (case.half_at, case.warn_at, case.due_at, case.long_at), strict=True)
    return max((stage for stage, at in moments if at is not None and at <= now), default=None)


def needs_another(case: Case, colleagues: Sequence[Colleague], now: datetime) -> bool:
    """Whether the next on duty must be warned too: nobody took it, or its owner is not in."""
    owner = next((one for one in colleagues if one.user_id == case.owner_id), None)
    return case.status is Status.WAITING or owner is None or not is_open(owner.hours, now)
