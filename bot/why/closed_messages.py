"""What is said about issues that were closed."""

from collections.abc import Sequence

from bot.slack.blocks import context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day
from bot.why.telling import SHOWN_FIELD, SHOWN_SENTENCE
from storage.plans import Issue


def overview(say: Say, issues: Sequence[Issue], zone: str, has_room: bool) -> Message:  # noqa: FBT001 - one of two sights, not two acts
    """The closed issues, last closed first; each can be opened again while there is room."""
    if not issues:
        return Message(say("why.closed.none"))
    lines = [_closed_line(say, issue, zone) for issue in issues]
    blocks = [
        section(line, accessory=_reopen(say, issue) if has_room else None)
        for line, issue in zip(lines, issues, strict=True)
    ]
    full = [] if has_room else [context(say("why.overview.full"))]
    return Message(say("why.closed.title_line"), (section(say("why.closed.title_line")), *blocks, *full))


def _reopen(say: Say, issue: Issue) -> dict[str, object]:
    return button("why.reopen", say("why.closed.reopen.button"), str(issue.id))


def _closed_line(say: Say, issue: Issue, zone: str) -> str:
    """`zone` is where the team's days begin."""
    date = say.date(local_day(issue.closed_at, zone)) if issue.closed_at else ""
    ending = say(f"why.closed.{issue.ending}")
    sentence = escape_within(issue.sentence, SHOWN_SENTENCE)
    line = say("why.closed.line", sentence=sentence, ending=ending, date=date)
    if not issue.lesson:
        return line
    return f"{line}\n{say('why.closed.lesson', lesson=escape_within(issue.lesson, SHOWN_SENTENCE))}"


def done(say: Say, sentence: str) -> Message:
    return Message(say("why.closing.done", sentence=escape_within(sentence, SHOWN_FIELD)))


def reopened(say: Say, sentence: str) -> Message:
    return Message(say("why.closed.reopened", sentence=escape_within(sentence, SHOWN_FIELD)))
