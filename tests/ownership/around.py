"""Small teams for stories about whose something is. Office hours in Amsterdam, unless one says otherwise."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.ownership.facts import Being, Colleague, Matrix
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Span, Week
from storage.covers import Cover
from storage.duties import EVERYTHING, Held, Part, Scope

AMSTERDAM = "Europe/Amsterdam"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def at(moment: str, zone: str = AMSTERDAM) -> datetime:
    """ "2026-11-23 09:45" on the wall of that zone."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def hours(  # noqa: PLR0913 -- what hours can be, most of it rarely said
    start: str = "09:00",
    end: str = "17:00",
    *,
    days: Iterable[int] = MONDAY_TO_FRIDAY,
    even: Iterable[int] | None = None,
    zone: str = AMSTERDAM,
    free: Iterable[date] = (),
    leave: Iterable[tuple[str, str]] = (),
) -> Hours:
    """`even` are the days of even weeks, when they differ."""
    block = Block.of(start, end)
    return Hours(
        zone=zone,
        odd=Week.on(days, block),
        even=Week.on(days if even is None else even, block),
        free_days=frozenset(free),
        leave=tuple(Span(at(since), at(until)) for since, until in leave),
    )


def somebody(user_id: str, hours_: Hours | None = None, unfit: Being | None = None) -> Colleague:
    return Colleague(user_id, hours_ or hours(), unfit)


def cell(part: Part, user_id: str, task: str = "webcare", scope: Scope = EVERYTHING, role: str = "") -> Held:
    return Held(task, part, user_id, scope, role)


def matrix(
    people: Iterable[Colleague],
    cells: Iterable[Held],
    covers: Iterable[Cover] = (),
    coordinators: Iterable[str] = ("sanne",),
) -> Matrix:
    by_task: dict[str, tuple[Held, ...]] = {}
    for one in cells:
        by_task[one.task] = (*by_task.get(one.task, ()), one)
    known: Mapping[str, Colleague] = {one.user_id: one for one in people}
    return Matrix(AMSTERDAM, known, by_task, tuple(covers), tuple(coordinators))


def covered(asker: str, by: str, since: str, until: str, task: str = "") -> Cover:
    return Cover(
        request_id=1,
        team_id=1,
        asker_id=asker,
        starts_at=at(since),
        ends_at=at(until),
        task=task,
        taken_by=by,
    )
