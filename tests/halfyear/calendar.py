"""Who works when, told once more and in the plainest way: what the judge goes by, not the code it judges."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tests.halfyear.team import BACKUP, DECIDES, SIX, Resident

HOLIDAYS = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1), date(2027, 3, 29)}
"""Of those that the team ticked, the ones in this half year."""
HERE = ZoneInfo("Europe/Amsterdam")
WEBCARE = (time(9), time(17))
BY_ID = {one.user_id: one for one in SIX}
NO_CASES: Mapping[str, int] = MappingProxyType({})
SOON = timedelta(hours=1)
"""Nobody stands in for who comes within the hour; nobody decides for who comes that day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """`leaves` are from and until, by person."""

    leaves: Mapping[str, Sequence[tuple[datetime, datetime]]] = field(default_factory=dict)

    def is_in(self, user_id: str, at: datetime) -> bool:
        one = BY_ID[user_id]
        there = at.astimezone(ZoneInfo(one.zone))
        begins, ends = (time.fromisoformat(hour) for hour in one.hours)
        return self._works_on(one, there.date()) and begins <= there.time() < ends and not self._away(one, at)

    def comes(self, user_id: str, at: datetime) -> datetime | None:
        """When they come in later that day."""
        one = BY_ID[user_id]
        there = at.astimezone(ZoneInfo(one.zone))
        begins, ends = (
            datetime.combine(there.date(), time.fromisoformat(hour), there.tzinfo) for hour in one.hours
        )
        back = [until for _, until in self.leaves.get(user_id, ()) if at < until]
        moments = [moment for moment in (begins, *back) if at < moment < ends]
        return min((moment for moment in moments if self.is_in(user_id, moment)), default=None)

    def _works_on(self, one: Resident, day: date) -> bool:
        return day.weekday() in one.works and day not in HOLIDAYS

    def _away(self, one: Resident, at: datetime) -> bool:
        return any(since <= at < until for since, until in self.leaves.get(one.user_id, ()))

    def is_open(self, at: datetime) -> bool:
        """Webcare, from Monday to Friday."""
        here = at.astimezone(HERE)
        opens, closes = WEBCARE
        return here.weekday() < 5 and here.date() not in HOLIDAYS and opens <= here.time() < closes

    def could_have(
        self, at: datetime, but_for: Collection[str] = (), has: Mapping[str, int] = NO_CASES
    ) -> list[str]:
        """Who is first for a case: of who does webcare that day, else the backup, else who decides.

        Not who gave it back (`but_for`), or who `has` as many open cases as they take.
        """
        awaited: list[timedelta] = []
        for equals, patience in self._in_order(at):
            able = [one for one in equals if one not in but_for]
            free = [one for one in able if has.get(one, 0) < BY_ID[one].limit]
            if here := [one for one in free if self.is_in(one, at)]:
                return [] if any(wait <= patience for wait in awaited) else here
            comes = [moment for one in able if (moment := self.comes(one, at)) is not None]
            awaited += [moment - at for moment in comes if self.is_open(moment)]
        return []

    def _in_order(self, at: datetime) -> Iterator[tuple[list[str], timedelta]]:
        weekday = at.astimezone(HERE).weekday()
        yield [one.user_id for one in SIX if weekday in one.does], SOON
        yield [BACKUP], SOON
        yield [DECIDES], timedelta(days=1)


def midnight(at: datetime) -> datetime:
    """The beginning of that day, here."""
    return datetime.combine(at.astimezone(HERE).date(), time(0), HERE)
