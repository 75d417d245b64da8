"""What the machinery does by itself: forgetting what it heard long ago."""

from datetime import datetime, timedelta

from bot.feature import Job
from bot.office import Office
from storage import workspaces

REPEATED_FOR = timedelta(days=2)
"""How long a request is remembered: Slack repeats an event for at most a day (docs.slack.dev, events API)."""


def forget_heard(office: Office, now: datetime) -> None:
    """What Slack cannot repeat any more is not remembered."""
    with office.transaction() as session:
        workspaces.forget_heard(session, now - REPEATED_FOR)


HOUSEKEEPING = (Job("forget what was heard", timedelta(hours=1), forget_heard),)
