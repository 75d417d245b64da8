"""The clock of a case where it could go wrong: lunch, holidays, changing clocks, and hours that change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.desk_hours import Counting, counting, desk_hours
from bot.webcare import clock
from bot.webcare.deadlines import Clock, Deadline, Pressing, Stage, again, begun, deadline, kept
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Week
from storage import clocks
from storage.cases import Case, Kind, Urgency
from storage.clocks import ClockRules
from storage.database import Database
from storage.duties import WEBCARE, Held, Part, Scope
from storage.people import Team
from tests.storage.test_clocks import a_case
from tests.storage.test_whose_turn_it_is import a_team

HOUR = timedelta(hours=1)
OFFICE = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
LUNCH = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "12:30"), Block.of("13:00", "17:00"))
TEAM = Counting("Europe/Amsterdam", OFFICE, "NL", ("koningsdag",), (), {Kind.QUESTION: 240})


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def due(
    since: str, counting: Counting = TEAM, minutes: int = 240, urgency: Urgency = Urgency.NORMAL
) -> datetime | None:
    """Of a question that came in then, in UTC."""
    hours = counting.hours(at(since))
    found = deadline(
        begun(Pressing(Kind.QUESTION, urgency), {Kind.QUESTION: minutes}, hours, at(since)), hours
    )
    return found.due_at if found else None


@pytest.mark.parametrize(
    ("since", "minutes", "counting", "is_due"),
    [
        ("2026-11-27 15:30", 60, TEAM, "2026-11-30 08:30"),
        ("2026-11-27 15:45", 30, TEAM, "2026-11-30 08:15"),
        ("2026-11-23 11:15", 30, replace(TEAM, week=LUNCH), "2026-11-23 12:15"),
        ("2026-11-23 11:45", 60, replace(TEAM, week=LUNCH), "2026-11-23 13:00"),
        ("2027-04-26 14:30", 60, TEAM, "2027-04-28 07:30"),
        ("2027-04-27 10:00", 60, TEAM, "2027-04-28 08:00"),
        ("2026-03-27 15:30", 60, TEAM, "2026-03-30 07:30"),
        ("2026-10-23 14:30", 60, TEAM, "2026-10-26 08:30"),
    ],
    ids=[
        "chatwoot 13392",
        "Hootsuite",
        "over lunch",
        "asked at lunch",
        "the day before King's Day",
        "on King's Day",
        "the weekend in which summer time begins",
        "and ends",
    ],
)
def test_when_it_is_due(since: str, minutes: int, counting: Counting, is_due: str) -> None:
    assert due(since, counting, minutes) == at(is_due)


def test_what_must_be_today_gets_no_more_time_than_it_had() -> None:
    hours, at_four = TEAM.hours(at("2026-11-23 15:00")), at("2026-11-23 15:00")
    today = Pressing(Kind.QUESTION, Urgency.TODAY)
    asked = begun(today, TEAM.minutes, hours, at_four)
    longer = replace(TEAM, week=Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "20:00"))).hours(at_four)
    shorter = replace(TEAM, week=Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "16:30"))).hours(at_four)

    assert asked.target == HOUR
    assert again(asked, today, {Kind.QUESTION: 480}, longer).target == HOUR
    assert again(asked, today, TEAM.minutes, shorter).target == HOUR / 2
    late = Clock(HOUR, HOUR * 2, at_four)
    assert again(late, today, TEAM.minutes, shorter) == late
    assert again(asked, today, TEAM.minutes, replace(TEAM, week=CLOSED).hours(at_four)).target == HOUR
    assert begun(Pressing(Kind.SPAM, Urgency.TODAY), {}, hours, at_four).target == HOUR


def test_a_clock_that_stands_still_is_at_no_moment() -> None:
    hours = TEAM.hours(at("2026-11-23 10:00"))
    runs = Clock(HOUR, since=at("2026-11-23 10:00"))
    stands = runs.stopped(hours, at("2026-11-23 10:30"))

    assert stands == Clock(HOUR, HOUR / 2)
    assert stands.at(Stage.OVER, hours) is None
    assert deadline(stands, hours) is None
    assert stands.gone(hours, at("2026-11-25 10:00")) == HOUR / 2
    assert stands.changed(hours, at("2026-11-24 10:00")) == stands
    assert runs.changed(hours, at("2026-11-23 09:00")) == runs
    assert runs.running(at("2026-11-24 10:00")) == runs
    assert Clock(None, since=at("2026-11-23 10:00")).at(Stage.HALF, hours) is None


def test_what_was_over_stays_over_since_then() -> None:
    first, second, third, fourth = (at(f"2026-11-23 1{hour}:00") for hour in range(4))
    before = Deadline(first, second, fourth, None)
    after = Deadline(second, third, third, fourth)

    assert kept(before, after, third) == Deadline(first, second, third, fourth)
    assert kept(replace(before, long_at=fourth), after, fourth) == Deadline(first, second, fourth, fourth)
    assert kept(None, after, third) is after
    assert kept(before, None, third) is None
    assert replace(after, long_at=None).reached(fourth) is Stage.OVER
    assert after.reached(first) is None


# --- in its row


def running(session: Session, since: str) -> tuple[Case, ClockRules]:
    """A question of four hours that came in then."""
    team = a_team(session, "C1")
    rules = clocks.change(session, team.id, TEAM.written(), at("2026-11-01 00:00"))
    case = a_case(session, team)
    hours = TEAM.hours(at(since))
    fresh = begun(Pressing(Kind.QUESTION), TEAM.minutes, hours, at(since))
    clock.show(case, fresh, deadline(fresh, hours), rules, at(since))
    return case, rules


def test_two_changes_in_a_row_each_count_for_their_part(database: Database) -> None:
    with database.transaction() as session:
        case, rules = running(session, "2026-11-23 09:00")
        lunch = replace(TEAM, week=LUNCH)
        clocks.change(session, case.team_id, lunch.written(), at("2026-11-23 10:00"))
        clocks.change(
            session, case.team_id, {**lunch.written(), "minutes": {"question": 480}}, at("2026-11-23 12:30")
        )

        assert clock.recount(session, case, at("2026-11-23 13:00"))
        assert case.spent == 3 * HOUR
        assert case.due_at == at("2026-11-24 09:30")
        assert not clock.recount(session, case, at("2026-11-23 13:00"))
        assert rules.id != case.rules_id


def test_with_more_time_a_stage_is_said_again_and_with_less_it_is_late_at_once(database: Database) -> None:
    with database.transaction() as session:
        case, _ = running(session, "2026-11-23 09:00")
        case.said = Stage.NEARLY
        more = {**TEAM.written(), "minutes": {"question": 480}}
        clocks.change(session, case.team_id, more, at("2026-11-23 12:20"))
        clock.recount(session, case, at("2026-11-23 12:20"))
        assert case.said == 0
        assert case.alarm_at == case.half_at == at("2026-11-23 13:00")

        less = {**TEAM.written(), "minutes": {"question": 60}}
        clocks.change(session, case.team_id, less, at("2026-11-23 12:30"))
        clock.recount(session, case, at("2026-11-23 12:31"))
        assert case.due_at == at("2026-11-23 12:30")
        assert case.alarm_at is not None
        assert case.alarm_at <= at("2026-11-23 12:31")


def test_without_a_target_it_counts_all_the_same(database: Database) -> None:
    with database.transaction() as session:
        case, _ = running(session, "2026-11-23 09:00")
        clocks.change(session, case.team_id, {**TEAM.written(), "minutes": {}}, at("2026-11-23 10:00"))
        clock.recount(session, case, at("2026-11-23 10:00"))
        assert (case.due_at, case.alarm_at, case.spent) == (None, None, HOUR)
        assert clock.next_look(case) is None

        clocks.change(session, case.team_id, TEAM.written(), at("2026-11-23 11:00"))
        clock.recount(session, case, at("2026-11-23 11:00"))
        assert (case.due_at, case.spent) == (at("2026-11-23 13:00"), 2 * HOUR)


def test_stopped_started_and_closed(database: Database) -> None:
    with database.transaction() as session:
        case, _ = running(session, "2026-11-23 09:00")
        clock.stop(session, case, at("2026-11-23 10:00"))
        clock.stop(session, case, at("2026-11-23 11:00"))
        assert (case.due_at, case.alarm_at, case.spent, case.counts_from) == (None, None, HOUR, None)
        assert not clock.recount(session, case, at("2026-11-23 11:00"))

        clock.start(session, case, at("2026-11-23 12:00"))
        clock.start(session, case, at("2026-11-23 13:00"))
        assert (case.due_at, case.alarm_at) == (at("2026-11-23 15:00"), at("2026-11-23 13:00"))

        case.said, case.unheard = Stage.HALF, ["noor"]
        clock.end(case)
        assert (case.alarm_at, case.unheard) == (None, [])
        clock.run_on(session, case, at("2026-11-23 14:00"))
        assert case.alarm_at == case.warn_at == at("2026-11-23 14:12")


def test_a_team_that_never_counted_has_nothing_to_start(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session, a_team(session, "C1"), counts_from=None, rules_id=None)
        clock.start(session, case, at("2026-11-23 12:00"))
        clock.stop(session, case, at("2026-11-23 12:00"))

        assert case.counts_from is None
        assert clock.said_at(case) is None


def test_what_is_counted_by_is_kept_and_read_as_it_was() -> None:
    team = replace(TEAM, closed_days=("2026-12-24",), week=LUNCH)

    assert Counting.read(team.written()).written() == team.written()
    assert (
        at("2026-12-24 10:00").date() in Counting.read(team.written()).hours(at("2026-11-23 10:00")).free_days
    )
    assert replace(team, holidays=(), closed_days=()).hours(at("2026-11-23 10:00")).free_days == frozenset()


def a_team_like(**columns: object) -> Team:
    team = Team(
        workspace_id="T1", channel_id="C1", name="social", created_at=at("2026-11-01"), created_by="U1"
    )
    for name, value in columns.items():
        setattr(team, name, value)
    return team


def test_days_that_differ_are_as_chosen_and_the_others_as_usual() -> None:
    saturday = Held(WEBCARE, Part.DOES, "noor", Scope(weekday=5))
    helps = Held(WEBCARE, Part.HELPS, "bram", Scope(weekday=6))
    team = a_team_like(webcare_days={"0": [["09:00", "12:00"], ["13:00", "17:00"]], "4": []})

    days = desk_hours(team, [saturday, helps], at("2026-11-23")).odd.days
    usual = (Block.of("09:00", "17:00"),)
    assert days[0] == (Block.of("09:00", "12:00"), Block.of("13:00", "17:00"))
    assert (days[1], days[4], days[5], days[6]) == (usual, (), usual, ())
    assert counting(team, [saturday], {}).week.days == days
