"""What a new post begins with, and the one remark about it; the team of the examples is there on weekdays."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.adding.rules import (
    Around,
    Channel,
    Place,
    Remark,
    Saved,
    next_place,
    owner_for,
    remark,
    status_of,
    usual_hour,
)
from bot.adding.understanding import gone_by, understand, with_owner, with_place
from bot.adding.wish import Wish
from bot.ownership.facts import Being, Colleague, Matrix
from bot.presence import USUAL
from bot.when import Doubt
from bot.working_time import Block, Hours, Week
from storage.channels import Span
from storage.duties import Held, Part, Scope
from storage.posts import Status

MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 11, tzinfo=UTC)
LINKEDIN = Channel(1, "linkedin", "LinkedIn", "linkedin", 2)
PODCAST = Channel(2, "podcast", "Podcast", "podcast", 1, Span.MONTH, (0,))
HOME = "Europe/Amsterdam"
WEEKDAYS = Hours.weekly(HOME, USUAL)
TUESDAYS = Hours.weekly(HOME, Week.on((1,), Block.of("09:00", "17:00")))


def around(**fields: Any) -> Around:
    """U1 publishes on LinkedIn, U2 too but only on Tuesdays; U3 is their backup; U9 left."""
    linkedin = Scope("linkedin")
    cells = (
        Held("publishing", Part.DOES, "U1", linkedin),
        Held("publishing", Part.DOES, "U2", linkedin),
        Held("publishing", Part.BACKUP, "U3", linkedin),
    )
    colleagues = {one: Colleague(one, WEEKDAYS) for one in ("U1", "U3", "U4")}
    colleagues |= {"U2": Colleague("U2", TUESDAYS), "U9": Colleague("U9", WEEKDAYS, Being.LEFT)}
    held = {"publishing": cells, "webcare": (Held("webcare", Part.DOES, "U4"),)}
    names = {"U1": "Noor", "U2": "Bram", "U3": "Oliver", "U4": "Sanne"}
    whole: dict[str, Any] = {"channels": (LINKEDIN, PODCAST), "names": names}
    return Around(MONDAY, HOME, Matrix(HOME, colleagues, held), **{**whole, **fields})


def place(wall: str, channel_id: int = 1, post_id: int = 9) -> Place:
    return Place(post_id, channel_id, datetime.fromisoformat(wall).replace(tzinfo=UTC))


def test_the_usual_hour_is_the_channels_own_most_common_one() -> None:
    mine = [place("2026-11-10 18:30"), place("2026-11-12 18:30"), place("2026-11-17 07:00")]

    assert usual_hour(around(places=mine), 1) == time(19, 30)
    assert usual_hour(around(places=mine), 2) == time(12)
    assert usual_hour(around(places=mine), None) == time(12)
    assert usual_hour(around(places=mine[1:]), 1) == time(8), "of equals the earliest"


@pytest.mark.parametrize(
    ("channel", "taken", "found"),
    [
        (LINKEDIN, [], "2026-11-24 11:00"),
        (LINKEDIN, ["2026-11-24 11:00"], "2026-11-26 11:00"),
        (LINKEDIN, ["2026-11-24 11:00", "2026-11-25 11:00"], "2026-12-01 11:00"),
        (replace(LINKEDIN, cadence=None), ["2026-11-24 11:00"], "2026-11-25 11:00"),
        (replace(LINKEDIN, cadence=7), ["2026-11-24 11:00"], "2026-11-25 11:00"),
        (replace(LINKEDIN, days=(5,)), [], "2026-11-28 11:00"),
        (replace(PODCAST, id=1), [], "2026-11-30 11:00"),
        (replace(PODCAST, id=1), ["2026-11-02 11:00"], "2026-12-07 11:00"),
    ],
)
def test_the_next_free_place_keeps_the_rhythm(channel: Channel, taken: list[str], found: str) -> None:
    at = next_place(around(channels=[channel], places=[place(one) for one in taken]), 1)

    assert at == datetime.fromisoformat(found).replace(tzinfo=UTC)


def test_there_is_no_place_on_free_days_without_a_channel_or_without_any_room() -> None:
    full = [place(str(MONDAY + timedelta(days=count))[:16]) for count in range(80)]

    assert next_place(around(free_days=frozenset({date(2026, 11, 24)})), 1) == THURSDAY
    assert next_place(around(), 99) is None
    assert next_place(around(places=full), 1) is None


def test_the_owner_works_that_day_and_has_the_least_to_do() -> None:
    tuesday = datetime(2026, 11, 24, 11, tzinfo=UTC)
    saturday = datetime(2026, 11, 28, 11, tzinfo=UTC)

    assert owner_for(around(loads={"U1": 3}), 1, tuesday, "U4") == "U2"
    assert owner_for(around(loads={"U1": 3}), 1, THURSDAY, "U4") == "U1"
    assert owner_for(around(loads={"U2": 3, "U1": 1}), 1, None, "U4") == "U1"
    assert owner_for(around(), 1, saturday, "U4") == "U4", "nobody works: who asks"
    assert owner_for(around(), 1, saturday, "U7") is None
    assert owner_for(around(), 2, tuesday, "U4") == "U4", "nobody publishes there"


def test_somebody_who_left_owns_nothing() -> None:
    cells = {"publishing": (Held("publishing", Part.DOES, "U9"), Held("publishing", Part.DOES, "U8"))}
    gone = around()
    gone = replace(gone, matrix=replace(gone.matrix, held=cells))

    assert owner_for(gone, 1, THURSDAY, "U4") == "U4"


def test_a_draft_has_a_place_a_moment_and_an_owner() -> None:
    assert status_of(1, THURSDAY, "U1") is Status.DRAFT
    assert {status_of(None, THURSDAY, "U1"), status_of(1, None, "U1"), status_of(1, THURSDAY, None)} == {
        Status.IDEA
    }


SAVED = Saved(1, 1, THURSDAY, "U1", THURSDAY - timedelta(days=1), has_approver=True, has_value=True)


@pytest.mark.parametrize(
    ("fields", "places", "found"),
    [
        ({}, [], Remark.NOTHING),
        ({"channel_id": 7}, [], Remark.CHANNEL_GONE),
        ({"deadline_at": MONDAY + timedelta(hours=3)}, [], Remark.DEADLINE),
        ({"owner_id": "U2"}, [], Remark.OWNER_OFF),
        ({}, [place("2026-11-26 11:30")], Remark.SAME_HOUR),
        ({}, [place("2026-11-26 11:30", post_id=1), place("2026-11-26 13:00")], Remark.NOTHING),
        ({"at": datetime(2026, 11, 26, 19, tzinfo=UTC)}, [], Remark.WEBCARE),
        ({"has_approver": False}, [], Remark.NO_APPROVER),
        ({"at": None, "deadline_at": None}, [], Remark.NO_DATE),
        ({"at": None, "deadline_at": None, "channel_id": None}, [], Remark.NO_DATE),
        ({"channel_id": None}, [], Remark.NO_CHANNEL),
        ({"owner_id": None}, [], Remark.NO_OWNER),
        ({"has_value": False}, [], Remark.VALUE),
        ({"is_over": True, "has_value": False}, [], Remark.VALUE),
        ({"is_over": True, "owner_id": "U2"}, [], Remark.NOTHING),
    ],
)
def test_the_most_useful_remark_is_made(fields: dict[str, Any], places: list[Place], found: Remark) -> None:
    assert remark(around(places=places), replace(SAVED, **fields)) is found


def test_a_line_is_understood_in_its_team() -> None:
    mine = [place("2026-11-10 18:30")]
    heard = understand("vr LinkedIn: Buddy gezocht @Noor", around(places=mine), Wish(3, "line:1"))

    assert heard.wish == Wish(
        3, "line:1", "Buddy gezocht", 1, datetime(2026, 11, 27, 18, 30, tzinfo=UTC), "U1"
    )
    assert heard.is_usual_hour


def test_what_is_longer_than_a_title_is_kept_as_the_text() -> None:
    heard = understand("woord " * 100, around(), Wish(3, "line:1"))

    assert (len(heard.wish.title), heard.wish.draft) == (149, ("woord " * 100).strip())


def test_who_is_mentioned_and_not_of_the_team_is_told_and_not_the_owner() -> None:
    heard = understand("Buddy gezocht <@U77>", around(), Wish(3, "line:1"))

    assert (heard.wish.owner_id, heard.unknown) == (None, ("<@U77>",))


def test_a_wish_gets_an_owner_once_it_has_a_moment() -> None:
    wish = Wish(3, "line:1", "Buddy gezocht", 1)

    assert with_owner(wish, around(), "U4").owner_id is None
    assert with_owner(wish.then(THURSDAY), around(), "U4").owner_id == "U1"


def test_a_moment_that_went_by_is_asked_with_the_next_place() -> None:
    late = replace(around(), now=THURSDAY)
    asked = gone_by(Wish(3, "line:1", "Buddy gezocht", 1, THURSDAY), late)
    nowhere = gone_by(Wish(3, "line:1", "Buddy gezocht", None, THURSDAY), late)

    assert asked is not None
    assert (asked.doubt, asked.options) == (Doubt.PAST, (datetime(2026, 12, 1, 11, tzinfo=UTC),))
    assert nowhere is not None
    assert nowhere.options == ()
    assert gone_by(Wish(3, "line:1", "Buddy gezocht"), late) is None


def test_an_idea_gets_the_place_that_is_free_first() -> None:
    found = with_place(Wish(3, "meetup_idea:1", "Buddy gezocht"), around(), "U4")

    assert (found.channel_id, found.at, found.owner_id) == (1, datetime(2026, 11, 24, 11, tzinfo=UTC), "U1")
    assert with_place(found, around(channels=()), "U4") == found


@pytest.mark.parametrize(
    ("text", "title", "at"),
    [
        ("vr 3 tips voor de nacht", "3 tips voor de nacht", "2026-11-27 11:00"),
        ("vr Buddy gezocht", None, None),
    ],
)
def test_a_number_behind_a_weekday_may_be_of_the_title(text: str, title: str | None, at: str | None) -> None:
    numbered = understand(text, around(), Wish(1, "C1", "")).numbered

    assert (numbered and numbered.title) == title
    assert (numbered and numbered.at) == (at and datetime.fromisoformat(at).replace(tzinfo=UTC))
