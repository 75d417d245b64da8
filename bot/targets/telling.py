"""Response targets, hours and what a change does, in words; as people type them where they are typed."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.slack.mrkdwn import escape
from bot.targets.rules import Blocks, Effect, runs
from bot.texts import Say
from bot.working_time import MIDNIGHT, Block
from storage.cases import Kind
from storage.channels import PlanChannel

NAMED_AT_MOST = 10
"""Channels with hours of their own; how many there are besides is said."""


def kind(say: Say, which: Kind) -> str:
    """Such as "Formeel bericht"."""
    name = say(f"webcare.kind.{which}")
    return name[:1].upper() + name[1:]


def target(say: Say, minutes: int | None) -> str:
    """Such as "2 uur" or "1 uur en 30 minuten"; as it may be typed."""
    return say("targets.none") if minutes is None else say.hours(timedelta(minutes=minutes))


def weekday(say: Say, day: int) -> str:
    name = say.weekday(day)
    return name[:1].upper() + name[1:]


def typed_hours(say: Say, blocks: Sequence[Block]) -> str:
    """Such as "09:00-12:30, 13:00-17:00"; as it may be typed."""
    spans = (f"{say.clock(block.start)}-{_end(say, block)}" for block in blocks)
    return ", ".join(spans) or say("targets.closed")


def _end(say: Say, block: Block) -> str:
    return "24:00" if block.end == MIDNIGHT else say.clock(block.end)


def week(say: Say, days: Blocks) -> list[str]:
    """Such as "maandag t/m donderdag 09:00-17:00", a line for days in a row that are the same."""
    return [f"{_days(say, first, last)}: {typed_hours(say, blocks)}" for first, last, blocks in runs(days)]


def own_hours(say: Say, found: Sequence[PlanChannel]) -> str:
    """Which channels promise an answer at hours of their own, and what counts for the clock."""
    told = [f"{escape(one.name)} {_from_to(say, one)}" for one in found[:NAMED_AT_MOST]]
    if more := len(found) - len(told):
        told.append(say("targets.overview.more", count=more))
    return say("targets.overview.own_hours", channels=say.list(told))


def _from_to(say: Say, channel: PlanChannel) -> str:
    return typed_hours(say, [Block(channel.opens or MIDNIGHT, channel.closes or MIDNIGHT)])


def _days(say: Say, first: int, last: int) -> str:
    if first == last:
        return say.weekday(first)
    key = "targets.days.two" if last == first + 1 else "targets.days.more"
    return say(key, first=say.weekday(first), last=say.weekday(last))


def effect(say: Say, found: Effect) -> list[str]:
    """What it means for open cases, the most important first."""
    if not found.open_cases:
        return [say("targets.effect.none_open")]
    return (
        [*_moves(say, found), say("targets.effect.kept")]
        if found.sooner or found.later
        else [say("targets.effect.nothing", count=found.open_cases)]
    )


def _moves(say: Say, found: Effect) -> Iterator[str]:
    if found.sooner:
        yield say("targets.effect.sooner", count=found.sooner)
    if found.over:
        yield say("targets.effect.over", count=found.over)
    if found.later:
        yield say("targets.effect.later", count=found.later)


def changed_target(say: Say, which: Kind, before: int | None, after: int | None) -> str:
    """Such as "Klacht: 4 uur, was 2 uur"."""
    return say("targets.changed", kind=kind(say, which), now=target(say, after), before=target(say, before))


def field(say: Say, name: str) -> str:
    """What a field of either form is called."""
    return kind(say, Kind(name)) if name in set(Kind) else weekday(say, int(name[-1]))
