"""How the numbers of webcare read: a few sentences, and bars of letters that a phone shows too.

A chart of Slack's own would say nothing to who reads the notification or an old client: docs/decisions/207.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.figures import bar
from bot.opening_hours import WEEK, monday_of
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
    return Message(_in_words(say, title(say, team), team), blocks)


def week(say: Say, team_id: int, numbers: Numbers) -> Message:
    """To the channel on Friday."""
    heading = title(say, numbers)
    show = button("stats.show", say("stats.show.button"), f"{team_id}/{Span.WEEK}")
    blocks = (section(f"*{heading}*"), *of_the_team(say, numbers), actions(show))
    return Message(_in_words(say, heading, numbers), blocks)


def title(say: Say, numbers: Numbers) -> str:
    """Such as "Webcare in week 48", or from which day until which."""
    if numbers.since == monday_of(numbers.since) and numbers.until - numbers.since < WEEK:
        return say("stats.title.week", number=numbers.since.isocalendar().week)
    return say("stats.title.days", since=say.short_date(numbers.since), until=say.short_date(numbers.until))


def of_the_team(say: Say, numbers: Numbers) -> list[Block]:
    """Sentences, then a chart by kind and one by channel; what one bar would show is said in words."""
    volumes = _volumes(say, numbers)
    charts = [_chart(say, key, counts) for key, counts in volumes.items() if len(counts) > 1]
    single = [_counted(say, key, counts) for key, counts in volumes.items() if len(counts) == 1]
    lines = (*sentences(say, numbers), *([" ".join(single)] if single else []))
    return [section("\n".join(lines)), *charts]


def _in_words(say: Say, heading: str, numbers: Numbers) -> str:
    """What a notification and an old client show: the sentences, and the charts as numbers."""
    charts = [_counted(say, key, counts) for key, counts in _volumes(say, numbers).items()]
    return " ".join((f"{heading}.", *sentences(say, numbers), *charts))


def _volumes(say: Say, numbers: Numbers) -> dict[str, dict[str, int]]:
    """The heading of each chart -> how much of what; what there is nothing of is left out."""
    kinds = {say(f"webcare.kind.{kind}"): count for kind, count in numbers.by_kind.items()}
    some = {"stats.by_kind": kinds, "stats.by_channel": _named(say, numbers.by_channel)}
    return {key: counts for key, counts in some.items() if counts}


def sentences(say: Say, numbers: Numbers) -> list[str]:
    if numbers.are_silent:
        return [say("stats.silent")]
    return [
        say("stats.came_in", count=numbers.came_in, before=say.number(numbers.before)),
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
        share, of = say.percent(numbers.share_in_time / 100), say.number(numbers.with_target)
        yield say("stats.in_time", share=share, count=numbers.in_time, of=of)


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


def _chart(say: Say, key: str, counts: Mapping[str, int]) -> Block:
    lines = [f"{bar(one.share)}  {one.name} · {say.number(one.count)}" for one in bars(counts, BARS_AT_MOST)]
    return section("\n".join((f"*{say(key)}*", *lines, *_rest(say, counts))))


def _counted(say: Say, key: str, counts: Mapping[str, int]) -> str:
    """The same in one line: "Wat er binnenkwam: vraag 8, klacht 3."."""
    told = [f"{one.name} {say.number(one.count)}" for one in bars(counts, BARS_AT_MOST)]
    return f"{say(key)}: {', '.join((*told, *_rest(say, counts)))}."


def _rest(say: Say, counts: Mapping[str, int]) -> list[str]:
    """What the chart has no bar for."""
    rest = sum(counts.values()) - sum(one.count for one in bars(counts, BARS_AT_MOST))
    return [say("stats.rest", count=rest)] if rest else []


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
