"""Zones to choose from, by the names people know, and the country of each."""

from collections.abc import Iterable

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from bot.figures import LOCALES

OFFERED = (
    "Europe/Amsterdam", "Europe/Brussels", "America/Curacao", "America/Aruba", "America/Lower_Princes",
    "America/Kralendijk", "America/Paramaribo", "Europe/London", "Europe/Dublin", "Europe/Berlin",
    "Europe/Paris", "Europe/Madrid", "Europe/Lisbon", "Europe/Rome", "Europe/Vienna", "Europe/Zurich",
    "Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo", "Europe/Helsinki", "Europe/Warsaw",
    "Europe/Prague", "Europe/Athens", "Europe/Istanbul", "Africa/Casablanca", "Africa/Johannesburg",
    "America/New_York", "America/Toronto", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo", "Asia/Dubai", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Jakarta", "Asia/Singapore",
    "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
"""The Kingdom and its neighbours first; a zone that Slack or a person brings along is added to the list."""


def offered(language: str, *also: str) -> list[tuple[str, str]]:
    """(IANA name, how people call it) to choose from, with `also` among them."""
    zones: Iterable[str] = dict.fromkeys((*also, *OFFERED))
    return [(zone, name(zone, language)) for zone in zones]


def name(zone: str, language: str) -> str:
    """Such as "Amsterdam (Nederland)", or only "Aruba"; the IANA name for what is no place we know."""
    if zone.startswith("Etc/") or zone not in get_global("zone_territories"):
        return zone
    locale = Locale.parse(LOCALES[language])
    city = get_timezone_location(zone, locale=locale, return_city=True)
    country = locale.territories.get(country_of(zone), zone)
    return city if city == country else f"{city} ({country})"


def country_of(zone: str) -> str:
    """The country (such as "NL") whose holidays a team in the zone most likely keeps."""
    territory: str = get_global("zone_territories").get(zone, "NL")
    return territory if territory != "001" else "NL"
