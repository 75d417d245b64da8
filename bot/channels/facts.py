"""All that the checks of channels look at: the channels, who is there for each, and what a team has and does.

Pure. Who does a channel, stands in, answers and watches is read from the role matrix, never typed twice.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.channels import capacity
from bot.channels.capacity import Load
from bot.desk_hours import desk_hours
from bot.opening_hours import DAY, Block, Week
from bot.ownership.attendance import first_in
from bot.ownership.facts import Ask, Matrix
from bot.working_time import MIDNIGHT, Hours, Span, local, local_day, open_spans, works_on
from storage.actions import Action
from storage.audiences import Audience
from storage.channels import PlanChannel
from storage.duties import CRISIS, WEBCARE, Held, Part
from storage.people import Member, Person, Team
from storage.plans import Issue

PUBLISHING, MONITORING = "publishing", "monitoring"
"""Tasks of the trade, bot/ownership/tasks.py."""
ANSWERS = (Part.DOES, Part.BACKUP, Part.DECIDES)
WEEK_AHEAD = 7
WEEKS_OF_CASES = 4


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day of the coming week on which a channel is open; `user_id` is empty when nobody is there."""

    day: date
    user_id: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is there for a channel. `owners` come from the matrix, or else from who does it now."""

    owners: tuple[str, ...] = ()
    is_in_matrix: bool = False
    backups: tuple[str, ...] = ()
    """Who can take over: never an owner."""
    named_backups: tuple[str, ...] = ()
    """As the matrix says, also when it names the owner."""
    has_webcare: bool = False
    open_days: tuple[OpenDay, ...] = ()
    monitors: tuple[str, ...] = ()
    """Who watches it, where the plan says that it is watched."""

    @property
    def gaps(self) -> tuple[date, ...]:
        """The days of the coming week on which nobody answers."""
        return tuple(one.day for one in self.open_days if not one.user_id)


@dataclass(frozen=True, slots=True)
class Facts:
    team: Team
    now: datetime
    channels: Sequence[PlanChannel]
    matrix: Matrix
    members: Sequence[tuple[Member, Person]]
    audiences: Mapping[int, Audience]
    issues: Mapping[int, Issue]
    """The open ones."""
    cases: int = 0
    """Reported in the last four weeks."""
    waiting: Mapping[str, Action] = field(default_factory=dict)
    """What somebody is finding out, by what it is about."""
    left_open: tuple[str, ...] = ()
    """Fields of which somebody just said that they do not know."""

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.zone)

    @property
    def names(self) -> dict[str, str]:
        return {person.user_id: person.name for _, person in self.members}

    def takes_part(self, user_id: str | None) -> bool:
        colleague = self.matrix.colleagues.get(user_id or "")
        return colleague is not None and colleague.unfit is None

    def load(self) -> Load:
        """What a week asks of the team, and the hours it has."""
        told = [one.hours for one, person in self.members if self.takes_part(person.user_id)]
        return Load(
            posts=capacity.minutes_of(self.channels),
            meetups=capacity.MEETUP_MINUTES * _meetups(self),
            cases=capacity.CASE_MINUTES * self.cases / WEEKS_OF_CASES,
            hours=sum(one for one in told if one is not None),
            untold=sum(one is None for one in told),
        )


def _meetups(facts: Facts) -> float:
    """How many times somebody of the team takes part in a meet-up, in a mean week."""
    days = set(facts.team.meetup_days)
    weeks = [
        week.days[day]
        for colleague in facts.matrix.colleagues.values()
        if colleague.unfit is None
        for week in (colleague.hours.odd, colleague.hours.even)
        for day in days
    ]
    return sum(bool(blocks) for blocks in weeks) / 2


def staff_of(facts: Facts) -> dict[int, Staff]:
    """Who is there for each channel, by its id. Channels that answer alike are looked at once."""
    open_days: dict[tuple[object, ...], tuple[OpenDay, ...]] = {}
    found = {}
    for channel in facts.channels:
        alike = (_own_key(facts.matrix, channel), channel.opens, channel.closes)
        if alike not in open_days:
            open_days[alike] = tuple(_open_days(facts, channel))
        found[channel.id] = replace(_holders(facts, channel), open_days=open_days[alike])
    return found


def _own_key(matrix: Matrix, channel: PlanChannel) -> str:
    """The channel's key when the matrix says something of webcare just there; else nothing."""
    own = any(cell.scope.channel == channel.key for cell in matrix.held.get(WEBCARE, ()))
    return channel.key if own else ""


def _holders(facts: Facts, channel: PlanChannel) -> Staff:
    matrix = facts.matrix
    does = _fit(facts, holders(matrix, PUBLISHING, channel.key, Part.DOES))
    owners = does or ((channel.done_by,) if channel.done_by and facts.takes_part(channel.done_by) else ())
    named = _fit(facts, holders(matrix, PUBLISHING, channel.key, Part.BACKUP))
    others = owners[1:] if len(owners) > 1 else ()
    return Staff(
        owners=owners,
        is_in_matrix=bool(does),
        backups=tuple(one for one in dict.fromkeys((*named, *others)) if one != next(iter(owners), None)),
        named_backups=named,
        has_webcare=any(_fit(facts, holders(matrix, WEBCARE, channel.key, part)) for part in ANSWERS),
        monitors=_fit(facts, _monitors(matrix, channel)),
    )


def _monitors(matrix: Matrix, channel: PlanChannel) -> tuple[str, ...]:
    return holders(matrix, MONITORING, channel.key, Part.DOES) if channel.is_monitored else ()


def _fit(facts: Facts, user_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in user_ids if facts.takes_part(one))


def holders(matrix: Matrix, task: str, key: str, part: Part) -> tuple[str, ...]:
    """Who has a part in the task for this channel; what its own line leaves open, the whole task says.

    Weekdays are not told apart, topics are left out.
    """
    cells = [cell for cell in matrix.held.get(task, ()) if cell.part is part and not cell.scope.topic]
    return _people(cells, {key}) or _people(cells, {""})


def _people(cells: Sequence[Held], channels: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.user_id for cell in cells if cell.scope.channel in channels))


def hours_of_channel(facts: Facts, channel: PlanChannel) -> Hours:
    """When questions on the channel are answered: its own hours on the days that webcare is open."""
    cells = [cell for task in (WEBCARE, CRISIS) for cell in facts.matrix.held.get(task, ())]
    desk = desk_hours(facts.team, cells, facts.now)
    if channel.opens is None or channel.closes is None:
        return desk
    weekdays = [day for day, blocks in enumerate(desk.odd.days) if blocks]
    week = Week.on(weekdays, Block(channel.opens, channel.closes))
    return Hours.weekly(desk.zone, week, desk.free_days)


def _open_days(facts: Facts, channel: PlanChannel) -> Iterator[OpenDay]:
    hours = hours_of_channel(facts, channel)
    for number in range(WEEK_AHEAD):
        day = facts.today + number * DAY
        if works_on(hours, day) and (spans := _spans(hours, day, facts.now)):
            found = first_in(facts.matrix, Ask(WEBCARE, facts.now, channel.key), spans)
            yield OpenDay(day, found.user_id if found else "")


def _spans(hours: Hours, day: date, now: datetime) -> list[Span]:
    """When it is open that day; of today what is still to come."""
    start, end = (local(one, MIDNIGHT, hours.zone) for one in (day, day + timedelta(days=1)))
    return open_spans(hours, max(start, now), end)
