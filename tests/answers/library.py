"""Answers in a library for stories, and what is kept of them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.answers import rules
from bot.answers.rules import Draft
from playground.screen import Surface
from storage import repeats
from storage.library import LibraryAnswer, Piece
from storage.people import Team
from storage.repeats import Repeat
from tests.town import Resident, Town


def answer_in(town: Town, team: Team, title: str, **filled: Any) -> LibraryAnswer:
    """An answer of Sanne's that anybody may use; keywords are those of a draft, and of the row."""
    piece, owner = Piece(filled.pop("piece", Piece.WHOLE)), town.person(filled.pop("owner", "Sanne")).id
    review_by = filled.pop("review_by", rules.last_day(town.now.date()))
    texts = {"nl": filled.pop("nl", ""), "en": filled.pop("en", "")}
    draft = Draft(
        title,
        piece,
        texts["nl"],
        texts["en"],
        tuple(filled.pop("kinds", ())),
        tuple(filled.pop("tags", ())),
        owner,
        "https://example.org",
        review_by,
    )
    answer = LibraryAnswer(
        team_id=team.id,
        title=title,
        piece=piece,
        created_at=town.now,
        created_by=owner,
        owner_id=owner,
        review_by=review_by,
        searched="",
        review_at=rules.review_at(review_by, team.zone),
        **filled,
    )
    rules.fill(answer, draft)
    with town.bot.office.transaction() as session:
        session.add(answer)
    return answer


def the_answer(town: Town, title: str) -> LibraryAnswer:
    with town.bot.office.reading() as session:
        return session.scalars(select(LibraryAnswer).where(LibraryAnswer.title == title)).one()


def repeats_in(town: Town) -> Sequence[tuple[Repeat, int]]:
    """Each with how often it was asked."""
    with town.bot.office.reading() as session:
        team = session.scalars(select(Team)).one()
        return repeats.found_since(session, team, town.now - timedelta(days=7))


def presses_nth(person: Resident, label: str, seen: Surface, place: int) -> None:
    """One of several buttons that say the same."""
    control = [one for one in seen.controls if one.kind == "button" and one.label == label][place]
    where = {"block_id": control.place.block_id, "action_id": control.place.action_id}
    person.acts({**seen.where, **where, "value": None, "trigger": None})
