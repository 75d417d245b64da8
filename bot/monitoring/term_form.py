"""The form of a search term: three lists, and the question that comes when it looks like a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.monitoring.rules import LONGEST
from bot.monitoring.terms import words_of
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import option, static_select, text_input
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.monitoring import SearchTerm, TermKind

LISTS = ("any_of", "all_of", "none_of")
NAME = 80


@dataclass(frozen=True, slots=True)
class Draft:
    """A term as it was filled in."""

    kind: str = TermKind.NAME
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    kept_because: str | None = None


def draft_of(term: SearchTerm) -> Draft:
    any_of, all_of, none_of = (tuple(one) for one in (term.any_of, term.all_of, term.none_of))
    return Draft(term.kind, any_of, all_of, none_of, term.kept_because)


def draft_from(answers: Answers) -> Draft:
    any_of, all_of, none_of = (words_of(answers.text(name) or "") for name in LISTS)
    because = (answers.text("kept_because") or "").strip()
    return Draft(answers.choice("kind") or TermKind.NAME, any_of, all_of, none_of, because or None)


def term(
    say: Say,
    draft: Draft,
    facts: Mapping[str, Fact],
    persons: Sequence[str] = (),
    above: Sequence[Block] = (),
) -> Form:
    """`persons` are the words that look like people: with them comes the question why."""
    return Form(
        name="monitoring.term",
        title=say("monitoring.term.title"),
        blocks=(
            *above,
            *_warning(say, draft, persons),
            _kind(say, draft),
            *(_list(say, name, getattr(draft, name)) for name in LISTS),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={**facts, "asked": 1 if persons else 0},
    )


def _kind(say: Say, draft: Draft) -> Block:
    options = [option(say(f"monitoring.term.kind.{kind}.option"), kind) for kind in TermKind]
    return field("kind", say("monitoring.term.kind.label"), static_select(options, chosen=draft.kind))


def _list(say: Say, name: str, words: Sequence[str]) -> Block:
    typed = text_input("\n".join(words) or None, multiline=True, max_length=LONGEST["words"])
    label, hint = say(f"monitoring.term.{name}.label"), say(f"monitoring.term.{name}.hint")
    return field(name, label, typed, hint=hint, optional=True)


def _warning(say: Say, draft: Draft, persons: Sequence[str]) -> list[Block]:
    if not persons and draft.kept_because is None:
        return [context(say("monitoring.term.intro"))]
    names = say.list([line_within(one, NAME) for one in persons])
    text = [section(say("monitoring.term.person", names=names))] if persons else []
    words = text_input(draft.kept_because, max_length=LONGEST["kept_because"])
    label, hint = say("monitoring.term.kept_because.label"), say("monitoring.term.kept_because.hint")
    return [*text, field("kept_because", label, words, hint=hint, optional=True)]
