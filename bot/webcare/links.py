"""When two links are the same place, so that one message does not become two cases. Pure."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.slack.mrkdwn import is_web_address
from storage.channels import Network

FOLLOWERS = frozenset({"fbclid", "gclid", "igsh", "igshid", "mc_cid", "mc_eid", "si", "trk", "trackingid"})
"""Parts of an address that only say by which road somebody came: as Facebook, Google, Instagram, Mailchimp,
YouTube and LinkedIn put them there."""

SITES: Mapping[str, Network] = {
    "linkedin.com": Network.LINKEDIN,
    "lnkd.in": Network.LINKEDIN,
    "instagram.com": Network.INSTAGRAM,
    "facebook.com": Network.FACEBOOK,
    "fb.com": Network.FACEBOOK,
    "fb.watch": Network.FACEBOOK,
    "tiktok.com": Network.TIKTOK,
    "youtube.com": Network.YOUTUBE,
    "youtu.be": Network.YOUTUBE,
    "twitter.com": Network.X,
    "x.com": Network.X,
}


def is_link(typed: str) -> bool:
    """An address on the web; Slack's field lets others through too."""
    return is_web_address(typed) and not re.search(r"\s", typed) and _has_a_port_that_can_be(typed)


def _has_a_port_that_can_be(typed: str) -> bool:
    try:
        _ = urlsplit(typed).port
    except ValueError:
        return False
    return True


def link_key(link: str) -> str:
    """The same for the same place: without http or https, www, a last slash and what followers add."""
    parts = urlsplit(link)
    asked = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _is_follower(name)])
    host = (parts.hostname or "").removeprefix("www.")
    place = host + (f":{parts.port}" if parts.port else "") + parts.path.rstrip("/")
    return place + (f"?{asked}" if asked else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _is_follower(name: str) -> bool:
    return name.casefold().startswith("utm_") or name.casefold() in FOLLOWERS


def network_of_link(link: str) -> Network | None:
    """The network on which it stands; None for any other site."""
    labels = (urlsplit(link).hostname or "").split(".")
    return SITES.get(".".join(labels[-2:]))
