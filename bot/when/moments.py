"""Which moment somebody means: "vr 12u", "volgende week di 9:30", "27-11", "tomorrow 9am", "half drie".

Never a past moment, and never a guess: words that can mean two things, or that lie in the past, come back as
a doubt with the moments that are likely meant, for buttons. Pure. Days are those of the team's zone; a time
that its clock skips is said. What no rule here reads is asked of dateparser, and its answer is checked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product

from bot.day_words import day_meant
from bot.opening_hours import DAY
from bot.wall_clock import local, local_day, local_time
from bot.when.clock import HALF_A_DAY, USUAL, Said
from bot.when.days import FRIDAY, OPTIONS, Doubt, days_meant
from bot.when.pieces import Kind, Piece, Run, runs

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LAST_HOUR = 23
SHORT = 40
"""Characters that can be a date and nothing else, for who reads more of them (dateparser)."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What was meant: a moment (UTC, later than now), or a doubt and what may be meant, likeliest first."""

    moment: datetime | None
    doubt: Doubt | None = None
    options: tuple[datetime, ...] = ()
    has_time: bool = True
    """Whether a time of day was said; else it is the usual one."""


@dataclass(frozen=True, slots=True)
class Here:
    """Now, the team's zone, and at what time a post usually goes out."""

    now: datetime
    zone: str
    usual_time: time

    @property
    def today(self) -> date:
        return local_day(self.now, self.zone)

    def moments(self, days: Sequence[date], times: Sequence[time]) -> tuple[datetime, ...]:
        """Those that are still ahead."""
        both = (local(day, at, self.zone) for day in days for at in times)
        return tuple(dict.fromkeys(moment for moment in both if moment > self.now))


def moment_meant(words: str, now: datetime, zone: str, usual_time: time) -> Meant | None:
    """What is meant by words in which a day or a time stands at any place; None when they say no when."""
    here, found = Here(now, zone, usual_time), best(runs(words))
    if found is not None:
        return meant(found, here)
    is_short = len(words) <= SHORT and any(letter.isalpha() for letter in words)
    day = day_meant(words, here.today) if is_short else None
    return None if day is None else replace(_chosen((day,), (usual_time,), here), has_time=False)


def best(found: Sequence[Run]) -> Run | None:
    """Of several the one with a day and a time, else with a day; the first of equals."""
    return max(found, key=lambda run: (run.has_day, run.has_clock), default=None)


def meant(run: Run, here: Here) -> Meant:
    """What its pieces mean together."""
    if (soon := _soon(run, here.now)) is not None:
        return Meant(soon)
    if run.number is not None:
        return _hour_or_day(run, run.number, here)
    found, times = days_meant(run, here.today), _times(run, here.usual_time)
    if found.doubt is not None:
        options = here.moments((*found.days, *found.instead), times[:1])
        return Meant(None, found.doubt, options[:OPTIONS], run.has_clock)
    days = _around_midnight(found.days) if _is_midnight(run) else found.days
    return replace(_chosen(days, times, here, has_time=run.has_clock), has_time=run.has_clock)


def _hour_or_day(run: Run, number: Piece, here: Here) -> Meant:
    """Of "vr 12" both are asked; no clock shows 27, so "vr 27" is a date and must be on a Friday."""
    weekday = run.before_number
    dated = replace(number, kind=Kind.DATE)
    if number.number > LAST_HOUR:
        return meant(replace(run, pieces=(*weekday.pieces, dated)), here)
    hours = Said(time(number.number), either=True).in_part(None)
    found, days = days_meant(weekday, here.today), days_meant(Run((dated,), 0, 0), here.today)
    at_hour = here.moments((*found.days, *found.instead), hours)[:2]
    on_day = here.moments(days.days, (here.usual_time,))
    return Meant(None, Doubt.HOUR_OR_DAY, tuple(dict.fromkeys((*at_hour, *on_day))), has_time=False)


def _chosen(days: Sequence[date], times: Sequence[time], here: Here, *, has_time: bool = False) -> Meant:
    """The one moment that is left, or what there is to choose."""
    for day, at in product(days, times):
        moment = local(day, at, here.zone)
        if local_time(moment, here.zone) != at:
            later = dict.fromkeys((moment, moment + at.minute * MINUTE))
            return Meant(None, Doubt.NO_SUCH_TIME, tuple(one for one in later if one > here.now))
    ahead = here.moments(days, times)
    if not ahead:
        return Meant(None, Doubt.PAST, _instead(times, here, has_time=has_time))
    if len(ahead) == 1:
        return Meant(ahead[0])
    return Meant(None, Doubt.TWO, ahead[:OPTIONS])


def _instead(times: Sequence[time], here: Here, *, has_time: bool) -> tuple[datetime, ...]:
    """When it has gone by: later today, the next day, and the next one from Monday to Friday."""
    ahead = [here.today + count * DAY for count in (1, 2, 3)]
    workday = next(day for day in ahead if day.weekday() <= FRIDAY)
    evening = [at.replace(hour=at.hour + HALF_A_DAY) for at in times if at.hour < HALF_A_DAY]
    next_days = here.moments((ahead[0], workday), times)
    if has_time:
        return (*next_days, *here.moments((here.today,), evening))
    return (_next_hour(here.now), *next_days)


def _next_hour(now: datetime) -> datetime:
    """The first whole hour that is at least half an hour away."""
    return (now + HOUR + HOUR / 2).replace(minute=0, second=0, microsecond=0)


def _times(run: Run, usual_time: time) -> tuple[time, ...]:
    part = next((piece.part for piece in run.pieces if piece.part is not None), None)
    clock = next((piece.at for piece in run.pieces if piece.at is not None), None)
    if clock is not None:
        return clock.in_part(part)
    return (usual_time if part is None else USUAL[part],)


def _is_midnight(run: Run) -> bool:
    return any(piece.at is not None and piece.at.is_midnight for piece in run.pieces)


def _around_midnight(days: Sequence[date]) -> tuple[date, ...]:
    """Both ends of Friday are called "Friday midnight", its last one by most."""
    return tuple(day + after for day in days for after in (DAY, 0 * DAY))


def _soon(run: Run, now: datetime) -> datetime | None:
    """Hours or minutes from now, up to a whole minute."""
    for piece in run.pieces:
        if piece.kind is Kind.SPAN and piece.word in ("hour", "minute"):
            moment = now + timedelta(**{f"{piece.word}s": piece.number})
            return moment.replace(second=0, microsecond=0) + MINUTE * (moment.second > 0)
    return None
