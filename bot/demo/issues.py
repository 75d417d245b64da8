"""The issues of the demo team: one strong, one almost, one far too broad."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.story import ids
from storage import people, plans

FOCUS = {"intern": plans.Focus.INTERNAL, "extern": plans.Focus.EXTERNAL}
TOPICS = {
    "vacatures": "vacancies",
    "kennisdelen": "sharing_knowledge",
    "samenwerken": "working_together",
    "leren": "learning",
}
"""The story's words for topics that smplan calls otherwise."""


def load_issues(session: Session, team: people.Team, story: Mapping[str, Any], now: datetime) -> None:
    known = ids(story)
    for told in story["plan"]["why"]:
        session.add(
            plans.Issue(
                team_id=team.id,
                sentence=told["statement"],
                created_at=now - timedelta(weeks=5),
                created_by=team.created_by,
                topics=[TOPICS.get(topic, topic) for topic in told["topics"]],
                focus=FOCUS[told["focus"]],
                now_value=told.get("now"),
                goal_value=told.get("target"),
                unit=told.get("unit"),
                due_on=date.fromisoformat(told["due"]) if "due" in told else None,
                source=told.get("measured_by"),
                owner_id=known.get(told["owner"]),
            )
        )
