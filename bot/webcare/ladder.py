"""The ladder: whom a case goes to when its owner cannot decide alone, rung by rung. Pure.

A rung stands as the team filled it in; as long as nobody did, as the role matrix says. Who is written to is
the first of the two who is there; who escalates is not written to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.ownership.facts import Ask, Being, Matrix, Whereabouts, whereabouts
from bot.ownership.resolving import resolve
from storage.cases import Case
from storage.duties import CRISIS, WEBCARE, Part
from storage.escalation import Rung

TOPIC_OWNER, EDITOR, SPOKESPERSON, CRISIS_TEAM = NUMBERS = range(1, 5)
"""docs/trade.md, "Escalation"."""

PUBLISHING = "publishing"
TASKS = (PUBLISHING, WEBCARE, CRISIS)
"""The lines of the matrix that the ladder reads."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to go to: in Slack (`user_id`), or outside it by `name`; neither is nobody."""

    user_id: str = ""
    name: str = ""
    phone: str = ""

    @property
    def is_nobody(self) -> bool:
        return not (self.user_id or self.name)


NOBODY = Contact()


@dataclass(frozen=True, slots=True)
class Standing:
    """A rung as it stands now. `version` is 0 as long as nobody filled it in."""

    number: int
    first: Contact = NOBODY
    backup: Contact = NOBODY
    version: int = 0

    @property
    def contacts(self) -> tuple[Contact, ...]:
        return tuple(one for one in (self.first, self.backup) if not one.is_nobody)


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody of the rung who is not written to first, and where they are; None: it is who escalates."""

    user_id: str
    where: Whereabouts | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom an escalation goes to. Nobody in Slack: `contact` is to be called, or NOBODY."""

    contact: Contact
    passed: tuple[Passed, ...] = ()
    is_there: bool = True
    """False: who is written to is away, and reads it when they are back."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the ladder is read from: rungs that were filled in, the matrix, who has which role, and when."""

    rungs: Mapping[int, Rung]
    matrix: Matrix
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    now: datetime = field(kw_only=True)


def ladder(around: Around, channel: str = "") -> tuple[Standing, ...]:
    """The four rungs, for a case on that channel."""
    return tuple(_standing(around, number, channel) for number in NUMBERS)


def _standing(around: Around, number: int, channel: str) -> Standing:
    rung = around.rungs.get(number)
    usual = _usual(around, number, channel)
    first, backup = (Contact(one) for one in (*usual, "", "")[:2])
    if rung is None:
        return Standing(number, first, backup)
    filled = _still_here(around, Contact(rung.user_id, rung.name, rung.phone))
    second = _still_here(around, Contact(rung.backup_id, rung.backup_name, rung.backup_phone))
    return Standing(
        number, first if filled.is_nobody else filled, backup if second.is_nobody else second, rung.version
    )


def _still_here(around: Around, contact: Contact) -> Contact:
    """Who left the team is nobody: neither a case nor a number goes to them."""
    gone = contact.user_id and not _takes_part(around.matrix, contact.user_id)
    return NOBODY if gone else contact


def _usual(around: Around, number: int, channel: str) -> list[str]:
    """Whom the matrix and the roles name, in order, each once."""
    publish, webcare, crisis = (
        resolve(around.matrix, Ask(task, around.now, channel)).chain for task in TASKS
    )
    decides = [one.user_id for one in webcare if one.cell.part is Part.DECIDES]
    if not decides:
        decides = [cell.user_id for cell in around.matrix.held.get(WEBCARE, ()) if cell.part is Part.DECIDES]
    named = {
        TOPIC_OWNER: [one.user_id for one in publish],
        EDITOR: [*around.roles.get("editor_in_chief", ()), *decides],
        SPOKESPERSON: [
            *around.roles.get("spokesperson", ()),
            *around.roles.get("management_sponsor", ()),
        ],
        CRISIS_TEAM: [one.user_id for one in crisis],
    }[number]
    return [one for one in dict.fromkeys(named) if _takes_part(around.matrix, one)]


def _takes_part(matrix: Matrix, user_id: str) -> bool:
    colleague = matrix.colleagues.get(user_id)
    return colleague is not None and colleague.unfit is None


def next_rung(case: Case) -> int:
    """What is proposed: one up."""
    return min(case.rung + 1, CRISIS_TEAM)


def reach(standing: Standing, matrix: Matrix, now: datetime, by: str) -> Reached:
    """Whom to write to: the first of the rung who is in; then who is outside Slack; then who is away."""
    passed, away = [], []
    for one in standing.contacts:
        where = _where(matrix, one, now)
        if one.user_id == by:
            passed.append(Passed(by, None))
        elif where is not None and where.being is not Being.IN:
            passed.append(Passed(one.user_id, where))
            away.append(one)
        else:
            return Reached(one, tuple(passed))
    return Reached(away[0], tuple(passed[1:]), is_there=False) if away else Reached(NOBODY, tuple(passed))


def _where(matrix: Matrix, contact: Contact, now: datetime) -> Whereabouts | None:
    """None for who is outside Slack."""
    colleague = matrix.colleagues.get(contact.user_id)
    return None if colleague is None else whereabouts(colleague, now)


def crisis_list(around: Around, coordinators: Iterable[str]) -> tuple[Contact, ...]:
    """Whom to tell of a crisis and call, in order: the crisis team, the matrix; else the coordinators."""
    rungs = ladder(around)
    team = rungs[CRISIS_TEAM - 1]
    by_matrix = [one.user_id for one in resolve(around.matrix, Ask(CRISIS, around.now)).chain]
    thinking = [cell.user_id for cell in around.matrix.held.get(CRISIS, ()) if cell.part is Part.THINKS_ALONG]
    others = [one for one in (*by_matrix, *thinking) if _takes_part(around.matrix, one)]
    phones = {one.user_id: one.phone for rung in rungs for one in rung.contacts if one.phone}
    found = [*team.contacts, *(Contact(one) for one in others)] or [Contact(one) for one in coordinators]
    distinct = {one.user_id or one.name: one for one in reversed(found)}
    in_order = dict.fromkeys(one.user_id or one.name for one in found)
    return tuple(_with_phone(distinct[key], phones) for key in in_order)


def _with_phone(contact: Contact, phones: Mapping[str, str]) -> Contact:
    return contact if contact.phone else replace(contact, phone=phones.get(contact.user_id, ""))


def called_first(around: Around, found: Sequence[Contact]) -> int:
    """How many of the list are called first: who does it; the others are called when nobody comes."""
    chain = resolve(around.matrix, Ask(CRISIS, around.now)).chain
    does = {one.user_id for one in chain if one.cell.part is Part.DOES}
    first = [place for place, one in enumerate(found, start=1) if one.user_id in does]
    return max(first, default=1)


def missing(rungs: Sequence[Standing]) -> list[tuple[int, str]]:
    """What the ladder lacks: (rung, "first", "backup", "phone" or "backup_phone"), in the order of the page.

    Not of the first one as long as nobody filled it in: it is who posts on the channel of the case.
    """
    asked = [one for one in rungs if one.number != TOPIC_OWNER or one.version]
    return [(one.number, what) for one in asked for what in _lacks(one)]


def _lacks(one: Standing) -> list[str]:
    return [*_lacks_of(one.first, "first", "phone"), *_lacks_of(one.backup, "backup", "backup_phone")]


def _lacks_of(contact: Contact, who: str, phone: str) -> list[str]:
    if contact.is_nobody:
        return [who]
    return [] if contact.phone else [phone]
