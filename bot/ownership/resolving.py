"""The people for a task at a moment, in order, each with the reason. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from bot.ownership.facts import Ask, Being, Colleague, Matrix, Whereabouts, specificity, whereabouts
from storage.duties import Held, Part


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could have it. Who has the same `rank` is equal; a lower one comes first.

    `in_place_of` took this over from them for now: the cell is that person's.
    """

    user_id: str
    rank: int
    cell: Held
    whereabouts: Whereabouts
    in_place_of: str = ""

    @property
    def is_in(self) -> bool:
        return self.whereabouts.being is Being.IN


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everybody who could have it, in order, also who is away: that is the reason for the next one."""

    ask: Ask
    chain: tuple[Candidate, ...]
    coordinators: tuple[str, ...]
    """To be told when nobody in the chain is in."""

    @property
    def present(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.chain if one.is_in)

    @property
    def owner(self) -> Candidate | None:
        """Whose it is; None: nobody's, so tell the coordinators."""
        return next((one for one in self.chain if one.is_in), None)

    @property
    def by_rank(self) -> Iterator[tuple[Candidate, ...]]:
        """The people in order, equals together."""
        return (tuple(equals) for _, equals in groupby(self.chain, key=lambda one: one.rank))

    def passed_over(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """Who stands before them and is not in."""
        before = self.chain[: self.chain.index(candidate)]
        return tuple(one for one in before if not one.is_in)

    def or_else(self, other: "Resolution") -> "Resolution":
        """First these people, then the other ones; nobody twice."""
        seen = {one.user_id for one in self.chain}
        after = 1 + max((one.rank for one in self.chain), default=-1)
        more = (replace(one, rank=after + one.rank) for one in other.chain if one.user_id not in seen)
        return replace(self, chain=(*self.chain, *more))

    def passing(self, why_not: Callable[[Candidate], Being | None]) -> "Resolution":
        """The same, in which whoever cannot have it for a reason of the feature's own is passed over."""
        return replace(self, chain=tuple(_unless(one, why_not(one)) for one in self.chain))


def _unless(candidate: Candidate, being: Being | None) -> Candidate:
    return candidate if being is None else replace(candidate, whereabouts=Whereabouts(being))


def resolve(matrix: Matrix, ask: Ask) -> Resolution:
    """Who took it on for now; who does it, most specific first; the backup; who else does it; who decides.

    Each part is taken from the most specific line that fills it, so that a line for Friday that only says
    who does it keeps the backup of the whole task. Nobody comes twice.
    """
    chain = [_promised(matrix, ask, user_id) for user_id in dict.fromkeys(matrix.volunteers(ask))]
    seen = {one.user_id for one in chain}
    for rank, equals in enumerate(_ranks(matrix.cells_for(ask)), start=bool(chain)):
        for cell in sorted(equals, key=lambda cell: cell.user_id):
            chain += [one for one in _candidates(matrix, ask, cell, rank) if one.user_id not in seen]
            seen |= {one.user_id for one in chain}
    return Resolution(ask, tuple(chain), matrix.coordinators)


def _promised(matrix: Matrix, ask: Ask, user_id: str) -> Candidate:
    """Somebody took this on for now, as nobody had it."""
    cell = Held(ask.task, Part.DOES, user_id)
    return Candidate(user_id, 0, cell, _as_promised(_where(matrix, user_id, ask)))


def _ranks(cells: list[Held]) -> Iterator[list[Held]]:
    """Cells that are equal together, in the order of `resolve`; `cells` are most specific first."""
    does, backup, decides = (
        [list(level) for _, level in groupby(_with(part, cells), key=lambda cell: specificity(cell.scope))]
        for part in (Part.DOES, Part.BACKUP, Part.DECIDES)
    )
    yield from (*does[:1], *backup[:1], *does[1:], *decides[:1])


def _with(part: Part, cells: Iterable[Held]) -> list[Held]:
    return [cell for cell in cells if cell.part is part]


def _candidates(matrix: Matrix, ask: Ask, cell: Held, rank: int) -> Iterator[Candidate]:
    """The holder of the cell; when somebody covers for them, that person first."""
    cover = matrix.cover_for(cell.user_id, ask)
    volunteer = cover.taken_by if cover is not None else None
    if cover is None or volunteer is None or volunteer == cell.user_id:
        yield Candidate(cell.user_id, rank, cell, _where(matrix, cell.user_id, ask))
        return
    yield Candidate(cell.user_id, rank, cell, Whereabouts(Being.COVERED, cover.ends_at))
    yield Candidate(volunteer, rank, cell, _as_promised(_where(matrix, volunteer, ask)), cell.user_id)


def _as_promised(where: Whereabouts) -> Whereabouts:
    """Who said they would be there, is, whatever their usual hours; not when they are on leave."""
    off = where.being in (Being.LATER, Being.WENT_HOME, Being.DAY_OFF)
    return Whereabouts(Being.IN) if off else where


def _where(matrix: Matrix, user_id: str, ask: Ask) -> Whereabouts:
    colleague: Colleague | None = matrix.colleagues.get(user_id)
    return Whereabouts(Being.LEFT) if colleague is None else whereabouts(colleague, ask.at)
