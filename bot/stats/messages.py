"""How the numbers of webcare read: a few sentences, and bars of letters that a phone shows too.

A chart of Slack's own would say nothing to who reads the notification or an old client: docs/decisions/207.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.figures import bar
from bot.opening_hours import WEEK
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.stats.rules import BESIDE, Numbers, Span, bars
from bot.texts import Say
from bot.webcare.messages import network_name
from storage.promises import Kept

BARS_AT_MOST = 10
"""As many as there are kinds; of channels there may be more, and the rest is told in one number."""
NAME = 40
"""Characters of a channel's name before its bar."""


def overview(say: Say, team_id: int, span: Span, team: Numbers, mine: Numbers) -> Message:
    """The team's numbers, and below them those of who asks, for them alone."""
    blocks = (
        header(title(say, team)),
        *of_the_team(say, team),
        *_of_you(say, mine),
        actions(*_spans(say, team_id, span)),
    )
    return Message(f"{title(say, team)}. {' '.join(sentences(say, team))}", blocks)


def week(say: Say, team_id: int, numbers: Numbers) -> Message:
    """To the channel on Friday."""
    heading = title(say, numbers)
    show = button("stats.show", say("stats.show.button"), f"{team_id}/{Span.WEEK}")
    blocks = (section(f"*{heading}*"), *of_the_team(say, numbers), actions(show))
    return Message(f"{heading}. {' '.join(sentences(say, numbers))}", blocks)


def title(say: Say, numbers: Numbers) -> str:
    """Such as "Webcare in week 48", or from which day until which."""
    if numbers.until - numbers.since < WEEK:
        return say("stats.title.week", number=numbers.since.isocalendar().week)
    return say("stats.title.days", since=say.short_date(numbers.since), until=say.short_date(numbers.until))


def of_the_team(say: Say, numbers: Numbers) -> list[Block]:
    """Sentences, then a chart by kind and one by channel where there is something to compare."""
    kinds = {say(f"webcare.kind.{kind}"): count for kind, count in numbers.by_kind.items()}
    channels = _named(say, numbers.by_channel)
    return [
        section("\n".join(sentences(say, numbers))),
        *_chart(say, "stats.by_kind", kinds),
        *_chart(say, "stats.by_channel", channels),
    ]


def sentences(say: Say, numbers: Numbers) -> list[str]:
    if numbers.are_silent:
        return [say("stats.silent")]
    return [
        say("stats.came_in", count=numbers.came_in, before=numbers.before),
        *_replied(say, numbers),
        *_beside(say, numbers.happened),
        *_promised(say, numbers.promises),
        *_asked_again(say, numbers.asked_again),
        _open(say, numbers),
    ]


def _replied(say: Say, numbers: Numbers) -> Iterator[str]:
    """How many, how fast, and how many of them in time."""
    if not numbers.replied:
        yield say("stats.no_replies")
        return
    if numbers.speed is None:
        yield say("stats.replies", count=numbers.replied)
    else:
        half, most = say.hours(numbers.speed.half), say.hours(numbers.speed.nine_of_ten)
        key = "stats.speed.of_one" if numbers.replied == 1 else "stats.speed.text"
        yield say(key, count=say.number(numbers.replied), half=half, most=most)
    if numbers.share_in_time is not None:
        share = say.percent(numbers.share_in_time / 100)
        yield say("stats.in_time", share=share, count=numbers.in_time, of=numbers.with_target)


def _beside(say: Say, happened: Mapping[str, int]) -> Iterator[str]:
    for did in BESIDE:
        if count := happened.get(did, 0):
            yield say(f"stats.did.{did}", count=count)


def _promised(say: Say, kept: Kept) -> Iterator[str]:
    if due := kept.in_time + kept.late + kept.never:
        yield say("stats.promises", count=due, kept=say.number(kept.in_time))


def _asked_again(say: Say, times: Sequence[int]) -> Iterator[str]:
    if times:
        yield say("stats.repeats", count=len(times), asked=say.number(sum(times)))


def _open(say: Say, numbers: Numbers) -> str:
    if not numbers.open_cases:
        return say("stats.all_done")
    told = say("stats.open", count=numbers.open_cases)
    return f"{told} {say('stats.late', count=numbers.late)}" if numbers.late else told


def _named(say: Say, by_channel: Mapping[tuple[str, str | None], int]) -> dict[str, int]:
    """Channels by what the team calls them; of two that are called alike the numbers are added."""
    named: dict[str, int] = {}
    for (key, called), count in by_channel.items():
        name = line_within(called, NAME) if called else network_name(say, key)
        named[name] = named.get(name, 0) + count
    return named


def _chart(say: Say, key: str, counts: Mapping[str, int]) -> list[Block]:
    if len(counts) <= 1:  # one bar compares with nothing
        return []
    shown = bars(counts, BARS_AT_MOST)
    lines = [f"{bar(one.share)}  {one.name} · {say.number(one.count)}" for one in shown]
    rest = sum(counts.values()) - sum(one.count for one in shown)
    if rest:
        lines.append(say("stats.rest", count=rest))
    return [section("\n".join((f"*{say(key)}*", *lines)))]


def _of_you(say: Say, mine: Numbers) -> list[Block]:
    """Nobody else sees these."""
    if mine.are_silent:
        return [context(say("stats.mine.none"))]
    told = " ".join((*_replied(say, mine), _open(say, mine)))
    return [section(f"*{say('stats.mine.heading')}*\n{told}"), context(say("stats.mine.only_you"))]


def _spans(say: Say, team_id: int, chosen: Span) -> Iterable[Element]:
    """The stretches one is not looking at."""
    others: Sequence[Span] = [span for span in Span if span is not chosen]
    for span in others:
        yield button(f"stats.show:{span}", say(f"stats.span.{span}.button"), f"{team_id}/{span}")
