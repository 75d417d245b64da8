"""The forms in which an owner puts a case off, asks for help, or notes what was promised."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.cases.forms import CHOICES_AT_MOST, helper_option
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import Option, datetimepicker, option, radio_buttons, static_select, text_input
from bot.slack.replies import Form
from bot.texts import Say
from bot.webcare import messages, rules
from bot.webcare.later import Moment, PutOff
from bot.webcare.messages import Facts
from bot.webcare.promise_messages import WHAT_LONGEST
from bot.webcare.rules import Helper
from bot.working_time import local_time
from storage.cases import Case
from storage.people import Person
from storage.promises import Promise

THREAD = "thread"
"""In place of a person: everybody who reads the thread of the card."""


def snooze(say: Say, facts: Facts, moments: Sequence[PutOff], zone: str) -> Form:
    """When to look at it again; `zone` is that of the reader."""
    options = [_put_off(say, one, zone) for one in moments]
    first = options[0]["value"] if options else None
    choices = [field("when", say("webcare.snooze.when.label"), radio_buttons(options, chosen=first))]
    return Form(
        name="webcare.snooze",
        title=say("webcare.snooze.title"),
        blocks=(
            section(messages.what(say, facts.case)),
            context(messages.due(say, facts), *_who_waits(say, facts)),
            *(choices if options else ()),
            _other_moment(say, optional=bool(options)),
        ),
        submit=say("webcare.snooze.save.button"),
        close=say("common.cancel.button"),
        facts={"case": facts.case.id},
    )


def _who_waits(say: Say, facts: Facts) -> list[str]:
    """Nobody does, when they were asked something."""
    if facts.case.asked_back_at is not None:
        return []
    is_ahead = facts.case.due_at is not None and facts.case.due_at > facts.now
    return [say("webcare.snooze.runs_on" if is_ahead else "webcare.snooze.somebody_waits")]


def _put_off(say: Say, one: PutOff, zone: str) -> Option:
    at = local_time(one.at, zone)
    moment = say.short_moment(one.at, zone) if one.name is Moment.NEXT_DAY else say.clock(at)
    return option(say(f"webcare.snooze.{one.name}.option", moment=moment), str(int(one.at.timestamp())))


def _other_moment(say: Say, *, optional: bool) -> Block:
    return field(
        "at",
        say("webcare.snooze.at.label"),
        datetimepicker(),
        hint=say("webcare.snooze.at.hint"),
        optional=optional,
    )


def ask_help(
    say: Say, case: Case, helpers: Sequence[Helper], people: Mapping[str, Person], zone: str
) -> Form:
    """Whom: who works today, those who are in first; or whoever reads the thread."""
    options = [helper_option(say, one, people[one.user_id], zone) for one in helpers[:CHOICES_AT_MOST]]
    thread = option(say("webcare.help_asked.thread.option"), THREAD)
    note = text_input(multiline=True, max_length=rules.LONGEST["note"])
    return Form(
        name="webcare.help",
        title=say("webcare.help_asked.title"),
        blocks=(
            section(messages.what(say, case)),
            context(say("webcare.help_asked.stays_yours")),
            field("whom", say("webcare.help_asked.whom.label"), static_select([*options, thread])),
            field(
                "note",
                say("webcare.help_asked.note.label"),
                note,
                hint=say("webcare.help_asked.note.hint"),
                optional=True,
            ),
        ),
        submit=say("webcare.help_asked.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id},
    )


def promise(say: Say, case: Case) -> Form:
    """What was promised, and before when."""
    return Form(
        name="webcare.promise",
        title=say("webcare.promise.title"),
        blocks=(section(messages.what(say, case)), *promise_fields(say)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id},
    )


def promise_fields(
    say: Say, what: str | None = None, at: datetime | None = None, *, optional: bool = False
) -> tuple[Block, Block]:
    """The same two questions wherever a promise can be noted."""
    words = text_input(what, max_length=WHAT_LONGEST)
    hint = say("webcare.promise.what.hint")
    label = say("webcare.promise.any.label" if optional else "webcare.promise.what.label")
    return (
        field("promised", label, words, hint=hint, optional=optional),
        field("promised_at", say("webcare.promise.at.label"), datetimepicker(chosen=at), optional=optional),
    )


def move_promise(say: Say, case: Case, promised: Promise) -> Form:
    """Another moment for the same."""
    return Form(
        name="webcare.promise_move",
        title=say("webcare.promise.move.title"),
        blocks=(
            section(f"{messages.what(say, case)}\n{messages.quoted(promised.what)}"),
            context(say("webcare.promise.move.tell_them")),
            field("promised_at", say("webcare.promise.at.label"), datetimepicker(chosen=promised.due_at)),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"promise": promised.id, "due": int(promised.due_at.timestamp())},
    )
