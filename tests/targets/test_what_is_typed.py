"""Targets and hours as people type them, and what a change does to open cases."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.targets import rules
from bot.targets.reading import Trouble, read_hours, read_target
from bot.targets.rules import Effect
from bot.webcare.deadlines import Deadline
from bot.working_time import Block
from storage.cases import Kind
from storage.channels import PlanChannel

DAY = 450
"""Minutes: a team that is open from 9.30 until 17.00."""


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30 min", 30),
        ("30m", 30),
        ("2 u", 120),
        ("2u", 120),
        ("2 uur", 120),
        ("1 hour", 60),
        ("an hour", 60),
        ("half an hour", 30),
        ("half uur", 30),
        ("anderhalf uur", 90),
        ("1,5 uur", 90),
        ("1.5 hours", 90),
        ("1:30", 90),
        ("1 u 30", 90),
        ("1u30", 90),
        ("1 uur en 30 minuten", 90),
        ("1 hour, 30 minutes", 90),
        ("2 UUR", 120),
        ("1 dag", DAY),
        ("een dag", DAY),
        ("1 working day", DAY),
        ("2 werkdagen", 2 * DAY),
        ("geen", None),
        ("None", None),
        ("-", None),
        ("2", Trouble.NO_UNIT),
        ("1,5", Trouble.NO_UNIT),
        ("", Trouble.UNREADABLE),
        ("gauw", Trouble.UNREADABLE),
        ("2 weken", Trouble.UNREADABLE),
        ("ongeveer 2 uur", Trouble.UNREADABLE),
        ("2 uur of 3", Trouble.UNREADABLE),
        ("1 min", Trouble.TOO_SHORT),
        ("0 uur", Trouble.TOO_SHORT),
        ("81 uur", Trouble.TOO_LONG),
        ("80 uur", 4800),
    ],
)
def test_a_target(typed: str, minutes: int | Trouble | None) -> None:
    assert read_target(typed, DAY) == minutes


NINE_TO_FIVE = Block.of("09:00", "17:00")
LUNCH = (Block.of("09:00", "12:30"), Block.of("13:00", "17:00"))


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("9-17", (NINE_TO_FIVE,)),
        ("09:00-17:00", (NINE_TO_FIVE,)),
        ("9.00 – 17.00 uur", (NINE_TO_FIVE,)),
        ("van 9 tot 17 uur", (NINE_TO_FIVE,)),
        ("9u - 17u", (NINE_TO_FIVE,)),
        ("0900-1700", (NINE_TO_FIVE,)),
        ("from 9 to 17", (NINE_TO_FIVE,)),
        ("9-12.30, 13-17", LUNCH),
        ("13-17 en 9-12:30", LUNCH),
        ("9-12, 12-17", (Block.of("09:00", "12:00"), Block.of("12:00", "17:00"))),
        ("18-24", (Block.of("18:00", "24:00"),)),
        ("18:00-0:00", (Block.of("18:00", "24:00"),)),
        ("dicht", ()),
        ("Closed", ()),
        ("geen", ()),
        ("", Trouble.NO_HOURS),
        ("9", Trouble.NO_HOURS),
        ("9-25", Trouble.NO_HOURS),
        ("9-vijf", Trouble.NO_HOURS),
        ("9-12.70", Trouble.NO_HOURS),
        ("ochtend", Trouble.NO_HOURS),
        ("9-12, middag", Trouble.NO_HOURS),
        ("17-9", Trouble.BACKWARDS),
        ("9-9", Trouble.BACKWARDS),
        ("9-13, 12-17", Trouble.OVERLAP),
        ("1-2, 3-4, 5-6, 7-8, 9-10", Trouble.TOO_MANY),
    ],
)
def test_the_hours_of_a_day(typed: str, blocks: tuple[Block, ...] | Trouble) -> None:
    assert read_hours(typed) == blocks


def test_only_days_that_differ_are_kept() -> None:
    usual = [(NINE_TO_FIVE,)] * 5 + [(), ()]
    chosen = [LUNCH, *usual[1:4], (), (NINE_TO_FIVE,), ()]

    assert rules.differing(usual, usual) == {}
    assert rules.differing(chosen, usual) == {
        "0": [["09:00", "12:30"], ["13:00", "17:00"]],
        "4": [],
        "5": [["09:00", "17:00"]],
    }


def test_days_in_a_row_that_are_the_same_are_one_line() -> None:
    week = [LUNCH, (NINE_TO_FIVE,), (NINE_TO_FIVE,), (NINE_TO_FIVE,), LUNCH, (), ()]

    found = [(first, last) for first, last, _ in rules.runs(week)]
    assert found == [(0, 0), (1, 3), (4, 4), (5, 6)]


def test_a_day_is_as_long_as_the_team_is_open() -> None:
    assert rules.minutes_of_day(NINE_TO_FIVE) == 480
    assert rules.minutes_of_day(Block.of("18:00", "24:00")) == 360


def test_what_is_another_target() -> None:
    before, after = {"crisis": 30, "spam": 5, "idea": 60}, {"crisis": 30, "question": 60, "spam": 6}

    assert rules.changed(before, after) == (Kind.QUESTION, Kind.IDEA)


NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def due(hours: float) -> Deadline:
    """So many hours from now."""
    at = NOW + timedelta(hours=hours)
    return Deadline(at, at, at, None)


def test_what_a_change_does_to_open_cases() -> None:
    pairs = [
        (due(1), due(1)),
        (due(2), due(1)),
        (due(2), due(0)),
        (due(-2), due(-2)),
        (due(1), due(3)),
        (due(1), None),
        (None, due(2)),
        (None, None),
    ]

    assert rules.effect(pairs, NOW) == Effect(open_cases=8, sooner=3, later=2, over=1)
    assert rules.effect([], NOW) == Effect()


@pytest.mark.parametrize(
    ("opens", "closes", "is_own"),
    [
        (time(10), time(12), True),
        (time(9), time(16), True),
        (time(9), time(17), False),
        (None, None, False),
        (time(10), None, False),
    ],
)
def test_a_channel_with_hours_of_its_own(*, opens: time | None, closes: time | None, is_own: bool) -> None:
    channel = PlanChannel(team_id=1, key="x", network="x", name="X", created_at=NOW, created_by="U1")
    channel.opens, channel.closes = opens, closes

    assert rules.has_own_hours(channel, NINE_TO_FIVE) is is_own
