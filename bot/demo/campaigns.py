"""The campaign of the demo team, and what comes back every week; each tells which posts are its own."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from bot.demo.channels import FORMS, network_of
from bot.demo.story import ids
from bot.recurring.rules import due_at
from storage import brands, channels, plans
from storage.people import Team
from storage.posts import Campaign, PostKind, Series

Told = Mapping[str, Any]
OfPosts = dict[str, dict[str, Any]]
"""The story's name for a post -> columns of it."""


def load_campaigns(session: Session, team: Team, story: Told, now: datetime) -> OfPosts:
    known, of_posts = ids(story), OfPosts()
    sentences = {one.sentence: one.id for one in plans.open_issues(session, team)}
    issues = {one["id"]: sentences[one["statement"]] for one in story["plan"]["why"]}
    for told in story["campaigns"]:
        made = Campaign(
            team_id=team.id,
            name=told["name"],
            created_at=now,
            created_by=known[told["owner"]],
            first_day=date.fromisoformat(told["first"]),
            last_day=date.fromisoformat(told["last"]),
            issue_id=issues[told["issue"]],
        )
        session.add(made)
        session.flush()
        of_posts |= {post: {"campaign_id": made.id} for post in told["posts"]}
    return of_posts


def load_series(session: Session, team: Team, story: Told, now: datetime) -> OfPosts:
    """Up to `made_until` its posts are those of the story."""
    known, of_posts = ids(story), OfPosts()
    for told in story["series"]:
        made = Series(
            team_id=team.id,
            title=told["title"],
            created_at=now,
            created_by=known[told["owner"]],
            first_day=date.fromisoformat(told["first"]),
            at=time.fromisoformat(told["at"]),
            every_weeks=told["every_weeks"],
            skipped=told["skipped"],
            made_until=date.fromisoformat(told["made_until"]),
            owner_id=known[told["owner"]],
        )
        made.channel_id = _channel(session, team, told["channel"])
        made.filled = _filled(session, team, story, told)
        made.due_at = due_at(made, team.zone)
        session.add(made)
        session.flush()
        its = {"series_id": made.id, "series_day": made.first_day}
        of_posts |= dict.fromkeys(told["posts"], its)
    return of_posts


def _channel(session: Session, team: Team, name: str) -> int:
    return next(one.id for one in channels.of_team(session, team) if one.key == network_of(name))


def _filled(session: Session, team: Team, story: Told, told: Told) -> dict[str, Any]:
    names = {one["id"]: one["name"] for one in story["plan"]["what"]["values"]}
    values = {one.name: one.id for one in brands.values_of(session, team)}
    return {
        "form": FORMS[told["form"]],
        "kind": PostKind(told["kind"]),
        "value_id": values[names[told["value"]]],
    }
