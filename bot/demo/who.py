"""The audiences of the demo team, as far as its channels need them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from storage import people, plans
from storage.audiences import Audience


def load_who(session: Session, team: people.Team, story: Mapping[str, Any], now: datetime) -> None:
    issues = plans.open_issues(session, team)
    numbers = {told["id"]: issue.id for told, issue in zip(story["plan"]["why"], issues, strict=True)}
    for told in story["plan"]["who"]:
        session.add(
            Audience(
                team_id=team.id,
                name=told["name"],
                created_at=now - timedelta(weeks=5),
                created_by=team.created_by,
                issue_id=numbers[told["issue"]],
                priority=told["priority"],
            )
        )
    session.flush()
