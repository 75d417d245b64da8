"""The forms of the house without its values: one question, then everything, and what parts are called."""

from collections.abc import Mapping, Sequence

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import option, radio_buttons, text_input
from bot.slack.replies import Fact, Form
from bot.story import rules
from bot.story.rules import BrandDraft, LabelsDraft
from bot.texts import Say
from bot.unknown import known, known_lines
from storage.brands import BrandKind


def belief(say: Say, facts: Mapping[str, Fact]) -> Form:
    """One question to begin with; the rest of the house is asked after it."""
    return Form(
        name="story.belief",
        title=say("story.form.brand.title"),
        blocks=(_text(say, "belief", None, focus=True), context(say("story.form.belief.example"))),
        submit=say("story.form.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def brand(say: Say, draft: BrandDraft, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """The whole house but its values, below what is said about it. `facts`: which team, which version."""
    return Form(
        name="story.brand",
        title=say("story.form.brand.title"),
        blocks=(
            *opening,
            _text(say, "belief", draft.belief),
            _text(say, "promise", draft.promise),
            _kind(say, draft.kind),
            lines_field(say, "proof", draft.proof),
            _text(say, "story", draft.story),
            lines_field(say, "themes", draft.themes),
            context(say("story.form.later.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _text(say: Say, name: str, typed: str | None, *, focus: bool = False) -> Block:
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.LONGEST[name],
        placeholder=say(f"story.form.{name}.placeholder"),
        focus=focus,
    )
    return field(name, say(f"story.form.{name}.label"), element, optional=True)


def lines_field(say: Say, name: str, typed: Sequence[str]) -> Block:
    """Several short sentences, one on each line."""
    element = text_input(
        "\n".join(typed),
        multiline=True,
        max_length=rules.lines_longest(name),
        placeholder=say(f"story.form.{name}.placeholder"),
    )
    hint = say("story.form.lines.hint", count=rules.LINES_AT_MOST[name])
    return field(name, say(f"story.form.{name}.label"), element, hint=hint, optional=True)


def _kind(say: Say, chosen: BrandKind | None) -> Block:
    kinds = [option(say(f"story.kind.{kind}.option"), kind) for kind in BrandKind]
    return field("kind", say("story.form.kind.label"), radio_buttons(kinds, chosen=chosen), optional=True)


def brand_from(answers: Answers) -> BrandDraft:
    """What was filled in, as it was typed; what is not known is empty."""
    kind = answers.choice("kind")
    return BrandDraft(
        kind=BrandKind(kind) if kind in set(BrandKind) else None,
        belief=known(answers.text("belief")),
        promise=known(answers.text("promise")),
        proof=known_lines(answers.text("proof")),
        story=known(answers.text("story")),
        themes=known_lines(answers.text("themes")),
    )


def labels(say: Say, draft: LabelsDraft, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """What the team calls the parts of its house; what is left empty has our own word."""
    parts = [(part, say(f"story.part.{part}"), getattr(draft, part)) for part in rules.LABELS]
    return Form(
        name="story.labels",
        title=say("story.form.labels.title"),
        blocks=(
            *opening,
            section(say("story.form.labels.intro")),
            *(
                field(part, ours, text_input(theirs, max_length=rules.LABEL_LONGEST), optional=True)
                for part, ours, theirs in parts
            ),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def labels_from(answers: Answers) -> LabelsDraft:
    return LabelsDraft(**{part: known(answers.text(part)) for part in rules.LABELS})
