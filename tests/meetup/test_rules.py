"""Who takes part, when they may answer, and when they are reminded: examples by the clock of each."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.meetup import rules
from bot.meetup.rules import Seat, Standing, Trouble
from bot.rituals import Ritual
from bot.working_time import Block, Hours, Span, Week
from storage.meetup_reminders import Skipped

HOME, ISLAND, FAR = "Europe/Amsterdam", "America/Curacao", "Asia/Tokyo"
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
RITUAL = Ritual(HOME, time(9, 20), frozenset(range(5)))


def at(text: str, zone: str = HOME) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def hours(zone: str = HOME, days: tuple[int, ...] = (0, 1, 2, 3, 4), *leave: Span) -> Hours:
    return Hours.weekly(zone, Week.on(days, Block.of("09:00", "17:00")), leave=leave)


def seat(worked: Hours | None = None, **more: bool) -> Seat:
    return Seat("U1", "Noor", worked or hours(), **more)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        ("2026-11-23 17:59", Standing.TOO_EARLY),
        ("2026-11-23 18:00", Standing.OPEN),
        ("2026-11-24 16:59", Standing.OPEN),
        ("2026-11-24 17:00", Standing.TOO_LATE),
    ],
)
def test_a_day_is_open_from_the_evening_before_until_five(now: str, standing: Standing) -> None:
    assert rules.turn_on(TUESDAY, hours()).standing(at(now)) is standing


def test_the_evening_before_is_that_of_the_last_day_worked() -> None:
    assert rules.turn_on(date(2026, 11, 30), hours(days=(0, 2))).opens_at == at("2026-11-25 18:00")


def test_everyone_has_their_own_clock() -> None:
    island = rules.turn_on(TUESDAY, hours(ISLAND))

    assert island.opens_at == at("2026-11-23 23:00")
    assert island.closes_at == at("2026-11-24 22:00")


def test_who_never_worked_before_may_answer_at_any_time_until_it_closes() -> None:
    never = rules.turn_on(TUESDAY, hours(days=()))

    assert never.opens_at is None
    assert never.standing(at("2026-01-01 12:00")) is Standing.OPEN


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-24 08:00", TUESDAY),
        ("2026-11-24 16:59", TUESDAY),
        ("2026-11-24 17:00", date(2026, 11, 26)),
        ("2026-11-25 12:00", WEDNESDAY),
        ("2026-11-28 12:00", date(2026, 11, 30)),
    ],
    ids=["before the prompt", "just in time", "off tomorrow", "on the day off itself", "in the weekend"],
)
def test_whose_turn_it_is_for_somebody_who_is_off_on_wednesday(now: str, day: date) -> None:
    turn = rules.next_turn(RITUAL, hours(days=(0, 1, 3, 4)), at(now))

    assert turn is not None
    assert turn.day == day


def test_who_works_on_no_meet_up_day_has_no_turn() -> None:
    assert rules.next_turn(RITUAL, hours(days=(5,)), at("2026-11-28 12:00")) is None
    assert rules.next_turn(Ritual(HOME, time(9), frozenset()), hours(), at("2026-11-28 12:00")) is None


@pytest.mark.parametrize(
    ("zone", "prompted", "reminded"),
    [
        (HOME, "2026-11-24 09:20", "2026-11-24 10:50"),
        (HOME, "2026-11-24 06:00", "2026-11-24 09:00"),
        (ISLAND, "2026-11-24 09:20", "2026-11-24 14:00"),
        ("Pacific/Honolulu", "2026-11-24 09:20", "2026-11-24 20:00"),
    ],
    ids=[
        "ninety minutes later",
        "when the day begins",
        "when Yara's day begins",
        "when it is that day there",
    ],
)
def test_when_somebody_is_reminded(zone: str, prompted: str, reminded: str) -> None:
    found = rules.reminder_for(seat(hours(zone)), TUESDAY, at(prompted), answered=False)

    assert found == at(reminded)


@pytest.mark.parametrize(
    ("who", "answered", "reason"),
    [
        (seat(has_left=True, takes_part=False), False, Skipped.LEFT),
        (seat(takes_part=False), False, Skipped.NOT_TAKING_PART),
        (seat(), True, Skipped.ANSWERED),
        (seat(hours(HOME, (0,))), False, Skipped.OFF),
        (seat(wants_reminders=False), False, Skipped.UNWANTED),
        (seat(hours(FAR)), False, Skipped.NO_HOURS_LEFT),
    ],
    ids=["left", "guest", "answered", "day off", "reminders off", "evening there already"],
)
def test_why_somebody_is_not_reminded(who: Seat, answered: bool, reason: Skipped) -> None:  # noqa: FBT001 - a column of the table
    assert rules.reminder_for(who, TUESDAY, at("2026-11-24 09:20"), answered=answered) is reason


def test_the_last_reminder_is_before_four() -> None:
    late = rules.reminder_for(seat(), TUESDAY, at("2026-11-24 14:30"), answered=False)
    in_time = rules.reminder_for(seat(), TUESDAY, at("2026-11-24 14:29"), answered=False)

    assert late is Skipped.NO_HOURS_LEFT
    assert in_time == at("2026-11-24 15:59")


def test_a_due_reminder_waits_for_who_is_away_until_after_lunch() -> None:
    away = hours(HOME, (1,), Span(at("2026-11-24 10:00"), at("2026-11-24 13:00")))

    assert rules.reminder_now(seat(away), TUESDAY, at("2026-11-24 10:50"), answered=False) == at(
        "2026-11-24 13:00"
    )


def test_a_name_fills_the_gap_only_when_there_is_a_colleague_and_changes_with_the_week() -> None:
    noor, bram = Seat("U1", "Noor", hours()), Seat("U2", "Bram", hours())
    guest = Seat("U3", "Gast", hours(), takes_part=False)

    assert rules.name_for_slot([noor, guest], TUESDAY) is None
    assert {rules.name_for_slot([noor, bram, guest], day) for day in (TUESDAY, date(2026, 12, 1))} == {
        "Noor",
        "Bram",
    }


def test_one_field_is_enough_and_none_is_not() -> None:
    assert rules.troubles({"heard": None, "idea": None, "stuck": "ja"}) == {}
    assert rules.troubles({"heard": None, "idea": None, "stuck": None}) == {"idea": Trouble.EMPTY}


def test_a_thousand_characters_fit_and_one_more_does_not() -> None:
    assert rules.troubles({"heard": "x" * rules.LONGEST, "idea": None, "stuck": None}) == {}
    assert rules.troubles({"heard": "x" * (rules.LONGEST + 1), "idea": "y", "stuck": None}) == {
        "heard": Trouble.TOO_LONG
    }


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        ("2026-11-24 00:00", None),
        ("2026-11-24 16:59", None),
        ("2026-11-24 17:00", rules.NoDayOff.TOO_LATE),
    ],
)
def test_a_day_can_be_called_off_until_it_closes(now: str, refusal: rules.NoDayOff | None) -> None:
    assert rules.no_day_off(RITUAL, TUESDAY, at(now)) is refusal


def test_a_day_without_a_meet_up_cannot_be_called_off() -> None:
    saturday = date(2026, 11, 28)

    assert rules.no_day_off(RITUAL, saturday, at("2026-11-28 12:00")) is rules.NoDayOff.NOT_TODAY
