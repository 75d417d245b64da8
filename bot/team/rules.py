"""What a team and a person may choose: hours that can be kept, and who can take part."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.opening_hours import Block, Week
from bot.rituals import LATEST
from bot.wall_clock import local
from storage.people import WorkDays

NAME_LONGEST = 80
"""Characters; fits every plain-text place that names a team."""
PEOPLE_AT_MOST = 60
"""More is not a social media team but a department; their ids must also fit in a form's memory."""
LEAVE_AT_MOST = timedelta(days=366 * 2)
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Who:
    """First page of setting up: the team and its people."""

    name: str
    people: tuple[str, ...]
    coordinators: tuple[str, ...]
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Second page: the times. Wall-clock times are in the team's zone."""

    meetup_at: time = time(9, 20)
    meetup_days: tuple[int, ...] = MONDAY_TO_FRIDAY
    webcare_from: time = time(9)
    webcare_until: time = time(17)
    on_duty: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    is_public_body: bool = False
    guests_take_part: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A person's working days and hours, in their own zone."""

    odd: tuple[int, ...] = MONDAY_TO_FRIDAY
    even: tuple[int, ...] = MONDAY_TO_FRIDAY
    starts: time = time(9)
    ends: time = time(17)


def problems_with_who(who: Who) -> dict[str, str]:
    """Field -> key of the sentence that says what to do."""
    found: dict[str, str] = {}
    if not who.name or len(who.name) > NAME_LONGEST:
        found["name"] = "team.problem.name"
    if not who.people:
        found["people"] = "team.problem.nobody"
    if len(who.people) > PEOPLE_AT_MOST:
        found["people"] = "team.problem.many"
    if not who.coordinators:
        found["coordinators"] = "team.problem.coordinator"
    return found


def everyone(who: Who) -> tuple[str, ...]:
    """The people of the team, each once; who coordinates takes part."""
    return tuple(dict.fromkeys((*who.coordinators, *who.people)))


def problems_with_rhythm(rhythm: Rhythm, people: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    if not rhythm.meetup_days:
        found["meetup_days"] = "team.problem.no_days"
    if rhythm.meetup_at > LATEST:
        found["meetup_at"] = "team.problem.late"
    if rhythm.webcare_from >= rhythm.webcare_until:
        found["webcare_until"] = "team.problem.hours"
    if set(rhythm.on_duty) - set(people):
        found["on_duty"] = "team.problem.not_in_team"
    return found


def turns(rhythm: Rhythm) -> list[tuple[int, str]]:
    """Who is on webcare on which weekday: whoever was named, on every working day of the week."""
    return [(day, person) for person in rhythm.on_duty for day in MONDAY_TO_FRIDAY]


def problems_with_days(days: Days) -> dict[str, str]:
    return {"ends": "team.problem.hours"} if days.starts >= days.ends else {}


def week(days: Iterable[int], starts: time, ends: time) -> WorkDays:
    """Seven days of blocks, as they are kept."""
    return Week.on(days, Block(starts, ends)).written()


def days_of(odd: WorkDays | None, even: WorkDays | None) -> Days:
    """The days as the form shows them; the hours of the first day worked."""
    if odd is None or even is None:
        return Days()
    blocks = [blocks for day in (*odd, *even) for blocks in day]
    starts, ends = (blocks[0][0], blocks[0][-1]) if blocks else ("09:00", "17:00")
    return Days(_worked(odd), _worked(even), time.fromisoformat(starts), _end(ends))


def _worked(days: WorkDays) -> tuple[int, ...]:
    return tuple(number for number, blocks in enumerate(days) if blocks)


def _end(written: str) -> time:
    """Midnight as an end cannot be shown in a time field; the minute before it can."""
    return time(23, 59) if written == "24:00" else time.fromisoformat(written)


@dataclass(frozen=True, slots=True)
class Away:
    """A leave as it was filled in: without a time it begins with the day, or ends with it."""

    first_day: date
    last_day: date
    leaves_at: time | None = None
    back_at: time | None = None


def span(away: Away, zone: str) -> tuple[datetime, datetime]:
    """From when until when (UTC), in the person's zone."""
    starts = local(away.first_day, away.leaves_at or time(), zone)
    if away.back_at is not None:
        return starts, local(away.last_day, away.back_at, zone)
    return starts, local(away.last_day + timedelta(days=1), time(), zone)


def problems_with_leave(away: Away, zone: str, now: datetime) -> dict[str, str]:
    starts, ends = span(away, zone)
    if ends <= starts:
        return {"last_day": "team.problem.leave_order"}
    if ends <= now:
        return {"last_day": "team.problem.leave_past"}
    if ends - starts > LEAVE_AT_MOST:
        return {"last_day": "team.problem.leave_long"}
    return {}


def weeks_to_confirm(today: date, count: int = 4) -> list[date]:
    """The Mondays of this week and the next ones, to show what odd and even come to."""
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(weeks=number) for number in range(count)]


def is_odd(monday: date) -> bool:
    """By ISO week number: weeks 53 and 1 follow each other and are both odd."""
    return monday.isocalendar().week % 2 == 1
