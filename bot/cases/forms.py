"""The three forms of webcare: a new case, to whom it goes, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ownership.words import channel_options
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    Option,
    checkboxes,
    option,
    radio_buttons,
    static_select,
    text_input,
    url_input,
)
from bot.slack.mrkdwn import Typed, escape, one_line
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.webcare import delicate, messages, rules
from bot.webcare.delicate import Warned
from bot.webcare.rules import Helper
from storage.cases import Case, Kind, Status, Urgency
from storage.channels import NO_NAMES, ONLY_WEBCARE, ChannelNames, Network
from storage.people import Person, Team

QUEUE = "queue"
"""In place of a person: the case goes back to whoever is on duty."""

OUTCOMES = (Status.ANSWERED, Status.ASKED_BACK, Status.REFERRED, Status.HIDDEN, Status.NO_REPLY)
CHOICES_AT_MOST = 99
"""Slack shows a hundred options; one is the queue."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A new case as it was filled in."""

    channel: str | None = None
    kind: str | None = None
    link: str | None = None
    handle: str | None = None
    paraphrase: str | None = None
    urgency: str | None = None
    team: str | None = None
    use_message: bool = False


EMPTY = NewCase()


def new_case_from(answers: Answers) -> NewCase:
    return NewCase(
        channel=answers.choice("channel"),
        kind=answers.choice("kind"),
        link=answers.text("link"),
        handle=answers.text("handle"),
        paraphrase=answers.text("paraphrase"),
        urgency=answers.choice("urgency"),
        team=answers.choice("team"),
        use_message=answers.checked("use_message"),
    )


def new_case(
    say: Say,
    teams: Sequence[Team],
    typed: NewCase = EMPTY,
    *,
    names: ChannelNames = NO_NAMES,
    permalink: str | None = None,
    warned: Warned = (),
) -> Form:
    """`permalink` is that of the message the case is made of: used only when the person ticks it.

    `names` are the channels of the one team; where there are several teams to choose from, of none.
    """
    facts: dict[str, Fact] = {"team": teams[0].id if len(teams) == 1 else None}
    return Form(
        name="webcare.new",
        title=say("webcare.new.title"),
        blocks=(
            context(say("webcare.new.privacy")),
            *_which_team(say, teams, typed),
            *_what(say, typed, names),
            *delicate.blocks(say, warned),
            *_use_message(say, typed, permalink),
            *_from_whom(say, typed),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts | ({"permalink": permalink} if permalink else {}) | delicate.as_fact(warned),
    )


def _which_team(say: Say, teams: Sequence[Team], typed: NewCase) -> list[Block]:
    if len(teams) == 1:
        return [context(say("webcare.new.for_team", team=escape(one_line(teams[0].name))))]
    options = [option(Typed(team.name), str(team.id)) for team in teams]
    return [field("team", say("webcare.new.team.label"), static_select(options, chosen=typed.team))]


def _what(say: Say, typed: NewCase, names: ChannelNames) -> list[Block]:
    return [_where(say, typed, names), _kind(say, typed), _paraphrase(say, typed)]


def _from_whom(say: Say, typed: NewCase) -> list[Block]:
    return [_link(say, typed), _handle(say, typed), _urgency(say, typed)]


def _where(say: Say, typed: NewCase, names: ChannelNames) -> Block:
    options = channel_options(say, names, (*ONLY_WEBCARE, Network.OTHER))
    return field("channel", say("webcare.new.channel.label"), static_select(options, chosen=typed.channel))


def _kind(say: Say, typed: NewCase) -> Block:
    options = [option(say(f"webcare.kind_name.{kind}.option"), kind) for kind in Kind]
    return field("kind", say("webcare.new.kind.label"), static_select(options, chosen=typed.kind))


def _paraphrase(say: Say, typed: NewCase) -> Block:
    words = text_input(typed.paraphrase, multiline=True, max_length=rules.LONGEST["paraphrase"])
    return field(
        "paraphrase", say("webcare.new.paraphrase.label"), words, hint=say("webcare.new.paraphrase.hint")
    )


def _use_message(say: Say, typed: NewCase, permalink: str | None) -> list[Block]:
    if permalink is None:
        return []
    tick = checkboxes(
        [option(say("webcare.new.use_message.option"), "yes")], chosen=("yes",) if typed.use_message else ()
    )
    return [field("use_message", say("webcare.new.use_message.label"), tick, optional=True)]


def _link(say: Say, typed: NewCase) -> Block:
    return field(
        "link",
        say("webcare.new.link.label"),
        url_input(typed.link),
        hint=say("webcare.new.link.hint"),
        optional=True,
    )


def _handle(say: Say, typed: NewCase) -> Block:
    words = text_input(typed.handle, max_length=rules.LONGEST["handle"])
    return field(
        "handle",
        say("webcare.new.handle.label"),
        words,
        hint=say("webcare.new.handle.hint"),
        optional=True,
    )


def _urgency(say: Say, typed: NewCase) -> Block:
    options = [option(say(f"webcare.urgency.{urgency}.option"), urgency) for urgency in Urgency]
    buttons = radio_buttons(options, chosen=typed.urgency or Urgency.NORMAL)
    return field("urgency", say("webcare.new.urgency.label"), buttons)


def hand_over(
    say: Say,
    case: Case,
    helpers: Sequence[Helper],
    people: Mapping[str, Person],
    zone: str,
    notice: str | None = None,
) -> Form:
    """To whom: who works today, those who are in first; or back to who is on duty. `zone` is the reader's."""
    options = [helper_option(say, one, people[one.user_id], zone) for one in helpers[:CHOICES_AT_MOST]]
    queue = option(say("webcare.hand_over.queue.option"), QUEUE)
    return Form(
        name="webcare.hand_over",
        title=say("webcare.hand_over.title"),
        blocks=(
            section(notice or messages.what(say, case)),
            *([] if options else [section(say("webcare.hand_over.nobody_else"))]),
            field("to", say("webcare.hand_over.to.label"), static_select([*options, queue])),
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


def answered(
    say: Say,
    case: Case,
    outcome: str | None = None,
    words: str | None = None,
    warned: Warned = (),
    more: Sequence[Block] = (),
) -> Form:
    """What was done with it, in a few words; `more` is what may be told with it."""
    facts: dict[str, Fact] = {"case": case.id}
    return Form(
        name="webcare.answered",
        title=say("webcare.answered.title"),
        blocks=(
            section(messages.what(say, case)),
            _outcome(say, outcome),
            _words(say, words),
            *delicate.blocks(say, warned),
            *more,
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts | delicate.as_fact(warned),
    )


def _outcome(say: Say, chosen: str | None) -> Block:
    options = [option(say(f"webcare.outcome.{one}.option"), one) for one in OUTCOMES]
    buttons = radio_buttons(options, chosen=chosen or Status.ANSWERED)
    return field("outcome", say("webcare.answered.outcome.label"), buttons)


def _words(say: Say, typed: str | None) -> Block:
    words = text_input(typed, multiline=True, max_length=rules.LONGEST["words"])
    label, hint = say("webcare.answered.words.label"), say("webcare.answered.words.hint")
    return field("words", label, words, hint=hint, optional=True)
