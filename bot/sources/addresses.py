"""Which addresses may be asked: http and https on the usual ports, of machines that are public. Pure."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, parse_qs, urlsplit

from bot.sources.problems import FetchError, Problem

PORTS = {"http": 80, "https": 443}
OTHER_PORTS = frozenset({8000, 8008, 8080, 8443})
"""On which people run feeds of their own; on other ports live other things than the web."""
LONGEST = 2000
"""Characters of an address."""
GOOGLE = ("www.google.com", "google.com", "www.google.nl")

Address = IPv4Address | IPv6Address
TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 inside IPv6 (RFC 6052), on machines that have no IPv4: a gateway brings us to the IPv4 address."""


def checked(address: str, *, local: bool = False) -> SplitResult:
    """The address in parts; FetchError when it is none we may ask. `local` lets this machine's through."""
    parts = _split(address)
    is_web = parts.scheme in PORTS and parts.hostname and len(address) <= LONGEST
    if not is_web or parts.username is not None or parts.password is not None or not address.isprintable():
        raise FetchError(Problem.ADDRESS)
    if not local and port_of(parts) not in {*PORTS.values(), *OTHER_PORTS}:
        raise FetchError(Problem.ADDRESS)
    return parts


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise FetchError(Problem.ADDRESS) from None
    return parts


def port_of(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def is_public(text: str) -> bool:
    """Whether a numeric address is of a machine that everybody may reach.

    One that holds another inside (v4-mapped, 6to4, Teredo, translated) is as public as that one.
    """
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inside = _inside(found)
    return all(map(_is_public, inside)) and (found in TRANSLATED or _is_public(found))


def _is_public(one: Address) -> bool:
    usual = one.is_global and not one.is_multicast and not one.is_reserved
    return usual and not (isinstance(one, IPv6Address) and one.is_site_local)


def _inside(address: Address) -> list[Address]:
    if isinstance(address, IPv4Address):
        return []
    held: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in TRANSLATED:
        held.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [one for one in held if one is not None]


def is_loopback(text: str) -> bool:
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False


def real_link(link: str) -> str:
    """Where a link of Google Alerts leads: it goes round by Google, under another address every time."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    if parts.hostname in GOOGLE and parts.path == "/url":
        asked = parse_qs(parts.query)
        return next(iter(asked.get("url") or asked.get("q") or [link]))
    return link
