"""What happens by itself: the posts of series are made three weeks ahead, each day once.

A series that is past due is held by one process; what a long sleep missed is not made afterwards.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.feature import Job
from bot.office import Office
from bot.recurring.making import make_ahead
from storage import recurrence
from storage.looking import When
from storage.some_teams import SomeTeams

BATCH = 25


def make_posts(office: Office, now: datetime) -> None:
    until_done(
        office,
        BATCH,
        lambda session, some: recurrence.teams_with_series_due(session, now, BATCH, some),
        lambda session, some: _make_some(session, now, some),
    )


def _make_some(session: Session, now: datetime, some: SomeTeams) -> int:
    due = recurrence.series_due(session, now, BATCH, some)
    for series, team in due:
        make_ahead(session, team, series, now)
    return len(due)


JOBS = (Job("make the posts of series", timedelta(minutes=1), make_posts, When(recurrence.any_due)),)
