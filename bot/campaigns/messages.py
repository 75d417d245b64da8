"""What is said of campaigns: each with its days and how its posts stand; and what became of a press."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.campaigns.rules import AT_MOST, is_over
from bot.ownership.words import safe
from bot.posting import pausing_messages, words
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from bot.way_back import to_calendar
from storage.posts import Campaign, Post, Status

NAME = 100
ISSUE = 150
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows: how many posts in which state by the campaign's id, and issues by theirs."""

    team_id: int
    today: date
    some: Sequence[Campaign]
    counts: Mapping[int, Mapping[Status, int]]
    issues: Mapping[int, str]


def overview(say: Say, seen: Seen) -> Message:
    heading = say("campaigns.overview.heading")
    intro = say("campaigns.overview.intro" if seen.some else "campaigns.overview.none")
    told = [_told(say, seen, one) for one in seen.some[:AT_MOST]]
    rows: list[Block] = []
    for one, text in zip(seen.some, told, strict=False):
        rows += [section(text), actions(*_buttons(say, one))]
    add = button("campaigns.add", say("campaigns.overview.add.button"), str(seen.team_id), style=_style(seen))
    blocks = (header(heading), context(intro), *rows, actions(add, to_calendar(say, seen.team_id)))
    return Message(shorten("\n".join((heading, *told)), TEXT_AT_MOST), blocks)


def _style(seen: Seen) -> str | None:
    """The first step is coloured, as long as it is the first."""
    return None if seen.some else "primary"


def _told(say: Say, seen: Seen, one: Campaign) -> str:
    sign = f"{words.SIGNS[Status.PAUSED]} " if one.paused_at else ""
    head = f"{sign}*{name_of(one)}*"
    how = [say("campaigns.paused")] if one.paused_at else []
    over = [say("campaigns.over")] if is_over(one, seen.today) else []
    days = " · ".join((*how, *_days(say, seen, one), *over))
    issue = seen.issues.get(one.issue_id or 0)
    its = [say("campaigns.issue", issue=line_within(issue, ISSUE))] if issue else []
    return "\n".join(line for line in (head, days, _posts(say, seen, one), *its) if line)


def _days(say: Say, seen: Seen, one: Campaign) -> Iterator[str]:
    """From when until when; nothing without days."""
    first, last = (None if day is None else _day(say, seen, day) for day in (one.first_day, one.last_day))
    if first and last:
        yield say("campaigns.days.both", first=first, last=last)
    elif first:
        yield say("campaigns.days.first", day=first)
    elif last:
        yield say("campaigns.days.last", day=last)


def _day(say: Say, seen: Seen, day: date) -> str:
    """With its year where that is another one."""
    return say.day(day) if day.year == seen.today.year else say.date(day)


def _posts(say: Say, seen: Seen, one: Campaign) -> str:
    """Such as "4 berichten: 2× concept, 1× akkoord, 1× geplaatst"."""
    counts = seen.counts.get(one.id, {})
    told = [
        f"{say.number(counts[status])}× {say(f'posting.status.{status}')}"
        for status in Status
        if status in counts
    ]
    if not told:
        return say("campaigns.no_posts")
    return say("campaigns.posts", count=sum(counts.values()), counts=", ".join(told))


def _buttons(say: Say, one: Campaign) -> list[Element]:
    """Pausing and going on carry the version: they are of what one saw."""
    seen, what = f"{one.id}/{one.version}", "resume" if one.paused_at else "pause"
    sure = confirm(
        say("campaigns.remove.title"),
        say("campaigns.remove.text"),
        say("campaigns.remove.button"),
        say("common.cancel.button"),
        danger=True,
    )
    return [
        button(f"campaigns.{what}:{one.id}", say(f"campaigns.{what}.button"), seen),
        button(f"campaigns.change:{one.id}", say("campaigns.change.button"), str(one.id)),
        button(f"campaigns.remove:{one.id}", say("campaigns.remove.button"), str(one.id), confirm=sure),
    ]


def name_of(one: Campaign) -> str:
    return line_within(one.name, NAME)


def _to_all(say: Say, one: Campaign) -> Element:
    return button("campaigns.show", say("campaigns.show.button"), str(one.team_id))


def kept(say: Say, one: Campaign, did: str) -> Message:
    """After the form: `did` is "added" or "changed"."""
    text = say(f"campaigns.kept.{did}", name=name_of(one))
    return Message(text, (section(text), actions(_to_all(say, one))))


def paused(say: Say, one: Campaign, posts: Sequence[Post]) -> Message:
    """To who paused it: how many posts wait, and what only people can take off the network."""
    text = _done(say, one, "paused", len(posts))
    resume = button("campaigns.resume", say("campaigns.resume.button"), f"{one.id}/{one.version}")
    ready = pausing_messages.ready(say, posts)
    return Message(text, (section(text), *ready, actions(resume, _to_all(say, one))))


def _done(say: Say, one: Campaign, did: str, count: int) -> str:
    if count == 0:
        return say(f"campaigns.nothing.{did}", name=name_of(one))
    return say(f"campaigns.done.{did}", name=name_of(one), count=count)


def resumed(say: Say, one: Campaign, posts: Sequence[Post], seen: pausing_messages.Seen) -> Message:
    """To who let it go on: those whose moment went by first."""
    text = _done(say, one, "resumed", len(posts))
    rows = pausing_messages.going_on(say, posts, seen)
    return Message(text, (section(text), *rows, actions(_to_all(say, one))))


def told_owner(say: Say, one: Campaign, who: str, did: str) -> str:
    """`did` is "paused" or "resumed"."""
    return say(f"campaigns.told.{did}", who=safe(who), name=name_of(one))


def removed(say: Say, one: Campaign, posts: Sequence[Post], seen: pausing_messages.Seen) -> Message:
    """What went on because of it is shown; the campaign can be put back."""
    text = say("campaigns.done.removed", name=name_of(one))
    back = button("campaigns.restore", say("common.restore.button"), str(one.id))
    rows = pausing_messages.going_on(say, posts, seen)
    return Message(text, (section(text), *rows, actions(back, _to_all(say, one))))


def restored(say: Say, one: Campaign) -> Message:
    text = say("campaigns.done.restored", name=name_of(one))
    return Message(text, (section(text), actions(_to_all(say, one))))


def too_late(say: Say, one: Campaign, did: str, who: str, when: str) -> Message:
    """What somebody did with it before this press."""
    text = say(f"campaigns.did.{did}", who=safe(who), name=name_of(one), when=when)
    return Message(text, (section(text), actions(_to_all(say, one))))
