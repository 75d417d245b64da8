"""The issues of the demo team: one strong, one almost, one far too broad; and what was measured of them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.story import ids
from bot.wall_clock import local, local_day
from bot.why.course import a_month_after, asked_at, can_be_asked
from bot.why.rules import draft_of
from storage import people, plans
from storage.measurements import Measurement

FOCUS = {"intern": plans.Focus.INTERNAL, "extern": plans.Focus.EXTERNAL}
TOPICS = {
    "vacatures": "vacancies",
    "kennisdelen": "sharing_knowledge",
    "samenwerken": "working_together",
    "leren": "learning",
}
"""The story's words for topics that smplan calls otherwise."""
NOON = time(12)


def load_issues(session: Session, team: people.Team, story: Mapping[str, Any], now: datetime) -> None:
    for told in story["plan"]["why"]:
        issue = _issue(team, told, ids(story), now)
        session.add(issue)
        session.flush()
        measured = [_measurement(team, issue, one) for one in told.get("measurements", ())]
        session.add_all(measured)
        if can_be_asked(draft_of(issue)):
            issue.measure_due_at = _due(team, issue, [one.on for one in measured], now)


def _issue(
    team: people.Team, told: Mapping[str, Any], known: Mapping[str, str], now: datetime
) -> plans.Issue:
    return plans.Issue(
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


def _measurement(team: people.Team, issue: plans.Issue, told: Mapping[str, Any]) -> Measurement:
    on = date.fromisoformat(told["date"])
    by = issue.owner_id or team.created_by
    return Measurement(issue_id=issue.id, on=on, value=told["value"], by=by, at=local(on, NOON, team.zone))


def _due(team: people.Team, issue: plans.Issue, days: list[date], now: datetime) -> datetime:
    """As if it had been asked all the time; what is past due comes tomorrow: the first day is calm."""
    since = max(days, default=local_day(issue.created_at, team.zone))
    tomorrow = local_day(now, team.zone) + timedelta(days=1)
    asked = asked_at(since, team.zone)
    return asked if a_month_after(since) > tomorrow else local(tomorrow, time(9), team.zone)
