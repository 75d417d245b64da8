"""What the channel sees of a meet-up, in the team's language: the prompt, the answers, the summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.meetup.lines import AT_MOST, fitting
from bot.meetup.questions import BY_KEY, QUESTION_LONGEST, TYPED, theme_of
from bot.meetup.signals import Kind, Signal
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape_within, line_within, plain_within
from bot.slack.replies import Message
from bot.texts import Say
from storage.meetups import Answer

NAMES = 12
"""Names in one sentence; of a larger team the rest is counted."""

NAME = 60
GIST = 110
"""Characters of an answer in the summary: one line on a laptop."""

POSTS = 3
"""Posts of the day in the prompt; it is read on a phone."""

SIGNAL = 120

PART, PART_IN_TEXT = 2900, 1200
"""Characters of one part of an answer: what a section holds, and a third of a message's text."""


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


@dataclass(frozen=True, slots=True)
class Counted:
    """An idea as it is told: whose, with how many votes, and whether it became a post."""

    name: str
    text: str
    votes: int = 0
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class Stuck:
    """A blocker as it is told: whose, open for how many days, who solves it or solved it."""

    name: str
    text: str
    days: int = 0
    owner: str | None = None
    solved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Handles:
    """What can be pressed under an answer: its idea with votes, its blocker and who is on it."""

    idea_id: int | None = None
    votes: int = 0
    blocker_id: int | None = None
    owner: str | None = None
    solved_by: str | None = None


NO_HANDLES = Handles()


