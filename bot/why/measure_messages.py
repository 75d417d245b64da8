"""What is asked and said about measuring an issue."""

from collections.abc import Sequence
from datetime import date

from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import Element, button, datepicker
from bot.slack.mrkdwn import escape
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.typed_numbers import number_field, number_in
from bot.why import course_words, rules, telling
from bot.why.course import Course, Pace
from bot.why.rules import Draft
from storage.plans import Issue


def form(say: Say, issue: Issue, seen: Course | None, today: date) -> Form:
    """One number and its day."""
    draft = rules.draft_of(issue)
    told = [context(course_words.told(say, seen, draft))] if seen else []
    value = number_field(say, None, focus=True)
    hint = say("why.measure.value.hint", unit=draft.unit) if draft.unit else None
    return Form(
        name="why.measure",
        title=say("why.measure.title"),
        blocks=(
            section(f"> {telling.sentence(draft)}"),
            *told,
            field("value", say("why.measure.value.label"), value, hint=hint),
            field("on", say("why.measure.on.label"), datepicker(chosen=today)),
            *_source(say, draft),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"issue": issue.id},
    )


def _source(say: Say, draft: Draft) -> list[Block]:
    """Where the number is to be found, since it is a month ago."""
    return [context(say("why.line.source", source=escape(draft.source)))] if draft.source else []


def typed(say: Say, answers: Answers) -> tuple[float | None, date | None]:
    """Plus zero, which makes 0 of -0."""
    value = number_in(say, answers, "value")
    return (None if value is None else float(value) + 0.0), answers.date("on")


def measured(say: Say, issue: Issue, seen: Course | None, replaced: float | None) -> Message:
    """Where it stands now, and what can be done with that."""
    draft = rules.draft_of(issue)
    lines = [say("why.measure.noted", sentence=telling.sentence(draft))]
    if seen:
        lines.append(course_words.told(say, seen, draft))
    if replaced is not None:
        lines.append(say("why.measure.replaced", before=say.number(replaced)))
    reached = seen is not None and seen.pace is Pace.REACHED
    if reached:
        lines.append(say("why.measure.reached"))
    text = "\n".join(lines)
    return Message(text, (section(text), actions(*_buttons(say, issue.id, reached=reached))))


def _buttons(say: Say, issue_id: int, *, reached: bool) -> Sequence[Element]:
    line = button("why.line", say("why.more.line.option"), str(issue_id))
    close = button("why.close", say("why.overview.close.button"), str(issue_id), style="primary")
    return (close, line) if reached else (line,)


def question(say: Say, issue: Issue, team_name: str, seen: Course | None) -> Message:
    """Once a month, to the owner."""
    draft = rules.draft_of(issue)
    text = say("why.measure.question", team=escape(team_name), sentence=telling.sentence(draft))
    told = [context(course_words.told(say, seen, draft))] if seen else []
    measure = button("why.measure", say("why.measure.button"), str(issue.id), style="primary")
    return Message(text, (section(text), *told, *_source(say, draft), actions(measure)))
