"""What Slack tells of people by itself: a new name, zone or language, and that somebody left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.office import Office
from bot.slack.acquaintance import keep
from bot.slack.directory import profile_from
from bot.team import messages
from storage import outbox, people


def person_changed(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    """Somebody we know is known by the newest; when they left, their coordinators hear it, once."""
    workspace_id, profile = str(body["team_id"]), profile_from(body["event"]["user"])
    with office.transaction() as session:
        known = people.hold_person(session, workspace_id, profile.user_id)
        if known is None or profile.is_bot:
            return
        leaves = profile.has_left and not known.has_left
        keep(session, workspace_id, [profile], now)
        if not leaves:
            return
        for team in people.teams_of(session, workspace_id, profile.user_id):
            for told in people.coordinators(session, team):
                letter = outbox.NewLetter(
                    workspace_id=workspace_id,
                    channel=told.user_id,
                    key=f"left {team.id} {profile.user_id} {now.date()} {told.user_id}",
                    text=messages.left(office.say_to(told, team), profile.name),
                    team_id=team.id,
                )
                outbox.write(session, letter, now)
