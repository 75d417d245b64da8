"""What a channel lacks, in the order in which an expert would ask for it. Pure.

The first is the one remark that is made of a channel; all but the questions at the end are findings too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.channels.facts import Facts, Staff
from bot.channels.logins import is_one_person
from storage.channels import PlanChannel


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Sources: docs/trade.md, "Channels"."""

    quiet_days: int = 60
    """So long after its last post a channel looks left."""
    many_channels: int = 4
    """From here on the question is which one to stop."""


THRESHOLDS = Thresholds()


class Lack(StrEnum):
    """One thing to say of a channel."""

    OUTCOME = "outcome"
    UNDECIDED = "undecided"
    AUDIENCE = "audience"
    ISSUE = "issue"
    FORMS = "forms"
    CADENCE = "cadence"
    OWNER_GONE = "owner_gone"
    OWNER = "owner"
    BACKUP_IS_OWNER = "backup_is_owner"
    BACKUP = "backup"
    WEBCARE = "webcare"
    WEBCARE_DAY = "webcare_day"
    MONITORING = "monitoring"
    MONITORS = "monitors"
    """It is watched, but nobody watches."""
    HOURS = "hours"
    """It is open when webcare is not."""
    SUCCESS = "success"
    QUIET = "quiet"
    LOGIN_ONE = "login_one"
    LOGIN = "login"
    REASON = "reason"
    DONE_BY = "done_by"
    LAST_POST = "last_post"
    STOP = "stop"
    """The awkward question when all is there: which one do we stop?"""
    KEEP_UP = "keep_up"
    """The same for who has few channels: can we keep this up?"""
    MISSED = "missed"
    """The same of what was found: would anybody miss it?"""


LATER = {
    Lack.UNDECIDED: "use",
    Lack.AUDIENCE: "audience",
    Lack.ISSUE: "issue",
    Lack.FORMS: "forms",
    Lack.CADENCE: "cadence",
    Lack.OWNER: "owner",
    Lack.BACKUP: "backup",
    Lack.WEBCARE: "webcare",
    Lack.WEBCARE_DAY: "webcare",
    Lack.MONITORING: "monitoring",
    Lack.SUCCESS: "success",
    Lack.LOGIN: "login",
    Lack.LOGIN_ONE: "login",
    Lack.DONE_BY: "done_by",
    Lack.REASON: "reason",
}
"""What somebody can find out later, and what that is called."""
ASKS_FOR = {
    "login_holder": Lack.LOGIN,
    "reason": Lack.REASON,
    "success": Lack.SUCCESS,
}
"""Field in which one can type that it is not known -> the remark that asks for it."""
TYPED = (*ASKS_FOR, "hours")


LATER_SENTENCES = tuple(f"channels.channel.later.{field}" for field in LATER.values())
"""What is to be found out, in words: whoever keeps that as an action says it."""


def about(channel: PlanChannel, lack: Lack) -> str:
    """What an action to find this out is about; empty where there is nothing to find out."""
    return f"channel:{channel.id}:{LATER[lack]}" if lack in LATER else ""


def lacks(facts: Facts, staff: Staff, channel: PlanChannel) -> Iterator[Lack]:
    """All that is to be said of a channel in the plan, the most useful first; never nothing."""
    if has_ended(facts, channel):
        yield Lack.OUTCOME
    if not channel.is_planned:
        yield from lacks_as_found(facts, channel)
        return
    yield from _in_plan(facts, channel)
    yield from _of_people(staff, channel)
    yield from _of_hours(facts, channel)
    yield from _as_it_is(facts, channel)
    if not channel.reason:
        yield Lack.REASON
    yield Lack.STOP if len(facts.channels) >= THRESHOLDS.many_channels else Lack.KEEP_UP


def lacks_as_found(facts: Facts, channel: PlanChannel) -> Iterator[Lack]:
    """The same of a channel of which only is known how it was found."""
    yield Lack.UNDECIDED
    yield from said_when_found(facts, channel)


def said_when_found(facts: Facts, channel: PlanChannel) -> Iterator[Lack]:
    """While the inventory is made: what it lacks itself, and then whether anybody would miss the channel."""
    if channel.done_by is None:
        yield Lack.DONE_BY
    yield from _as_it_is(facts, channel)
    if channel.last_post_on is None:
        yield Lack.LAST_POST
    yield Lack.MISSED