@dataclass(frozen=True, slots=True)
class Decided:
    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a day ended: the answers with the name of who gave each, of how many people they were asked."""

    answers: tuple[tuple[str, Answer], ...]
    asked: int
    still_open: bool
    """Somebody in another zone can still answer."""
    decided: tuple[Decided, ...] = ()
    ideas: tuple[Counted, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    led_by: str | None = None
    """Who led the ten minutes, if there were any."""
    next_chair: tuple[str, date] | None = None


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
        section(f"*{title}*\n{_question_line(say, f'*{asked}*')}"),
        section("\n".join(facts)),
        actions(*answer_buttons(say, day.key), *_start_button(say, day)),
        context(hint),
    )
    return Message("\n".join((title, _question_line(say, asked), *facts, hint)), blocks)


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
    words = line_within(day.words, SIGNAL)
    return [say(f"meetup.signal.{day.signal.kind}", text=words, count=day.signal.count)]


def _start_button(say: Say, day: Day) -> tuple[Block, ...]:
    return (button("meetup.start", say("meetup.channel.start.button"), day.key),) if day.has_talk else ()


def _question_line(say: Say, asked: str) -> str:
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


def reply(say: Say, name: str, answer: Answer, handles: Handles = NO_HANDLES) -> Message:
    """One person's answer, in the thread; its labels in the team's language, its words as they were typed."""
    who = line_within(name, NAME)
    parts = _parts(answer)
    told = " ".join(say(key, text=escape_within(text, PART_IN_TEXT)) for key, text in parts)
    blocks = [section(say(key, text=escape_within(text, PART))) for key, text in parts]
    below = [*map(context, _about_stuck(say, handles)), *_buttons(say, handles)]
    return Message(say("meetup.reply.text", name=who, parts=told), (section(f"*{who}*"), *blocks, *below))


def _about_stuck(say: Say, handles: Handles) -> list[str]:
    if handles.solved_by:
        return [say("meetup.blocker.solved_by", name=line_within(handles.solved_by, NAME))]
    return [say("meetup.blocker.owned", name=line_within(handles.owner, NAME))] if handles.owner else []


def _buttons(say: Say, handles: Handles) -> list[Block]:
    votes = [] if handles.idea_id is None else [vote_button(say, handles.idea_id, handles.votes)]
    is_open = handles.blocker_id is not None and handles.solved_by is None
    stuck = blocker_buttons(say, handles.blocker_id or 0, is_owned=bool(handles.owner)) if is_open else []
    return [actions(*votes, *stuck)] if votes or stuck else []


def blocker_buttons(say: Say, blocker_id: int, *, is_owned: bool) -> list[Element]:
    """To help, to say who can, and to say that it is solved."""
    help_ = button(f"meetup.help:{blocker_id}", say("meetup.blocker.help.button"), str(blocker_id))
    who = button(f"meetup.who:{blocker_id}", say("meetup.blocker.who.button"), str(blocker_id))
    solved = button(f"meetup.solved:{blocker_id}", say("meetup.blocker.solved.button"), str(blocker_id))
    return [who, solved] if is_owned else [help_, who, solved]


def vote_button(say: Say, idea_id: int, votes: int) -> Element:
    """Pressed again it takes the vote back; the number is part of what it says."""
    label = say("meetup.vote.button_counted", count=votes) if votes else say("meetup.vote.button")
    return button(f"meetup.vote:{idea_id}", label, str(idea_id))


def _parts(answer: Answer) -> list[tuple[str, str]]:
    told = (
        ("meetup.reply.idea", answer.idea),
        ("meetup.reply.heard", answer.heard),
        ("meetup.reply.stuck", answer.stuck),
    )
    return [(key, text) for key, text in told if text]


def summary(say: Say, day: Day, outcome: Outcome) -> Message:
    """What the prompt becomes when the day closes: at most twelve lines, and never who did not answer."""
    title = heading(say, day.day, has_theme=day.has_theme)
    before = [_question_line(say, question(say, day.question, day.slot)), count_line(say, outcome)]
    after = _after(say, day, outcome)
    hint = [say("meetup.summary.still_open")] if outcome.still_open else []
    room = AT_MOST - len((title, *before, *after, *hint))
    lines = [*before, *_gist(say, outcome, room), *after]
    blocks = (section("\n".join((f"*{title}*", *lines))), *map(context, hint))
    return Message("\n".join((title, *lines, *hint)), blocks)


def _after(say: Say, day: Day, outcome: Outcome) -> list[str]:
    off = [say("meetup.summary.off", names=names(say, day.off))] if day.off else []
    signal = [] if _is_told_already(day, outcome) else signal_lines(say, day)
    return [*off, *signal, *_next_chair(say, outcome.next_chair)]


def _is_told_already(day: Day, outcome: Outcome) -> bool:
    """A blocker that was the signal stands among who is stuck, with who solves it or solved it."""
    is_blocker = day.signal is not None and day.signal.kind is Kind.BLOCKER
    return is_blocker and any(one.text == day.words for one in outcome.stuck)


def _next_chair(say: Say, found: tuple[str, date] | None) -> list[str]:
    if found is None:
        return []
    name, day = found
    return [say("meetup.summary.next_chair", name=line_within(name, NAME), day=say.day(day))]


def count_line(say: Say, outcome: Outcome) -> str:
    """How many answered, and who led the ten minutes."""
    led = [say("meetup.summary.led", name=line_within(outcome.led_by, NAME))] if outcome.led_by else []
    if not outcome.answers:
        return " ".join((say("meetup.summary.none"), *led))
    nothing = sum(answer.says_nothing for _, answer in outcome.answers)
    counted = say("meetup.summary.given", given=len(outcome.answers), asked=outcome.asked)
    told = [say("meetup.summary.nothing", count=nothing)] if nothing else []
    return " ".join((counted, *told, *led))


def _gist(say: Say, outcome: Outcome, room: int) -> list[str]:
    """Decisions, ideas and what was heard, who is stuck; what does not fit is counted."""
    kinds = (
        [decision_line(say, one) for one in outcome.decided],
        [*(idea_line(say, one) for one in outcome.ideas), *_heard(say, outcome)],
        [stuck_line(say, one) for one in outcome.stuck],
    )
    shown, more = fitting(kinds, room)
    return [*shown, say("meetup.summary.more", count=more)] if more else shown


def _heard(say: Say, outcome: Outcome) -> list[str]:
    """Of who had no idea what they heard, which is no answer to the question."""
    without = [(name, one) for name, one in outcome.answers if one.heard and not one.idea]
    return [_line(say, "meetup.summary.heard", name, one.heard or "") for name, one in without]


def decision_line(say: Say, decided: Decided) -> str:
    return say(
        "meetup.summary.decided",
        text=line_within(decided.text, GIST),
        owner=line_within(decided.owner, NAME),
        date=say.short_date(decided.due_on),
    )


def idea_line(say: Say, idea: Counted) -> str:
    line = _line(say, "meetup.summary.line", idea.name, idea.text)
    votes = [say("meetup.summary.votes", count=idea.votes)] if idea.votes else []
    became = [say("meetup.summary.became_post")] if idea.is_post else []
    return " ".join((line, *votes, *became))


def stuck_line(say: Say, stuck: Stuck) -> str:
    if stuck.solved_by:
        return _line(say, "meetup.summary.solved", stuck.solved_by, stuck.text)
    line = _line(say, "meetup.summary.stuck", stuck.name, stuck.text)
    days = [say("meetup.summary.days_open", count=stuck.days)] if stuck.days else []
    owner = [say("meetup.summary.solver", name=line_within(stuck.owner, NAME))] if stuck.owner else []
    return " ".join((line, *days, *owner))


def _line(say: Say, key: str, name: str, text: str) -> str:
    return say(key, name=line_within(name, NAME), text=line_within(text, GIST))
