"""The forms of step one: an issue, and closing it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    datepicker,
    multi_static_select,
    number_input,
    option,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.mrkdwn import escape_within
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.why import rules
from bot.why.rules import Draft
from storage.plans import Ending, Focus

EMPTY = Draft(sentence="")
NUMBER_LIMIT = Decimal(rules.BIGGEST)
LESSON_LIMIT = 600


def issue(say: Say, draft: Draft, facts: Mapping[str, Fact], notice: Sequence[Block] = ()) -> Form:
    """An issue to fill in. `facts` say of which team, and which issue in which version it changes."""
    return Form(
        name="why.issue",
        title=say("why.form.title"),
        blocks=(*notice, *_what(say, draft), *_numbers(say, draft), *_who(say, draft)),
        submit=say("why.form.submit.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _what(say: Say, draft: Draft) -> list[Block]:
    topics = [option(say(f"why.topic.{topic}.option"), topic) for topic in rules.TOPICS]
    focuses = [option(say(f"why.focus.{focus}.option"), focus) for focus in Focus]
    sentence = text_input(
        draft.sentence,
        multiline=True,
        max_length=rules.LONGEST["sentence"],
        placeholder=say("why.form.sentence.placeholder"),
        focus=True,
    )
    return [
        field("sentence", say("why.form.sentence.label"), sentence),
        field(
            "topics",
            say("why.form.topics.label"),
            multi_static_select(topics, chosen=draft.topics),
            optional=True,
        ),
        field(
            "focus", say("why.form.focus.label"), radio_buttons(focuses, chosen=draft.focus), optional=True
        ),
    ]


def _numbers(say: Say, draft: Draft) -> list[Block]:
    return [
        context(say("why.form.later.hint")),
        field("now", say("why.form.now.label"), _number(draft.now), optional=True),
        field("goal", say("why.form.goal.label"), _number(draft.goal), optional=True),
        field("unit", say("why.form.unit.label"), _line(say, draft.unit, "unit"), optional=True),
        field("due_on", say("why.form.due_on.label"), datepicker(chosen=draft.due_on), optional=True),
    ]


def _who(say: Say, draft: Draft) -> list[Block]:
    return [
        field(
            "audience", say("why.form.audience.label"), _line(say, draft.audience, "audience"), optional=True
        ),
        field("source", say("why.form.source.label"), _line(say, draft.source, "source"), optional=True),
        field("owner_id", say("why.form.owner.label"), users_select(chosen=draft.owner_id), optional=True),
    ]


def _number(value: float | None) -> dict[str, object]:
    initial = None if value is None else Decimal(str(value))
    return number_input(initial, least=-NUMBER_LIMIT, most=NUMBER_LIMIT, decimals=True)


def _line(say: Say, value: str | None, name: str) -> dict[str, object]:
    return text_input(value, max_length=rules.LONGEST[name], placeholder=say(f"why.form.{name}.placeholder"))


def draft_from(answers: Answers) -> Draft:
    """What was filled in, as it was typed."""
    now, goal, focus = answers.number("now"), answers.number("goal"), answers.choice("focus")
    return Draft(
        sentence=answers.text("sentence") or "",
        topics=tuple(topic for topic in answers.choices("topics") if topic in rules.TOPICS),
        focus=Focus(focus) if focus in set(Focus) else None,
        now=None if now is None else float(now),
        goal=None if goal is None else float(goal),
        unit=answers.text("unit"),
        due_on=answers.date("due_on"),
        audience=answers.text("audience"),
        source=answers.text("source"),
        owner_id=answers.user("owner_id"),
    )


def meanwhile(say: Say, who: str, fields: Sequence[str], saved: Draft) -> list[Block]:
    """Above the form: who changed what while it was open, and the sentence as it stands now."""
    names = say.list([say(f"why.field.{name}") for name in fields])
    sentence = escape_within(saved.sentence, rules.LONGEST["sentence"])
    return [
        section(say("why.meanwhile.text", who=who, fields=names)),
        context(say("why.meanwhile.now", sentence=sentence)),
    ]


def closing(say: Say, sentence: str, issue_id: int) -> Form:
    endings = [option(say(f"why.closing.ending.{ending}.option"), ending) for ending in Ending]
    lesson = text_input(multiline=True, max_length=LESSON_LIMIT)
    return Form(
        name="why.closing",
        title=say("why.closing.title"),
        blocks=(
            section("> " + " ".join(escape_within(sentence, rules.LONGEST["sentence"]).split())),
            field("ending", say("why.closing.ending.label"), static_select(endings, focus=True)),
            field("lesson", say("why.closing.lesson.label"), lesson, optional=True),
        ),
        submit=say("why.closing.submit.button"),
        close=say("why.closing.cancel.button"),
        facts={"issue": issue_id},
    )
