"""Where the bytes of a file may go: nowhere but to the Slack that the bot talks with."""

import re
from urllib.parse import urlsplit

from bot.settings import is_here

SLACKS_OWN = re.compile(r"https://([a-z0-9-]+\.)*slack\.com/[!-~]*")
"""Read letter by letter: two readers of addresses may differ about where a host ends."""


def may_have_bytes(url: str, api_url: str) -> bool:
    """Whether an upload address is Slack's own; or of the Slack on this machine that the bot talks with."""
    if is_here(api_url):
        api = urlsplit(api_url)
        return url.startswith(f"{api.scheme}://{api.netloc}/")
    return SLACKS_OWN.fullmatch(url) is not None
