"""What a team's ratings say of each factor: verdict, disagreement, hidden block, trend, and which two. Pure.

Scores run from -2 (clear stumbling block) to +2 (clear success factor). They are sorted before anything else
happens, so that no order tells whose they were.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median

from storage.ratings import FACTORS, Rating


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each number with where it comes from; "practice" as docs/trade.md, "Preconditions", means it."""

    raters: int = 3
    """Fewer scores than this say who gave them: practice."""
    block: float = -0.5
    success: float = 0.5
    """Half a step from the middle, on the mean: practice."""
    spread: float = 0.83
    """Mean distance to the median, on five points: a sixth of the points, from memory of Burke and Dunlap."""
    sponsor: float = 1.0
    makers: float = -1.0
    """Who decides calls it a success factor and who does it a stumbling block: practice."""
    trend: float = 0.5
    """Less than half a step between two rounds is no movement: practice."""


USUAL = Thresholds()


class Verdict(StrEnum):
    BLOCK = "block"
    MIXED = "mixed"
    SUCCESS = "success"
    TOO_FEW = "too_few"
    """Too few scores to say anything of the factor without saying who."""


class Trend(StrEnum):
    UP = "up"
    SAME = "same"
    DOWN = "down"


class Why(StrEnum):
    """Why a factor is proposed."""

    LOWEST = "lowest"
    DIVIDED = "divided"
    HIDDEN = "hidden"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Result:
    """What a team says of one factor. `scores` are in order of height."""

    factor: str
    scores: tuple[int, ...]
    unknown: int
    """Who does not know; not told where the scores are not, since it tells how many those are."""
    verdict: Verdict
    mean: float = 0.0
    spread: float = 0.0
    is_divided: bool = False
    is_hidden: bool = False
    trend: Trend | None = None

    def count(self, *scores: int) -> int:
        return sum(score in scores for score in self.scores)

    @property
    def blocks(self) -> int:
        return self.count(-2, -1)

    @property
    def successes(self) -> int:
        return self.count(1, 2)


Given = Mapping[str, Mapping[str, int | None]]
"""Factor -> who -> score."""


def given(ratings: Iterable[Rating]) -> dict[str, dict[str, int | None]]:
    """The ratings of one round by factor, in the article's order."""
    found: dict[str, dict[str, int | None]] = {factor: {} for factor in FACTORS}
    for one in ratings:
        found.get(one.factor, {})[one.user_id] = one.score
    return found


def results(
    now: Given, before: Given, sponsors: Collection[str] = (), limits: Thresholds = USUAL
) -> tuple[Result, ...]:
    """What every factor comes to, beside the round before; `sponsors` are ids of who has that role."""
    return tuple(
        _result(factor, now.get(factor, {}), before.get(factor, {}), sponsors, limits) for factor in FACTORS
    )


def _result(
    factor: str,
    now: Mapping[str, int | None],
    before: Mapping[str, int | None],
    sponsors: Collection[str],
    limits: Thresholds,
) -> Result:
    scores = _scores(now)
    if len(scores) < limits.raters:
        return Result(factor, (), 0, Verdict.TOO_FEW)
    mean = fmean(scores)
    return Result(
        factor,
        scores,
        sum(score is None for score in now.values()),
        _verdict(mean, limits),
        mean,
        spread(scores),
        is_divided=is_divided(scores, limits),
        is_hidden=mean > limits.block and is_hidden(now, sponsors, limits),
        trend=_trend(mean, _scores(before), limits),
    )


def _scores(by_person: Mapping[str, int | None]) -> tuple[int, ...]:
    return tuple(sorted(score for score in by_person.values() if score is not None))


def _verdict(mean: float, limits: Thresholds) -> Verdict:
    if mean <= limits.block:
        return Verdict.BLOCK
    return Verdict.SUCCESS if mean >= limits.success else Verdict.MIXED


def spread(scores: Sequence[int]) -> float:
    """The mean distance to the middlemost score."""
    middle = median(scores)
    return fmean(abs(score - middle) for score in scores)


def is_divided(scores: Sequence[int], limits: Thresholds = USUAL) -> bool:
    """Whether people see this so differently that they should talk about it."""
    return spread(scores) > limits.spread or {-2, 2} <= set(scores)


def is_hidden(
    by_person: Mapping[str, int | None], sponsors: Collection[str], limits: Thresholds = USUAL
) -> bool:
    """Who decides is content and who makes is not; said only where each group is too large to tell of one."""
    leading = _scores({who: score for who, score in by_person.items() if who in sponsors})
    making = _scores({who: score for who, score in by_person.items() if who not in sponsors})
    if min(len(leading), len(making)) < limits.raters:
        return False
    return fmean(leading) >= limits.sponsor and fmean(making) <= limits.makers


def _trend(mean: float, before: Sequence[int], limits: Thresholds) -> Trend | None:
    if len(before) < limits.raters:
        return None
    moved = mean - fmean(before)
    if abs(moved) < limits.trend:
        return Trend.SAME
    return Trend.UP if moved > 0 else Trend.DOWN


def proposal(found: Iterable[Result]) -> tuple[tuple[Result, Why], ...]:
    """Two to work on: the lowest mean, and the largest spread or else the next lowest; each with why."""
    judged = [one for one in found if one.verdict is not Verdict.TOO_FEW]
    lowest = sorted(judged, key=lambda one: (one.mean, -one.spread))
    if not lowest:
        return ()
    return ((lowest[0], Why.LOWEST), *_second(lowest[1:]))


def _second(lowest_first: Sequence[Result]) -> tuple[tuple[Result, Why], ...]:
    """A block that hides, since nobody would pick it; then what divides most; then the next lowest."""
    widest = sorted(lowest_first, key=lambda one: -one.spread)
    hidden = ((one, Why.HIDDEN) for one in lowest_first if one.is_hidden)
    divided = ((one, Why.DIVIDED) for one in widest if one.is_divided)
    following = ((one, Why.NEXT) for one in lowest_first)
    return tuple([*hidden, *divided, *following][:1])


def lowest_own(mine: Mapping[str, int | None]) -> tuple[str, ...]:
    """Of one person's own ratings the two lowest, stumbling blocks first."""
    known = {factor: score for factor in FACTORS if (score := mine.get(factor)) is not None}
    return tuple(sorted(known, key=lambda factor: known[factor])[:2])
