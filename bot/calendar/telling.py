"""The words of the calendar's pages: a post with what is wrong with it, a day, a status, a zone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot import zones
from bot.calendar.facts import Seen
from bot.calendar.rules import Late, counted, lateness
from bot.calendar.weeks import clock_change, hours_ahead
from bot.opening_hours import DAY
from bot.posting import words
from bot.slack.elements import Option, option
from bot.slack.mrkdwn import Typed, line_within
from bot.texts import Say
from bot.wall_clock import local_day
from storage.calendar import Glimpse
from storage.posts import Post, Status

NAME = 60
"""Characters of a person's name."""


def line(say: Say, seen: Seen, post: Glimpse) -> str:
    """A post without its day, and in words what is late about it."""
    owner = name_of(say, seen, post.owner_id)
    told = words.line(say, post, channel_names(say, seen), seen.team.zone, owner)
    return with_lateness(say, told, lateness(post, seen.now))


def dated_line(say: Say, seen: Seen, post: Glimpse) -> str:
    """The same with its day before it."""
    day = "" if post.publish_at is None else say.short_date(local_day(post.publish_at, seen.team.zone))
    return f"{day} {line(say, seen, post)}"


def with_lateness(say: Say, told: str, late: Late | None) -> str:
    return told if late is None else f"{told} · _{say(f'calendar.late.{late}')}_"


def name_of(say: Say, seen: Seen, user_id: str | None) -> str:
    """A first name: a mention is twice as long, and in a channel it would ring."""
    return say("posting.no_owner") if user_id is None else line_within(seen.names.get(user_id, "?"), NAME)


def channel_names(say: Say, seen: Seen) -> Mapping[int, str]:
    """By id; one that left the plan is said to have."""
    return {
        channel_id: say("calendar.channel_gone", name=name) if has_left else name
        for channel_id, (name, has_left) in seen.channels.items()
    }


def week(say: Say, monday: date) -> str:
    """Such as "Week 48 · 23 t/m 29 nov"."""
    number, sunday = monday.isocalendar().week, monday + 6 * DAY
    first = str(monday.day) if monday.month == sunday.month else say.short_day(monday)
    return say("calendar.week.heading", week=number, first=first, last=say.short_day(sunday))


def day(say: Say, seen: Seen, one: date) -> str:
    """A day as a heading: today stands out, and why nobody works is said."""
    parts = [f"*{say.short_date(one)}*"]
    if one == seen.today and seen.reads_in is not None:  # in a channel it is read tomorrow too
        parts.append(f"*{say('calendar.day.today')}*")
    if one in seen.holidays:
        parts.append(free(say, seen, one))
    return " · ".join(parts)


def free(say: Say, seen: Seen, one: date) -> str:
    """The holiday's name, or that everybody is off."""
    return seen.holidays[one] or say("calendar.day.everyone_off")


def off(say: Say, seen: Seen, one: date, posts: Sequence[Glimpse]) -> list[str]:
    """Which owners of that day's posts are off then."""
    told = [name_of(say, seen, user) for user in seen.off_on(one, posts)]
    return [say("calendar.day.off", who=say.list(told))] if told else []


def counts(say: Say, statuses: Iterable[Status]) -> str:
    """Such as "1× concept, 3× geplaatst"."""
    return ", ".join(
        f"{say.number(count)}× {say(f'posting.status.{one}')}" for one, count in counted(statuses)
    )


def legend(say: Say, statuses: Iterable[Status]) -> str:
    """What the signs on the page mean."""
    return " · ".join(words.status(say, one) for one, _ in counted(statuses))


def clock_changes(say: Say, seen: Seen) -> list[str]:
    """On which of the days the team's clock is put forward or back."""
    changes = [(one, clock_change(one, seen.team.zone)) for one in seen.days]
    return [
        say(f"calendar.clock.{'forward' if change.total_seconds() > 0 else 'back'}", day=say.day(one))
        for one, change in changes
        if change
    ]


def zone(say: Say, seen: Seen) -> list[str]:
    """That the reader's own clock differs from the team's, when it does."""
    return own_zone(say, seen.team.zone, seen.reads_in, [seen.first, seen.first + seen.count * DAY])


def own_zone(say: Say, zone: str, own: str | None, days: Sequence[date]) -> list[str]:
    """By how much; `days` are those at which it is looked at, as it may change between them."""
    ahead = sorted({hours_ahead(one, own, zone) for one in days}) if own else []
    if not any(ahead):
        return []
    told = say.list([_signed(say, hours) for hours in ahead])
    return [say("calendar.zone.text", zone=zones.name(zone, say.language), hours=told)]


def _signed(say: Say, hours: float) -> str:
    key = "later" if hours > 0 else "same" if hours == 0 else "earlier"
    return say(f"calendar.zone.{key}", count=abs(hours))


def to_open(say: Say, post: Glimpse | Post, channel: str | None, zone: str) -> Option:
    """A post as an option of the list with which it is opened."""
    at = "" if post.publish_at is None else say.short_moment(post.publish_at, zone)
    parts = (at, channel or "", post.title)
    return option(Typed(" · ".join(part for part in parts if part)), str(post.id))
