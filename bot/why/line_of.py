"""The picture of one issue over time: which days and values stand on its axes, and what is said at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import ceil, floor, log10

from bot.opening_hours import DAY
from bot.pictures.line import Dot, Line, Tick
from bot.texts import Say
from bot.why.course import Point, a_month_after
from bot.why.rules import Draft

STEPS_AT_MOST = 5
MONTHS_AT_MOST = 6
"""On the axes: more cannot be read on a phone."""
WORDS_AT_MOST = 6
"""Points that have their value beside them; of more only the last has."""
WITHOUT_A_DATE = 60 * DAY
"""How far the picture goes on when the issue has no date."""
NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the edges of the picture stand for."""

    first: date
    last: date
    low: float
    high: float
    step: float

    def across(self, day: date) -> float:
        return (day - self.first) / (self.last - self.first)

    def up(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def line_of(say: Say, draft: Draft, began: date, measured: Sequence[Point], today: date) -> Line:
    """Of an issue with a beginning and a goal; `began` is the day on which it was written down."""
    now, goal = draft.now or 0.0, draft.goal or 0.0
    first = min([began, today, *(one.on for one in measured)])
    scale = scale_of(draft, first, measured, today)
    named = len(measured) <= WORDS_AT_MOST
    dots = [_dot(say, scale, one, named=named or one is measured[-1]) for one in measured]
    hidden = bool(measured) and measured[0].on == first
    return Line(
        title=draft.sentence,
        subtitle=_subtitle(say, draft),
        language=say.language,
        start=Dot(0, scale.up(now), "" if hidden else say.number(now)),
        measured=tuple(dots),
        goal=Dot(scale.across(draft.due_on or scale.last), scale.up(goal), _goal_words(say, goal)),
        goal_has_a_date=draft.due_on is not None,
        across=tuple(Tick(scale.across(day), say.month(day)) for day in months(scale.first, scale.last)),
        up=tuple(Tick(scale.up(value), say.number(value)) for value in values(scale)),
        today=Tick(scale.across(today), say("common.today")),
        legend=(say("why.line_picture.measured"), say("why.line_picture.straight")),
    )


def _dot(say: Say, scale: Scale, point: Point, *, named: bool) -> Dot:
    return Dot(scale.across(point.on), scale.up(point.value), say.number(point.value) if named else "")


def _goal_words(say: Say, goal: float) -> str:
    return say("why.line_picture.goal", goal=say.number(goal))


def _subtitle(say: Say, draft: Draft) -> str:
    unit = draft.unit or say("why.line_picture.no_unit")
    if draft.due_on is None:
        return unit
    return say("why.line_picture.until", unit=unit, date=say.date(draft.due_on))


def scale_of(draft: Draft, first: date, measured: Sequence[Point], today: date) -> Scale:
    """Round numbers around all values; days from the first to the date, or to the last that is known."""
    known = [value for value in (draft.now, draft.goal) if value is not None]
    known += [one.value for one in measured]
    step = nice_step(max(known) - min(known))
    low, high = floor(min(known) / step) * step, ceil(max(known) / step) * step
    until = draft.due_on or today + WITHOUT_A_DATE
    last = max([until, today, first + DAY, *(one.on for one in measured)])
    return Scale(first, last, low, high if high > low else low + step, step)


def nice_step(span: float) -> float:
    """One, two or five, times some power of ten, so that at most five fit."""
    if span <= 0:
        return 1.0
    power = 10.0 ** floor(log10(span / STEPS_AT_MOST))
    return next(nice * power for nice in NICE if nice * power * STEPS_AT_MOST >= span * (1 - 1e-9))


def values(scale: Scale) -> list[float]:
    """What stands beside the picture, rounded as people would write it; plus zero, which makes 0 of -0."""
    steps = round((scale.high - scale.low) / scale.step)
    return [round(scale.low + number * scale.step, 6) + 0.0 for number in range(steps + 1)]


def months(first: date, last: date) -> list[date]:
    """The first days of months in between, at most six of them at the same distance."""
    start = first if first.day == 1 else a_month_after(first.replace(day=1))
    found = [start]
    while (following := a_month_after(found[-1])) <= last:
        found.append(following)
    if start > last:
        return []
    every = next(number for number in count(1) if len(found[::number]) <= MONTHS_AT_MOST)
    return found[::every]
