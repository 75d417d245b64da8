"""What the app's manifest tells Slack: commands, shortcuts, events, scopes, tabs."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]
PROJECT_MANIFEST = Path(__file__).parent.parent / "manifest.yml"


@dataclass(frozen=True)
class Manifest:
    raw: Json = field(default_factory=dict)

    @property
    def name(self) -> str:
        bot = self._features.get("bot_user", {}).get("display_name")
        return str(bot or self.raw.get("display_information", {}).get("name", "smplan"))

    @property
    def _features(self) -> Json:
        return dict(self.raw.get("features") or {})

    @property
    def commands(self) -> list[Json]:
        return list(self._features.get("slash_commands") or [])

    @property
    def shortcuts(self) -> list[Json]:
        return list(self._features.get("shortcuts") or [])

    def command(self, word: str) -> Json | None:
        return next((c for c in self.commands if c["command"] == word), None)

    def shortcut(self, callback_id: str) -> Json | None:
        return next((s for s in self.shortcuts if s["callback_id"] == callback_id), None)

    @property
    def home_tab(self) -> bool:
        return bool(self._features.get("app_home", {}).get("home_tab_enabled", False))

    @property
    def messages_tab(self) -> bool:
        return bool(self._features.get("app_home", {}).get("messages_tab_enabled", True))

    @property
    def messages_tab_read_only(self) -> bool:
        return bool(self._features.get("app_home", {}).get("messages_tab_read_only_enabled", False))

    @property
    def scopes(self) -> list[str]:
        return self._scopes("bot")

    @property
    def optional_scopes(self) -> list[str]:
        return self._scopes("bot_optional")

    def _scopes(self, key: str) -> list[str]:
        return list((self.raw.get("oauth_config") or {}).get("scopes", {}).get(key) or [])

    @property
    def events(self) -> set[str]:
        subscriptions = (self.raw.get("settings") or {}).get("event_subscriptions") or {}
        return set(subscriptions.get("bot_events") or [])


def read_manifest(path: Path | None) -> Manifest:
    """The manifest at `path`; without one the project's own `manifest.yml`; without that an empty one."""
    chosen = path or (PROJECT_MANIFEST if PROJECT_MANIFEST.exists() else None)
    if chosen is None:
        return Manifest()
    return Manifest(yaml.load(chosen.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {})
