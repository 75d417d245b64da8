"""Public holidays of a country, as a list to tick: a team decides itself on which of them it is closed.

A holiday is not by law a day off; the collective agreement or the contract decides. Dates and names come
from the `holidays` package, which takes 60 ms and 20 MB to load (measured, version 0.109). So that happens
at the first question, not at the start.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

# Half days and school holidays are left out: an office does not close on them.
PUBLIC = frozenset({"public"})
CHOICE = PUBLIC | {"optional", "bank"}
# Good Friday is usually worked; many agreements give Liberation Day off in lustrum years only.
NOT_TICKED = {"goede_vrijdag", "bevrijdingsdag"}
# The four countries of the United Kingdom have six holidays in common, and England eight.
PART_OF = {"GB": "ENG"}
LUSTRUM_TOO = {"bevrijdingsdag"}
LUSTRUM, LUSTRUM_YEARS = ":lustrum", 5
NAMES_IN = {"nl": ("nl", "en_GB", "en_US"), "en": ("en_GB", "en_US")}
SUNDAY = 6


@dataclass(frozen=True)
class Holiday:
    """One line to tick. The key never changes with year or language; the name is in the reader's.

    `lustrum`: free only in years that five divides, such as 2025 and 2030; every such line has a sibling with
    the same name that is free each year. `dates`: those in the years asked for. `ticked`: most offices close.
    """

    key: str
    name: str
    dates: tuple[date, ...]
    ticked: bool
    lustrum: bool = False


def offered(country: str, years: Collection[int], language: str) -> tuple[Holiday, ...]:
    """What a team in the country ("NL") may tick, in order of date; nothing for a country nobody knows.

    Ticked beforehand: what is public, unless it is usually worked or always falls on a Sunday.
    """
    # In three years a fixed date falls on a Sunday at most once or twice, Easter each time.
    first, last = min(years), max(years) + 2
    closed = _calendar(country, first, last, PUBLIC)
    lines: list[Holiday] = []
    for name, dates in _calendar(country, first, last, CHOICE).items():
        key = _key(name)
        ticked = name in closed and key not in NOT_TICKED and any(day.weekday() != SUNDAY for day in dates)
        asked = tuple(day for day in dates if day.year in years)
        lines.append(Holiday(key, _translated(country, name, language), asked, ticked))
        if key in LUSTRUM_TOO:
            lines.append(_lustrum(lines[-1]))
    return tuple(lines)


def free_days(country: str, ticked: Collection[str], years: Collection[int]) -> frozenset[date]:
    """The dates on which a team that ticked these keys is closed; a key nobody knows closes nothing."""
    return frozenset(
        day
        for name, dates in _calendar(country, min(years), max(years), CHOICE).items()
        for day in dates
        if day.year in years
        and (_key(name) in ticked or (_key(name) + LUSTRUM in ticked and _in_lustrum(day)))
    )


def _lustrum(line: Holiday) -> Holiday:
    dates = tuple(day for day in line.dates if _in_lustrum(day))
    return replace(line, key=line.key + LUSTRUM, dates=dates, ticked=False, lustrum=True)


def _in_lustrum(day: date) -> bool:
    return day.year % LUSTRUM_YEARS == 0


def _key(name: str) -> str:
    return "_".join(name.casefold().split())


# Every team asks for the same few countries and years, on every tick, and the answer never changes.
@lru_cache(maxsize=64)
def _calendar(
    country: str, first: int, last: int, categories: frozenset[str]
) -> Mapping[str, tuple[date, ...]]:
    """Every date of these years, by the name that the country itself gives the holiday, in order of date."""
    almanac = _almanac(country, range(first, last + 1), categories)
    if almanac is None:
        return {}
    dates: dict[str, tuple[date, ...]] = {}
    for day in sorted(almanac):
        for name in almanac.get_list(day):
            bare = _bare(name, almanac)
            dates[bare] = (*dates.get(bare, ()), day)
    return dates


@lru_cache(maxsize=512)
def _translated(country: str, name: str, language: str) -> str:
    """The name in the reader's language, else in English, else as the country says it."""
    package = _package()
    spoken = package.country_holidays(country).supported_languages
    best = next((one for one in NAMES_IN[language] if one in spoken), None)
    return str(package.country_holidays(country, language=best).tr(name)) if best else name


def _almanac(country: str, years: Iterable[int], categories: frozenset[str]) -> "HolidayBase | None":
    """In the country's own language, said out loud: left to itself the package follows the machine's."""
    package = _package()
    try:
        known = package.country_holidays(country)
    except NotImplementedError:
        return None
    almanac: HolidayBase = package.country_holidays(
        country,
        subdiv=PART_OF.get(country),
        years=years,
        language=known.default_language,
        categories=categories.intersection(known.supported_categories),
    )
    return almanac


def _package() -> ModuleType:
    """Loaded here and not above, since it is slow and large."""
    return import_module("holidays")


def _bare(name: str, almanac: "HolidayBase") -> str:
    """The name without "(observed)" or "(estimated)", so that a moved day stays the same holiday."""
    for label in ("observed_label", "estimated_label", "observed_estimated_label"):
        before, _, after = getattr(almanac, label, "").partition("%s")
        if before + after and name.startswith(before) and name.endswith(after):
            return name[len(before) : len(name) - len(after)]
    return name
