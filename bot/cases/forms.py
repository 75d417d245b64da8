"""To whom a case goes: somebody who works today, or back to who is on duty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, field, section
from bot.slack.elements import Option, option, static_select, text_input
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Form
from bot.texts import Say
from bot.webcare import messages, rules
from bot.webcare.rules import Helper
from storage.cases import Case
from storage.people import Person

QUEUE = "queue"
"""In place of a person: the case goes back to whoever is on duty."""

CHOICES_AT_MOST = 99
"""Slack shows a hundred options; one is the queue."""


@dataclass(frozen=True, slots=True)
class Offered:
    """To whom a case can go, who is in first; `zone` is the reader's, `proposed` one of the helpers."""

    helpers: Sequence[Helper]
    people: Mapping[str, Person]
    zone: str
    proposed: str | None = None


def hand_over(say: Say, case: Case, to: Offered, notice: str | None = None) -> Form:
    """To whom: who works today, those who are in first; or back to who is on duty."""
    helpers = to.helpers[:CHOICES_AT_MOST]
    options = [helper_option(say, one, to.people[one.user_id], to.zone) for one in helpers]
    queue = option(say("webcare.hand_over.queue.option"), QUEUE)
    return Form(
        name="webcare.hand_over",
        title=say("webcare.hand_over.title"),
        blocks=(
            section(notice or messages.what(say, case)),
            *([] if options else [section(say("webcare.hand_over.nobody_else"))]),
            field(
                "to", say("webcare.hand_over.to.label"), static_select([*options, queue], chosen=to.proposed)
            ),
            _note(say),
        ),
        submit=say("webcare.hand_over.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id, "owner": case.owner_id},
    )


def _note(say: Say) -> Block:
    words = text_input(max_length=rules.LONGEST["note"])
    label, hint = say("webcare.hand_over.note.label"), say("webcare.hand_over.note.hint")
    return field("note", label, words, hint=hint, optional=True)


def helper_option(say: Say, helper: Helper, person: Person, zone: str) -> Option:
    if helper.from_ is None:
        return option(Typed(person.name), helper.user_id)
    description = say("webcare.hand_over.from", moment=say.short_moment(helper.from_, zone))
    return option(Typed(person.name), helper.user_id, description)
