"""A workspace takes the bot out again: its token goes at once, and all that it ever told us."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.feature import Feature
from bot.office import Office
from bot.slack.installs import Installs
from storage import installations
from storage.uninstalling import erase_workspace


def uninstalling(installs: Installs) -> Feature:
    """Listens where Slack says that our token is worth nothing any more. Harmless twice."""

    def erase(office: Office, body: Mapping[str, Any], _now: datetime) -> None:
        if not _is_installed_again(office, body):
            with office.transaction() as session:
                erase_workspace(session, body["team_id"])

    def forget_revoked(_office: Office, body: Mapping[str, Any], _now: datetime) -> None:
        """A token may be revoked to get another one: only that goes."""
        if (body["event"].get("tokens") or {}).get("bot"):
            installs.forget(body["team_id"])

    return Feature("uninstalling", events={"app_uninstalled": erase, "tokens_revoked": forget_revoked})


def _is_installed_again(office: Office, body: Mapping[str, Any]) -> bool:
    """Slack repeats an event for hours: one from before the installation of now says nothing about it."""
    happened_at = body.get("event_time")
    with office.reading() as session:
        found = installations.installation(session, body["team_id"])
    if found is None or happened_at is None:
        return False
    return datetime.fromtimestamp(happened_at, UTC) < found.installed_at
