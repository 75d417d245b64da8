"""The audiences of the demo team: one strong, one nearly, and one that "is not on social media"."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.demo.story import ids
from storage.audiences import Actor, Audience, Stance
from storage.people import Team
from storage.plans import Issue

Story = Mapping[str, Any]

STANCES = {
    "voor": Stance.FOR,
    "neutraal": Stance.NEUTRAL,
    "tegen": Stance.AGAINST,
    "onbekend": Stance.UNKNOWN,
}


def load_audiences(session: Session, team: Team, story: Story, now: datetime) -> dict[str, int]:
    """The ids of the audiences by the story's names for them."""
    issues, known = _issues(session, team, story), ids(story)
    made: dict[str, int] = {}
    for told in story["plan"]["who"]:
        audience = _audience(team, told, issues[told["issue"]], now)
        session.add(audience)
        session.flush()
        made[told["id"]] = audience.id
        session.add_all(_actor(one, audience.id, known) for one in told["community"])
    return made


def _issues(session: Session, team: Team, story: Story) -> dict[str, int]:
    """The story's names for issues -> their ids, which were made in the order of the story."""
    made = session.scalars(select(Issue.id).where(Issue.team_id == team.id).order_by(Issue.id))
    return dict(zip((told["id"] for told in story["plan"]["why"]), made, strict=True))


def _audience(team: Team, told: Story, issue_id: int, now: datetime) -> Audience:
    return Audience(
        team_id=team.id,
        name=told["name"],
        created_at=now - timedelta(weeks=4),
        created_by=team.created_by,
        issue_id=issue_id,
        priority=told["priority"],
        online=list(told["online"]),
        offline=list(told["offline"]),
        evidence=[_evidence(one) for one in told["evidence"]],
        is_known=True if told["evidence"] else None,
        assumption=told.get("assumption"),
    )


def _evidence(told: Story) -> dict[str, str]:
    source, on = str(told["source"]), str(told["date"])
    return {"line": f"{source} | {on}", "source": source, "on": on}


def _actor(told: Story, audience_id: int, known: Mapping[str, str]) -> Actor:
    return Actor(
        audience_id=audience_id,
        name=told["actor"],
        ring=told["ring"],
        stance=STANCES[told["stance"]],
        bridge_id=known.get(told["bridge"]),
    )
