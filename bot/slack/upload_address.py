"""Where the bytes of a file may go and come from: nowhere but the Slack that the bot talks with."""

import re
from urllib.parse import urlsplit

from bot.settings import is_here

SLACKS_OWN = re.compile(r"https://([a-z0-9-]+\.)*slack\.com/[!-~]*")
"""Read letter by letter: two readers of addresses may differ about where a host ends."""


FILES = re.compile(r"https://files\.slack\.com/[!-~]*")
"""Where `url_private` of a file leads: docs.slack.dev/reference/objects/file-object, read 2026-11-28."""


def may_have_bytes(url: str, api_url: str) -> bool:
    """Whether an upload address is Slack's own; or of the Slack on this machine that the bot talks with."""
    return _is_of(api_url, url, SLACKS_OWN)


def may_have_our_token(url: str, api_url: str) -> bool:
    """Whether a file may be fetched there, which shows our token; the same on this machine."""
    return _is_of(api_url, url, FILES)


def _is_of(api_url: str, url: str, elsewhere: re.Pattern[str]) -> bool:
    if is_here(api_url):
        api = urlsplit(api_url)
        return url.startswith(f"{api.scheme}://{api.netloc}/")
    return elsewhere.fullmatch(url) is not None
