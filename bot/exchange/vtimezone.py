"""A zone as calendars understand it (RFC 5545, 3.6.5): when its clocks change, by rule if there is one. Pure.

Not the one of the icalendar package (7.3): it tells the begin of summer time on the clock that has changed,
and lists days where Outlook understands rules only.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WEEK = 7
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
STEPS_A_DAY = 24 * 60
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - on the wall of the zone


@dataclass(frozen=True, slots=True)
class Onset:
    """The wall clock that was `before` becomes `after`; `at` on the clock that shows it until then."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def vtimezone(zone: str, first: datetime, last: datetime) -> Timezone:
    """Right for every moment from the first to the last."""
    years = range(first.year - 1, last.year + 2)
    onsets = sorted(_onsets(ZoneInfo(zone), years), key=_kind)
    made = Timezone()
    made.add("tzid", zone)
    parts = [_part(list(its)) for _, its in groupby(onsets, _kind)]
    for part in parts or [_unchanging(ZoneInfo(zone), first)]:
        made.add_component(part)
    return made


def _kind(onset: Onset) -> tuple[bool, timedelta, timedelta, str]:
    return onset.is_summer, onset.before, onset.after, onset.name


def _onsets(zone: ZoneInfo, years: range) -> Iterator[Onset]:
    day = datetime(years[0], 1, 1, tzinfo=UTC)
    while day.year < years[-1] + 1:
        if _offset(zone, day) != _offset(zone, day + DAY):
            yield _onset(zone, day)
        day += DAY


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _onset(zone: ZoneInfo, day: datetime) -> Onset:
    """To the minute."""
    before, minute = _offset(zone, day), timedelta(minutes=1)
    steps = bisect_left(
        range(STEPS_A_DAY), x=True, key=lambda step: _offset(zone, day + step * minute) != before
    )
    at = day + steps * minute
    local = at.astimezone(zone)
    return Onset(
        at=(at + before).replace(tzinfo=None),
        before=before,
        after=_offset(zone, at),
        name=local.tzname() or zone.key,
        is_summer=bool(local.dst()) and _offset(zone, at) > before,
    )


def _part(onsets: Sequence[Onset]) -> TimezoneStandard | TimezoneDaylight:
    first = onsets[0]
    made = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    made.add("tzoffsetfrom", first.before)
    made.add("tzoffsetto", first.after)
    made.add("tzname", first.name)
    rule = next((rule for which in WHICH if (rule := _rule(onsets, which))), None)
    if rule is None:
        made.add("dtstart", first.at)
        made.add("rdate", [one.at for one in onsets])
    else:
        made.add("dtstart", _long_ago(first, rule))
        made.add(
            "rrule",
            {"freq": "yearly", "bymonth": rule.month, "byday": f"{rule.which}{WEEKDAYS[rule.weekday]}"},
        )
    return made


@dataclass(frozen=True, slots=True)
class Rule:
    """Such as the last (-1) Sunday of March."""

    month: int
    which: int
    weekday: int


def _rule(onsets: Sequence[Onset], which: Callable[[datetime], int]) -> Rule | None:
    """The rule that holds in every year, if one does."""
    rules = {Rule(one.at.month, which(one.at), one.at.weekday()) for one in onsets}
    times, years = {one.at.time() for one in onsets}, {one.at.year for one in onsets}
    is_one = len(rules) == len(times) == 1 and len(years) == len(onsets) > 1
    rule = rules.pop()
    return rule if is_one and rule.which else None


def _from_the_start(day: datetime) -> int:
    return (day.day - 1) // WEEK + 1


def _from_the_end(day: datetime) -> int:
    return LAST if (day + timedelta(days=WEEK)).month != day.month else 0


WHICH = (_from_the_end, _from_the_start)


def _long_ago(onset: Onset, rule: Rule) -> datetime:
    """The first time that the rule would have held, so that older moments are told too."""
    clock = timedelta(hours=onset.at.hour, minutes=onset.at.minute)
    days = (LONG_AGO.replace(month=rule.month) + count * DAY for count in range(31))
    its = [day for day in days if day.month == rule.month and day.weekday() == rule.weekday]
    return its[rule.which if rule.which == LAST else rule.which - 1] + clock


def _unchanging(zone: ZoneInfo, first: datetime) -> TimezoneStandard:
    made = TimezoneStandard()
    made.add("dtstart", LONG_AGO)
    made.add("tzoffsetfrom", _offset(zone, first))
    made.add("tzoffsetto", _offset(zone, first))
    made.add("tzname", first.astimezone(zone).tzname() or zone.key)
    return made
