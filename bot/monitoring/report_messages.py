"""The weekly report in one screen: numbers, what was talked about, what comes next, and one question."""

from collections.abc import Iterator

from bot.monitoring.week import Numbers, Progress, Report, Top
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say

TITLE = 120
SENTENCE = 140
QUESTIONS = 4
CHANNELS = 6


def report(say: Say, team_id: int, told: Report, *, is_over: bool) -> Message:
    """`is_over` says whether the week is told as a whole, or as far as it is."""
    number = say.number(told.this.monday.isocalendar().week)
    heading = say(f"monitoring.report.heading.{'whole' if is_over else 'so_far'}", week=number)
    lines = [f"• {one}" for one in _lines(say, told)]
    first, question = opening(say, told.this, told.before, told.top), _question(say, told.this)
    to_all = button("monitoring.show", say("monitoring.show.button"), str(team_id))
    blocks: tuple[Block, ...] = (
        header(heading),
        section(first),
        *([section("\n".join(lines))] if lines else []),
        *([] if is_over else _last_week(say, told)),
        section(f"*{question}*"),
        actions(to_all),
    )
    return Message("\n".join((heading, first, *lines, question)), blocks)


def opening(say: Say, these: Numbers, before: Numbers | None, top: Top | None) -> str:
    """The first line: "Week 47: 34 vermeldingen (de week ervoor 21), 16 beantwoord, 4 van de 6 op tijd"."""
    week = say.number(these.monday.isocalendar().week)
    counts = say("monitoring.report.mentions", count=these.mentions)
    than = f" ({say('monitoring.report.before', count=before.mentions)})" if before else ""
    parts = [f"{counts}{than}", say("monitoring.report.replied", replied=say.number(these.replied))]
    if these.due:
        on_time = say.number(these.on_time)
        parts.append(say("monitoring.report.on_time", count=these.due, on_time=on_time))
    if these.late:
        parts.append(say("monitoring.report.late", count=these.late))
    told = say("monitoring.report.opening", week=week, numbers=", ".join(parts))
    return f"{told} {_top(say, top)}" if top else told


def _top(say: Say, top: Top) -> str:
    title = line_within(top.title, TITLE)
    if top.why:
        return say(
            "monitoring.report.top_because", title=title, why=line_within(top.why.rstrip("."), SENTENCE)
        )
    return say("monitoring.report.top", title=title)


def _lines(say: Say, told: Report) -> Iterator[str]:
    for name in ("asked", "risk", "chance"):
        found = getattr(told, name)
        if found is not None:
            count, issue = found
            yield say(f"monitoring.report.about.{name}", count=count, issue=line_within(issue, SENTENCE))
    if told.decisions:
        decisions = [line_within(one, SENTENCE) for one in told.decisions]
        yield say("monitoring.report.decided", what="; ".join(decisions))
    for one in told.progress:
        yield _progress(say, one)
    yield _next(say, told)


def _progress(say: Say, one: Progress) -> str:
    sentence = line_within(one.sentence, SENTENCE)
    start, now, goal = (say.number(value) for value in (one.start, one.now, one.goal))
    return say("monitoring.report.progress", issue=sentence, start=start, now=now, goal=goal)


def _next(say: Say, told: Report) -> str:
    if not told.planned:
        return say("monitoring.report.nothing_planned")
    planned = say("monitoring.report.planned", count=told.planned)
    if not told.empty_channels:
        return planned
    names = say.list([line_within(one, TITLE) for one in told.empty_channels[:CHANNELS]])
    return f"{planned} {say('monitoring.report.empty', channels=names)}"


def _last_week(say: Say, told: Report) -> list[Block]:
    """On demand, while the week is young: how the last one was."""
    return [context(opening(say, told.before, told.before_that, told.top_before))] if told.before else []


def _question(say: Say, these: Numbers) -> str:
    """One for the team, another each week."""
    return say(f"monitoring.report.question.{these.monday.isocalendar().week % QUESTIONS}")
