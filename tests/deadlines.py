"""Deadlines proved against a count minute by minute: `python -m tests.deadlines --examples 5000`.

Each example is a team with hours, holidays and a zone of its own, and a case whose life is made at random:
hours, zone, holidays and targets change while it is open, and its clock stands still now and then. What the
bot says of it at the end is held against somebody with a stopwatch who looks every minute whether webcare is
open. The stopwatch knows nothing of the bot's sums: only what a clock on the wall of that zone shows.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desk_hours import Counting
from bot.webcare import clock
from bot.webcare.deadlines import Pressing, Stage, begun, deadline
from bot.working_time import Block, Week
from storage.cases import Case, Kind
from storage.clocks import ClockRules

ZONES = (
    "Europe/Amsterdam",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "America/Havana",
    "Africa/Casablanca",
    "Atlantic/Azores",
    "UTC",
)
"""Whole, half and quarter hours from UTC; with the clock changing by an hour, by half, at night, or never."""
EUROPE = (date(2026, 3, 29), date(2026, 10, 25))
AMERICA = (date(2026, 3, 8), date(2026, 11, 1))
DOWN_UNDER = (date(2026, 4, 5), date(2026, 10, 4), date(2026, 9, 27))
CHANGES = {
    "Europe": EUROPE,
    "Atlantic": EUROPE,
    "America": AMERICA,
    "Pacific": DOWN_UNDER,
    "Australia": DOWN_UNDER,
}
"""Days on which clocks change there: half of the cases live around one of them."""
KINGS_DAY = date(2027, 4, 27)
TARGETS = (10, 30, 60, 120, 240, 480, 960)
MINUTE = timedelta(minutes=1)
HORIZON = 40 * 24 * 60
"""Minutes: what is not due in forty days is said to be due never; the bot looks two years ahead."""
DAY = 24 * 60


@dataclass(frozen=True)
class Event:
    """At a minute after the case came in, the rules change, or its clock stops or starts."""

    minute: int
    does: str
    rules: Counting | None = None


@dataclass
class Example:
    """A case as it lives; `seed` makes it again."""

    seed: int
    came_in: datetime
    rules: Counting
    events: list[Event] = field(default_factory=list)


def example(seed: int) -> Example:
    """A life, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 -- a life, not a secret
    zone = dice.choice(ZONES)
    around = dice.choice(CHANGES.get(zone.partition("/")[0], (KINGS_DAY,)))
    if dice.random() < 0.4:
        around = date(2026, dice.randint(1, 12), 15)
    day = datetime(around.year, around.month, around.day, tzinfo=UTC) - timedelta(days=dice.randint(0, 4))
    rules = replace(_rules(dice, around), zone=zone)
    made = Example(seed, day + timedelta(minutes=dice.randrange(DAY)), rules)
    made.events = list(_events(dice, made.rules, around))
    return made


def _events(dice: random.Random, rules: Counting, around: date) -> Iterator[Event]:
    minute, runs = 0, True
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3, 5))):
        minute += dice.choice((1, 17, 60, 200, 480, DAY, 2 * DAY))
        does = dice.choice(("hours", "hours", "zone", "targets", "holidays", "clock", "clock"))
        if does == "clock":
            runs = not runs
            yield Event(minute, "start" if runs else "stop")
        else:
            rules = _changed(dice, rules, does, around)
            yield Event(minute, does, rules)
    if not runs:
        yield Event(minute + dice.choice((1, 60, DAY)), "start")


def _changed(dice: random.Random, rules: Counting, does: str, around: date) -> Counting:
    other = _rules(dice, around)
    match does:
        case "hours":
            return replace(rules, week=other.week)
        case "zone":
            return replace(rules, zone=other.zone)
        case "targets":
            return replace(rules, minutes=other.minutes)
        case _:
            return replace(rules, closed_days=other.closed_days)


def _rules(dice: random.Random, around: date) -> Counting:
    days = (around + timedelta(days=dice.randint(-5, 9)) for _ in range(dice.choice((0, 0, 1, 3))))
    return Counting(
        zone=dice.choice(ZONES),
        week=Week(tuple(_day(dice, weekday) for weekday in range(7))),
        country="NL",
        holidays=("koningsdag",) if dice.random() < 0.5 else (),
        closed_days=tuple(sorted({day.isoformat() for day in days})),
        minutes={Kind.QUESTION: dice.choice(TARGETS)},
    )


