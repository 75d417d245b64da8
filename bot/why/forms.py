"""The forms of step one: an issue, and closing it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    datepicker,
    multi_static_select,
    option,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.typed_numbers import number_field, number_in
from bot.unknown import known
from bot.why import rules
from bot.why.rules import Draft
from storage.plans import TOPICS, Ending, Focus

LESSON_LIMIT = 600


def sentence(say: Say, facts: Mapping[str, Fact]) -> Form:
    """One question to begin with; what the answer lacks is asked after it."""
    return Form(
        name="why.sentence",
        title=say("why.form.title"),
        blocks=(_sentence(say, None), context(say("why.overview.example"))),
        submit=say("why.form.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _sentence(say: Say, typed: str | None) -> Block:
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.LONGEST["sentence"],
        placeholder=say("why.form.sentence.placeholder"),
        focus=True,
    )
    return field("sentence", say("why.form.sentence.label"), element)


def issue(say: Say, draft: Draft, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """An issue to fill in, below what is said about it. `facts`: which team, which issue, which version."""
    return Form(
        name="why.issue",
        title=say("why.form.title"),
        blocks=(
            *opening,
            _sentence(say, draft.sentence),
            *_numbers(say, draft),
            *_who(say, draft),
            *_about(say, draft),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _numbers(say: Say, draft: Draft) -> list[Block]:
    due_on = datepicker(chosen=draft.due_on)
    return [
        field("now", say("why.form.now.label"), number_field(say, draft.now), optional=True),
        field("goal", say("why.form.goal.label"), number_field(say, draft.goal), optional=True),
        field("unit", say("why.form.unit.label"), _line(say, draft.unit, "unit"), optional=True),
        field("due_on", say("why.form.due_on.label"), due_on, optional=True),
    ]


def _who(say: Say, draft: Draft) -> list[Block]:
    audience, source = _line(say, draft.audience, "audience"), _line(say, draft.source, "source")
    return [
        field("audience", say("why.form.audience.label"), audience, optional=True),
        field("source", say("why.form.source.label"), source, optional=True),
        field("owner_id", say("why.form.owner.label"), users_select(chosen=draft.owner_id), optional=True),
    ]


def _about(say: Say, draft: Draft) -> list[Block]:
    topics = [option(say(f"why.topic.{topic}.option"), topic) for topic in TOPICS]
    focuses = [option(say(f"why.focus.{focus}.option"), focus) for focus in Focus]
    chosen_topics = multi_static_select(topics, chosen=draft.topics)
    chosen_focus = radio_buttons(focuses, chosen=draft.focus)
    return [
        field("topics", say("why.form.topics.label"), chosen_topics, optional=True),
        field("focus", say("why.form.focus.label"), chosen_focus, optional=True),
    ]


def _line(say: Say, value: str | None, name: str) -> dict[str, object]:
    return text_input(value, max_length=rules.LONGEST[name], placeholder=say(f"why.form.{name}.placeholder"))


def draft_from(say: Say, answers: Answers) -> Draft:
    """What was filled in, as it was typed; what is not known is empty."""
    focus = answers.choice("focus")
    return Draft(
        sentence=known(answers.text("sentence")) or "",
        topics=tuple(topic for topic in answers.choices("topics") if topic in TOPICS),
        focus=Focus(focus) if focus in set(Focus) else None,
        now=_float(number_in(say, answers, "now")),
        goal=_float(number_in(say, answers, "goal")),
        unit=known(answers.text("unit")),
        due_on=answers.date("due_on"),
        audience=known(answers.text("audience")),
        source=known(answers.text("source")),
        owner_id=answers.user("owner_id"),
    )


def _float(number: Decimal | None) -> float | None:
    """Plus zero, which makes 0 of -0."""
    return None if number is None else float(number) + 0.0


def closing(say: Say, sentence: str, issue_id: int) -> Form:
    endings = [option(say(f"why.closing.ending.{ending}.option"), ending) for ending in Ending]
    lesson = text_input(multiline=True, max_length=LESSON_LIMIT)
    return Form(
        name="why.closing",
        title=say("why.closing.title"),
        blocks=(
            section("> " + line_within(sentence, rules.LONGEST["sentence"])),
            field("ending", say("why.closing.ending.label"), static_select(endings, focus=True)),
            field("lesson", say("why.closing.lesson.label"), lesson, optional=True),
        ),
        submit=say("why.closing.submit.button"),
        close=say("why.closing.cancel.button"),
        facts={"issue": issue_id},
    )
