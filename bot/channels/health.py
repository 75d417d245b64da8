"""What is wrong, weak or odd with a team's channels: docs/trade.md, "Channels". Pure."""

from collections.abc import Iterator, Mapping

from bot.channels.checks import Lack, about, is_in_reverse, lacks, quiet_days
from bot.channels.facts import Facts, Staff
from bot.channels.mending import mend
from bot.findings import Finding, Level, Urgency
from storage.channels import PlanChannel

REVERSE_ORDER, OVER_CAPACITY = "reverse_order", "over_capacity"
KINDS = {
    Lack.OUTCOME: ("no_outcome", Level.WARNING),
    Lack.UNDECIDED: ("undecided", Level.HINT),
    Lack.AUDIENCE: ("no_audience", Level.WARNING),
    Lack.ISSUE: ("no_issue", Level.WARNING),
    Lack.FORMS: ("no_forms", Level.HINT),
    Lack.CADENCE: ("no_cadence", Level.WARNING),
    Lack.OWNER: ("no_owner", Level.ERROR),
    Lack.OWNER_GONE: ("owner_gone", Level.ERROR),
    Lack.BACKUP: ("no_backup", Level.WARNING),
    Lack.BACKUP_IS_OWNER: ("backup_is_owner", Level.WARNING),
    Lack.WEBCARE: ("no_webcare", Level.ERROR),
    Lack.MONITORING: ("no_monitoring", Level.WARNING),
    Lack.HOURS: ("hours_beyond_webcare", Level.WARNING),
    Lack.SUCCESS: ("no_success", Level.HINT),
    Lack.QUIET: ("quiet", Level.HINT),
    Lack.LOGIN_ONE: ("login_of_one", Level.WARNING),
}
"""The lacks that are findings too. A weekday without webcare and monitoring that nobody does are the role
matrix's to say, once for all channels.
"""

SENTENCES = tuple(
    f"channels.finding.{kind}"
    for kind in (REVERSE_ORDER, OVER_CAPACITY, *(kind for kind, _ in KINDS.values()))
)
"""How `bot.noticing` says them."""


def findings(facts: Facts, staff: Mapping[int, Staff]) -> list[Finding]:
    """Of the team as a whole first, then channel by channel; what somebody is finding out is left out."""
    return [*_of_team(facts), *(one for channel in facts.channels for one in _of(facts, staff, channel))]


def _of_team(facts: Facts) -> Iterator[Finding]:
    team_id = str(facts.team.id)
    if is_in_reverse(facts):
        count = {"count": len(facts.channels)}
        yield Finding(REVERSE_ORDER, Level.WARNING, "", "why.open", team_id, numbers=count)
    load = facts.load()
    if load.posts and load.is_too_much:
        hours = {"needed": load.needed, "hours": load.hours}
        yield Finding(OVER_CAPACITY, Level.WARNING, "", "channels.open", team_id, numbers=hours)


def _of(facts: Facts, staff: Mapping[int, Staff], channel: PlanChannel) -> Iterator[Finding]:
    who = staff[channel.id]
    for lack in lacks(facts, who, channel):
        if lack in KINDS and about(channel, lack) not in facts.waiting and _can_be_mended(facts, lack):
            kind, level = KINDS[lack]
            action, value = mend(channel, lack)
            yield Finding(
                kind,
                level,
                channel.key,
                action,
                value,
                Urgency.TODAY if lack is Lack.OUTCOME else Urgency.PATTERN,
                people=_people(who, channel, lack),
                numbers={"days": quiet_days(facts, channel)} if lack is Lack.QUIET else {},
                names={"name": channel.name},
            )


def _can_be_mended(facts: Facts, lack: Lack) -> bool:
    """For whom a channel is can be chosen once step 2 has somebody; until then that step comes first."""
    return lack is not Lack.UNDECIDED or bool(facts.audiences)


def _people(who: Staff, channel: PlanChannel, lack: Lack) -> tuple[str, ...]:
    """Whom the sentence names."""
    if lack in (Lack.BACKUP, Lack.BACKUP_IS_OWNER):
        return who.owners[:1]
    return (channel.done_by,) if lack is Lack.OWNER_GONE and channel.done_by else ()
