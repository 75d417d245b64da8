"""The role matrix as lines: a task, or what it is for one channel or topic, with who has which part. Pure.

A weekday is no line of its own but the roster of a line. What a line for one channel or topic leaves open it
has from the task as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.ownership.facts import specificity
from storage.duties import EVERY_DAY, EVERYTHING, Held, Part, Scope


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `cells` are its own, the roster's included; `inherited` those of the whole task."""

    task_id: int
    task: str
    scope: Scope = EVERYTHING
    cells: tuple[Held, ...] = ()
    inherited: tuple[Held, ...] = ()
    minutes: int | None = None
    decider_does: bool = False

    @property
    def subject(self) -> str:
        """The task, and of what: "publishing/instagram"."""
        return "/".join(filter(None, (self.task, self.scope.channel, self.scope.topic)))

    def people(self, part: Part) -> tuple[str, ...]:
        """Who has the part, each once; from the whole task when the line itself says nothing of it."""
        own = [cell.user_id for cell in self.cells if cell.part is part]
        return tuple(dict.fromkeys(own or (cell.user_id for cell in self.inherited if cell.part is part)))

    def on_weekday(self, part: Part, weekday: int) -> tuple[str, ...]:
        """Who has the part on that weekday: the roster of the day, else what holds for every day."""
        for cells in (self.cells, self.inherited):
            fits = [one for one in cells if one.part is part and one.scope.weekday in (weekday, EVERY_DAY)]
            if fits:
                most = max(specificity(one.scope) for one in fits)
                return tuple(dict.fromkeys(one.user_id for one in fits if specificity(one.scope) == most))
        return ()


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task of the team as it is kept."""

    id: int
    key: str
    minutes: int | None = None
    decider_does: bool = False


def lines_of(tasks: Sequence[TaskFacts], held: Mapping[str, Iterable[Held]]) -> tuple[Line, ...]:
    """In the order of the tasks; of a task that is only filled for channels or topics just those lines."""
    return tuple(chain.from_iterable(_lines(task, tuple(held.get(task.key, ()))) for task in tasks))


def _lines(task: TaskFacts, cells: tuple[Held, ...]) -> list[Line]:
    places = dict.fromkeys(without_weekday(cell.scope) for cell in cells) or {EVERYTHING: None}
    general = tuple(cell for cell in cells if without_weekday(cell.scope) == EVERYTHING)
    return [
        Line(
            task.id,
            task.key,
            place,
            tuple(cell for cell in cells if without_weekday(cell.scope) == place),
            () if place == EVERYTHING else general,
            task.minutes,
            task.decider_does,
        )
        for place in sorted(places)
    ]


def without_weekday(scope: Scope) -> Scope:
    return Scope(scope.channel, scope.topic)


@dataclass(frozen=True, slots=True)
class Parts:
    """How much somebody has: lines they do, and decide about."""

    does: tuple[Line, ...] = field(default=())
    decides: tuple[Line, ...] = field(default=())


def parts_of(lines: Iterable[Line], user_id: str) -> Parts:
    def having(part: Part) -> tuple[Line, ...]:
        return tuple(line for line in found if user_id in line.people(part))

    found = tuple(lines)
    return Parts(having(Part.DOES), having(Part.DECIDES))
