"""The answer library of the demo team: three answers, of which one should have been reviewed a week ago."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.answers import rules
from bot.answers.rules import Draft
from bot.demo.story import ids
from bot.wall_clock import local_day
from storage.cases import Kind
from storage.library import LibraryAnswer, Piece
from storage.people import Team

Story = Mapping[str, Any]

ABOUT: Mapping[str, tuple[Piece, tuple[Kind, ...], dict[str, str], tuple[str, ...]]] = {
    "parttime": (
        Piece.FACT,
        (Kind.QUESTION, Kind.IDEA),
        {"nl": "Werken in deeltijd", "en": "Working part-time"},
        ("parttime", "deeltijd", "uren", "contract"),
    ),
    "medische_gegevens": (
        Piece.WHOLE,
        (Kind.PRIVACY,),
        {"nl": "Medische gegevens in het openbaar", "en": "Medical details in the open"},
        ("privacy", "polikliniek"),
    ),
    "te_laat": (
        Piece.WHOLE,
        (Kind.COMPLAINT,),
        {"nl": "Te lang gewacht", "en": "Waited too long"},
        ("wachten", "sollicitatie"),
    ),
}
"""The story names a topic; what part of a reply it is, for which kinds, and by which words it is found."""


def load_answers(session: Session, team: Team, story: Story, now: datetime) -> None:
    for told in story["answers"]:
        piece, kinds, titles, tags = ABOUT[told["topic"]]
        draft = Draft(
            title=titles[team.language],
            piece=piece,
            nl=told["nl"],
            en=told["en"].replace("{first_name}", "{first name}"),
            kinds=kinds,
            tags=tags,
            owner_id=ids(story)[told["owner"]],
            review_by=date.fromisoformat(told["review_by"]),
        )
        session.add(_answer(team, draft, now))


def _answer(team: Team, draft: Draft, now: datetime) -> LibraryAnswer:
    """Of one that is late already its owner was reminded on the day."""
    day = draft.review_by or local_day(now, team.zone)
    answer = LibraryAnswer(
        team_id=team.id,
        title=draft.title,
        piece=Piece(draft.piece),
        created_at=team.created_at,
        created_by=draft.owner_id,
        owner_id=draft.owner_id,
        review_by=day,
        searched="",
        review_at=None if day < local_day(now, team.zone) else rules.review_at(day, team.zone),
    )
    rules.fill(answer, draft)
    return answer
