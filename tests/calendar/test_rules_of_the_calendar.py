"""What counts as late, which days a page shows, what the clock does in them, and where there is room."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.calendar import listeners, weeks
from bot.calendar.asked import monday_asked, month_asked
from bot.calendar.facts import Seen
from bot.calendar.rules import Late, by_day, counted, first_late, is_on_ice, lateness
from bot.calendar.slots import Around, Room, rooms, shown_span
from bot.naming import short_names
from bot.opening_hours import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.calendar import Glimpse
from storage.channels import PlanChannel, Span
from storage.people import Team
from storage.posts import Post, Status

ZONE = "Europe/Amsterdam"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = date(2026, 11, 23)


def a_glimpse(**fields: Any) -> Glimpse:
    whole: dict[str, Any] = {
        "id": 1,
        "title": "Buddy gezocht",
        "status": Status.DRAFT,
        "publish_at": NOW + DAY,
        "deadline_at": NOW + HOUR,
        "owner_id": "U1",
    }
    return Glimpse(**{**whole, **fields})


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({}, None),
        ({"deadline_at": NOW - HOUR}, Late.NOT_READY),
        ({"deadline_at": None}, None),
        ({"deadline_at": NOW - HOUR, "status": Status.REVIEW}, None),
        ({"publish_at": NOW - HOUR, "status": Status.REVIEW}, Late.NOT_APPROVED),
        ({"publish_at": NOW - HOUR, "status": Status.SCHEDULED}, Late.NOT_TOLD),
        ({"publish_at": NOW - timedelta(minutes=14), "status": Status.SCHEDULED}, None),
        ({"publish_at": NOW - HOUR, "status": Status.PUBLISHED}, None),
        ({"publish_at": None, "deadline_at": None}, None),
    ],
)
def test_a_post_is_late_when_it_should_have_been_further(fields: dict[str, Any], late: Late | None) -> None:
    assert lateness(a_glimpse(**fields), NOW) is late


def a_post(status: Status = Status.IDEA, age: timedelta = DAY, **fields: Any) -> Post:
    return Post(team_id=1, title="x", created_at=NOW - age, created_by="U1", status=status, **fields)


def test_an_idea_goes_on_ice_after_thirty_days_and_a_draft_never() -> None:
    assert not is_on_ice(a_post(age=timedelta(days=30)), NOW)
    assert is_on_ice(a_post(age=timedelta(days=31)), NOW)
    assert not is_on_ice(a_post(Status.DRAFT, timedelta(days=400)), NOW)


def test_what_is_late_comes_first() -> None:
    late, fine = a_post(publish_at=NOW - HOUR), a_post()
    assert first_late([fine, late], NOW) == ([late], [fine])


def test_a_post_belongs_to_the_day_on_the_teams_wall() -> None:
    just_before = a_glimpse(publish_at=datetime(2026, 11, 23, 22, 59, tzinfo=UTC))
    midnight = a_glimpse(publish_at=datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    undated = a_glimpse(publish_at=None)
    assert by_day([just_before, midnight, undated], ZONE) == {MONDAY: [just_before], MONDAY + DAY: [midnight]}
    assert counted([Status.PUBLISHED, Status.DRAFT, Status.PUBLISHED]) == [
        (Status.DRAFT, 1),
        (Status.PUBLISHED, 2),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [("2026-11-23", MONDAY), ("", None), ("morgen", None), ("9999-12-31", None), ("1999-12-31", None)],
)
def test_a_button_carries_a_day(words: str, day: date | None) -> None:
    assert weeks.day_meant(words) == day


def test_what_a_button_carries_is_a_page_and_nonsense_is_today() -> None:
    today = MONDAY + 2 * DAY
    assert [listeners.of_week(words, today) for words in ("2026-12-03", "x", "")] == [
        (MONDAY + 7 * DAY).toordinal(),
        MONDAY.toordinal(),
        MONDAY.toordinal(),
    ]
    assert listeners.of_month("2026-12-03", today) == date(2026, 12, 1).toordinal()
    assert weeks.turned(listeners.of_day("2026-12-03/2", today), today) == (date(2026, 12, 3), 2)
    assert weeks.turned(listeners.of_day("x/y", today), today) == (today, 0)


def test_numbers_of_pages_are_days_and_come_back() -> None:
    number = weeks.page_of_day(MONDAY, 3)
    assert weeks.turned(number, date(2026, 1, 1)) == (MONDAY, 3)
    assert weeks.turned(weeks.page_of_day(MONDAY, 500), MONDAY) == (MONDAY, 99)
    assert weeks.turned(0, MONDAY) == (MONDAY, 0)
    assert weeks.day_of(10**17, MONDAY) == MONDAY


def test_months_turn_over_the_year_and_have_whole_weeks() -> None:
    assert weeks.months_on(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert weeks.months_on(date(2026, 1, 15), -1) == date(2025, 12, 1)
    mondays = weeks.mondays_of_month(date(2026, 11, 1))
    assert (mondays[0], mondays[-1], len(mondays)) == (date(2026, 10, 26), date(2026, 11, 30), 6)
    assert len(weeks.mondays_of_month(date(2027, 2, 1))) == 4


def test_a_week_in_which_the_clock_changes_is_an_hour_longer_or_shorter() -> None:
    since, until = weeks.span(date(2026, 10, 19), 7, ZONE)
    assert until - since == 7 * DAY + HOUR
    assert weeks.clock_change(date(2026, 10, 25), ZONE) == -HOUR
    assert weeks.clock_change(date(2027, 3, 28), ZONE) == HOUR
    assert weeks.clock_change(date(2027, 3, 29), ZONE) == timedelta(0)
    assert weeks.hours_ahead(MONDAY, "America/Curacao", ZONE) == -5
    assert weeks.hours_ahead(MONDAY, "Asia/Kolkata", ZONE) == 4.5


def a_channel(**fields: Any) -> PlanChannel:
    made = PlanChannel(
        team_id=1, key="linkedin", network="linkedin", name="LinkedIn", created_at=NOW, created_by="U1"
    )
    made.id = 7
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def around(*posts: tuple[Status, datetime, int | None], **fields: Any) -> Around:
    return Around(**{"today": MONDAY + DAY, "zone": ZONE, "posts": posts, **fields})


TUESDAY, THURSDAY = MONDAY + DAY, MONDAY + 3 * DAY
WEEK = 7 * DAY


def test_a_channel_without_a_rhythm_has_no_empty_places() -> None:
    assert rooms(a_channel(cadence=None), around()) == []


def test_empty_places_are_free_days_that_the_plan_named() -> None:
    tuesday_noon = datetime(2026, 11, 24, 11, tzinfo=UTC)
    posts = [
        (Status.DRAFT, tuesday_noon, 7),
        (Status.DRAFT, tuesday_noon + WEEK, 7),
        (Status.DRAFT, tuesday_noon + WEEK + 2 * DAY, 7),
        (Status.POSTPONED, tuesday_noon + 2 * WEEK, 7),
        (Status.DRAFT, tuesday_noon + 2 * WEEK, 8),
    ]
    free_day = THURSDAY + 2 * WEEK

    found = rooms(a_channel(cadence=2, days=[3, 1, 0]), around(*posts, free_days={free_day}))

    monday_in_two_weeks = MONDAY + 2 * WEEK
    assert found == [
        Room(MONDAY, False, 1, 2, (THURSDAY,)),
        Room(monday_in_two_weeks, False, 0, 2, (monday_in_two_weeks, TUESDAY + 2 * WEEK)),
    ]


def test_what_is_promised_by_the_month_is_counted_by_the_month() -> None:
    podcast = a_channel(cadence=1, span=Span.MONTH)
    posts = [(Status.PUBLISHED, datetime(2026, 11, 2, 6, tzinfo=UTC), 7)]
    assert rooms(podcast, around(*posts)) == [Room(date(2026, 12, 1), True, 0, 1)]
    assert shown_span(TUESDAY) == (date(2026, 11, 1), date(2027, 1, 1))
    assert shown_span(date(2026, 12, 1)) == (date(2026, 11, 30), date(2027, 1, 1))


def a_view(*posts: Glimpse, **fields: Any) -> Seen:
    team = Team(workspace_id="T1", channel_id="C1", name="Social", created_at=NOW, created_by="U1", zone=ZONE)
    team.id = 1
    return Seen(team, NOW, MONDAY, 7, posts, ZONE, **fields)


def test_what_is_late_of_days_gone_by_is_still_waited_for() -> None:
    old = a_glimpse(publish_at=NOW - 3 * DAY)
    coming = a_glimpse(id=2, deadline_at=NOW - HOUR)
    view = a_view(old, coming)
    assert view.waiting_before(view.today) == [old]
    assert view.shown == [coming]
    assert view.channels == {}
    named = a_glimpse(channel_id=7, channel="Facebook", left_plan_at=NOW)
    assert a_view(named).channels == {7: ("Facebook", True)}


def test_who_is_off_is_said_of_days_on_which_others_work() -> None:
    works = Hours.weekly(ZONE, Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")))
    off = Hours.weekly(ZONE, Week.on([0], Block.of("09:00", "17:00")))
    posts = [a_glimpse(), a_glimpse(owner_id="U2"), a_glimpse(owner_id="U9"), a_glimpse(owner_id=None)]
    view = a_view(*posts, hours={"U1": works, "U2": off}, holidays={THURSDAY: "Feestdag"})
    assert view.off_on(TUESDAY, posts) == ["U2"]
    assert view.off_on(TUESDAY, [a_glimpse(owner_id="U2", status=Status.PUBLISHED)]) == []
    assert view.off_on(THURSDAY, posts) == []
    assert view.is_working_day(TUESDAY)
    assert not view.is_working_day(THURSDAY)
    assert not view.is_working_day(MONDAY + 5 * DAY)


def test_who_shares_a_first_name_is_called_in_full() -> None:
    names = {"U1": "Noor Pennevree", "U2": "noor Zee", "U3": "Bram", "U4": " "}
    assert short_names(names) == {"U1": "Noor Pennevree", "U2": "noor Zee", "U3": "Bram", "U4": " "}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "2026-11-01"),
        ("december", "2026-12-01"),
        ("Oktober", "2026-10-01"),
        ("augustus", "2027-08-01"),
        ("march", "2027-03-01"),
        ("month may", "2027-05-01"),
        ("maart  2019", "2019-03-01"),
        ("next month", "2026-12-01"),
        ("vorige maand", "2026-10-01"),
    ],
)
def test_a_month_that_is_typed_is_the_one_nearby(typed: str, first: str) -> None:
    assert str(month_asked(typed, date(2026, 11, 23))) == first


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ("", "2026-11-23"),
        ("week 50", "2026-12-07"),
        ("wk 3", "2027-01-18"),
        ("week 40", "2026-09-28"),
        ("week 53", "2026-12-28"),
        ("week 53 2027", "2028-01-03"),
        ("Last week", "2026-11-16"),
        ("volgende week", "2026-11-30"),
    ],
)
def test_a_week_that_is_typed_is_the_one_nearby(typed: str, monday: str) -> None:
    assert str(monday_asked(typed, date(2026, 11, 23))) == monday
