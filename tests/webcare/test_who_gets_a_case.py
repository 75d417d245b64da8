"""The rules of dealing: on duty, in, fewest open cases, fewest today, longest since the last one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ownership.facts import Colleague as Present
from bot.ownership.facts import Matrix
from bot.webcare.rules import (
    TRY_AGAIN,
    Assigned,
    Colleague,
    Helper,
    Nobody,
    Staff,
    Waits,
    deal,
    helpers,
    needs_another,
)
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Hours, Span, Week
from storage.caseload import Load
from storage.cases import Case, Kind, Status
from storage.channels import Network
from storage.duties import CRISIS, WEBCARE, Held, Part, Scope
from storage.turns import Because

AMSTERDAM = "Europe/Amsterdam"
ALWAYS = frozenset(range(7))


def at(moment: str) -> datetime:
    """Of November 2026 in UTC, which is an hour less than in Amsterdam: "23 09:45"."""
    return datetime.strptime(f"2026-11-{moment} +0000", "%Y-%m-%d %H:%M %z")


def office(start: str = "09:00", end: str = "17:00", zone: str = AMSTERDAM, **more: object) -> Hours:
    return Hours.weekly(zone, Week.on(MONDAY_TO_FRIDAY, Block.of(start, end)), **more)  # type: ignore[arg-type]  # stories say free_days= and leave=


@dataclass(frozen=True)
class Somebody:
    """A colleague with their weekdays on webcare, and other parts in the matrix."""

    colleague: Colleague
    days: frozenset[int] = ALWAYS
    parts: tuple[Held, ...] = ()

    @property
    def held(self) -> Iterator[Held]:
        yield from (
            Held(WEBCARE, Part.DOES, self.colleague.user_id, Scope(weekday=day)) for day in sorted(self.days)
        )
        yield from self.parts


def person(
    user_id: str,
    load: Load | None = None,
    hours: Hours | None = None,
    days: frozenset[int] = ALWAYS,
    limit: int | None = None,
) -> Somebody:
    return Somebody(Colleague(user_id, hours or office(), load or Load(), limit), days)


def having(part: Part, user_id: str, load: Load | None = None, hours: Hours | None = None) -> Somebody:
    """Somebody with another part in webcare than doing it."""
    held = Held(WEBCARE, part, user_id)
    return Somebody(Colleague(user_id, hours or office(), load or Load()), frozenset(), (held,))


def staff(*people: Somebody, hours: Hours | None = None) -> Staff:
    colleagues = {one.colleague.user_id: one.colleague for one in people}
    cells = [cell for one in people for cell in one.held]
    matrix = Matrix(
        zone=AMSTERDAM,
        colleagues={who: Present(who, one.hours) for who, one in colleagues.items()},
        held={task: tuple(cell for cell in cells if cell.task == task) for task in (WEBCARE, CRISIS)},
    )
    return Staff(hours or office(), matrix, colleagues)


NOW = at("23 08:45")
"""Monday, a quarter to ten."""


def dealt(*people: Somebody, now: datetime = NOW, kind: Kind = Kind.QUESTION) -> Assigned | Waits:
    return deal(a_case(None, kind=kind), staff(*people), now)


@pytest.mark.parametrize(
    ("noor", "oliver", "gets"),
    [
        (Load(2), Load(1), "oliver"),
        (Load(1, 3), Load(1, 2), "oliver"),
        (Load(1, 1, at("20 09:00")), Load(1, 1, at("19 09:00")), "oliver"),
        (Load(1, 1, at("19 09:00")), Load(1, 1), "oliver"),
        (Load(), Load(), "noor"),
        (Load(0, 9, at("23 08:00")), Load(1), "noor"),
    ],
)
def test_the_fairest_gets_it(noor: Load, oliver: Load, gets: str) -> None:
    found = dealt(person("noor", noor), person("oliver", oliver))

    assert isinstance(found, Assigned)
    assert found.user_id == gets
    assert found.because is Because.FEWEST


@given(
    st.permutations(
        [person("a", Load(1)), person("b", Load(1)), person("c", Load(2)), person("d", Load(1, 1))]
    )
)
def test_the_order_in_which_people_are_looked_at_does_not_matter(colleagues: list[Somebody]) -> None:
    found = dealt(*colleagues)

    assert isinstance(found, Assigned)
    assert found.user_id == "a"


def test_the_only_one_in_gets_it_for_that_reason() -> None:
    assert dealt(person("noor", Load(4))) == Assigned("noor", Because.ONLY, 4)


@pytest.mark.parametrize(
    "away",
    [
        person("bram", days=frozenset({1})),
        person("bram", hours=office(leave=[Span(at("23 00:00"), at("24 00:00"))])),
        person("bram", hours=office(free_days=[date(2026, 11, 23)])),
        person("bram", hours=office("10:00", "12:00")),
        person("bram", hours=office(zone="America/Curacao")),
        person("bram", hours=Hours.weekly(AMSTERDAM, CLOSED)),
    ],
    ids=["another day", "leave", "holiday", "comes at ten", "asleep in Curaçao", "never works"],
)
def test_who_is_not_in_gets_nothing_however_few_they_have(away: Somebody) -> None:
    found = dealt(away, person("noor", Load(9)))

    assert isinstance(found, Assigned)
    assert found.user_id == "noor"


def test_when_the_one_on_duty_comes_later_it_waits_for_them() -> None:
    found = dealt(person("noor", hours=office("11:00", "17:00")))

    assert found == Waits(Nobody.LATER, at("23 10:00"), NOW + TRY_AGAIN)


def test_somebody_who_comes_within_minutes_is_not_waited_for_longer() -> None:
    found = dealt(person("noor", hours=office("09:47", "17:00")))

    assert found == Waits(Nobody.LATER, at("23 08:47"), at("23 08:47"))


def test_somebody_who_comes_after_webcare_closes_is_no_help_today() -> None:
    found = dealt(person("noor", hours=office("18:00", "20:00")))

    assert found == Waits(Nobody.OFF_DUTY, at("24 08:00"), NOW + TRY_AGAIN)


def test_who_has_gone_home_is_no_help_today() -> None:
    found = dealt(person("noor", hours=office("09:00", "15:00")), now=at("23 14:30"))

    assert isinstance(found, Waits)
    assert found.why is Nobody.OFF_DUTY


@pytest.mark.parametrize(
    ("now", "opens"),
    [("23 07:30", "23 08:00"), ("23 16:00", "24 08:00"), ("27 17:00", "30 08:00"), ("28 12:00", "30 08:00")],
    ids=["early", "at closing time", "friday evening", "weekend"],
)
def test_outside_opening_hours_it_is_dealt_when_webcare_opens(now: str, opens: str) -> None:
    found = dealt(person("noor"), now=at(now))

    assert found == Waits(Nobody.CLOSED, at(opens), at(opens))


def test_nobody_on_duty_is_looked_for_again_soon() -> None:
    assert dealt() == Waits(Nobody.OFF_DUTY, at("24 08:00"), NOW + TRY_AGAIN)


def test_webcare_that_never_opens_deals_nothing() -> None:
    closed = staff(person("noor"), hours=Hours.weekly(AMSTERDAM, CLOSED))

    found = deal(a_case(None, kind=Kind.CRISIS), closed, NOW)

    assert found == Waits(Nobody.NEVER_OPEN, None, None)


def test_a_crisis_in_the_evening_goes_at_once_to_who_is_on_duty_next() -> None:
    tuesday = person("noor", days=frozenset({1}))
    monday = person("bram", days=frozenset({0}))

    assert dealt(tuesday, monday, now=at("23 21:00"), kind=Kind.CRISIS) == Assigned("noor", Because.CRISIS, 0)


def test_a_crisis_before_opening_goes_to_who_is_in_already() -> None:
    early = person("bram", Load(3), office("08:00", "16:00"))

    assert dealt(person("noor"), early, now=at("23 07:30"), kind=Kind.CRISIS) == Assigned(
        "bram", Because.CRISIS, 3
    )


def test_a_crisis_does_not_wait_for_who_comes_later() -> None:
    late = person("noor", hours=office("11:00", "17:00"))

    assert dealt(late, kind=Kind.CRISIS) == Assigned("noor", Because.CRISIS, 0)


def test_a_crisis_does_not_go_to_somebody_on_leave() -> None:
    away = person("noor", hours=office(leave=[Span(at("23 00:00"), at("26 00:00"))]))

    found = dealt(away, now=at("23 21:00"), kind=Kind.CRISIS)

    assert isinstance(found, Waits)


def colleagues(*people: Somebody) -> list[Colleague]:
    return [one.colleague for one in people]


def a_case(owner: str | None, status: Status = Status.WAITING, kind: Kind = Kind.QUESTION) -> Case:
    return Case(
        team_id=1,
        number=1,
        channel=Network.X,
        kind=kind,
        paraphrase="Wanneer is de open dag?",
        reported_at=NOW,
        reported_by="bram",
        owner_id=owner,
        status=status,
    )


def test_a_case_can_be_handed_to_who_works_today_those_who_are_in_first() -> None:
    noon, now_in = person("sanne", hours=office("12:00", "17:00")), person("milan")
    gone, owner = person("teun", hours=office("09:00", "09:30")), person("noor")

    assert helpers(a_case("noor"), AMSTERDAM, colleagues(noon, now_in, gone, owner), NOW) == [
        Helper("milan", None),
        Helper("sanne", at("23 11:00")),
    ]


def test_a_case_of_nobody_can_be_handed_to_anyone() -> None:
    assert helpers(a_case(None), AMSTERDAM, colleagues(person("noor")), NOW) == [Helper("noor", None)]


@pytest.mark.parametrize(
    ("case", "others", "needed"),
    [
        (a_case("noor", Status.TAKEN), [person("noor")], False),
        (a_case("noor"), [person("noor")], True),
        (a_case("noor", Status.TAKEN), [person("noor", hours=office("12:00", "17:00"))], True),
        (a_case("noor", Status.TAKEN), [person("bram")], True),
        (a_case(None), [person("bram")], True),
    ],
    ids=["taken and in", "not taken", "taken and out", "left", "nobody's"],
)
def test_another_must_know_when_nobody_is_on_it(
    case: Case,
    others: list[Somebody],
    needed: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert needs_another(case, colleagues(*others), NOW) is needed


def test_a_backup_gets_it_while_who_does_it_is_away_all_day() -> None:
    noor = person("noor", days=frozenset({1}))

    found = dealt(noor, having(Part.BACKUP, "oliver"), having(Part.DECIDES, "sanne"))

    assert found == Assigned("oliver", Because.MATRIX, 0)


def test_who_only_decides_is_not_given_what_a_colleague_of_later_today_can_do() -> None:
    noor = person("noor", hours=office("11:00", "17:00"))

    assert dealt(noor, having(Part.DECIDES, "sanne")) == Waits(Nobody.LATER, at("23 10:00"), NOW + TRY_AGAIN)


def test_who_decides_gets_it_when_who_does_it_comes_after_webcare_closes() -> None:
    found = dealt(person("noor", hours=office("18:00", "23:00")), having(Part.DECIDES, "sanne"))

    assert isinstance(found, Assigned)
    assert found.user_id == "sanne"


def test_a_backup_stands_in_for_who_comes_much_later_not_for_who_comes_within_the_hour() -> None:
    late, soon = (person("noor", hours=office(start, "17:00")) for start in ("11:00", "10:30"))
    oliver = having(Part.BACKUP, "oliver")

    assert dealt(late, oliver) == Assigned("oliver", Because.MATRIX, 0)
    assert dealt(soon, oliver) == Waits(Nobody.LATER, at("23 09:30"), NOW + TRY_AGAIN)


def test_who_has_as_many_as_they_take_is_passed_over_for_the_backup_and_then_who_decides() -> None:
    noor = person("noor", Load(3), limit=3)

    assert dealt(noor, having(Part.BACKUP, "oliver")) == Assigned("oliver", Because.MATRIX, 0)
    assert dealt(noor, having(Part.DECIDES, "sanne")) == Assigned("sanne", Because.MATRIX, 0)


def test_when_everybody_who_is_in_is_full_it_waits_for_room() -> None:
    assert dealt(person("noor", Load(3), limit=3)) == Waits(Nobody.FULL, None, NOW + TRY_AGAIN)


def test_a_crisis_is_never_one_too_many() -> None:
    found = dealt(person("noor", Load(3), limit=3), kind=Kind.CRISIS)

    assert found == Assigned("noor", Because.ONLY, 3)


def test_a_crisis_is_first_of_who_handles_crises_then_of_webcare() -> None:
    sanne = Somebody(Colleague("sanne", office()), frozenset(), (Held(CRISIS, Part.DOES, "sanne"),))
    away = replace(sanne, colleague=Colleague("sanne", office("18:00", "19:00")))

    assert dealt(person("noor"), sanne, kind=Kind.CRISIS) == Assigned("sanne", Because.MATRIX, 0)
    assert dealt(person("noor"), away, kind=Kind.CRISIS) == Assigned("noor", Because.MATRIX, 0)


@given(
    st.lists(
        st.builds(
            person,
            st.text("abcdef", min_size=1, max_size=2),
            st.builds(Load, st.integers(0, 3), st.integers(0, 3), st.none() | st.just(at("20 09:00"))),
        ),
        unique_by=lambda one: one.colleague.user_id,
        max_size=6,
    ),
    st.integers(0, 7 * 24 * 60).map(lambda minutes: at("23 00:00") + timedelta(minutes=minutes)),
)
def test_whoever_gets_it_is_in_and_nobody_who_is_in_has_fewer(
    colleagues: list[Somebody], now: datetime
) -> None:
    found = dealt(*colleagues, now=now)

    if isinstance(found, Assigned):
        loads = {one.colleague.user_id: one.colleague.load.open_cases for one in colleagues}
        assert loads[found.user_id] == min(loads.values())
        assert now.astimezone(UTC).weekday() in MONDAY_TO_FRIDAY
    else:
        assert found.try_at is not None
        assert found.try_at > now
