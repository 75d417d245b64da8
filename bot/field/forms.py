"""The form of the check: which value do you see, and is it inside, on the edge or outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.field.rules import REASON_LONGEST, TITLE_LONGEST, CheckDraft, Thing
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import option, radio_buttons, text_input
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed, line_within
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from storage.brands import Value
from storage.verdicts import Verdict

NONE = "none"
"""As a value: none of ours."""
SHOWN = 300
SHOWN_TITLE = 220


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: about which thing, with which values to choose from; `is_second`: blind."""

    thing: Thing
    values: Sequence[Value]
    is_second: bool = False


def check(say: Say, asked: Question, draft: CheckDraft | None, facts: Mapping[str, Fact]) -> Form:
    """`draft` is what was chosen so far: of the value that was tapped the do and don't are shown."""
    chosen = _chosen(draft)
    gone = [section(say("field.form.gone"))] if draft and draft.is_gone else []
    verdict = draft.verdict if draft else None
    verdicts = [
        option(say(f"field.verdict.{one}.option"), one, say(f"field.verdict.{one}.description"))
        for one in Verdict
    ]
    return Form(
        name="field.check",
        title=say("field.form.title"),
        blocks=(
            *gone,
            *([section(say("field.second.intro"))] if asked.is_second else []),
            _title(say, asked.thing),
            _values(say, asked, chosen),
            *_do_and_dont(say, asked, draft),
            field("verdict", say("field.form.verdict.label"), radio_buttons(verdicts, chosen=verdict)),
            _reason(say, draft),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _chosen(draft: CheckDraft | None) -> str | None:
    """The option that is chosen; None where the person is to choose, for the first time or anew."""
    if draft is None or draft.is_gone:
        return None
    return NONE if draft.value_id is None else str(draft.value_id)


def _title(say: Say, thing: Thing) -> Block:
    """A post that is kept somewhere is shown; one that is not can still be typed."""
    if thing.id:
        return section("> " + line_within(thing.title, SHOWN_TITLE))
    element = text_input(
        thing.title, max_length=TITLE_LONGEST, placeholder=say("field.form.title_field.placeholder")
    )
    return field("title", say("field.form.title_field.label"), element)


def _values(say: Say, asked: Question, chosen: str | None) -> Block:
    options = [option(Typed(value.name), str(value.id)) for value in asked.values]
    options.append(option(say("field.form.none.option"), NONE))
    element = radio_buttons(options, chosen=chosen)
    return field("value", say("field.form.value.label"), element, tells="field.value")


def _do_and_dont(say: Say, asked: Question, draft: CheckDraft | None) -> list[Block]:
    """Of the value that was tapped; nothing before one was."""
    value = next((one for one in asked.values if draft and one.id == draft.value_id), None)
    if value is None:
        return []
    if not (value.dos or value.donts):
        return [context(say("field.form.no_words"))]
    told = [
        say("field.form.does", lines=_in_a_row(value.dos)) if value.dos else "",
        say("field.form.does_not", lines=_in_a_row(value.donts)) if value.donts else "",
    ]
    return [context("\n".join(line for line in told if line))]


def _in_a_row(lines: Sequence[str]) -> str:
    return line_within("  ·  ".join(lines), SHOWN)


def _reason(say: Say, draft: CheckDraft | None) -> Block:
    typed = text_input(draft.reason if draft else None, multiline=True, max_length=REASON_LONGEST)
    hint = say("field.form.reason.hint")
    return field("reason", say("field.form.reason.label"), typed, hint=hint, optional=True)


def draft_from(answers: Answers, thing: Thing, values: Sequence[Value]) -> CheckDraft:
    """What was filled in; a value that was removed meanwhile is to be chosen anew."""
    verdict, chosen = answers.choice("verdict"), row_id(answers.choice("value"))
    is_there = chosen in {value.id for value in values}
    return CheckDraft(
        title=thing.title if thing.id else known(answers.text("title")) or "",
        verdict=Verdict(verdict) if verdict in set(Verdict) else None,
        value_id=chosen if is_there else None,
        reason=known(answers.text("reason")),
        is_gone=bool(chosen) and not is_there,
    )
