"""The channels of the demo team, as its plan has them; their audiences and issues are loaded before."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.channels.experimenting import asked_at
from bot.demo.story import ids
from storage import audiences, people
from storage.channels import Network, PlanChannel, PostForm, Span

NETWORKS = {"intern": Network.INTERNAL}
"""The story's word for a network that smplan calls otherwise."""
FORMS = {"tekst": PostForm.TEXT, "beeld": PostForm.IMAGE, "audio": PostForm.SOUND, "video": PostForm.VIDEO}
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
VAULT = {"nl": "de kluis van ICT", "en": "the ICT vault"}
"""Where the story keeps its logins, in its own words."""


def load_channels(session: Session, team: people.Team, story: Mapping[str, Any], now: datetime) -> None:
    """Who does each now is told; who is in the role matrix for it besides, `bot/demo/matrix.py` says."""
    by_name = {one.name: one for one in audiences.of_team(session, team)}
    names = {one["id"]: one["name"] for one in story["plan"]["who"]}
    for told in story["plan"]["where"]["channels"]:
        mine = [by_name[names[one]] for one in told["audiences"] if names[one] in by_name]
        channel = _channel(team, told, ids(story)[told["owner"]], now)
        channel.audience_ids = [one.id for one in mine]
        channel.issue_ids = sorted({one.issue_id for one in mine if one.issue_id})
        channel.last_post_on = _last_post(story, told["id"])
        session.add(channel)


def network_of(told: str) -> Network:
    return NETWORKS.get(told) or Network(told)


def _channel(team: people.Team, told: Mapping[str, Any], owner: str, now: datetime) -> PlanChannel:
    network, trial = network_of(told["id"]), told.get("experiment", {})
    opens, closes = (
        (time.fromisoformat(at) for at in told["hours"].split("-")) if "hours" in told else (None, None)
    )
    ends_on = date.fromisoformat(trial["until"]) if trial else None
    return PlanChannel(
        team_id=team.id,
        key=network,
        network=network,
        name=told["name"],
        created_at=now - timedelta(weeks=5),
        created_by=team.created_by,
        login_holder=VAULT[team.language],
        done_by=owner,
        forms=[FORMS[form] for form in told["forms"]],
        cadence=told.get("per_week") or told.get("per_month"),
        span=Span.MONTH if "per_month" in told else Span.WEEK,
        days=[WEEKDAYS.index(day) for day in told.get("days", ())],
        opens=opens,
        closes=closes,
        is_monitored=told["monitoring"] is not None,
        hypothesis=trial.get("hypothesis"),
        ends_on=ends_on,
        success=trial.get("success"),
        ask_due_at=asked_at(ends_on, team.zone),
    )


def _last_post(story: Mapping[str, Any], told: str) -> date | None:
    """The day of the last post of the calendar that went out on it."""
    out = [one for one in story["calendar"] if one["channel"] == told and one["status"] == "published"]
    days = [datetime.fromisoformat(one["publish"]).date() for one in out]
    return max(days, default=None)
