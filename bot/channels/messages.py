"""Step four at a glance: each channel with what the plan makes of it, who is there, and the one remark."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels import telling
from bot.channels.capacity import Load, half_hours
from bot.channels.checks import Lack, about, has_ended, is_in_reverse
from bot.channels.facts import MONITORING, PUBLISHING, Facts, Staff
from bot.channels.mending import AS_FOUND, MATRIX, line_of
from bot.channels.rules import has_room
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Message
from bot.texts import Say
from bot.way_back import to_plan
from storage.channels import PlanChannel
from storage.duties import WEBCARE

PAGE = 8
"""Channels on one page: five blocks each, and a message holds fifty."""
TEXT_AT_MOST = 3000
"""Characters of the text that screen readers and notifications read."""
OPENS = {PUBLISHING: "who", WEBCARE: "answers", MONITORING: "watches"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A channel as it stands today, with the one thing to say of it."""

    channel: PlanChannel
    staff: Staff
    lack: Lack


def overview(say: Say, facts: Facts, shown: Sequence[Shown], page: int = 0) -> Message:
    """`shown` are all channels; the message has one page of them."""
    last_page = max(len(shown) - 1, 0) // PAGE
    here = shown[min(page, last_page) * PAGE :][:PAGE]
    blocks: list[Block] = [section(say("channels.overview.title_line")), *_above(say, facts)]
    for one in here:
        blocks += [divider(), *_channel(say, facts, one)]
    return Message(summary(say, shown), (*blocks, divider(), *_foot(say, facts, shown, min(page, last_page))))


def summary(say: Say, shown: Sequence[Shown]) -> str:
    if not shown:
        return say("channels.step.empty")
    names = "; ".join(telling.name(one.channel) for one in shown)
    return shorten(say("channels.overview.summary", channels=names), TEXT_AT_MOST)


def _above(say: Say, facts: Facts) -> list[Block]:
    """How to begin; that there is no issue yet; whether it fits."""
    if not facts.channels:
        return [section(say("channels.overview.intro")), context(say("channels.overview.example"))]
    why = button("why.open", say("channels.overview.why.button"), str(facts.team.id))
    reverse = [section(say("channels.overview.reverse"), accessory=why)] if is_in_reverse(facts) else []
    fits = capacity(say, facts.load())
    return [*reverse, *([context(fits)] if fits else [])]


def capacity(say: Say, load: Load) -> str:
    """Both numbers in a sentence; nothing while no channel takes time."""
    if not half_hours(load.posts):
        return ""
    amounts = {"posts": load.posts, "meetups": load.meetups, "cases": load.cases}
    parts = [
        say(f"channels.capacity.{name}", hours=say.number(half_hours(minutes)))
        for name, minutes in amounts.items()
        if half_hours(minutes)
    ]
    asks = say("channels.capacity.text", needed=say.number(load.needed), parts=say.list(parts))
    return f"{asks} {_hours(say, load)}"


def _hours(say: Say, load: Load) -> str:
    if not load.hours:
        return say("channels.capacity.nobody_told")
    if load.is_too_much:
        return say("channels.capacity.too_much", hours=say.number(load.hours))
    told = say("channels.capacity.told", hours=say.number(load.hours))
    return f"{told} {say('channels.capacity.untold', count=load.untold)}" if load.untold else told


def _channel(say: Say, facts: Facts, shown: Shown) -> list[Block]:
    channel = shown.channel
    lines = [telling.title(say, channel), telling.plan(say, facts, channel), telling.experiment(say, channel)]
    waiting = telling.waiting(say, facts, channel)
    who = [context(telling.staff(say, shown.staff))] if channel.is_planned else []
    return [
        section("\n".join(line for line in lines if line)),
        *who,
        context(*waiting, telling.remark(say, facts, shown.staff, channel, shown.lack)),
        actions(*_buttons(say, facts, shown)),
    ]


def _buttons(say: Say, facts: Facts, shown: Shown) -> list[Element]:
    channel = shown.channel
    channel_id = str(channel.id)
    return [
        *_outcome(say, facts, channel),
        button("channels.change", _change_label(say, channel), channel_id),
        *_mends(say, shown),
        *later(say, channel, shown.lack),
        button("channels.remove", say("common.remove.button"), channel_id, confirm=_sure(say)),
    ]


def _change_label(say: Say, channel: PlanChannel) -> str:
    return say("common.change.button" if channel.is_planned else "channels.overview.plan.button")


def _outcome(say: Say, facts: Facts, channel: PlanChannel) -> list[Element]:
    """Of an experiment that is over, first of all what came of it."""
    if not has_ended(facts, channel):
        return []
    label = say("channels.overview.outcome.button")
    return [button("channels.outcome", label, str(channel.id), style="primary")]


def _mends(say: Say, shown: Shown) -> list[Element]:
    """The form that the remark is about, if another one, else who publishes; and that of an experiment."""
    channel = shown.channel
    channel_id = str(channel.id)
    found = button("channels.found", say("channels.inventory.change.button"), channel_id)
    trial = button("channels.trial", say("channels.overview.trial.button"), channel_id)
    mends = found if shown.lack in AS_FOUND else matrix_button(say, channel, shown.lack)
    return [*([mends] if channel.is_planned else []), *([trial] if channel.is_experiment else [])]


def matrix_button(say: Say, channel: PlanChannel, lack: Lack) -> Element:
    task = MATRIX.get(lack, PUBLISHING)
    return button("roles.line", say(f"channels.overview.{OPENS[task]}.button"), line_of(channel, task))


def later(say: Say, channel: PlanChannel, lack: Lack) -> list[Element]:
    """The button for who does not know yet: what is missing becomes something that somebody finds out."""
    what = about(channel, lack)
    value = f"{channel.team_id}/{what}"
    return [button("actions.later", say("common.later.button"), value)] if what else []


def _sure(say: Say) -> dict[str, object]:
    return confirm(
        say("channels.remove.sure.title"),
        say("channels.remove.sure.text"),
        say("common.remove.button"),
        say("common.cancel.button"),
        danger=True,
    )


def _foot(say: Say, facts: Facts, shown: Sequence[Shown], page: int) -> list[Block]:
    team_id = str(facts.team.id)
    first = "primary" if not shown else None
    buttons = [button("channels.inventory", say("channels.overview.inventory.button"), team_id, style=first)]
    if has_room(len(shown)):
        buttons.append(button("channels.add", say("channels.overview.add.button"), team_id))
    buttons.append(button("targets.open", say("targets.page.button"), team_id))
    full = [] if has_room(len(shown)) else [context(say("channels.overview.full"))]
    turn = page_buttons(say, "channels.page", facts.team.id, page, (len(shown) - 1) // PAGE)
    return [*_which_page(say, len(shown), page), *full, actions(*turn, *buttons, to_plan(say, facts.team.id))]


def _which_page(say: Say, count: int, page: int) -> list[Block]:
    if count <= PAGE:
        return []
    first, last = page * PAGE + 1, min((page + 1) * PAGE, count)
    return [context(say("channels.overview.page", first=first, last=last, all=count))]


def page_buttons(say: Say, action: str, team_id: int, page: int, last_page: int) -> list[Element]:
    """To the page before and after this one, as far as there are."""
    before = say("channels.overview.previous.button"), page - 1
    after = say("channels.overview.next.button"), page + 1
    return [
        button(f"{action}:{number}", label, f"{team_id}/{number}")
        for label, number in (before, after)
        if 0 <= number <= last_page
    ]
