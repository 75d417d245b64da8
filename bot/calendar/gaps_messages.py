"""Where the calendar is empty or out of balance: what the chapters noticed, and the places still to fill."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.calendar import ways
from bot.calendar.slots import Room
from bot.noticing import Noticed
from bot.slack.blocks import Block, actions, context, divider, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.channels import PlanChannel
from storage.people import Team

NOTICED_SHOWN = 8
CHANNELS_SHOWN = 20
NAME = 80
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Gaps:
    """`noticed` is what this reader is shown, the worst first; `rooms` only channels that have some."""

    team: Team
    noticed: Sequence[Noticed]
    rooms: Sequence[tuple[PlanChannel, Sequence[Room]]]
    without_rhythm: Sequence[PlanChannel]
    has_channels: bool


def gaps(say: Say, seen: Gaps) -> Message:
    title = say("calendar.gaps.heading")
    noticed = _noticed(say, seen)
    blocks = [header(title), *noticed, *([divider()] if noticed else []), *_rooms(say, seen)]
    foot = actions(ways.add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "gaps"))
    text = "\n".join((title, *(one["text"]["text"] for one in blocks[1:] if "text" in one)))
    return Message(shorten(text, TEXT_AT_MOST), (*blocks, foot, ways.sources(say, seen.team.id)))


def _noticed(say: Say, seen: Gaps) -> list[Block]:
    """Each with the button that mends it. Without channels there is no balance to speak of."""
    if not seen.noticed:
        return [section(say("calendar.gaps.in_balance"))] if seen.has_channels else []
    shown = seen.noticed[:NOTICED_SHOWN]
    more = len(seen.noticed) - NOTICED_SHOWN
    rest = [context(say("calendar.gaps.more", count=more))] if more > 0 else []
    return [*(_one(say, one, number) for number, one in enumerate(shown)), *rest]


def _one(say: Say, one: Noticed, number: int) -> Block:
    name = f"{one.finding.action}:{number}"
    return section(one.told(say), accessory=button(name, say("calendar.gaps.mend.button"), one.finding.value))


def _rooms(say: Say, seen: Gaps) -> list[Block]:
    if not seen.has_channels:
        opens = button("channels.open", say("calendar.no_channels.button"), str(seen.team.id))
        return [section(say("calendar.no_channels.text"), accessory=opens)]
    title = section(f"*{say('calendar.slots.heading')}*")
    shown = [_channel(say, seen, channel, rooms) for channel, rooms in seen.rooms[:CHANNELS_SHOWN]]
    full = [] if shown else [section(say("calendar.slots.full"))]
    more = len(seen.rooms) - CHANNELS_SHOWN
    rest = [context(say("calendar.slots.more", count=more))] if more > 0 else []
    return [title, *full, *shown, *rest, *_without_rhythm(say, seen)]


def _channel(say: Say, seen: Gaps, channel: PlanChannel, rooms: Sequence[Room]) -> Block:
    lines = [f"*{line_within(channel.name, NAME)}*", *(_room(say, one) for one in rooms)]
    add = button(f"adding.add:{channel.id}", say("calendar.slots.add.button"), str(seen.team.id))
    return section("\n".join(lines), accessory=add)


def _room(say: Say, room: Room) -> str:
    """Such as "week 49: 1 van 2, vrij is do 3 dec"."""
    counts = {"planned": room.planned, "wanted": room.wanted}
    if room.is_month:
        return say("calendar.slots.month", month=say.whole_month(room.first), **counts)
    told = say("calendar.slots.week", week=room.first.isocalendar().week, **counts)
    if not room.days:
        return told
    return say("calendar.slots.free", told=told, days=say.list([say.short_date(day) for day in room.days]))


def _without_rhythm(say: Say, seen: Gaps) -> list[Block]:
    if not seen.without_rhythm:
        return []
    names = say.list([line_within(one.name, NAME) for one in seen.without_rhythm[:CHANNELS_SHOWN]])
    opens = button("channels.open", say("calendar.slots.rhythm.button"), str(seen.team.id))
    return [section(say("calendar.slots.without_rhythm", names=names), accessory=opens)]
