"""What is said about keeping and forgetting: what is kept how long, what was erased, what waits."""

from dataclasses import dataclass
from datetime import datetime

from bot.slack.blocks import Block, actions, context, field, header, section
from bot.slack.elements import Element, button, checkboxes, confirm, number_input, option
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.erasures import Concerned, Erasure
from storage.people import Team
from storage.retention import Retention

SPELLINGS_AT_MOST = 10
SPELLING = 80
"""Characters: as many as an account may have."""
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


# --- the form


@dataclass(frozen=True, slots=True)
class Typed:
    handle_days: int | None
    text_days: int | None


def form(say: Say, team: Team, terms: Retention, typed: Typed, at_once: int = 0, meanwhile: str = "") -> Form:
    """`at_once`: so many closed cases lose something as soon as this is saved; that takes a tick."""
    return Form(
        name="forgetting.terms",
        title=say("forgetting.form.title"),
        blocks=(
            *([section(meanwhile)] if meanwhile else ()),
            section(say("forgetting.form.explains")),
            _days(say, "handle_days", typed.handle_days),
            _days(say, "text_days", typed.text_days),
            *_sure(say, at_once),
            context(say("forgetting.form.public" if team.is_public_body else "forgetting.form.law")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"team": team.id, "version": terms.version, "at_once": at_once},
    )


def _days(say: Say, name: str, days: int | None) -> Block:
    box = number_input(days)
    return field(name, say(f"forgetting.form.{name}.label"), box, hint=say(f"forgetting.form.{name}.hint"))


def sure_name(at_once: int) -> str:
    """The tick is about just so many cases."""
    return f"sure_{at_once}"


def _sure(say: Say, at_once: int) -> list[Block]:
    if not at_once:
        return []
    box = checkboxes([option(say("forgetting.form.sure.option"), "yes")])
    return [
        section(say("forgetting.form.at_once", count=at_once)),
        field(sure_name(at_once), say("forgetting.form.sure.label"), box, optional=True),
    ]


def saved(say: Say, terms: Retention) -> Message:
    handle, text = (
        say("forgetting.days", count=terms.handle_days),
        say("forgetting.days", count=terms.text_days),
    )
    return Message(say("forgetting.saved", handle=handle, text=text))


# --- forgetting on request


def asks(say: Say, team: Team, erasure: Erasure, found: Concerned, named: int) -> Message:
    """How much it concerns, and the press that erases it."""
    spelled = [f"{line_within(one, SPELLING)} ({count})" for one, count in found.spellings.items()]
    lines = [
        say("forgetting.ask.found", accounts=say.list(spelled[:SPELLINGS_AT_MOST])) if spelled else "",
        say("forgetting.ask.cases", count=len(found.case_ids)) if spelled else "",
        say("forgetting.ask.open", count=found.still_open) if found.still_open else "",
        say("forgetting.ask.answers", count=found.answers) if found.answers else "",
        say("forgetting.ask.named", count=named) if named else "",
        say("forgetting.ask.others", count=erasure.others) if erasure.others else "",
    ]
    warning = [say("forgetting.ask.public")] if team.is_public_body else []
    sure = confirm(
        say("forgetting.ask.title"),
        say("forgetting.ask.sure"),
        say("forgetting.ask.yes"),
        say("common.cancel.button"),
        danger=True,
    )
    press = button(
        "forgetting.confirm", say("forgetting.ask.button"), str(erasure.id), style="danger", confirm=sure
    )
    text = " ".join(line for line in lines if line)
    blocks = (
        section(text),
        *(section(line) for line in warning),
        context(say("forgetting.ask.means"), say("forgetting.gone")),
        actions(press),
    )
    return Message(text, blocks, (about(erasure),))


def about(erasure: Erasure) -> str:
    """What the question is about: it names the account, so it goes when that is done."""
    return f"erasure {erasure.id}"


def nothing_found(say: Say) -> Message:
    return Message(f"{say('forgetting.ask.nothing')} {say('forgetting.gone')}")


def answer(say: Say, erasure: Erasure, zone: str) -> Message:
    """To the press, and in place of the question: done, or where one reads how far it is."""
    if erasure.ended_at is None:
        return Message(say("forgetting.begun", all=say.number(erasure.cases)))
    return progress(say, erasure, zone)


def progress(say: Say, erasure: Erasure, zone: str) -> Message:
    """How far it is, or that it is done."""
    if erasure.ended_at is None:
        done = erasure.cases - len(erasure.rest)
        return Message(say("forgetting.progress", done=say.number(done), all=say.number(erasure.cases)))
    at = say.short_moment(erasure.ended_at, zone)
    others = f" {say('forgetting.done_others', count=erasure.others)}" if erasure.others else ""
    return Message(f"{say('forgetting.done', count=erasure.cases, at=at)}{others}")


def expired(say: Say) -> Message:
    return Message(say("forgetting.ask.expired"))


def day(say: Say, moment: datetime | None, zone: str) -> str | None:
    return None if moment is None else say.short_moment(moment, zone)
