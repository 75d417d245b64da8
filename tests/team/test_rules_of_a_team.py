"""What a team may choose: tables and properties."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.team import rules
from bot.team.rules import Problem, Rhythm, Unfit, Who
from storage.people import Member, Person

WHO = Who("Redactie", ("U1", "U2"), ("U1",), "nl", "Europe/Amsterdam")
RHYTHM = Rhythm(on_duty=("U1",))
START = datetime(2026, 11, 23, 9, tzinfo=UTC)


def person(user_id: str = "U1", **facts: Any) -> Person:
    return Person(workspace_id="T1", user_id=user_id, name=user_id, **facts)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"is_guest": True}, None),
        ({"is_stranger": True}, Unfit.STRANGER),
        ({"has_left": True}, Unfit.LEFT),
        ({"is_bot": True}, Unfit.APP),
        ({"is_bot": True, "has_left": True, "is_stranger": True}, Unfit.APP),
    ],
)
def test_who_cannot_take_part_and_why(facts: dict[str, Any], why: Unfit | None) -> None:
    expected = {} if why is None else {"U1": why}
    assert rules.unfit({"U1": person(**facts)}) == expected


@pytest.mark.parametrize(
    ("facts", "may"), [({}, True), ({"is_guest": True}, False), ({"is_stranger": True}, False)]
)
def test_who_may_set_up(facts: dict[str, Any], *, may: bool) -> None:
    assert rules.may_set_up(person(**facts)) is may


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, {}),
        ({"name": ""}, {"name": Problem("team.problem.name")}),
        ({"name": "W" * 80}, {}),
        ({"name": "W" * 81}, {"name": Problem("team.problem.name")}),
        ({"people": ()}, {"people": Problem("team.problem.nobody")}),
        ({"coordinators": ()}, {"coordinators": Problem("team.problem.nobody")}),
        ({"people": tuple(map(str, range(60)))}, {}),
        ({"people": tuple(map(str, range(61)))}, {"people": Problem("team.problem.many")}),
        ({"people": ("U1", "APP", "GONE")}, {"people": Problem("team.unfit.app", ("APP",))}),
        ({"people": ("GONE", "U1", "GONE2")}, {"people": Problem("team.unfit.left", ("GONE", "GONE2"))}),
        ({"coordinators": ("OTHER",)}, {"coordinators": Problem("team.unfit.stranger", ("OTHER",))}),
    ],
)
def test_what_is_wrong_with_the_first_page(changed: dict[str, Any], problems: dict[str, Problem]) -> None:
    cannot = {"APP": Unfit.APP, "GONE": Unfit.LEFT, "GONE2": Unfit.LEFT, "OTHER": Unfit.STRANGER}

    assert rules.problems_with_who(replace(WHO, **changed), cannot) == problems


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, {}),
        ({"meetup_days": ()}, {"meetup_days": Problem("team.problem.no_days")}),
        ({"meetup_at": time(16)}, {}),
        ({"meetup_at": time(16, 1)}, {"meetup_at": Problem("team.problem.late")}),
        ({"webcare_until": time(9)}, {"webcare_until": Problem("team.problem.hours")}),
        ({"webcare_until": time(9, 1)}, {}),
        ({"on_duty": ("U1", "U9")}, {"on_duty": Problem("team.problem.not_in_team", ("U9",))}),
    ],
)
def test_what_is_wrong_with_the_second_page(changed: dict[str, Any], problems: dict[str, Problem]) -> None:
    assert rules.problems_with_rhythm(replace(RHYTHM, **changed), WHO.everyone, ()) == problems


def test_guests_take_part_when_that_is_ticked() -> None:
    ticked = replace(RHYTHM, guests_take_part=True)

    assert rules.problems_with_rhythm(ticked, WHO.everyone, ("U2",)) == {}
    assert rules.problems_with_rhythm(RHYTHM, WHO.everyone, ("U2",)) == {
        "more": Problem("team.problem.guests", ("U2",))
    }


def test_guests_are_those_slack_calls_so() -> None:
    assert rules.guests({"U1": person("U1"), "U2": person("U2", is_guest=True)}) == ("U2",)


def test_without_whoever_cannot_somebody_still_coordinates() -> None:
    who, rhythm = rules.without(
        replace(WHO, coordinators=("APP",), people=("APP", "U2")),
        Rhythm(on_duty=("APP", "U2")),
        {"APP"},
        instead="U1",
    )

    assert (who.people, who.coordinators, rhythm.on_duty) == (("U2",), ("U1",), ("U2",))
    assert rules.without(WHO, RHYTHM, set(), instead="U9") == (WHO, RHYTHM)


def test_who_stays_on_webcare_keeps_their_days() -> None:
    before = [(0, "U1"), (3, "U1"), (1, "U2")]

    assert rules.turns(["U1"], before) == [(0, "U1"), (3, "U1")]
    assert rules.turns(["U1", "U3"], before)[2:] == [(day, "U3") for day in range(5)]
    assert rules.turns([], before) == []


def joined(user_id: str, days: int) -> Member:
    return Member(team_id=1, user_id=user_id, workspace_id="T1", joined_at=START + timedelta(days=days))


def test_whoever_is_there_longest_and_fit_coordinates_next() -> None:
    everyone = [
        (joined("GONE", 0), person("GONE", has_left=True)),
        (joined("GUEST", 1), person("GUEST", is_guest=True)),
        (joined("U2", 3), person("U2")),
        (joined("U1", 3), person("U1")),
    ]

    assert rules.next_to_coordinate(everyone, guests_take_part=False) is everyone[3][0]
    assert rules.next_to_coordinate(everyone, guests_take_part=True) is everyone[1][0]
    assert rules.next_to_coordinate(everyone[:1], guests_take_part=True) is None


user_ids = st.lists(st.sampled_from("ABCDEF"), max_size=6).map(tuple)


@given(user_ids, user_ids)
def test_everyone_is_in_the_team_once(people: tuple[str, ...], coordinators: tuple[str, ...]) -> None:
    everyone = replace(WHO, people=people, coordinators=coordinators).everyone

    assert sorted(everyone) == sorted({*people, *coordinators})


@given(user_ids, st.lists(st.tuples(st.integers(0, 6), st.sampled_from("ABCDEF")), unique=True))
def test_just_those_who_were_named_have_turns(
    on_duty: tuple[str, ...], before: list[tuple[int, str]]
) -> None:
    assert {who for _, who in rules.turns(on_duty, before)} == set(on_duty)


@given(user_ids, user_ids, st.sets(st.sampled_from("ABCDEF")))
def test_left_out_people_are_nowhere_and_somebody_coordinates(
    people: tuple[str, ...], coordinators: tuple[str, ...], cannot: set[str]
) -> None:
    who, rhythm = rules.without(
        replace(WHO, people=people, coordinators=coordinators), Rhythm(on_duty=people), cannot, instead="ME"
    )

    assert not cannot & {*who.everyone, *rhythm.on_duty}
    assert who.coordinators
