"""What Slack tells of people by itself: a new name, zone, language or status, and that somebody left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.office import Office
from bot.team.parting import learn
from storage import people, workspaces


def person_changed(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    """Somebody we know is known by the newest. An old event that comes again is not news."""
    workspace_id, profile = str(body["team_id"]), office.slack.profile_from(body["event"]["user"])
    with office.transaction() as session:
        known = people.hold_person(session, workspace_id, profile.user_id)
        if known and workspaces.hear(session, workspace_id, f"person {body['event_id']}", now):
            learn(session, office, workspace_id, profile, now)
