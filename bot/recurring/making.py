"""Makes the posts of a series, three weeks ahead; whoever calls holds the team."""

from datetime import date, datetime

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
    filled = series.filled
    form, kind = filled.get("form"), filled.get("kind")
    desk.add(
        {
            "title": series.title,
            "status": Status.IDEA,
            "publish_at": rules.moment(series, day, desk.team.zone),
            "channel_id": series.channel_id,
            "owner_id": owner_of(desk, series),
            "form": PostForm(form) if form else None,
            "kind": PostKind(kind) if kind else None,
            "value_id": filled.get("value_id"),
            "series_id": series.id,
            "series_day": day,
        },
        series.created_by,
    )


def owner_of(desk: Writer, series: Series) -> str | None:
    """Who makes its posts; nobody once they are gone, so that not each new post is told to be theirs."""
    return series.owner_id if series.owner_id in desk.desk.colleagues else None
