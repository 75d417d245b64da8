"""What Slack must know about the app, from `manifest.yml`: as it is for Socket Mode, changed for HTTP."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

PATH = Path(__file__).parent.parent / "manifest.yml"


def text() -> str:
    """The manifest for Socket Mode, with its comments."""
    return PATH.read_text(encoding="utf-8")


def for_http(public_url: str) -> str:
    """The manifest for HTTP under that address, as YAML."""
    return str(yaml.safe_dump(over_http(manifest(), public_url), sort_keys=False, allow_unicode=True))


def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text())
    return loaded


def over_http(given: Mapping[str, Any], public_url: str) -> dict[str, Any]:
    """The same app, reached under an https address instead of over a socket."""
    base = public_url.rstrip("/") + "/"
    events = urljoin(base, "slack/events")
    features, settings, oauth = given["features"], given["settings"], given["oauth_config"]
    commands = [{**command, "url": events} for command in features["slash_commands"]]
    return {
        **given,
        "features": {**features, "slash_commands": commands},
        "oauth_config": {"redirect_urls": [urljoin(base, "slack/oauth_redirect")], **oauth},
        "settings": {
            **settings,
            "event_subscriptions": {"request_url": events, **settings["event_subscriptions"]},
            "interactivity": {"is_enabled": True, "request_url": events},
            "socket_mode_enabled": False,
        },
    }


def required_scopes() -> tuple[str, ...]:
    """Without one of these, something people count on does not work."""
    return tuple(manifest()["oauth_config"]["scopes"]["bot"])


def optional_scopes() -> tuple[str, ...]:
    """What a workspace may leave out; each makes something better."""
    return tuple(manifest()["oauth_config"]["scopes"]["bot_optional"])
