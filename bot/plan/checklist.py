"""The practical matters to arrange well (row 1.22 of docs/article.md), from what chapters notice. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.findings import Level
from bot.noticing import Noticed
from bot.plan.lights import Colour


class Matter(StrEnum):
    OWNERS = "owners"
    BACKUPS = "backups"
    WEBCARE = "webcare"
    MONITORING = "monitoring"
    RHYTHM = "rhythm"
    LOGINS = "logins"
    APPROVAL = "approval"
    CRISIS = "crisis"
    CALENDAR = "calendar"
    CONSENT = "consent"


SIGNALS: dict[Matter, tuple[str, ...]] = {
    Matter.OWNERS: (
        "roles.nobody_does",
        "roles.nobody_decides",
        "roles.several_decide",
        "channels.no_owner",
        "channels.owner_gone",
    ),
    Matter.BACKUPS: ("roles.single_no_backup", "channels.no_backup", "channels.backup_is_owner"),
    Matter.WEBCARE: ("roles.uncovered_day", "channels.no_webcare", "channels.hours_beyond_webcare"),
    Matter.MONITORING: ("channels.no_monitoring",),
    Matter.RHYTHM: ("channels.no_cadence", "channels.no_forms", "channels.over_capacity"),
    Matter.LOGINS: ("channels.login_of_one",),
    Matter.APPROVAL: ("roles.makes_and_approves",),
    Matter.CRISIS: (
        "roles.crisis_unheard",
        "care_findings.nobody_to_call",
        "care_findings.number_missing",
    ),
    Matter.CALENDAR: (
        "balance.owner_gone",
        "balance.no_owner",
        "balance.deadline_passed",
        "balance.owner_absent",
        "balance.owner_off_on_publish_day",
        "balance.channel_gone",
        "balance.quiet",
    ),
    Matter.CONSENT: (
        "balance.consent_withdrawn_later",
        "balance.consent_withdrawn",
        "balance.consent_missing",
    ),
}
"""The findings that say a matter is not arranged, the worst first."""
GROUNDS: dict[Matter, str] = {
    Matter.OWNERS: "roles",
    Matter.BACKUPS: "roles",
    Matter.WEBCARE: "roles",
    Matter.MONITORING: "channels",
    Matter.RHYTHM: "channels",
    Matter.LOGINS: "logins",
    Matter.APPROVAL: "approval",
    Matter.CRISIS: "crisis",
    Matter.CALENDAR: "calendar",
    Matter.CONSENT: "calendar",
}
"""What must be filled in before a matter without such findings is called arranged."""


@dataclass(frozen=True, slots=True)
class Item:
    """A matter and how it stands; `evidence` is the worst first, and grey is: nothing to judge yet."""

    matter: Matter
    colour: Colour
    evidence: tuple[Noticed, ...] = ()


def checklist(noticed: Sequence[Noticed], grounds: Collection[str]) -> list[Item]:
    """`grounds` is what was filled in."""
    return [_item(matter, noticed, grounds) for matter in Matter]


def _item(matter: Matter, noticed: Sequence[Noticed], grounds: Collection[str]) -> Item:
    signals = SIGNALS[matter]
    found = [one for one in noticed if one.name in signals]
    found.sort(key=lambda one: signals.index(one.name))
    if not found:
        return Item(matter, Colour.GREEN if GROUNDS[matter] in grounds else Colour.GREY)
    is_wrong = any(one.finding.level is Level.ERROR for one in found)
    return Item(matter, Colour.RED if is_wrong else Colour.AMBER, tuple(found))


def arranged(items: Sequence[Item]) -> int:
    return sum(one.colour is Colour.GREEN for one in items)