def has_ended(facts: Facts, channel: PlanChannel) -> bool:
    """Whether an experiment is over, and nobody told what came of it."""
    ends_on = channel.ends_on
    return channel.is_experiment and ends_on is not None and ends_on <= facts.today


def _in_plan(facts: Facts, channel: PlanChannel) -> Iterator[Lack]:
    """An issue is asked for once there is an audience, which may bring its own, and any issue to choose."""
    if not audiences_of(facts, channel):
        yield Lack.AUDIENCE
    elif facts.issues and not issues_of(facts, channel):
        yield Lack.ISSUE
    if not channel.forms:
        yield Lack.FORMS
    if channel.cadence is None and not channel.is_experiment:
        yield Lack.CADENCE


def audiences_of(facts: Facts, channel: PlanChannel) -> list[int]:
    """The audiences it is for that are still there."""
    return [one for one in channel.audience_ids if one in facts.audiences]


def issues_of(facts: Facts, channel: PlanChannel) -> list[int]:
    """The open issues it helps with: its own, else those of its audiences."""
    own = [one for one in channel.issue_ids if one in facts.issues]
    theirs = [facts.audiences[one].issue_id for one in audiences_of(facts, channel)]
    return own or [one for one in dict.fromkeys(theirs) if one is not None and one in facts.issues]


def _of_people(staff: Staff, channel: PlanChannel) -> Iterator[Lack]:
    if not staff.owners:
        yield Lack.OWNER_GONE if channel.done_by else Lack.OWNER
    elif not staff.backups:
        yield Lack.BACKUP_IS_OWNER if staff.named_backups else Lack.BACKUP
    yield from _of_who_listens(staff, channel)


def _of_who_listens(staff: Staff, channel: PlanChannel) -> Iterator[Lack]:
    if not staff.has_webcare:
        yield Lack.WEBCARE
    elif staff.gaps:
        yield Lack.WEBCARE_DAY
    if not channel.is_monitored:
        yield Lack.MONITORING
    elif not staff.monitors:
        yield Lack.MONITORS


def _of_hours(facts: Facts, channel: PlanChannel) -> Iterator[Lack]:
    if channel.is_experiment and not channel.success:
        yield Lack.SUCCESS
    if channel.opens is None or channel.closes is None:
        return
    if channel.opens < facts.team.webcare_from or channel.closes > facts.team.webcare_until:
        yield Lack.HOURS


def _as_it_is(facts: Facts, channel: PlanChannel) -> Iterator[Lack]:
    if quiet_days(facts, channel) > THRESHOLDS.quiet_days and not channel.is_experiment:
        yield Lack.QUIET
    if channel.login_holder is None:
        yield Lack.LOGIN
    elif is_one_person(channel.login_holder, list(facts.names.values())):
        yield Lack.LOGIN_ONE


def quiet_days(facts: Facts, channel: PlanChannel) -> int:
    """Days since the last post that was told; 0 when none was."""
    return 0 if channel.last_post_on is None else (facts.today - channel.last_post_on).days


def remark(facts: Facts, staff: Staff, channel: PlanChannel) -> Lack:
    """The one thing that helps most; what somebody is finding out is passed over."""
    return _most_useful(facts, channel, lacks(facts, staff, channel))


def remark_when_found(facts: Facts, channel: PlanChannel) -> Lack:
    """The same in the inventory."""
    return _most_useful(facts, channel, said_when_found(facts, channel))


def _most_useful(facts: Facts, channel: PlanChannel, said: Iterator[Lack]) -> Lack:
    """What somebody just said that they do not know comes first."""
    first = {ASKS_FOR[field] for field in facts.left_open if field in ASKS_FOR}
    left = [one for one in said if about(channel, one) not in facts.waiting]
    return next((one for one in left if one in first), left[0])


def is_in_reverse(facts: Facts) -> bool:
    """Channels are planned while nobody said yet what for: docs/trade.md, "Channels"."""
    return bool(facts.channels) and not facts.issues
