"""What is said before a post is saved: what was understood, and the one thing that must still be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.adding.naming import MENTION
from bot.adding.rules import Around, next_place
from bot.adding.understanding import Heard
from bot.adding.wish import LATER, Wish
from bot.ownership.words import Teller
from bot.posting.telling import place
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import Typed, escape, line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from bot.when.days import Doubt
from bot.when.moments import Meant

OFFERED = 5
"""Buttons beside each other that one can still choose from."""
NAME = 60
TITLE = 150


@dataclass(frozen=True, slots=True)
class Shown:
    """Who reads it: in which words, and around what. `reader_zone` is the zone they live in."""

    say: Say
    around: Around
    reader_zone: str


def moment(shown: Shown, at: datetime) -> str:
    """Such as "vrijdag 27 november, 12.00 uur"; with its year or the team's zone where that matters."""
    say, zone = shown.say, shown.around.zone
    told = say.day_seen_from(shown.around.today, local_day(at, zone))
    said = say("adding.moment", day=told, time=say.time(local_time(at, zone)))
    if local_time(at, zone) == local_time(at, shown.reader_zone):
        return said
    return say("posting.card.when", moment=said, place=place(zone))


def what(shown: Shown, wish: Wish) -> str:
    """The wish in two lines: what, and where, when and whose."""
    say = shown.say
    channel = shown.around.channel(wish.channel)
    parts = (
        say("posting.no_channel") if channel is None else line_within(channel.name, NAME),
        say("adding.no_date") if wish.at is None else moment(shown, wish.at),
        say("posting.no_owner") if wish.owner_id is None else mention(wish.owner_id),
    )
    return f"> *{line_within(wish.title, TITLE)}*\n> {'  ·  '.join(parts)}"


def known(shown: Shown, wish: Wish) -> str:
    """The same while something is asked: only what is known already."""
    channel = shown.around.channel(wish.channel)
    parts = (
        "" if channel is None else line_within(channel.name, NAME),
        "" if wish.at is None else moment(shown, wish.at),
        "" if wish.owner_id is None else mention(wish.owner_id),
    )
    told = "  ·  ".join(part for part in parts if part)
    return f"> *{line_within(wish.title, TITLE)}*" + (f"\n> {told}" if told else "")


def confirm(shown: Shown, heard: Heard) -> Message:
    """What was understood, whole; saving is one press away."""
    say, wish = shown.say, heard.wish
    key = "ready" if wish.at is not None and wish.channel else "idea"
    text = f"{say(f'adding.confirm.{key}.text')}\n{what(shown, wish)}"
    buttons = [
        button("adding.save", say(f"adding.confirm.{key}.button"), wish.value(), style="primary"),
        *_free_place(shown, wish),
        _change(say, wish),
        button("adding.cancel", say("common.cancel.button")),
    ]
    return _message(text, notes(shown, heard), say("adding.confirm.question"), buttons)


def _free_place(shown: Shown, wish: Wish) -> list[Element]:
    """What has a channel and no date can have the channel's next free place."""
    free = None if wish.at is not None else next_place(shown.around, wish.channel)
    if free is None:
        return []
    label = shown.say("adding.place.button", moment=shown.say.short_moment(free, shown.around.zone))
    return [button("adding.choose:place", label, wish.then(free).value())]


def which_moment(shown: Shown, heard: Heard, when: Meant) -> Message:
    """Why it is not sure, and the likely moments as buttons."""
    say, wish = shown.say, heard.wish
    doubt = when.doubt or Doubt.TWO
    buttons = [
        button(
            f"adding.choose:{number}",
            say.short_moment_seen_from(shown.around.now, at, shown.around.zone),
            wish.then(at).value(),
        )
        for number, at in enumerate(when.options[:OFFERED])
    ]
    if heard.numbered is not None:
        label = say("adding.in_title.button")
        buttons.append(button("adding.choose:title", label, heard.numbered.value()))
    text = f"{say('adding.confirm.asked')}\n{known(shown, wish)}"
    question = say(f"adding.doubt.{doubt}")
    return _message(text, notes(shown, heard), question, [*buttons, _other(say, heard.numbered or wish)])


def _other(say: Say, wish: Wish) -> Element:
    return button("adding.change", say("adding.other.button"), wish.value())


def which_channel(shown: Shown, heard: Heard) -> Message:
    """The channels as buttons, those that are most in use first; the form has all of them."""
    say, wish, around = shown.say, heard.wish, shown.around
    uses = {one.id: sum(taken.channel_id == one.id for taken in around.places) for one in around.channels}
    mine = [one for one in around.channels if not heard.choices or one.id in heard.choices]
    offered = sorted(mine, key=lambda one: -uses[one.id])[:OFFERED]
    buttons = [button(f"adding.choose:{one.id}", Typed(one.name), wish.on(one.id).value()) for one in offered]
    more = [_other(say, wish)] if len(mine) > len(offered) else []
    later = button("adding.choose:later", say("adding.channel.later.button"), wish.on(LATER).value())
    text = f"{say('adding.confirm.asked')}\n{known(shown, wish)}"
    return _message(text, notes(shown, heard), say("adding.channel.question"), [*buttons, *more, later])


def _change(say: Say, wish: Wish) -> Element:
    return button("adding.change", say("common.change.button"), wish.value())


def notes(shown: Shown, heard: Heard) -> list[str]:
    """What was filled in or left out for them, each in a sentence."""
    say, around = shown.say, shown.around
    others = [line_within(one.name, NAME) for one in around.channels if one.id in heard.others][:OFFERED]
    people = [mention(one) for one in heard.several[:OFFERED]]
    left_out = [as_typed(one) for one in heard.left_out[:OFFERED]]
    told = {
        "one_word": heard.is_one_word,
        "usual_hour": heard.is_usual_hour and heard.wish.at is not None,
        "others": bool(others),
        "elsewhere": heard.is_elsewhere,
        "unknown": bool(heard.unknown),
        "several": bool(people),
        "left_out": bool(left_out),
        "owner": heard.is_default_owner and heard.wish.owner_id is not None,
    }
    values = {
        "others": say.list(others),
        "unknown": say.list([as_typed(one) for one in heard.unknown[:OFFERED]]),
        "people": say.list(people),
        "left_out": say.list(left_out),
        "because": because(shown, heard.wish),
    }
    return [say(f"adding.note.{name}", **values) for name, is_so in told.items() if is_so]


def as_typed(name: str) -> str:
    """Somebody who was mentioned by Slack is shown as a mention, a name as it was typed."""
    return name if MENTION.fullmatch(name) else escape(name)


def because(shown: Shown, wish: Wish) -> str:
    """Why they own it: the part they have in publishing on that channel, or that they asked."""
    around = shown.around
    found = around.owners(wish.channel, wish.at or around.now)
    names = {one.key: one.name for one in around.channels}
    teller = Teller(shown.say, around.names, around.zone, channels=names)
    parts = [teller.part(one) for one in found.chain if one.user_id == wish.owner_id]
    return parts[0] if parts else shown.say("adding.note.you", who=mention(wish.owner_id or ""))


def _message(text: str, told: Sequence[str], question: str, buttons: Sequence[Element]) -> Message:
    blocks: list[Block] = [
        section(text),
        *[context(one) for one in told],
        section(f"*{question}*"),
        actions(*buttons),
    ]
    return Message("\n".join((text, *told, question)), tuple(blocks))


def cancelled(say: Say) -> Message:
    return Message(say("adding.cancelled"))
