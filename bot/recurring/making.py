"""Makes the posts of a series, three weeks ahead; whoever calls holds the team."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.opening_hours import DAY
from bot.posting.writing import Writer, writer
from bot.recurring import rules
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from storage.channels import PostForm
from storage.people import Team
from storage.posts import PostKind, Series, Status


def make_ahead(session: Session, team: Team, series: Series, now: datetime) -> int:
    """How many were made; each day of a series once, as the days up to `made_until` are done."""
    desk = writer(session, team, now)
    today = local_day(now, team.zone)
    after = max(series.made_until or series.first_day - DAY, today - DAY)
    until = today + rules.AHEAD
    found = rules.ahead(series, after, until, team_free_days(team, now))
    for day in found.made:
        _make(desk, series, day)
    series.made_until = max(series.made_until or until, until)
    series.due_at = rules.due_at(series, team.zone)
    return len(found.made)


def _make(desk: Writer, series: Series, day: date) -> None:
    its_own = {
        "status": Status.IDEA,
        "publish_at": rules.moment(series, day, desk.team.zone),
        "series_id": series.id,
        "series_day": day,
    }
    desk.add({**said_of(desk, series), **its_own}, series.created_by)


def said_of(desk: Writer, series: Series) -> dict[str, Any]:
    """What the series says of each of its posts."""
    form, kind = series.filled.get("form"), series.filled.get("kind")
    return {
        "title": series.title,
        "channel_id": series.channel_id,
        "owner_id": _owner_of(desk, series),
        "form": PostForm(form) if form else None,
        "kind": PostKind(kind) if kind else None,
        "value_id": series.filled.get("value_id"),
    }


def _owner_of(desk: Writer, series: Series) -> str | None:
    """Who makes its posts; nobody once they are gone, so that not each new post is told to be theirs."""
    return series.owner_id if series.owner_id in desk.desk.colleagues else None