def _day(dice: random.Random, weekday: int) -> tuple[Block, ...]:
    """Closed, a whole day, two blocks around lunch, or any blocks, at night too."""
    if weekday > 4 and dice.random() < 0.6:
        return ()
    match dice.randrange(6):
        case 0:
            return ()
        case 1 | 2:
            return (Block.of("09:00", "17:00"),)
        case 3:
            return (Block.of("09:00", "12:30"), Block.of("13:00", "17:00"))
        case _:
            marks = sorted(dice.sample(range(0, DAY + 1, 5), 2 * dice.randint(1, 3)))
            return tuple(_block(start, end) for start, end in list(pairwise(marks))[::2])


def _block(start: int, end: int) -> Block:
    return Block.of(*(f"{minute // 60:02}:{minute % 60:02}" for minute in (start, end)))


# --- what the bot says


def told(made: Example) -> dict[Stage, datetime]:
    """When the bot says each stage is reached, once all has happened."""
    hours = made.rules.hours(made.came_in)
    case = Case(
        team_id=1,
        number=1,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="",
        reported_at=made.came_in,
        reported_by="",
    )
    rules = [_kept(1, made.came_in, made.rules)]
    fresh = begun(Pressing(Kind.QUESTION, channel="x"), made.rules.minutes, hours, made.came_in)
    clock.show(case, fresh, deadline(fresh, hours), rules[0], made.came_in)
    for event in made.events:
        _happens(case, rules, event, made.came_in + event.minute * MINUTE)
    clock.recount_by(case, rules, rules[-1].since)
    found = clock.said_at(case)
    return dict(found.moments) if found else {}


def _happens(case: Case, rules: list[ClockRules], event: Event, now: datetime) -> None:
    """Open clocks are not counted anew at every change: several changes in a row must come to the same."""
    if event.rules is not None:
        rules.append(_kept(len(rules) + 1, now, event.rules))
        if event.minute % 2:
            clock.recount_by(case, rules, now)
    elif event.does == "stop":
        clock.stop_by(case, rules, now)
    else:
        clock.start_by(case, rules[-1], now)


def _kept(number: int, since: datetime, counting: Counting) -> ClockRules:
    rules = ClockRules(team_id=1, since=since, facts=counting.written())
    rules.id = number
    return rules


# --- what the stopwatch says


@dataclass
class Wall:
    """What a clock on the wall shows, and the latest it has shown that day: a block ends when it first
    shows its end, and a clock that is put back does not open it again.
    """

    zone: ZoneInfo
    day: date = date.min
    latest: int = -1

    def shows(self, at: datetime) -> None:
        here = at.astimezone(self.zone)
        minute = here.hour * 60 + here.minute
        self.latest = max(self.latest, minute) if here.date() == self.day else minute
        self.day = here.date()

    def is_open(self, rules: Counting, free: frozenset[date]) -> bool:
        if self.day in free:
            return False
        blocks = (block.within_day for block in rules.week.days[self.day.weekday()])
        return any(start <= self.latest * MINUTE < end for start, end in blocks)


class Stopwatch:
    """Runs while somebody waits and the wall says that webcare is open; notes when a stage is reached."""

    def __init__(self, made: Example) -> None:
        self.rules, self.runs, self.gone = made.rules, True, 0
        self.free = made.rules.hours(made.came_in).free_days
        self.found: dict[Stage, datetime] = {}
        changes = (event.rules.zone for event in made.events if event.rules is not None)
        self.walls = {zone: Wall(ZoneInfo(zone)) for zone in {made.rules.zone, *changes}}

    def happens(self, event: Event, at: datetime) -> None:
        """With more time, what was over may not be so any more; a clock that starts again says anew of what
        is over that it is.
        """
        self.runs = {"stop": False, "start": True}.get(event.does, self.runs)
        if event.rules is not None:
            self.rules, self.free = event.rules, event.rules.hours(at).free_days
        is_kept = event.does != "start"
        self.found = {stage: then for stage, then in self.found.items() if is_kept and self.is_over(stage)}

    def is_over(self, stage: Stage) -> bool:
        return self.gone * 100 >= self.rules.minutes[Kind.QUESTION] * stage

    def looks(self, at: datetime) -> None:
        """What is over now, and whether the minute that follows counts."""
        if self.runs:
            self.found |= {stage: at for stage in Stage if stage not in self.found and self.is_over(stage)}
        self.shows(at)
        self.gone += self.runs and self.walls[self.rules.zone].is_open(self.rules, self.free)

    def shows(self, at: datetime) -> None:
        for wall in self.walls.values():
            wall.shows(at)


