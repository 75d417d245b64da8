"""What Slack tells of people by itself: a new name, zone or language, and that somebody left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.office import Office
from bot.slack.directory import profile_from
from bot.team.parting import learn


def person_changed(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    """Somebody we know is known by the newest."""
    with office.transaction() as session:
        learn(session, office, str(body["team_id"]), profile_from(body["event"]["user"]), now)
