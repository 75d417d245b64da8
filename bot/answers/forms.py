"""The forms of the library: one answer in both languages side by side, and the words that are looked for."""

from collections.abc import Mapping, Sequence

from bot.answers.rules import HEALTH, LONGEST, SEARCHED_AT_MOST, Draft, kinds_in, tags_in
from bot.slack.answers import Answers
from bot.slack.blocks import Block, field, section
from bot.slack.elements import (
    checkboxes,
    datepicker,
    multi_static_select,
    option,
    static_select,
    text_input,
    url_input,
    users_select,
)
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.cases import Kind
from storage.library import Piece

BY_USE = (Piece.WHOLE, Piece.OPENING, Piece.FACT, Piece.NEXT_STEP, Piece.CLOSING)
"""As they are offered: most people begin with a whole answer."""


def draft_from(answers: Answers) -> Draft:
    return Draft(
        title=answers.text("title") or "",
        piece=answers.choice("piece") or Piece.WHOLE,
        nl=answers.text("nl") or "",
        en=answers.text("en") or "",
        kinds=kinds_in(answers.choices("kinds")),
        tags=tags_in(answers.text("tags") or ""),
        owner_id=answers.user("owner_id") or "",
        source=answers.text("source") or "",
        review_by=answers.date("review_by"),
    )


def answer(
    say: Say,
    draft: Draft,
    facts: Mapping[str, Fact],
    opening: Sequence[Block] = (),
    doubts: Sequence[str] = (),
) -> Form:
    """`doubts` are what may be somebody's: the person says that it is not."""
    return Form(
        name="answers.answer",
        title=say("answers.answer.title"),
        blocks=(*opening, *_texts(say, draft), *_doubts(say, doubts), *_about(say, draft)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={**facts, "doubts": " ".join(doubts)},
    )


def _texts(say: Say, draft: Draft) -> list[Block]:
    pieces = [
        option(say(f"answers.piece.{one}.option"), one, say(f"answers.piece.{one}.description"))
        for one in BY_USE
    ]
    title = text_input(draft.title, max_length=LONGEST["title"])
    hint = say("answers.form.gaps")
    return [
        field("title", say("answers.form.title.label"), title, hint=say("answers.form.title.hint")),
        field("piece", say("answers.form.piece.label"), static_select(pieces, chosen=draft.piece)),
        field("nl", say("answers.form.nl.label"), _text(draft.nl, "nl"), hint=hint, optional=True),
        field("en", say("answers.form.en.label"), _text(draft.en, "en"), optional=True),
    ]


def _text(typed: str, language: str) -> dict[str, object]:
    return text_input(typed, multiline=True, max_length=LONGEST[language])


def _about(say: Say, draft: Draft) -> list[Block]:
    kinds = [option(say(f"webcare.kind_name.{kind}.option"), kind) for kind in Kind]
    tags = text_input(", ".join(draft.tags), max_length=LONGEST["tags"])
    chosen = multi_static_select(kinds, chosen=draft.kinds)
    return [
        field(
            "kinds",
            say("answers.form.kinds.label"),
            chosen,
            hint=say("answers.form.kinds.hint"),
            optional=True,
        ),
        field(
            "tags", say("answers.form.tags.label"), tags, hint=say("answers.form.tags.hint"), optional=True
        ),
        field("owner_id", say("answers.form.owner_id.label"), users_select(chosen=draft.owner_id or None)),
        field("source", say("answers.form.source.label"), url_input(draft.source), optional=True),
        field(
            "review_by",
            say("answers.form.review_by.label"),
            datepicker(chosen=draft.review_by),
            hint=say("answers.form.review_by.hint"),
        ),
    ]


def sure_name(doubts: Sequence[str]) -> str:
    """Ticking the box is about just these: after others it is another, empty box."""
    return "_".join(("sure", *doubts))


def doubts_in(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    return tuple(str(facts.get("doubts") or "").split())


def _doubts(say: Say, doubts: Sequence[str]) -> list[Block]:
    if not doubts:
        return []
    box = checkboxes([option(say("answers.doubt.sure.option"), "yes")])
    return [
        section(say("answers.doubt.text", found=named(say, doubts))),
        field(sure_name(doubts), say("answers.doubt.label"), box, optional=True),
    ]


def named(say: Say, found: Sequence[str]) -> str:
    """Such as "een telefoonnummer en woorden over gezondheid"."""
    return say.list([_named(say, one) for one in found])


def _named(say: Say, one: str) -> str:
    return say("answers.doubt.health") if one == HEALTH else say(f"webcare.personal.kind.{one}")


def search(say: Say, team_id: int) -> Form:
    words = text_input(max_length=SEARCHED_AT_MOST, focus=True)
    return Form(
        name="answers.search",
        title=say("answers.search.title"),
        blocks=(field("words", say("answers.search.label"), words, hint=say("answers.search.hint")),),
        submit=say("answers.search.button"),
        close=say("common.cancel.button"),
        facts={"team": team_id},
    )
