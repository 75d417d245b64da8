"""A workspace takes the bot out again: its token goes at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.feature import Feature
from bot.office import Office
from bot.slack.installs import Installs


def uninstalling(installs: Installs) -> Feature:
    """Listens where Slack says that our token is worth nothing any more. Harmless twice."""

    def forget(_office: Office, body: Mapping[str, Any], _now: datetime) -> None:
        installs.forget(body["team_id"])

    def forget_revoked(office: Office, body: Mapping[str, Any], now: datetime) -> None:
        if (body["event"].get("tokens") or {}).get("bot"):
            forget(office, body, now)

    return Feature("uninstalling", events={"app_uninstalled": forget, "tokens_revoked": forget_revoked})
