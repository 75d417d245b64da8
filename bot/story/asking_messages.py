"""What is said while employees are asked about a value: the form, the question in the channel, the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import button, conversations_select, option, static_select
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form, Message
from bot.story import telling
from bot.story.anchoring_rules import SCALE
from bot.texts import Say
from bot.wall_clock import local_day
from storage.anchoring import AnchoringQuestion
from storage.brands import Value


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen in the form so far, and what has to be done first."""

    value_id: int | None = None
    channel_id: str | None = None
    notice: str = ""


def form(say: Say, values: Sequence[Value], chosen: Choice, facts: Mapping[str, Fact]) -> Form:
    """Which value, and in which channel; what people will see is said."""
    options = [option(Typed(value.name), str(value.id)) for value in values]
    first = str(chosen.value_id or values[0].id)
    opening = section(chosen.notice) if chosen.notice else section(say("story.ask.intro"))
    channel = conversations_select(chosen=chosen.channel_id)
    return Form(
        name="story.ask",
        title=say("story.ask.title"),
        blocks=(
            opening,
            field("value", say("story.ask.value.label"), static_select(options, chosen=first)),
            field("channel", say("story.ask.channel.label"), channel),
            context(say("story.ask.private.hint")),
        ),
        submit=say("story.ask.send.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its value, how many answered, and the team's zone."""

    question: AnchoringQuestion
    value: Value
    count: int
    zone: str


def card(say: Say, asked: Asked) -> Message:
    """In the channel: one question with five buttons, or that it is closed. Who answered what is nowhere."""
    name = telling.short(asked.value.name)
    if asked.question.closed_at is not None:
        text = say("story.ask.card.closed", name=name, count=asked.count)
        return Message(text, (section(text),))
    text = say("story.ask.card.question", name=name)
    meaning = [context(telling.short(asked.value.meaning))] if asked.value.meaning else []
    until = say.day(local_day(asked.question.closes_at, asked.zone))
    blocks = (
        section(f"*{text}*"),
        *meaning,
        _scale(say, asked.question.id),
        context(say("story.ask.card.scale")),
        context(say("story.ask.card.answers", count=asked.count, until=until)),
    )
    return Message(text, blocks)


def _scale(say: Say, question_id: int) -> Block:
    return actions(
        *(
            button(
                f"story.anchor:{number}",
                str(number),
                f"{question_id}/{number}",
                accessibility_label=say(f"story.anchoring.{number}.option"),
            )
            for number in SCALE
        ),
        name="scale",  # stays the same while the message changes under somebody's thumb
    )


def asked(say: Say, name: str, channel_id: str) -> str:
    return say("story.ask.sent", name=telling.short(name), channel=f"<#{channel_id}>")


def only(say: Say, text: str) -> Form:
    """In place of the form: one that says one thing and can be closed."""
    title, close = say("story.ask.title"), say("common.close.button")
    return Form("story.asked", title, (section(text),), submit=None, close=close)


def heard(say: Say, given: int) -> Message:
    """To who answered, privately."""
    return Message(say("story.ask.heard", answer=given))


def closed_already(say: Say) -> Message:
    return Message(say("story.ask.over"))


def note(say: Say, question: AnchoringQuestion, count: int, zone: str) -> str:
    """With the value in the overview: where it is asked, until when, and the mean once it may be shown."""
    until = say.short_date(local_day(question.closes_at, zone))
    told = say("story.ask.note", channel=f"<#{question.channel_id}>", until=until, count=count)
    return f"{told} {say('story.ask.few')}" if question.shown_mean is None else told


def closed(say: Say, asked_: Asked) -> Message:
    """To who closed it: the mean and count, when enough people answered."""
    name, question = telling.short(asked_.value.name), asked_.question
    if question.shown_mean is None:
        return Message(say("story.ask.closed.few", name=name))
    mean = say.number(question.shown_mean)
    return Message(say("story.ask.closed.mean", name=name, mean=mean, count=question.shown_answers))
