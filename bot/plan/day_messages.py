"""One's own day in words: by team, each chapter's own block; in App Home with the plans below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.plan.glance_messages import Glance, glance
from bot.slack.blocks import Block, actions, divider, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import Typed, escape
from bot.slack.replies import Form, Home, Message
from bot.texts import Say
from storage.people import Team

TEAMS = 4
"""Teams shown: with a plan's and a day's blocks each they stay below the 100 blocks of App Home."""


@dataclass(frozen=True, slots=True)
class Day:
    """What is one's own in a team now; `blocks` is empty when nothing is."""

    team: Team
    blocks: tuple[Block, ...]


def home(say: Say, days: Sequence[Day], seen: Sequence[Glance]) -> Home:
    blocks = [header(say("plan.day.heading")), *_days(say, days)]
    for one in seen:
        blocks += [divider(), *glance(say, one).blocks[:-1]]
    blocks += [divider(), section(say("plan.home.me")), _about_me(say)]
    return Home(tuple(blocks))


def form(say: Say, days: Sequence[Day]) -> Form:
    """A dialog that only shows it; its buttons work."""
    blocks = (*_days(say, days), _about_me(say))
    return Form("plan.day", say("plan.day.heading"), blocks, None, say("common.close.button"))


def message(say: Say, days: Sequence[Day]) -> Message:
    blocks = (header(say("plan.day.heading")), *_days(say, days), _about_me(say))
    return Message("\n".join(_as_text(say, days)), blocks)


def _days(say: Say, days: Sequence[Day]) -> Iterator[Block]:
    if not days:
        yield section(say("plan.home.no_team"))
    for day in days:
        if len(days) > 1:
            yield header(Typed(day.team.name))
        yield from day.blocks or (section(say("plan.day.nothing", team=escape(day.team.name))),)


def _as_text(say: Say, days: Sequence[Day]) -> Iterator[str]:
    """For who hears it read aloud."""
    yield say("plan.day.heading")
    if not days:
        yield say("plan.home.no_team")
    for day in days:
        told = [block["text"]["text"] for block in day.blocks]
        yield from told or (say("plan.day.nothing", team=escape(day.team.name)),)


def _about_me(say: Say) -> Block:
    return actions(button("team.me", say("plan.me.button")))
