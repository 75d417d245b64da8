"""Weeks against what the plan promises: how often, no silence, one hook, room for news. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.balance.facts import AHEAD, AROUND, WEEKS_AHEAD, Facts, moment
from bot.balance.making import numbered, of_plan, of_posts
from bot.balance.thresholds import THRESHOLDS
from bot.findings import Finding, Level
from bot.opening_hours import DAY, WEEK
from bot.working_time import works_on
from storage.channels import PlanChannel, Span
from storage.posts import OVER, Post, PostKind

WEEKS_A_MONTH = 4.33


def findings(facts: Facts) -> Iterator[Finding]:
    for number in AROUND:
        yield from _cadence(facts, number)
    yield from _monthly(facts)
    yield from _quiet(facts)
    for number in AHEAD:
        yield from _of_week_ahead(facts, number)
    yield from _same_kind(facts)


def _cadence(facts: Facts, number: int) -> Iterator[Finding]:
    """Channels with fewer posts in a week than the plan says; a week with none at all is silence, below."""
    posts = facts.within(range(number, number + 1))
    short = [(one, have) for one in _weekly(facts) if (have := _on(posts, one)) < (one.cadence or 0)]
    if not posts or not short:
        return
    week = iso_week(facts, number)
    more = _told(short, week=_number_of(week))
    subject = f"{week} {_kept(short)}"
    if number < 0:
        channel_id = str(short[0][0].id)
        yield Finding("cadence_missed", Level.HINT, subject, "channels.change", channel_id, **more)
    else:
        yield of_plan("cadence", Level.WARNING, subject, facts, **more)


Short = Sequence[tuple[PlanChannel, int]]
"""Channels, and how many posts each has."""


def _kept(short: Short) -> str:
    """Such as "instagram 1/2 internal 1/2"."""
    return " ".join(f"{channel.key} {have}/{channel.cadence}" for channel, have in short)


def _told(short: Short, **numbers: float) -> dict[str, Any]:
    """The names of the channels; "have0" and "of0" say how many posts the first has, of how many."""
    for place, (channel, have) in enumerate(short):
        numbers |= {f"have{place}": have, f"of{place}": channel.cadence or 0}
    return {"names": numbered(channel.name for channel, _ in short), "numbers": numbers}


def _weekly(facts: Facts) -> list[PlanChannel]:
    return [one for one in facts.channels.values() if one.cadence and one.span is Span.WEEK]


def _on(posts: Sequence[Post], channel: PlanChannel) -> int:
    return sum(post.channel_id == channel.id for post in posts)


def _monthly(facts: Facts) -> Iterator[Finding]:
    """The window is longer than a month: what has fewer than a month's posts in it lacks some."""
    some = [one for one in facts.channels.values() if one.cadence and one.span is Span.MONTH]
    short = [(one, have) for one in some if (have := _on(facts.posts, one)) < (one.cadence or 0)]
    if short:
        yield of_plan("cadence_month", Level.WARNING, _kept(short), facts, **_told(short))


def _quiet(facts: Facts) -> Iterator[Finding]:
    """The first run of working days from today on with nothing to see."""
    run = next((one for one in _quiet_runs(facts) if len(one) >= THRESHOLDS.quiet_days), None)
    if run is not None:
        days = {"day": run[0].isoformat(), "until": run[-1].isoformat()}
        yield of_plan("quiet", Level.WARNING, run[0].isoformat(), facts, names=days)


def _quiet_runs(facts: Facts) -> Iterator[list[date]]:
    """The working days between two days with a post, in all weeks ahead."""
    busy = {facts.day_of(moment(post)) for post in facts.posts}
    run: list[date] = []
    day, last = facts.today, facts.monday + WEEKS_AHEAD * WEEK
    while day < last:
        if day in busy:
            yield run
            run = []
        elif works_on(facts.desk.office, day):
            run.append(day)
        day += DAY
    yield run


def _of_week_ahead(facts: Facts, number: int) -> Iterator[Finding]:
    posts = facts.within(range(number, number + 1))
    week = {"week": _number_of(iso_week(facts, number))}
    hooks = [post for post in posts if post.kind is PostKind.HOOK]
    if len(hooks) > THRESHOLDS.hooks_a_week and (left := [one for one in hooks if one.status not in OVER]):
        yield of_posts("hooks_in_week", Level.HINT, hooks, mend=left[-1], numbers=week)
    room = sum((one.cadence or 0) * _share(one) for one in facts.channels.values())
    if room and len(posts) > room and (left := [one for one in posts if one.status not in OVER]):
        yield of_posts("full_week", Level.HINT, posts, mend=left[-1], numbers={**week, "room": int(room)})


def _share(channel: PlanChannel) -> float:
    return 1 / WEEKS_A_MONTH if channel.span is Span.MONTH else 1


def _same_kind(facts: Facts) -> Iterator[Finding]:
    """On one channel, as who follows it sees them; the last of them can still become something else."""
    for channel in facts.channels.values():
        theirs = [post for post in facts.posts if post.channel_id == channel.id]
        runs = _runs([post for post in theirs if post.kind not in {None, PostKind.EXPERIMENT}])
        for run in (one for one in runs if len(one) >= THRESHOLDS.same_kind and one[-1].status not in OVER):
            names = {"channel": channel.name, "kind": str(run[0].kind)}
            yield of_posts("same_kind", Level.HINT, run, mend=run[-1], names=names)


def _runs(posts: Sequence[Post]) -> Iterator[list[Post]]:
    """Neighbours of the same kind."""
    run: list[Post] = []
    for post in posts:
        if run and run[-1].kind is not post.kind:
            yield run
            run = []
        run.append(post)
    yield run


def iso_week(facts: Facts, number: int) -> str:
    """Such as "2026-W49"."""
    year, week, _ = (facts.monday + number * WEEK).isocalendar()
    return f"{year}-W{week:02}"


def _number_of(week: str) -> int:
    return int(week.rpartition("W")[2])
