"""Where walks begin: the demo's team, and beside it a small team of neighbours who may see none of it.

What each team fills in is marked, so that whoever reads what is not theirs is caught by one word.
"""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.demo.team import WORKSPACE
from bot.rituals import prompt_due_at
from storage import members
from storage.actions import Action
from storage.audiences import Audience
from storage.brands import Value
from storage.cases import Case, Desk, Kind
from storage.channels import PlanChannel
from storage.database import Database
from storage.library import LibraryAnswer, Piece
from storage.monitoring import Mention
from storage.people import Member, Team
from storage.plans import Issue
from tests.filled import demo_team

NEIGHBOURS = ("U0DEMO006", "U0DEMO009")
"""Teun and Jasper: of the same organisation, and not in the demo's team."""
THEIRS = "C0DEMO00"


def mark(team_id: int) -> str:
    """Stands in everything that this team filled in, and in nothing else."""
    return f"binnenskamers{team_id}"


def two_teams(database: Database, language: str) -> None:
    demo_team(database, language)
    with database.transaction() as session:
        [house] = session.scalars(select(Team)).all()
        for member in session.scalars(select(Member).where(Member.user_id.in_(NEIGHBOURS))):
            session.delete(member)
        session.flush()
        _neighbours(session, house)
        for team in session.scalars(select(Team)):
            _marked(session, team)


def _neighbours(session: Session, house: Team) -> None:
    made: dict[str, Any] = {"created_at": house.created_at, "created_by": NEIGHBOURS[0]}
    team = Team(workspace_id=WORKSPACE, channel_id=THEIRS, name="De buren", language=house.language, **made)
    team.prompt_due_at = prompt_due_at(team, house.created_at)
    session.add(team)
    session.flush()
    members.replace(session, team, NEIGHBOURS, NEIGHBOURS[:1], house.created_at)
    session.add(Issue(team_id=team.id, sentence="Minder verloop, van 22% naar 15%.", **made))
    session.add(Audience(team_id=team.id, name="Starters", **made))
    session.add(Value(team_id=team.id, name="Samen", meaning="We vragen eerst.", **made))
    session.add(
        PlanChannel(
            team_id=team.id,
            key="linkedin",
            network="linkedin",
            name="LinkedIn",
            reason="Daar zijn ze.",
            **made,
        )
    )
    _their_webcare(session, team, made)
    session.add(
        Action(team_id=team.id, text="Bel ICT", owner_id=NEIGHBOURS[0], due_on=date(2026, 12, 1), **made)
    )
    session.flush()


def _their_webcare(session: Session, team: Team, made: dict[str, Any]) -> None:
    """A case that is to be dealt, an answer to give, and something that was said of them."""
    at = made["created_at"]
    case = Case(
        team_id=team.id,
        number=1,
        channel="linkedin",
        kind=Kind.QUESTION,
        paraphrase="Is er parkeerruimte?",
        reported_at=at,
        reported_by=NEIGHBOURS[0],
    )
    case.deal_at = at
    answer = LibraryAnswer(
        title="Parkeren",
        piece=Piece.WHOLE,
        owner_id=NEIGHBOURS[0],
        review_by=date(2027, 5, 1),
        searched="parkeren",
        nl="Ja, achter het gebouw.",
        **(made | {"team_id": team.id}),
    )
    said = Mention(team_id=team.id, source_id=None, at=at, title="Te weinig parkeerplekken")
    session.add_all([Desk(team_id=team.id, last_number=1), case, answer, said])


def _marked(session: Session, team: Team) -> None:
    kinds: tuple[tuple[Any, str], ...] = (
        (Issue, "sentence"),
        (Action, "text"),
        (Audience, "name"),
        (Value, "name"),
        (PlanChannel, "reason"),
        (Case, "paraphrase"),
        (LibraryAnswer, "title"),
        (Mention, "title"),
    )
    for kind, field in kinds:
        for row in session.scalars(select(kind).where(kind.team_id == team.id)):
            setattr(row, field, f"{getattr(row, field)} {mark(team.id)}")
