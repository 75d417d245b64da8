"""What the channel sees of the ten minutes: the clock, the agenda, the block that is on, what was decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.figures import bar
from bot.meetup.agenda import AGENDA, LENGTH, Block, Reading
from bot.meetup.messages import Day, goes_out, question, signal_lines, who_does_webcare, who_is_off
from bot.meetup.reply_messages import blocker_buttons, vote_button
from bot.meetup.summary_messages import Counted, Outcome, Stuck, decision_line, idea_line, stuck_line
from bot.slack.blocks import Block as Strip
from bot.slack.blocks import actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message
from bot.texts import Say

DONE, NOW, TO_COME = ":white_check_mark:", ":arrow_forward:", ":white_small_square:"
ANSWERS = 6
"""Written answers that are read out in three minutes."""
GIST = 140
SHOWN = 5
"""Blockers and decisions in their own minute."""
READ_BACK = 4
"""Of each list at the end; the rest is in the summary, and counted there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An open idea that can become a post now."""

    idea_id: int
    told: Counted


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An open blocker that somebody can take now."""

    blocker_id: int
    told: Stuck


@dataclass(frozen=True, slots=True)
class Talk:
    """`minutes` is how long it took, once it is over; `earlier` are ideas of other days that were chosen."""

    day: Day
    chair_id: str
    outcome: Outcome
    choices: Sequence[Choice] = ()
    hindrances: Sequence[Hindrance] = ()
    minutes: int | None = None
    earlier: Sequence[Counted] = ()


def running(say: Say, talk: Talk, reading: Reading) -> Message:
    """The clock, the agenda with where we are, and what belongs to that block."""
    title = say("meetup.talk.heading", chair=mention(talk.chair_id))
    clock = say("meetup.talk.clock", bar=bar(reading.minute * 100 // LENGTH), count=reading.left)
    agenda = [_agenda_line(say, block, since, until, reading) for block, since, until in AGENDA]
    told = BLOCKS[reading.block](say, talk)
    blocks = (
        section(f"*{title}*\n{clock}"),
        section("\n".join(agenda)),
        *told,
        actions(*_buttons(say, talk, is_running=True)),
    )
    return Message(f"{title} {clock}", blocks)


def _agenda_line(say: Say, block: Block, since: int, until: int, reading: Reading) -> str:
    name = say(f"meetup.talk.block.{block}")
    if block is reading.block:
        return f"{NOW} *{since}-{until} {name}*"
    return f"{DONE if until <= reading.minute else TO_COME} {since}-{until} {name}"


def _today(say: Say, talk: Talk) -> list[Strip]:
    day = talk.day
    posts = goes_out(say, day.posts) or [say("meetup.talk.no_posts")]
    return [section("\n".join((*posts, who_is_off(say, day.off), who_does_webcare(say, day.webcare))))]


def _outside(say: Say, talk: Talk) -> list[Strip]:
    heard = [(name, one.heard) for name, one in talk.outcome.answers if one.heard]
    lines = [*signal_lines(say, talk.day), *_told_by(say, heard)]
    return [section("\n".join(lines or [say("meetup.talk.nothing_outside")]))]


def _question(say: Say, talk: Talk) -> list[Strip]:
    asked = f"*{question(say, talk.day.question, talk.day.slot)}*"
    written = [(name, one.idea) for name, one in talk.outcome.answers if one.idea]
    return [section("\n".join((asked, *(_told_by(say, written) or [say("meetup.talk.no_answers")]))))]


def _choose(say: Say, talk: Talk) -> list[Strip]:
    """Each idea with its vote and the way to the calendar."""
    if not talk.choices:
        return [section(say("meetup.talk.no_ideas"))]
    return [section(say("meetup.talk.choose")), *choices(say, talk.choices)]


def choices(say: Say, some: Sequence[Choice]) -> list[Strip]:
    return [strip for one in some for strip in _choice(say, one)]


def _choice(say: Say, choice: Choice) -> list[Strip]:
    post = button(f"adding.from_idea:{choice.idea_id}", say("meetup.talk.post.button"), str(choice.idea_id))
    vote = vote_button(say, choice.idea_id, choice.told.votes)
    return [section(idea_line(say, choice.told)), actions(vote, post)]


def _blocker(say: Say, talk: Talk) -> list[Strip]:
    if not talk.hindrances:
        return [section(say("meetup.talk.no_blockers"))]
    return hindrances(say, talk.hindrances[:SHOWN])


def hindrances(say: Say, some: Sequence[Hindrance]) -> list[Strip]:
    return [
        strip
        for one in some
        for strip in (
            section(stuck_line(say, one.told)),
            actions(*blocker_buttons(say, one.blocker_id, is_owned=one.told.owner is not None)),
        )
    ]


def _read_back(say: Say, talk: Talk) -> list[Strip]:
    decided = [decision_line(say, one) for one in talk.outcome.decided[:SHOWN]]
    return [section("\n".join(decided or [say("meetup.talk.no_decisions")]))]


BLOCKS: Mapping[Block, Callable[[Say, Talk], list[Strip]]] = {
    Block.TODAY: _today,
    Block.OUTSIDE: _outside,
    Block.QUESTION: _question,
    Block.CHOOSE: _choose,
    Block.BLOCKER: _blocker,
    Block.READ_BACK: _read_back,
}


def _told_by(say: Say, told: Sequence[tuple[str, str | None]]) -> list[str]:
    lines = [
        say("meetup.summary.line", name=line_within(name, GIST), text=line_within(text or "", GIST))
        for name, text in told[:ANSWERS]
    ]
    more = len(told) - ANSWERS
    return [*lines, say("meetup.summary.more", count=more)] if more > 0 else lines


def _buttons(say: Say, talk: Talk, *, is_running: bool) -> list[Element]:
    key = talk.day.key
    decide = button("meetup.decide", say("meetup.talk.decide.button"), key, style="primary")
    idea = button("meetup.idea", say("meetup.talk.idea.button"), key)
    end = button("meetup.end", say("meetup.talk.end.button"), key)
    return [decide, idea, end] if is_running else [decide]


def two_left(say: Say, chair_id: str) -> Message:
    text = say("meetup.talk.two_left", chair=mention(chair_id))
    return Message(text, (section(text),))


def over(say: Say, talk: Talk) -> Message:
    """Read back: what was decided, which ideas became posts, where we are stuck."""
    title = say("meetup.talk.over", count=talk.minutes or LENGTH, chair=mention(talk.chair_id))
    decided = [decision_line(say, one) for one in talk.outcome.decided] or [say("meetup.talk.no_decisions")]
    chosen = (*(one for one in talk.outcome.ideas if one.is_post), *talk.earlier)
    posts = [idea_line(say, one) for one in chosen]
    stuck = [stuck_line(say, one.told) for one in talk.hindrances]
    lists = [some[:READ_BACK] for some in (decided, posts, stuck) if some]
    hint = say("meetup.talk.late_decisions")
    blocks = (
        section(f"*{title}*"),
        *(section("\n".join(some)) for some in lists),
        actions(*_buttons(say, talk, is_running=False)),
        context(hint),
    )
    return Message("\n".join((title, *(line for some in lists for line in some))), blocks)
