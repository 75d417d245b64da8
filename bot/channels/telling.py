"""The pieces of what is said about a channel: its name, how it was found, what the plan makes of it, who is
there, and the one remark.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.channels.checks import Lack, about, audiences_of, issues_of, quiet_days
from bot.channels.facts import Facts, OpenDay, Staff
from bot.channels.rules import Found, Named
from bot.ownership.words import network_name
from bot.slack.mrkdwn import line_within, mention
from bot.texts import Say
from storage.channels import PlanChannel, PostForm, Span

NAME = 60
FIELD = 200
NAMED = 5
"""Of a list so many are named, and of the rest how many there are."""
SEPARATOR = "  ·  "


def name(channel: PlanChannel | Named) -> str:
    return line_within(channel.name, NAME)


def title(say: Say, channel: PlanChannel | Named) -> str:
    """The name, and the network where the name does not say it."""
    network = network_name(say, channel.network)
    if channel.name.casefold().startswith(network.casefold()):
        return say("channels.line.title", name=name(channel))
    return say("channels.line.title_network", name=name(channel), network=network)


def short(typed: str) -> str:
    """What somebody typed, on one line of others."""
    return line_within(typed, FIELD)


def joined(parts: Iterable[str]) -> str:
    return SEPARATOR.join(part for part in parts if part)


def several(say: Say, names: Sequence[str]) -> str:
    """The first of many, and how many more."""
    shown = [line_within(one, NAME) for one in names[:NAMED]]
    more = len(names) - NAMED
    return say.list([*shown, say("channels.line.more", count=more)] if more > 0 else shown)


def found(say: Say, channel: PlanChannel | Found) -> str:
    """How it is found: who does it in how many hours, the last post, the login."""
    last, holder = channel.last_post_on, channel.login_holder
    return joined(
        [
            _done_by(say, channel),
            say("channels.inventory.last_post", date=say.date(last))
            if last
            else say("channels.inventory.no_last_post"),
            say("channels.inventory.login", holder=short(holder))
            if holder
            else say("channels.inventory.no_login"),
        ]
    )


def _done_by(say: Say, channel: PlanChannel | Found) -> str:
    who = mention(channel.done_by) if channel.done_by else ""
    if channel.hours is None:
        return say("channels.inventory.done_by", who=who) if who else say("channels.inventory.nobody")
    hours = say.number(channel.hours)
    if who:
        return say("channels.inventory.done_by_hours", who=who, hours=hours)
    return say("channels.inventory.hours", hours=hours)


def plan(say: Say, facts: Facts, channel: PlanChannel) -> str:
    """For whom, for what, in which form, how often and when."""
    if not channel.is_planned:
        return joined([say("channels.line.found_only"), found(say, channel)])
    audiences = [facts.audiences[one].name for one in audiences_of(facts, channel)]
    issues = [facts.issues[one].sentence for one in issues_of(facts, channel)]
    return joined(
        [
            say("channels.line.audiences", audiences=several(say, audiences)) if audiences else "",
            forms(say, channel.forms),
            cadence(say, channel),
            _hours(say, facts, channel),
            say("channels.line.issues", issues=several(say, issues)) if issues else "",
            say("channels.line.reason", reason=short(channel.reason)) if channel.reason else "",
        ]
    )


def forms(say: Say, chosen: Iterable[str]) -> str:
    return say.list([say(f"channels.form.{form}") for form in PostForm if form in set(chosen)])


def cadence(say: Say, channel: PlanChannel) -> str:
    """Such as "2 per week (di en do)"."""
    days = say.list([say.short_weekday(day) for day in sorted(channel.days)])
    if channel.cadence is None:
        return days
    monthly = channel.span == Span.MONTH
    often = say("channels.line.month" if monthly else "channels.line.week", count=channel.cadence)
    return say("channels.line.on_days", cadence=often, days=days) if days else often


def _hours(say: Say, facts: Facts, channel: PlanChannel) -> str:
    """Where they are not those of all webcare."""
    usual = facts.team.webcare_from, facts.team.webcare_until
    if channel.opens is None or channel.closes is None or usual == (channel.opens, channel.closes):
        return ""
    return say("channels.line.hours", opens=say.time(channel.opens), closes=say.time(channel.closes))


def experiment(say: Say, channel: PlanChannel) -> str:
    """Nothing for a channel that is none, or is none any more."""
    if not channel.is_experiment or channel.ends_on is None:
        return ""
    outcome = say("channels.line.outcome", outcome=short(channel.outcome)) if channel.outcome else ""
    success = (
        say("channels.line.experiment_success", success=short(channel.success)) if channel.success else ""
    )
    told = say(
        "channels.line.experiment", date=say.date(channel.ends_on), hypothesis=short(channel.hypothesis or "")
    )
    return joined([told, success, outcome])


def staff(say: Say, who: Staff) -> str:
    """Who posts, stands in, answers and watches, as the role matrix says."""
    return joined([_owners(say, who), _backup(say, who), _webcare(say, who), _monitors(say, who)])


def _owners(say: Say, who: Staff) -> str:
    if not who.owners:
        return say("channels.line.nobody")
    people = _people(say, who.owners)
    if not who.is_in_matrix:
        return say("channels.line.now", people=people)
    return say("channels.line.owner" if len(who.owners) == 1 else "channels.line.owners", people=people)


def _backup(say: Say, who: Staff) -> str:
    if not who.backups:
        return say("channels.line.no_backup")
    return say("channels.line.backup", people=_people(say, who.backups))


def _webcare(say: Say, who: Staff) -> str:
    """Who has it on which of the coming days."""
    if not who.has_webcare:
        return say("channels.line.no_webcare")
    by_person: dict[str, list[OpenDay]] = {}
    for one in who.open_days:
        by_person.setdefault(one.user_id, []).append(one)
    told = [
        say(
            "channels.line.turn",
            who=mention(user_id) if user_id else say("common.nobody"),
            days=", ".join(say.short_weekday(day) for day in sorted(one.day.weekday() for one in open_days)),
        )
        for user_id, open_days in by_person.items()
    ]
    return say("channels.line.webcare", turns=", ".join(told)) if told else ""


def _monitors(say: Say, who: Staff) -> str:
    if not who.monitors:
        return say("channels.line.no_monitors")
    return say("channels.line.monitors", people=_people(say, who.monitors))


def _people(say: Say, user_ids: Sequence[str]) -> str:
    return say.list([mention(one) for one in user_ids])


def waiting(say: Say, facts: Facts, channel: PlanChannel) -> list[str]:
    """What somebody is finding out about this channel, each once."""
    mine = dict.fromkeys(about(channel, lack) for lack in Lack)
    return [
        say(
            "channels.line.waiting",
            who=mention(action.owner_id),
            date=say.date(action.due_on),
            text=short(action.text).replace("_", " "),
        )
        for key in mine
        if (action := facts.waiting.get(key)) is not None
    ]


def remark(say: Say, facts: Facts, who: Staff, channel: PlanChannel, lack: Lack) -> str:
    """The one thing to say, with at most one question in it."""
    if lack is Lack.AUDIENCE and not facts.audiences:
        return say("channels.remark.audience_none")
    team = facts.team
    return say(
        f"channels.remark.{lack}",
        name=name(channel),
        count=len(facts.channels),
        days=_days(say, who) if lack is Lack.WEBCARE_DAY else say.number(quiet_days(facts, channel)),
        date=say.date(channel.ends_on) if channel.ends_on else "",
        owner=_people(say, who.owners[:1]),
        gone=mention(channel.done_by or ""),
        start_with=start_with(say, channel.network),
        opens=say.time(channel.opens) if channel.opens else "",
        closes=say.time(channel.closes) if channel.closes else "",
        from_=say.time(team.webcare_from),
        until=say.time(team.webcare_until),
    )


def _days(say: Say, who: Staff) -> str:
    return say.list([say.weekday(day) for day, _ in groupby(sorted(one.weekday() for one in who.gaps))])


STARTS = ("linkedin", "instagram", "facebook", "tiktok", "internal", "whatsapp", "podcast", "offline")
"""Networks with a cadence of their own to start with: docs/trade.md, "Channels"."""


def start_with(say: Say, network: str) -> str:
    return say(f"channels.start_with.{network if network in STARTS else 'others'}")