def counted(made: Example) -> dict[Stage, datetime]:
    """When each stage was reached, by a stopwatch that looks every minute."""
    watch, events = Stopwatch(made), list(made.events)
    for minute in range(-DAY, HORIZON):
        at = made.came_in + minute * MINUTE
        if minute < 0:
            watch.shows(at)
            continue
        while events and events[0].minute == minute:
            watch.happens(events.pop(0), at)
        watch.looks(at)
        if Stage.LONG in watch.found and not events:
            break
    return watch.found


# --- held against each other


def is_same(told_by_bot: dict[Stage, datetime], made: Example) -> bool:
    """What is due later than the stopwatch looks counts as never."""
    until = made.came_in + HORIZON * MINUTE
    return {stage: at for stage, at in told_by_bot.items() if at < until} == counted(made)


@dataclass
class Score:
    """What was tried, and what came out different."""

    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[int] = field(default_factory=list)

    def note(self, made: Example, found: dict[Stage, datetime], *, same: bool) -> None:
        self.tried.update(["examples", f"zone {made.rules.zone}", *(event.does for event in made.events)])
        self.tried["moments compared"] += len(found)
        self.tried["lived over a change of the clock"] += _crosses(made, found)
        if not same:
            self.wrong.append(made.seed)


def _crosses(made: Example, found: dict[Stage, datetime]) -> bool:
    zone = ZoneInfo(made.events[-1].rules.zone if made.events and made.events[-1].rules else made.rules.zone)
    ends = max(found.values(), default=made.came_in)
    return made.came_in.astimezone(zone).utcoffset() != ends.astimezone(zone).utcoffset()


def run(seeds: range) -> Score:
    score = Score()
    for seed in seeds:
        made = example(seed)
        found = told(made)
        score.note(made, found, same=is_same(found, made))
    return score


PAGE = """# Deadlines, held against a stopwatch

Made with `python -m tests.deadlines --examples {examples} --write docs/deadlines.md`, in {seconds:.0f} s.

Each example is a team with a week of its own (closed days, a lunch break, any blocks, at night too), holidays
and one of {zones} zones, and a case that lives around a day on which clocks change there, around King's Day,
or elsewhere in the year. While it is open, hours, zone, holidays and targets change and its clock stands
still now and then. What the bot says of half, four fifths, all and half as much again of the time is held
against a stopwatch that looks every minute at the wall and knows nothing of the bot's sums
(`tests/deadlines.py`).

| | |
|---|---|
{rows}

**Different: {wrong}.** {seeds}
"""
ROWS = {
    "examples": "cases",
    "moments compared": "moments compared, to the minute",
    "lived over a change of the clock": "of them lived over a change of the clock",
    "hours": "times the opening hours changed while open",
    "zone": "times the team moved to another zone",
    "targets": "times the targets changed",
    "holidays": "times the days off changed",
    "stop": "times the clock stood still, and went on",
}


def page(score: Score, seconds: float) -> str:
    rows = "\n".join(f"| {words} | {score.tried[name]:,} |" for name, words in ROWS.items())
    return PAGE.format(
        examples=score.tried["examples"],
        seconds=seconds,
        zones=len(ZONES),
        rows=rows,
        wrong=len(score.wrong) or "none",
        seeds=f"Seeds: {score.wrong[:20]}." if score.wrong else "",
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--examples", type=int, default=200)
    asked.add_argument("--first", type=int, default=0, help="the seed of the first example")
    asked.add_argument("--write", type=Path, help="where to write what came out")
    options = asked.parse_args()
    began = time.monotonic()
    score = run(range(options.first, options.first + options.examples))
    text = page(score, time.monotonic() - began)
    if options.write:
        options.write.write_text(text.rstrip() + "\n", "utf-8")
    sys.stdout.write(text)
    return 1 if score.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
