"""The forms of a value: first what it is called, then what it means and what one does and does not do."""

from collections.abc import Mapping, Sequence

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import option, static_select, text_input
from bot.slack.replies import Fact, Form
from bot.story import rules
from bot.story.forms import lines_field
from bot.story.rules import ValueDraft
from bot.texts import Say
from bot.unknown import known, known_lines

ANCHORINGS = (1, 2, 3, 4, 5)


def name(say: Say, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """One question to begin with; `opening` warns when there are many values already."""
    return Form(
        name="story.name",
        title=say("story.form.value.title"),
        blocks=(*opening, _name(say, None), context(say("story.form.name.example"))),
        submit=say("story.form.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _name(say: Say, typed: str | None) -> Block:
    element = text_input(
        typed,
        max_length=rules.LONGEST["name"],
        placeholder=say("story.form.name.placeholder"),
        focus=typed is None,
    )
    return field("name", say("story.form.name.label"), element)


def value(say: Say, draft: ValueDraft, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """A value to fill in, below what is said about it. `facts`: which team, which value, which version."""
    return Form(
        name="story.value",
        title=say("story.form.value.title"),
        blocks=(
            *opening,
            _name(say, draft.name),
            _text(say, "meaning", draft.meaning),
            lines_field(say, "dos", draft.dos),
            lines_field(say, "donts", draft.donts),
            _text(say, "example", draft.example),
            _anchoring(say, draft),
            context(say("story.form.later.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _text(say: Say, part: str, typed: str | None) -> Block:
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.LONGEST[part],
        placeholder=say(f"story.form.{part}.placeholder"),
    )
    return field(part, say(f"story.form.{part}.label"), element, optional=True)


def _anchoring(say: Say, draft: ValueDraft) -> Block:
    """The team's own estimate, until employees were asked."""
    if draft.anchoring_answers is not None and draft.anchoring is not None:
        mean = say.number(draft.anchoring)
        return context(say("story.form.anchoring.asked", mean=mean, count=draft.anchoring_answers))
    options = [option(say(f"story.anchoring.{number}.option"), str(number)) for number in ANCHORINGS]
    chosen = None if draft.anchoring is None else f"{draft.anchoring:.0f}"
    element = static_select(options, chosen=chosen, placeholder=say("story.form.anchoring.placeholder"))
    return field("anchoring", say("story.form.anchoring.label"), element, optional=True)


def value_from(answers: Answers, kept: ValueDraft | None) -> ValueDraft:
    """What was filled in, as it was typed; how anchored it is stays as `kept` when employees said so."""
    asked = kept is not None and kept.anchoring_answers is not None
    estimate = answers.choice("anchoring") or ""
    return ValueDraft(
        name=known(answers.text("name")) or "",
        meaning=known(answers.text("meaning")),
        dos=known_lines(answers.text("dos")),
        donts=known_lines(answers.text("donts")),
        example=known(answers.text("example")),
        anchoring=kept.anchoring if kept and asked else float(estimate) if estimate.isdigit() else None,
        anchoring_answers=kept.anchoring_answers if kept else None,
    )
