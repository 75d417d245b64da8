"""What the channel sees of a day, in the team's language: the prompt, its parts, and that it is off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.meetup.questions import BY_KEY, QUESTION_LONGEST, TYPED, theme_of
from bot.meetup.signals import Kind, Signal
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape_within, line_within, plain_within
from bot.slack.replies import Message
from bot.texts import Say

NAMES = 12
"""Names in one sentence; of a larger team the rest is counted."""

NAME = 60
POSTS = 3
"""Posts of the day in the prompt; it is read on a phone."""

SIGNAL = 120


@dataclass(frozen=True, slots=True)
class Day:
    """What a message tells of a team's day. `key` ("7 2026-11-23") is all that its buttons carry.

    `posts` are lines about what goes out; `words` are those of what the signal is about. `is_alone`: the one
    who is there has nobody to talk to. `has_talk`: the ten minutes can be started.
    """

    key: str
    day: date
    question: str
    slot: str | None
    off: tuple[str, ...] = ()
    webcare: tuple[str, ...] = ()
    has_theme: bool = True
    posts: tuple[str, ...] = ()
    signal: Signal | None = None
    words: str = ""
    chair: str | None = None
    is_alone: bool = False
    has_talk: bool = False


def question(say: Say, key: str, slot: str | None) -> str:
    """The question in the reader's language, its gap filled; what fills it was typed by people."""
    return _filled(say, key, escape_within(slot or "", _room(key)))


def question_label(say: Say, key: str, slot: str | None) -> str:
    """The same for a place that shows plain text."""
    return _filled(say, key, plain_within(slot or "", _room(key)))


def _room(key: str) -> int:
    """Of a question of the team's own the slot is all there is."""
    return QUESTION_LONGEST + NAME if key.startswith(TYPED) else NAME


def _filled(say: Say, key: str, slot: str) -> str:
    if key.startswith(TYPED):
        return slot
    asked = BY_KEY.get(key)
    return say(key) if asked is None or asked.needs is None else say(key, **{asked.needs: slot})


def prompt(say: Say, day: Day) -> Message:
    """The message of the morning."""
    asked = question(say, day.question, day.slot)
    facts = [*goes_out(say, day.posts), *who_is_there(say, day), *signal_lines(say, day)]
    hint = say("meetup.channel.hint")
    title = heading(say, day.day, has_theme=day.has_theme)
    blocks = (
        section(f"*{title}*\n{question_line(say, f'*{asked}*')}"),
        section("\n".join(facts)),
        actions(*answer_buttons(say, day.key), *_start_button(say, day)),
        context(hint),
    )
    return Message("\n".join((title, question_line(say, asked), *facts, hint)), blocks)


def goes_out(say: Say, posts: Sequence[str]) -> list[str]:
    """What is published today; nothing is said of a day without posts."""
    if not posts:
        return []
    more = len(posts) - POSTS
    rest = [say("meetup.channel.more_posts", count=more)] if more > 0 else []
    return [say("meetup.channel.posts"), *posts[:POSTS], *rest]


def who_is_there(say: Say, day: Day) -> list[str]:
    """Who is off, who does webcare, who leads; or that one is alone today."""
    chair = [say("meetup.channel.chair", name=line_within(day.chair, NAME))] if day.chair else []
    alone = [say("meetup.channel.alone")] if day.is_alone else []
    return [who_is_off(say, day.off), who_does_webcare(say, day.webcare), *chair, *alone]


def signal_lines(say: Say, day: Day) -> list[str]:
    if day.signal is None:
        return []
    is_hook = day.signal.kind is Kind.HOOK
    words = say(f"hooks.name.{day.words}") if is_hook else line_within(day.words, SIGNAL)
    return [say(f"meetup.signal.{day.signal.kind}", text=words, count=day.signal.count)]


def _start_button(say: Say, day: Day) -> tuple[Block, ...]:
    return (button("meetup.start", say("meetup.channel.start.button"), day.key),) if day.has_talk else ()


def question_line(say: Say, asked: str) -> str:
    return say("meetup.channel.question", question=asked)


def answer_buttons(say: Say, key: str) -> tuple[Block, Block]:
    return (
        button("meetup.answer", say("meetup.channel.answer.button"), key, style="primary"),
        button("meetup.nothing", say("meetup.channel.nothing.button"), key),
    )


def heading(say: Say, day: date, *, has_theme: bool = True) -> str:
    theme = theme_of(day) if has_theme else None
    if theme is None:
        return say("meetup.channel.heading", day=say.day(day))
    return say("meetup.channel.heading_with_theme", day=say.day(day), theme=say(f"meetup.theme.{theme}"))


def who_is_off(say: Say, off: Sequence[str]) -> str:
    return say("meetup.channel.off", names=names(say, off)) if off else say("meetup.channel.nobody_off")


def who_does_webcare(say: Say, people: Sequence[str]) -> str:
    if not people:
        return say("meetup.channel.no_webcare")
    return say("meetup.channel.webcare", count=len(people), names=names(say, people))


def names(say: Say, people: Sequence[str]) -> str:
    """Names and not mentions: nobody is called from their day off."""
    shown = [line_within(name, NAME) for name in people]
    if len(shown) > NAMES:
        shown = [*shown[: NAMES - 1], say("meetup.channel.others", count=len(shown) - NAMES + 1)]
    return say.list(shown)


def called_off(say: Say, day: date, by: str) -> Message:
    text = say("meetup.channel.called_off", day=say.day(day), name=line_within(by, NAME))
    return Message(text, (section(text),))
