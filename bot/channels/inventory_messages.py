"""What is said of the inventory: the list, the mirror after each channel, and how it was at the start."""

from collections.abc import Sequence
from datetime import date

from bot.channels import telling
from bot.channels.checks import Lack, remark_when_found
from bot.channels.facts import Facts, Staff
from bot.channels.messages import TEXT_AT_MOST, later, page_buttons
from bot.channels.rules import from_found, has_room
from bot.left_open import remembered, told
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.wall_clock import local_day
from storage.channels import PlanChannel

PAGE = 20
START_SHOWN = 40
NOBODY = Staff()


def overview(say: Say, facts: Facts, page: int = 0) -> Message:
    """Each channel as it is found, with the one thing it lacks."""
    last_page = max(len(facts.channels) - 1, 0) // PAGE
    page = min(page, last_page)
    here = facts.channels[page * PAGE :][:PAGE]
    blocks = [section(say("channels.inventory.title_line")), *_above(say, facts)]
    blocks += [_row(say, facts, channel) for channel in here]
    turn = page_buttons(say, "channels.inventory_page", facts.team.id, page, last_page)
    return Message(_summary(say, facts), (*blocks, *_foot(say, facts, turn)))


def _above(say: Say, facts: Facts) -> list[Block]:
    return (
        [context(say("channels.inventory.next"))]
        if facts.channels
        else [section(say("channels.inventory.intro"))]
    )


def _summary(say: Say, facts: Facts) -> str:
    if not facts.channels:
        return say("channels.inventory.none")
    names = "; ".join(telling.name(one) for one in facts.channels)
    return shorten(say("channels.inventory.summary", channels=names), TEXT_AT_MOST)


def _row(say: Say, facts: Facts, channel: PlanChannel) -> Block:
    lack = remark_when_found(facts, channel)
    lines = [telling.title(say, channel), telling.found(say, channel), *telling.waiting(say, facts, channel)]
    if lack is not Lack.MISSED:
        lines.append(telling.remark(say, facts, NOBODY, channel, lack))
    change = button("channels.found", say("channels.inventory.change.button"), str(channel.id))
    return section("\n".join(lines), accessory=change)


def _foot(say: Say, facts: Facts, turn: list[dict[str, object]]) -> list[Block]:
    team_id = str(facts.team.id)
    add = button("channels.note", say("channels.inventory.add.button"), team_id, style="primary")
    start = button("channels.start", say("channels.inventory.start.button"), team_id)
    plan = button("channels.open", say("channels.inventory.plan.button"), team_id)
    room = [add] if has_room(len(facts.channels)) else []
    full = [] if room else [context(say("channels.overview.full"))]
    return [*full, actions(*turn, *room, *([start, plan] if facts.channels else []))]


def opening(say: Say) -> list[Block]:
    """Above the form of a channel that was not written down yet."""
    return [context(say("channels.inventory.intro"))]


def mirror(say: Say, facts: Facts, channel: PlanChannel) -> Form:
    """What I understood of it, the one remark, and the next channel in one press."""
    lack, found = remark_when_found(facts, channel), telling.found(say, channel)
    said = remembered(facts.left_open)
    style = "primary" if has_room(len(facts.channels)) else None
    another = button(
        "channels.another", say("channels.inventory.another.button"), str(channel.team_id), style=style
    )
    improve = button("channels.improve_found", say("channels.mirror.improve.button"), str(channel.id))
    return Form(
        name="channels.noted",
        title=say("common.mirror.title"),
        blocks=(
            section(f"{say('common.mirror.text')}\n> {telling.title(say, channel)}: {found}"),
            *[context(line) for line in telling.waiting(say, facts, channel)],
            *told(say, said, lambda name: say(f"channels.field.{name}")),
            section(f"*{telling.remark(say, facts, NOBODY, channel, lack)}*"),
            actions(another, improve, *later(say, channel, lack)),
            context(say("channels.inventory.next")),
        ),
        submit=None,
        close=say("channels.mirror.close.button"),
        facts=said,
    )


def start(say: Say, ever: Sequence[PlanChannel], zone: str) -> Message:
    """How it was when the team began, also of what was stopped since; `zone` is the team's."""
    noted = [channel for channel in ever if channel.found]
    if not noted:
        return Message(say("channels.start.none"))
    lines = [
        _start_line(say, channel, local_day(channel.created_at, zone)) for channel in noted[:START_SHOWN]
    ]
    more = len(noted) - START_SHOWN
    blocks = [section(say("channels.start.title_line")), *(section(line) for line in lines)]
    blocks += [context(say("channels.start.more", count=more))] if more > 0 else []
    return Message(
        shorten("\n".join((say("channels.start.title_line"), *lines)), TEXT_AT_MOST), tuple(blocks)
    )


def _start_line(say: Say, channel: PlanChannel, on: date) -> str:
    found = from_found(channel.found)
    stood = telling.found(say, found)
    if channel.removed_at is not None:
        return say("channels.start.removed", name=telling.name(found), date=say.date(on), facts=stood)
    return say("channels.start.line", name=telling.name(found), date=say.date(on), facts=stood)
