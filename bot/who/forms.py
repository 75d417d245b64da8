"""The forms of an audience: its name first, then what is known of it."""

from collections.abc import Callable, Mapping, Sequence

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import Element, option, radio_buttons, static_select, text_input
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed, one_line
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known, known_lines
from bot.who import rules
from bot.who.evidence import Evidence
from bot.who.rules import Draft
from storage.plans import Issue

KNOWN, THOUGHT = "known", "thought"


def name(say: Say, facts: Mapping[str, Fact]) -> Form:
    """One question to begin with."""
    return Form(
        name="who.name",
        title=say("who.form.title"),
        blocks=(_name(say, None, focus=True), context(say("who.overview.example"))),
        submit=say("who.form.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _name(say: Say, typed: str | None, *, focus: bool = False) -> Block:
    element = text_input(
        typed,
        max_length=rules.LONGEST["name"],
        placeholder=say("who.form.name.placeholder"),
        focus=focus,
    )
    return field("name", say("who.form.name.label"), element, hint=say("who.form.name.hint"))


def audience(
    say: Say, draft: Draft, issues: Sequence[Issue], facts: Mapping[str, Fact], opening: Sequence[Block]
) -> Form:
    """An audience to fill in, below what is said about it. `issues` are those it may be linked to."""
    return Form(
        name="who.audience",
        title=say("who.form.title"),
        blocks=(
            *opening,
            _name(say, draft.name),
            _issue(say, draft, issues),
            _priority(say, draft),
            _lines(say, "online", "\n".join(draft.online)),
            _lines(say, "offline", "\n".join(draft.offline)),
            *_what_is_known(say, draft),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _issue(say: Say, draft: Draft, issues: Sequence[Issue]) -> Block:
    if not issues:
        return context(say("who.form.no_issue.hint"))
    options = [option(Typed(one_line(issue.sentence)), str(issue.id)) for issue in issues]
    chosen = static_select(options, chosen=str(draft.issue_id or ""))
    return field("issue_id", say("who.form.issue.label"), chosen, optional=True)


def _priority(say: Say, draft: Draft) -> Block:
    options = [option(say(f"who.priority.{one}.option"), str(one)) for one in rules.PRIORITIES]
    element = radio_buttons(options, chosen=str(draft.priority))
    return field("priority", say("who.form.priority.label"), element)


def _lines(say: Say, which: str, typed: str) -> Block:
    """A list, one per line."""
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.TYPED_AT_MOST,
        placeholder=say(f"who.form.{which}.placeholder"),
    )
    hint = say("who.form.evidence.hint") if which == "evidence" else say("who.form.lines.hint")
    return field(which, say(f"who.form.{which}.label"), element, hint=hint, optional=True)


def _what_is_known(say: Say, draft: Draft) -> list[Block]:
    assumption = text_input(
        draft.assumption,
        max_length=rules.LONGEST["assumption"],
        placeholder=say("who.form.assumption.placeholder"),
    )
    return [
        _lines(say, "evidence", "\n".join(one.line for one in draft.evidence)),
        field("is_known", say("who.form.known.label"), _known(say, draft), optional=True),
        field("assumption", say("who.form.assumption.label"), assumption, optional=True),
    ]


def _known(say: Say, draft: Draft) -> Element:
    options = [
        option(say("who.form.known.option"), KNOWN),
        option(say("who.form.thought.option"), THOUGHT),
    ]
    chosen = {True: KNOWN, False: THOUGHT, None: None}[draft.is_known]
    return radio_buttons(options, chosen=chosen)


Reading = Callable[[Sequence[str]], tuple[Evidence, ...]]
"""Lines of evidence -> each with its date."""


def draft_from(answers: Answers, read: Reading) -> Draft:
    """What was filled in, as it was typed; what is not known is empty."""
    priority, issue_id = answers.choice("priority"), answers.choice("issue_id")
    return Draft(
        name=known(answers.text("name")) or "",
        issue_id=row_id(issue_id) or None,
        priority=int(priority) if priority in {str(one) for one in rules.PRIORITIES} else rules.FIRST,
        online=known_lines(answers.text("online")),
        offline=known_lines(answers.text("offline")),
        evidence=read(known_lines(answers.text("evidence"))),
        is_known={KNOWN: True, THOUGHT: False}.get(answers.choice("is_known") or ""),
        assumption=known(answers.text("assumption")),
    )
