"""Weekdays on which webcare is open and nobody is there. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.findings import Finding, Level, Urgency
from bot.opening_hours import DAY
from bot.roles.days import Gap, days_from, desk_of, spans_of, webcare_gaps
from bot.roles.gathering import Facts
from bot.roles.mending import day_form
from bot.roles.thresholds import Thresholds

WEEK = 7 * DAY


def of_days(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """One finding for each weekday of a line, soonest first, judged on the coming days; free days are no gap.

    `days` of the `of` days that webcare is open; `first` and `last` of them as ordinals of the calendar.
    """
    days = days_from(facts, thresholds.days_ahead)
    gaps = sorted(webcare_gaps(facts, facts.lines, days), key=lambda gap: gap.day.weekday())
    order = {line: number for number, line in enumerate(facts.lines)}
    gaps.sort(key=lambda gap: order[gap.line])
    found = [
        _gap(facts, list(same), days)
        for _, same in groupby(gaps, key=lambda gap: (gap.line, gap.day.weekday()))
    ]
    yield from sorted(found, key=lambda one: one.numbers["first"])


def _gap(facts: Facts, gaps: Sequence[Gap], days: Sequence[date]) -> Finding:
    line, first, weekday = gaps[0].line, gaps[0].day, gaps[0].day.weekday()
    desk = desk_of(facts)
    judged = [day for day in days if day.weekday() == weekday and spans_of(desk, day, facts.now)]
    action, value = day_form(line, weekday)
    return Finding(
        "uncovered_day",
        Level.ERROR,
        f"{line.subject}/{weekday}",
        action,
        value,
        urgency_of(first, days[0]),
        numbers={
            "weekday": weekday,
            "days": len(gaps),
            "of": len(judged),
            "first": first.toordinal(),
            "last": gaps[-1].day.toordinal(),
        },
    )


def urgency_of(day: date, today: date) -> Urgency:
    """What begins today or tomorrow cannot wait; what has begun neither; for this week there is time."""
    if day <= today:
        return Urgency.TODAY
    if day - today == DAY:
        return Urgency.TOMORROW
    return Urgency.THIS_WEEK if day - today <= WEEK else Urgency.PATTERN
