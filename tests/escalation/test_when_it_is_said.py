"""When something is said in a crisis, and to whom: calls, the first statement, another day, looking back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.webcare.crisis_rules import (
    LookBack,
    Ping,
    Statement,
    Still,
    is_led,
    is_past_calling,
    next_look,
    next_morning,
    to_say,
)
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.cases import Case, Kind, Status
from storage.escalation import Crisis

BEGAN = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOURS = Hours.weekly("Europe/Amsterdam", Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")))
MORNING = datetime(2026, 11, 24, 8, tzinfo=UTC)
TOLD = ["ada", "bo", "cas"]


def case(**fields: Any) -> Case:
    its: dict[str, Any] = {"kind": Kind.CRISIS, "status": Status.WAITING} | fields
    return Case(team_id=1, number=1, channel="x", paraphrase="?", reported_at=BEGAN, reported_by="ada", **its)


def crisis(**fields: Any) -> Crisis:
    return Crisis(team_id=1, case_id=1, started_at=BEGAN, started_by="", told=TOLD, first=1, **fields)


def after(minutes: int) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "number", "to"),
    [(10, 1, 1), (29, 2, 1), (30, 3, 2), (44, 4, 2), (50, 5, 3), (60, 6, 3), (600, 6, 3)],
)
def test_calls_reach_further_as_nobody_comes(minutes: int, number: int, to: int) -> None:
    said = to_say(crisis(reminded=60), case(), after(minutes), MORNING)
    assert said[0] == Ping(number, tuple(TOLD[:to]))
    assert isinstance(said[0], Ping)
    assert said[0].is_last == (number == 6)


def test_they_are_called_for_an_hour() -> None:
    assert not is_past_calling(crisis(), after(60))
    assert is_past_calling(crisis(), after(61))


def test_a_call_is_not_repeated_and_a_minute_early_there_is_none() -> None:
    assert to_say(crisis(), case(), after(9), MORNING) == []
    assert to_say(crisis(pinged=1), case(), after(19), MORNING) == []


@pytest.mark.parametrize(
    ("one", "about", "led"),
    [
        (crisis(), case(), False),
        (crisis(led_by="bo"), case(), True),
        (crisis(), case(status=Status.TAKEN), True),
        (crisis(), case(status=Status.TAKEN, kind=Kind.QUESTION), False),
        (crisis(), case(closed_at=BEGAN), True),
    ],
)
def test_who_leads(one: Crisis, about: Case, *, led: bool) -> None:
    assert is_led(one, about) is led
    assert bool(to_say(one, about, after(10), MORNING)) is not led


def test_the_first_statement() -> None:
    led = crisis(led_by="bo")
    assert to_say(led, case(), after(44), MORNING) == []
    assert to_say(led, case(), after(45), MORNING) == [Statement(45)]
    assert to_say(crisis(led_by="bo", reminded=45), case(), after(59), MORNING) == []
    assert to_say(led, case(), after(300), MORNING) == [Statement(60)]
    assert to_say(crisis(led_by="bo", statement_at=BEGAN), case(), after(300), MORNING) == []
    assert to_say(led, case(closed_at=BEGAN), after(300), MORNING) == []


def test_of_somebody_in_danger_nothing_is_said_in_the_open_unless_it_becomes_public() -> None:
    private = crisis(led_by="bo", is_private=True)
    assert to_say(private, case(), after(300), MORNING) == []
    public = crisis(led_by="bo", public_at=after(300))
    assert to_say(public, case(), after(344), MORNING) == []
    assert to_say(public, case(), after(345), MORNING) == [Statement(45)]
    assert next_look(public, HOURS, after(300)) == after(345)


def test_another_morning() -> None:
    said = crisis(led_by="bo", statement_at=BEGAN)
    assert to_say(said, case(), MORNING, MORNING) == [Still()]
    assert to_say(said, case(), MORNING, None) == []


def test_looking_back_is_asked_once() -> None:
    over = crisis(over_at=BEGAN, look_at=MORNING)
    assert to_say(over, case(), MORNING, MORNING) == [LookBack()]
    over.look_at = None
    assert to_say(over, case(), MORNING, MORNING) == []


def test_the_next_look() -> None:
    assert [next_look(crisis(), HOURS, after(minutes)) for minutes in (0, 10, 40, 45, 50)] == [
        after(10),
        after(20),
        after(45),
        after(50),
        after(60),
    ]
    assert next_look(crisis(), HOURS, after(60)) == MORNING
    assert next_look(crisis(), Hours.weekly("Europe/Amsterdam", CLOSED), after(60)) is None


def test_the_next_morning_of_who_is_never_in_is_tomorrow() -> None:
    assert next_morning(HOURS, BEGAN) == MORNING
    never = Hours.weekly("Europe/Amsterdam", CLOSED)
    assert next_morning(never, BEGAN) == BEGAN + timedelta(days=1)
