"""What came of a day, as the channel reads it when the day closes: the summary, and each of its lines."""

from dataclasses import dataclass
from datetime import date

from bot.meetup.lines import AT_MOST, fitting
from bot.meetup.messages import NAME, Day, heading, names, question, question_line, signal_lines
from bot.meetup.signals import Kind
from bot.slack.blocks import context, section
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from storage.meetups import Answer

GIST = 110
"""Characters of an answer in the summary: one line on a laptop."""


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


def summary(say: Say, day: Day, outcome: Outcome) -> Message:
    """What the prompt becomes when the day closes: at most twelve lines, and never who did not answer."""
    title = heading(say, day.day, has_theme=day.has_theme)
    before = [question_line(say, question(say, day.question, day.slot)), count_line(say, outcome)]
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
    """A hook was a question of the morning; a blocker stands among who is stuck, with who solves it."""
    kind = day.signal.kind if day.signal else None
    is_stuck = kind is Kind.BLOCKER and any(one.text == day.words for one in outcome.stuck)
    return is_stuck or kind is Kind.HOOK


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
