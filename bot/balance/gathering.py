"""All that is known of a team's calendar, asked of storage in a dozen short statements."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.balance.facts import Facts, taking_place, window
from bot.desk_hours import desk_hours
from bot.posting.writing import TASKS, Writer, writer
from storage import audiences, brands, calendar, changes, channels, escalation, plans, verdicts
from storage.changes import Change
from storage.duties import CRISIS, WEBCARE
from storage.people import Team
from storage.posts import POST, Post, Status

LOG_AT_MOST = 2000
"""Changes of posts that are read back."""


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    since, until = window(team, now)
    posts = taking_place(calendar.between(session, team, since, until))
    desk = writer(session, team, now, (*TASKS, WEBCARE, CRISIS))
    log = changes.since(session, team, POST, since, LOG_AT_MOST)
    cells = [cell for task in (WEBCARE, CRISIS) for cell in desk.matrix.held.get(task, ())]
    return Facts(
        team=team,
        now=now,
        posts=posts,
        channels={one.id: one for one in channels.of_team(session, team)},
        audiences={one.id: one for one in audiences.of_team(session, team)},
        issues={one.id: one for one in plans.open_issues(session, team)},
        values={one.id: one for one in brands.values_of(session, team)},
        matrix=desk.matrix,
        desk=desk.desk,
        webcare=desk_hours(team, cells, now),
        approvers={post.id: _approvers(desk, post) for post in posts},
        approved={one.thing_id for one in log if _went_to(one) == Status.APPROVED},
        waits=list(_waits(log)),
        checks=[one for one in verdicts.checks_since(session, team, since) if not one.is_second],
        has_crisis=escalation.has_open_crisis(session, team),
    )


def _approvers(desk: Writer, post: Post) -> tuple[str, ...]:
    """Who may approve it, the first to be asked first; never who made it, as far as the matrix says."""
    first = desk.approver_id(post)
    others = (one.user_id for one in desk.approvers(post).chain if one.user_id != post.owner_id)
    return () if first is None else tuple(dict.fromkeys((first, *others)))


def _went_to(change: Change) -> object:
    """The status that a post got; None when that did not change."""
    return change.fields.get("status", (None, None))[1]


def _waits(log: Sequence[Change]) -> list[timedelta]:
    """From review to approved, of every time that a post went that way; the log is read oldest first."""
    asked: dict[int, datetime] = {}
    waits = []
    for one in log:
        status = _went_to(one)
        if status == Status.REVIEW:
            asked[one.thing_id] = one.at
        elif status is not None and (since := asked.pop(one.thing_id, None)) is not None:
            waits += [one.at - since] if status == Status.APPROVED else []
    return waits
