"""The form of how long is kept, and what is said when it is saved."""

from dataclasses import dataclass

from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import checkboxes, number_input, option
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.people import Team
from storage.retention import Retention


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
