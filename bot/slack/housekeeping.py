"""What the machinery does by itself: forgetting what it heard and said long ago."""

from datetime import datetime, timedelta

from bot.feature import Job
from bot.office import Office
from storage import outbox, workspaces
from storage.looking import When

REPEATED_FOR = timedelta(days=2)
"""How long a request is remembered: Slack repeats an event for at most a day (docs.slack.dev, events API)."""
KEPT_FOR = timedelta(days=30)
"""How long the text of a letter is kept after its end, to look into what went wrong; Slack has it anyway."""


def forget_heard(office: Office, now: datetime) -> None:
    """What Slack cannot repeat any more is not remembered."""
    with office.transaction() as session:
        workspaces.forget_heard(session, now - REPEATED_FOR)


def forget_texts(office: Office, now: datetime) -> None:
    """Of a letter that arrived or was given up long ago only the key is kept, so that it never goes twice."""
    with office.transaction() as session:
        outbox.forget_before(session, now - KEPT_FOR)


HOUSEKEEPING = (
    Job(
        "forget what was heard",
        timedelta(hours=1),
        forget_heard,
        When(workspaces.any_to_forget, REPEATED_FOR),
    ),
    Job(
        "forget the texts of old letters",
        timedelta(hours=1),
        forget_texts,
        When(outbox.any_to_forget, KEPT_FOR),
    ),
)
