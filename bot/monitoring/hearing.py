"""A channel in Slack as a source: what another app or a colleague puts there becomes a mention.

Slack tells of every message in every channel we are in, and repeats itself: a message that is no source costs
one question, and one that was heard before is known by its link.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.monitoring import said
from bot.monitoring.keeping import keep
from bot.office import Office
from storage import sources


def message_heard(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    event, workspace_id = body["event"], str(body.get("team_id") or "")
    if not said.is_news(event) or _is_ours(body, event):
        return
    with office.reading() as session:
        found = sources.in_channel(session, workspace_id, str(event.get("channel") or ""))
    item = said.item_in(event, now.date()) if found else None
    for team, source in found:
        with office.transaction() as session:
            keep(session, team, source.id, [item] if item else [], now)


def _is_ours(body: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """What we say ourselves is no news, also when it names a link."""
    us = {one.get("user_id") for one in body.get("authorizations") or [] if one.get("is_bot")}
    ours = event.get("bot_profile", {}).get("app_id") == body.get("api_app_id") is not None
    return ours or (event.get("user") is not None and event.get("user") in us)
