"""What is said about keeping and forgetting: what is kept how long, what was erased, what waits."""

from dataclasses import dataclass
from datetime import datetime

from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.people import Team
from storage.retention import Retention

NAME = 60


@dataclass(frozen=True, slots=True)
class Waiting:
    """Cases of a public body that cannot be forgotten before somebody kept an export."""

    count: int
    exported: str | None
    """Up to when everything is in an export, as it is said; None when nothing ever was."""


def page(say: Say, team: Team, terms: Retention, waiting: Waiting | None, *, may_change: bool) -> Message:
    """What the team keeps, and how long."""
    heading = say("forgetting.page.heading", team=line_within(team.name, NAME))
    lines = [
        say("forgetting.page.handle", count=terms.handle_days),
        say("forgetting.page.text", count=terms.text_days),
        say("forgetting.page.stays"),
        say("forgetting.page.health"),
    ]
    change = button("forgetting.change", say("forgetting.change.button"), str(team.id), style="primary")
    take = button("forgetting.take", say("forgetting.export.button"), str(team.id))
    blocks = (
        header(say("forgetting.page.title")),
        section("\n".join(f"• {line}" for line in lines)),
        *_waits(say, waiting),
        context(say("forgetting.page.forget" if may_change else "forgetting.page.ask")),
        *([actions(change, take)] if may_change else ()),
    )
    return Message(heading, blocks)


def _waits(say: Say, waiting: Waiting | None) -> list[Block]:
    if waiting is None:
        return []
    until = waiting.exported
    done = say("forgetting.page.exported", until=until) if until else say("forgetting.page.never_exported")
    return [section(f"{say('forgetting.page.public')} {done} {say('forgetting.waits', count=waiting.count)}")]


def _export_buttons(say: Say, team: Team) -> list[Element]:
    return [
        button(f"forgetting.export:{how}", say(f"forgetting.export.{how}.button"), f"{team.id}/{how}")
        for how in ("bare", "named")
    ]


def whole_team(say: Say, team: Team) -> Message:
    """All data of the team: what is in it, what is not, and where a part of it is had."""
    text = say("forgetting.whole.which", team=line_within(team.name, NAME))
    takes = [
        button(f"forgetting.whole:{how}", say(f"forgetting.export.{how}.button"), f"{team.id}/{how}")
        for how in ("bare", "named")
    ]
    blocks = (
        header(say("forgetting.whole.heading")),
        section(text),
        section(say("forgetting.whole.left_out")),
        context(say("forgetting.whole.parts")),
        actions(*takes),
    )
    return Message(text, blocks)


def export(say: Say, team: Team, waiting: Waiting | None) -> Message:
    """As what the team's webcare can be taken along."""
    text = say("forgetting.export.which", team=line_within(team.name, NAME))
    if waiting is not None:
        return offer(say, team, waiting)
    return Message(text, (section(text), actions(*_export_buttons(say, team))))


def offer(say: Say, team: Team, waiting: Waiting) -> Message:
    """To the coordinators of a public body: first the file, then the press that it is kept."""
    waits = say("forgetting.waits", count=waiting.count)
    text = say("forgetting.offer.text", team=line_within(team.name, NAME), waits=waits)
    archive = say("forgetting.export.button")
    make = button("forgetting.export:archive", archive, f"{team.id}/archive", style="primary")
    sure = confirm(
        say("forgetting.kept.title"),
        say("forgetting.kept.sure"),
        say("forgetting.kept.yes"),
        say("common.cancel.button"),
    )
    kept = button("forgetting.kept", say("forgetting.kept.button"), str(team.id), confirm=sure)
    blocks = (
        section(text),
        context(say("forgetting.offer.steps")),
        actions(make, kept),
    )
    return Message(text, blocks)


def kept(say: Say, by: str, until: str) -> Message:
    """What the offers become once somebody has kept the export."""
    text = say("forgetting.kept.done", by=mention(by), until=until)
    return Message(text, (section(text),))


def day(say: Say, moment: datetime | None, zone: str) -> str | None:
    return None if moment is None else say.short_moment(moment, zone)
