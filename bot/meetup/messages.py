"""What the channel sees of a meet-up, in the team's language: the prompt, the answers, the summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.meetup.questions import BY_KEY, theme_of
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape_within, line_within, plain_within
from bot.slack.replies import Message
from bot.texts import Say
from storage.meetups import Answer

NAMES = 12
"""Names in one sentence; of a larger team the rest is counted."""

NAME = 60
GIST = 110
"""Characters of an answer in the summary: one line on a laptop."""

GIST_LINES, STUCK_LINES = 4, 2
"""With heading, question, count, "more", who is off and a hint: at most twelve lines (docs/trade.md)."""

PART, PART_IN_TEXT = 2900, 1200
"""Characters of one part of an answer: what a section holds, and a third of a message's text."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a prompt tells of a team's day. `key` ("7 2026-11-23") is all that its buttons carry."""

    key: str
    day: date
    question: str
    slot: str | None
    off: tuple[str, ...] = ()
    webcare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a day ended: the answers with the name of who gave each, of how many people they were asked."""

    answers: tuple[tuple[str, Answer], ...]
    asked: int
    still_open: bool
    """Somebody in another zone can still answer."""


def question(say: Say, key: str, slot: str | None) -> str:
    """The question in the reader's language, its gap filled; what fills it was typed by people."""
    return _filled(say, key, escape_within(slot or "", NAME))


def question_label(say: Say, key: str, slot: str | None) -> str:
    """The same for a place that shows plain text."""
    return _filled(say, key, plain_within(slot or "", NAME))


def _filled(say: Say, key: str, slot: str) -> str:
    asked = BY_KEY.get(key)
    return say(key) if asked is None or asked.needs is None else say(key, **{asked.needs: slot})


def prompt(say: Say, day: Day) -> Message:
    """The message of the morning."""
    asked = question(say, day.question, day.slot)
    facts = [who_is_off(say, day.off), who_does_webcare(say, day.webcare)]
    hint = say("meetup.channel.hint")
    blocks = (
        section(f"*{heading(say, day.day)}*\n{_question_line(say, f'*{asked}*')}"),
        section("\n".join(facts)),
        actions(*answer_buttons(say, day.key)),
        context(hint),
    )
    lines = (heading(say, day.day), _question_line(say, asked), *facts, hint)
    return Message("\n".join(lines), blocks)


def _question_line(say: Say, asked: str) -> str:
    return say("meetup.channel.question", question=asked)


def answer_buttons(say: Say, key: str) -> tuple[Block, Block]:
    return (
        button("meetup.answer", say("meetup.channel.answer.button"), key, style="primary"),
        button("meetup.nothing", say("meetup.channel.nothing.button"), key),
    )


def heading(say: Say, day: date) -> str:
    theme = theme_of(day)
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


def reply(say: Say, name: str, answer: Answer) -> Message:
    """One person's answer, in the thread; its labels in the team's language, its words as they were typed."""
    who = line_within(name, NAME)
    parts = _parts(answer)
    told = " ".join(say(key, text=escape_within(text, PART_IN_TEXT)) for key, text in parts)
    blocks = [section(say(key, text=escape_within(text, PART))) for key, text in parts]
    return Message(say("meetup.reply.text", name=who, parts=told), (section(f"*{who}*"), *blocks))


def _parts(answer: Answer) -> list[tuple[str, str]]:
    told = (
        ("meetup.reply.idea", answer.idea),
        ("meetup.reply.heard", answer.heard),
        ("meetup.reply.stuck", answer.stuck),
    )
    return [(key, text) for key, text in told if text]


def summary(say: Say, day: Day, outcome: Outcome) -> Message:
    """What the prompt becomes when the day closes: at most twelve lines, and never who did not answer."""
    asked = _question_line(say, question(say, day.question, day.slot))
    off = [say("meetup.summary.off", names=names(say, day.off))] if day.off else []
    lines = [asked, count_line(say, outcome), *gist_lines(say, outcome.answers), *off]
    hint = [say("meetup.summary.still_open")] if outcome.still_open else []
    title = heading(say, day.day)
    blocks = (section("\n".join((f"*{title}*", *lines))), *map(context, hint))
    return Message("\n".join((title, *lines, *hint)), blocks)


def count_line(say: Say, outcome: Outcome) -> str:
    if not outcome.answers:
        return say("meetup.summary.none")
    nothing = sum(answer.says_nothing for _, answer in outcome.answers)
    counted = say("meetup.summary.given", given=len(outcome.answers), asked=outcome.asked)
    return f"{counted} {say('meetup.summary.nothing', count=nothing)}" if nothing else counted


def gist_lines(say: Say, answers: Sequence[tuple[str, Answer]]) -> list[str]:
    """First what was said, then who is stuck; what does not fit is counted."""
    gists = [line for name, answer in answers for line in _said(say, name, answer)]
    stuck = [
        _line(say, "meetup.summary.stuck", name, answer.stuck) for name, answer in answers if answer.stuck
    ]
    shown = gists[:GIST_LINES] + stuck[:STUCK_LINES]
    more = len(gists) + len(stuck) - len(shown)
    return [*shown, say("meetup.summary.more", count=more)] if more else shown


def _said(say: Say, name: str, answer: Answer) -> list[str]:
    """What they answered; else what they heard, which is no answer to the question."""
    if answer.idea:
        return [_line(say, "meetup.summary.line", name, answer.idea)]
    return [_line(say, "meetup.summary.heard", name, answer.heard)] if answer.heard else []


def _line(say: Say, key: str, name: str, text: str) -> str:
    who = line_within(name, NAME)
    return say(key, name=who, text=line_within(text, GIST))
