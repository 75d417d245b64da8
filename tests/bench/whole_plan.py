"""A plan filled to the brim for the team in CHANNEL, and what it costs to work out how it stands."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.app import CHAPTERS
from bot.plan.looking import chapters_of, worked_out
from storage import duties, plans, tasks
from storage.actions import Action
from storage.audiences import Actor, Audience
from storage.brands import Brand, Value
from storage.channels import Network, PlanChannel
from storage.database import Database
from storage.duties import EVERYTHING, Part
from storage.measurements import Measurement
from storage.people import Member, Team
from storage.ratings import FACTORS, Ballot, Rating, RatingRound
from tests.bench.crowd import CHANNEL, NOW

AUDIENCES, ACTORS, VALUES, CHANNELS, ACTIONS = 5, 12, 5, 8, 20
TASKS: tuple[str, ...] = (
    "strategy",
    "content_calendar",
    "writing",
    "visuals",
    "copy_editing",
    "approval",
    "publishing",
)
TASKS += ("crisis", "monitoring", "weekly_report", "knowledge_base", "ambassadors", "privacy_check")
TODAY = NOW.date()


def fill_plan(database: Database) -> None:
    """Five audiences of twelve actors, five values with five do's, eight channels, thirteen tasks."""
    with database.transaction() as session:
        team = _team(session)
        members = session.scalars(select(Member.user_id).where(Member.team_id == team.id)).all()
        made: dict[str, Any] = {"team_id": team.id, "created_at": NOW, "created_by": members[0]}
        _issues(session, team, members[0])
        _audiences(session, made, members[1])
        _story(session, made)
        _matrix(session, team, members)
        _round(session, team, members)
        for number in range(ACTIONS):
            due_on = TODAY + timedelta(days=number - 3)
            session.add(Action(text=f"Actie {number}", owner_id=members[number % 10], due_on=due_on, **made))


def _team(session: Session) -> Team:
    return session.scalars(select(Team).where(Team.channel_id == CHANNEL)).one()


def _issues(session: Session, team: Team, owner: str) -> None:
    for issue in plans.open_issues(session, team):
        issue.now_value, issue.goal_value, issue.due_on, issue.owner_id = 22, 15, date(2027, 7, 1), owner
        for month in range(1, 11):
            day = date(2026, month, 1)
            session.add(Measurement(issue_id=issue.id, on=day, value=22 - month / 2, by=owner, at=NOW))


def _audiences(session: Session, made: dict[str, Any], bridge: str) -> None:
    for number in range(AUDIENCES):
        audience = Audience(
            name=f"Verpleegkundigen van afdeling {number}",
            issue_id=1,
            online=["scrolt op Instagram", "leest het intranet"],
            offline=["praat in de koffiekamer"],
            evidence=[{"source": "enquête", "on": "2026-10-08"}],
            **made,
        )
        session.add(audience)
        session.flush()
        for one in range(ACTORS):
            name, ring = f"Opleidingscoördinatoren {one}", 1 + one % 2
            session.add(Actor(audience_id=audience.id, name=name, ring=ring, bridge_id=bridge))


def _story(session: Session, made: dict[str, Any]) -> None:
    proof = ["Elke dienst begint met een rondje."] * 3
    belief = "Zorg wordt pas veilig als iedereen de baas mag tegenspreken."
    session.add(Brand(team_id=made["team_id"], belief=belief, promise="Nooit alleen.", proof=proof))
    for number in range(VALUES):
        session.add(
            Value(
                name=f"Waarde {number}",
                meaning="We zeggen wat er echt speelt, ook als het schuurt.",
                dos=["noem wat lastig is"] * 5,
                donts=["geen stockfoto's"] * 5,
                **made,
            )
        )
    for network in list(Network)[:CHANNELS]:
        session.add(
            PlanChannel(
                key=network,
                network=network,
                name=network,
                audience_ids=[1, 2],
                issue_ids=[1],
                forms=["text"],
                cadence=2,
                **made,
            )
        )


def _matrix(session: Session, team: Team, members: Sequence[str]) -> None:
    turns = cycle(members)
    for task in TASKS:
        tasks.add(session, team, task, NOW)
        duties.fill(session, team, task, EVERYTHING, [(part, next(turns), "") for part in Part])


def _round(session: Session, team: Team, members: Sequence[str]) -> None:
    rated = RatingRound(
        team_id=team.id, opened_at=NOW - timedelta(days=9), opened_by="U", closes_at=NOW, closed_at=NOW
    )
    session.add(rated)
    session.flush()
    for number, who in enumerate(members):
        session.add(Ballot(round_id=rated.id, user_id=who, sent_at=NOW))
        for place, factor in enumerate(FACTORS):
            session.add(Rating(round_id=rated.id, user_id=who, factor=factor, score=(number + place) % 5 - 2))


def measured(database: Database) -> list[str]:
    """What there is to print."""
    chapters, took = chapters_of(CHAPTERS), []
    for _ in range(20):
        with database.reading() as session:
            team = _team(session)
            started = perf_counter()
            look = worked_out(chapters, session, team, NOW)
            took.append((perf_counter() - started) * 1000)
    found = len(look.noticed)
    return [f"{'milliseconds to work out a whole plan':36}{median(took):8.2f}   {found} findings"]
