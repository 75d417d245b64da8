"""An organisation drawn at random, whose role matrix is healthy by construction; defects are planted in it.

Three pillars work from Monday to Friday. Each line has one who decides, one or two who do it, a pillar as
backup, and from five people on somebody who has no part in it. Nobody decides about much more than another.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.ownership.facts import Being, Colleague, Matrix
from bot.ownership.tasks import CORE_TASKS, CREATION
from bot.rituals import team_free_days
from bot.roles.gathering import Facts
from bot.roles.lines import TaskFacts, lines_of
from bot.wall_clock import local
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Hours, Span, Week
from storage.duties import EVERYTHING, Held, Part, Scope
from storage.people import Member, Person, Team

HOME = "Europe/Amsterdam"
ZONES = (HOME, "Europe/London", "America/Curacao", "Asia/Tokyo")
HOLIDAYS = ["nieuwjaarsdag", "koningsdag", "eerste_kerstdag", "tweede_kerstdag"]
OFFICE = Block(time(9), time(17))
PILLARS = ("U0", "U1", "U2")
WEBCARE_BACKUP, APPROVER = "U1", "U2"
PLACES = (
    Scope("linkedin"),
    Scope("instagram"),
    Scope("tiktok"),
    Scope("", "vacancies"),
    Scope("", "learning"),
)
ONLY_GENERAL = ("webcare", "crisis", "approval", *CREATION)
"""Lines of which defects are planted in what is there; these have no channels or topics."""


@dataclass
class Organisation:
    """What a team told us, to be changed until it is asked for as `facts`."""

    random: Random
    now: datetime
    team: Team
    hours: dict[str, Hours] = field(default_factory=dict)
    leaves: dict[str, list[Span]] = field(default_factory=dict)
    unfit: dict[str, Being] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    tasks: dict[str, TaskFacts] = field(default_factory=dict)
    cells: list[Held] = field(default_factory=list)
    capacity: dict[str, float] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        held = {key: tuple(cell for cell in self.cells if cell.task == key) for key in self.tasks}
        free = team_free_days(self.team, self.now)
        colleagues = {
            who: Colleague(
                who,
                Hours(hours.zone, hours.odd, hours.even, free, tuple(self.leaves.get(who, ()))),
                self.unfit.get(who),
            )
            for who, hours in self.hours.items()
        }
        return Facts(
            team=self.team,
            now=self.now,
            matrix=Matrix(HOME, colleagues, held),
            tasks=tuple(self.tasks.values()),
            lines=lines_of(list(self.tasks.values()), held),
            members=tuple((self._member(who), _person(who)) for who in self.hours),
            roles={who: frozenset(roles) for who, roles in self.roles.items()},
        )

    def _member(self, who: str) -> Member:
        return Member(
            team_id=1, user_id=who, workspace_id="T1", joined_at=self.now, hours=self.capacity.get(who)
        )

    def newcomer(self, odd: Week | None = None, even: Week | None = None) -> str:
        """Somebody who works from Monday to Friday, unless something else is said; they have no part yet."""
        who = f"U{len(self.hours)}"
        every = Week.on(MONDAY_TO_FRIDAY, OFFICE)
        self.hours[who] = Hours(HOME, odd or every, even or odd or every)
        return who

    def helper(self) -> str:
        """A newcomer who helps with something, so that they are remarkable in nothing."""
        who = self.newcomer()
        self.give(Part.HELPS, self.new_task(), who)
        return who

    def new_task(self, minutes: int | None = None, *, decider_does: bool = False) -> str:
        """A healthy line of its own."""
        task = self.bare_task("", minutes, decider_does=decider_does)
        self.give(Part.DOES, task, PILLARS[0])
        self.give(Part.BACKUP, task, PILLARS[1])
        self.give(Part.DECIDES, task, self.decider())
        return task

    def bare_task(self, key: str = "", minutes: int | None = None, *, decider_does: bool = False) -> str:
        key = key or f"task {len(self.tasks)}"
        self.tasks[key] = TaskFacts(len(self.tasks) + 1, key, minutes, decider_does)
        return key

    def decider(self) -> str:
        """Of the pillars whoever decides about least."""
        decides = Counter(cell.user_id for cell in self.cells if cell.part is Part.DECIDES)
        return min(PILLARS, key=lambda who: (decides[who], who))

    def give(self, part: Part, task: str, *people: str, scope: Scope = EVERYTHING) -> None:
        self.cells += [Held(task, part, who, scope) for who in people]

    def take(self, part: Part, task: str) -> None:
        """Nobody has that part in that task any more, for nothing of it."""
        self.clear(lambda cell: (cell.task, cell.part) == (task, part))

    def clear(self, fits: Callable[[Held], bool]) -> None:
        """These cells are gone; who had them helps elsewhere, if nothing is left for them."""
        had = [cell.user_id for cell in self.cells if fits(cell)]
        self.cells = [cell for cell in self.cells if not fits(cell)]
        for who in had:
            if not any(cell.user_id == who for cell in self.cells if cell.part is not Part.HEARS):
                self.give(Part.HELPS, self.new_task(), who)

    def on_leave(self, who: str, first: date, days: int) -> None:
        zone = self.hours[who].zone
        ends = first + timedelta(days=days)
        span = Span(local(first, time(), zone), local(ends, time(), zone))
        self.leaves.setdefault(who, []).append(span)


def _person(who: str) -> Person:
    return Person(workspace_id="T1", user_id=who, name=f"Name of {who}")


def healthy(seed: int) -> Organisation:
    """Of 3 to 12 people and 5 to 40 tasks."""
    random = Random(seed)  # noqa: S311 - a story, no secret
    organisation = _founded(random)
    for _ in range(random.randint(0, 9)):
        _hire(organisation)
    keys = random.sample(CORE_TASKS, random.randint(3, len(CORE_TASKS)))
    for key in keys:
        _fill(organisation, organisation.bare_task(key))
    for _ in range(random.randint(max(0, 5 - len(keys)), 40 - len(keys))):
        _fill(organisation, organisation.bare_task())
    _give_roles(organisation)
    _occupy_everybody(organisation)
    _measure(organisation)
    return organisation


def _founded(random: Random) -> Organisation:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(3 * 365 * 24 * 60))
    team = Team(
        workspace_id="T1",
        channel_id="C1",
        name="social",
        created_at=now,
        created_by="U0",
        holidays=random.choice(([], HOLIDAYS)),
    )
    team.id = 1
    organisation = Organisation(random, now, team)
    for _ in PILLARS:
        organisation.newcomer()
    return organisation


def _hire(organisation: Organisation) -> None:
    """Somebody with days, odd and even weeks and a zone of their own, perhaps with a short leave."""
    random = organisation.random
    odd, even = (Week.on(random.sample(range(5), random.randint(1, 5)), OFFICE) for _ in "oe")
    who = organisation.newcomer()
    organisation.hours[who] = Hours(random.choice(ZONES), odd, random.choice((odd, even, CLOSED)))
    if random.random() < 0.3:
        first = organisation.now.date() + timedelta(days=random.randrange(30))
        organisation.on_leave(who, first, random.randint(1, 5))


def _fill(organisation: Organisation, task: str) -> None:
    """The task as a whole, or lines for a few channels and topics, or both."""
    random = organisation.random
    most = 0 if task in ONLY_GENERAL else 2
    places = random.sample(PLACES, random.randint(0, most))
    if not places or random.random() < 0.6:
        _fill_line(organisation, task, EVERYTHING)
        inherits = True
    else:
        inherits = False
    for place in places:
        _fill_line(organisation, task, place, leaves_open=inherits and random.random() < 0.5)


def _fill_line(organisation: Organisation, task: str, scope: Scope, *, leaves_open: bool = False) -> None:
    """With `leaves_open` who does it and stands in is left to the task as a whole."""
    random = organisation.random
    team = list(organisation.hours)
    outsider = team[-1] if len(team) > len(PILLARS) else ""
    some = [who for who in team if who != outsider]
    decides = APPROVER if task == "approval" else organisation.decider()
    organisation.give(Part.DECIDES, task, decides, scope=scope)
    organisation.give(Part.HELPS, task, *random.sample(some, random.randint(0, 2)), scope=scope)
    organisation.give(Part.THINKS_ALONG, task, *random.sample(some, random.randint(0, 3)), scope=scope)
    organisation.give(Part.HEARS, task, *random.sample(some, random.randint(1, 3)), scope=scope)
    if not leaves_open:
        _fill_doers(organisation, task, scope, some)


def _fill_doers(organisation: Organisation, task: str, scope: Scope, some: list[str]) -> None:
    random = organisation.random
    if task == "webcare":
        fill_webcare(organisation)
        return
    if task == "approval":
        does = [APPROVER]
    elif task in CREATION:
        does = random.sample([who for who in some if who != APPROVER], random.randint(1, 2))
    else:
        does = random.sample(some, random.randint(1, 2))
    backup = next(who for who in PILLARS if who not in does)
    organisation.give(Part.BACKUP, task, backup, scope=scope)
    organisation.give(Part.DOES, task, *does, scope=scope)


def fill_webcare(organisation: Organisation) -> None:
    """A roster of one or two for each day, with one backup for all of them."""
    here = organisation.hours.keys() - organisation.unfit.keys()
    others = sorted(here - {WEBCARE_BACKUP})
    organisation.give(Part.BACKUP, "webcare", WEBCARE_BACKUP)
    for weekday in MONDAY_TO_FRIDAY:
        today = organisation.random.sample(others, organisation.random.randint(1, 2))
        organisation.give(Part.DOES, "webcare", *today, scope=Scope(weekday=weekday))


def _give_roles(organisation: Organisation) -> None:
    """Ordinary ones to anybody; a pillar is sponsor, since each of them decides about something."""
    random = organisation.random
    for who in organisation.hours:
        roles = random.sample(("content_creator", "channel_manager", "paid_social"), random.randint(0, 2))
        organisation.roles[who] = set(roles)
    organisation.roles[PILLARS[0]].add("management_sponsor")


def _occupy_everybody(organisation: Organisation) -> None:
    """Who has no part, or only hears of things, helps with something in which not everybody has a part."""
    for who in organisation.hours:
        parts = {cell.part for cell in organisation.cells if cell.user_id == who}
        if parts <= {Part.HEARS}:
            organisation.give(Part.HELPS, organisation.new_task(), who)


def _measure(organisation: Organisation) -> None:
    """Some tasks take time; of some people it is known how much they have, and that is enough."""
    random = organisation.random
    for key, task in organisation.tasks.items():
        minutes = random.choice((None, 30, 90))
        organisation.tasks[key] = TaskFacts(task.id, key, minutes, task.decider_does)
    for who in organisation.hours:
        if random.random() < 0.5:
            organisation.capacity[who] = len(organisation.tasks) * 1.5
