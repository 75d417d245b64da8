"""Until when a post is made, and what happens next by itself: always in somebody's working time."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.posting.timing import Desk, deadline, moved_along, next_due
from bot.working_time import Block, Hours, Week
from storage.channels import PostForm
from storage.posts import Due, Post, PostKind, Status

HOME = "Europe/Amsterdam"
NINE_TO_FIVE = Block(time(9), time(17))


def works(*weekdays: int) -> Hours:
    return Hours.weekly(HOME, Week.on(weekdays, NINE_TO_FIVE))


OFFICE = works(0, 1, 2, 3, 4)
MONDAYS_AND_THURSDAYS = works(0, 3)
NEVER = works()
DESK = Desk(HOME, OFFICE, {"bram": OFFICE, "yara": MONDAYS_AND_THURSDAYS, "teun": works(5)})


def at(moment: str) -> datetime:
    """On the wall in Amsterdam."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME)).astimezone(UTC)


LONG_AGO = at("2026-11-02 09:00")
FRIDAY_NOON = at("2026-11-27 12:00")


def a_post(**filled: Any) -> Post:
    post = Post(team_id=1, title="Buddy gezocht", created_at=LONG_AGO, created_by="bram", version=1)
    usual = {"publish_at": FRIDAY_NOON, "owner_id": "bram", "status": Status.DRAFT, "told": {}}
    for name, value in {**usual, **filled}.items():
        setattr(post, name, value)
    post.deadline_at = post.deadline_at or deadline(post, OFFICE, HOME, LONG_AGO)
    return post


@pytest.mark.parametrize(
    ("form", "approver", "ready"),
    [
        (PostForm.TEXT, OFFICE, "2026-11-26 12:00"),
        (PostForm.IMAGE, OFFICE, "2026-11-25 12:00"),
        (PostForm.VIDEO, OFFICE, "2026-11-23 12:00"),
        (PostForm.SOUND, OFFICE, "2026-11-23 12:00"),
        (None, OFFICE, "2026-11-26 12:00"),
        (PostForm.IMAGE, MONDAYS_AND_THURSDAYS, "2026-11-23 12:00"),
        (PostForm.IMAGE, NEVER, "2026-11-25 12:00"),
    ],
)
def test_the_deadline_lies_working_days_of_the_approver_before(
    form: PostForm | None, approver: Hours, ready: str
) -> None:
    assert deadline(a_post(form=form), approver, HOME, LONG_AGO) == at(ready)


def test_a_topical_post_is_approved_on_the_day_itself() -> None:
    hook = a_post(kind=PostKind.HOOK, publish_at=at("2026-11-27 16:00"))
    assert deadline(hook, OFFICE, HOME, LONG_AGO) == at("2026-11-27 12:00")
    early = a_post(kind=PostKind.HOOK, publish_at=at("2026-11-27 09:30"))
    assert deadline(early, OFFICE, HOME, LONG_AGO) == at("2026-11-27 09:30")


@pytest.mark.parametrize(
    ("added", "ready"),
    [
        ("2026-11-26 11:00", "2026-11-26 12:00"),
        ("2026-11-26 20:00", "2026-11-27 10:00"),
        ("2026-11-27 11:00", "2026-11-27 11:30"),
        ("2026-11-27 15:00", "2026-11-26 12:00"),
    ],
)
def test_a_post_that_comes_late_is_ready_shortly_before(added: str, ready: str) -> None:
    assert deadline(a_post(), OFFICE, HOME, at(added)) == at(ready)


def test_without_a_date_there_is_no_deadline_and_nothing_happens() -> None:
    for status in Status:
        post = a_post(publish_at=None, status=status, review_since=LONG_AGO)
        assert deadline(post, OFFICE, HOME, LONG_AGO) is None
        assert next_due(post, OFFICE, DESK, LONG_AGO) is None


@pytest.mark.parametrize(
    ("filled", "now", "due"),
    [
        ({}, "2026-11-20 10:00", (Due.MAKE, "2026-11-25 09:00")),
        ({}, "2026-11-25 09:00", (Due.DEADLINE, "2026-11-26 09:00")),
        ({"status": Status.CHANGES}, "2026-11-20 10:00", (Due.DEADLINE, "2026-11-26 09:00")),
        ({"owner_id": "yara"}, "2026-11-23 10:00", (Due.DEADLINE, "2026-11-26 09:00")),
        # Yara is off on Friday, and so is nobody else: whoever is there is asked.
        ({"owner_id": "yara"}, "2026-11-26 10:00", (Due.IS_IT_POSTED, "2026-11-27 12:15")),
        ({"status": Status.APPROVED}, "2026-11-20 10:00", (Due.GOES_OUT, "2026-11-27 09:00")),
        ({"status": Status.APPROVED}, "2026-11-27 10:00", (Due.IS_IT_POSTED, "2026-11-27 12:15")),
        ({"status": Status.SCHEDULED}, "2026-11-20 10:00", (Due.IS_IT_POSTED, "2026-11-27 12:15")),
        # It goes out on a Saturday, on which only Teun works.
        (
            {"status": Status.APPROVED, "publish_at": at("2026-11-28 12:00")},
            "2026-11-20 10:00",
            (Due.GOES_OUT, "2026-11-27 09:00"),
        ),
        (
            {"status": Status.APPROVED, "publish_at": at("2026-11-28 12:00"), "backup_id": "teun"},
            "2026-11-20 10:00",
            (Due.GOES_OUT, "2026-11-28 09:00"),
        ),
        (
            {"status": Status.APPROVED, "publish_at": at("2026-11-27 19:30")},
            "2026-11-27 10:00",
            (Due.IS_IT_POSTED, "2026-11-30 09:00"),
        ),
        (
            {"status": Status.REVIEW, "review_since": at("2026-11-23 15:00")},
            "2026-11-23 15:00",
            (Due.APPROVAL, "2026-11-24 15:00"),
        ),
        (
            {"status": Status.REVIEW, "review_since": at("2026-11-23 15:00")},
            "2026-11-24 15:00",
            (Due.ESCALATION, "2026-11-25 15:00"),
        ),
        (
            {"status": Status.REVIEW, "review_since": at("2026-11-26 16:00")},
            "2026-11-26 16:30",
            (Due.ESCALATION, "2026-11-27 08:00"),
        ),
        (
            {"status": Status.PUBLISHED, "published_at": at("2026-11-27 12:05")},
            "2026-11-27 12:05",
            (Due.LOOK_BACK, "2026-12-04 12:05"),
        ),
        (
            {"status": Status.PUBLISHED, "published_at": at("2026-11-28 12:05")},
            "2026-11-28 12:05",
            (Due.LOOK_BACK, "2026-12-07 09:00"),
        ),
    ],
)
def test_what_happens_next(filled: dict[str, Any], now: str, due: tuple[Due, str]) -> None:
    assert next_due(a_post(**filled), OFFICE, DESK, at(now)) == (due[0], at(due[1]))


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.PAUSED, Status.DROPPED, Status.LOOKED_BACK])
def test_nothing_happens_to_what_waits_or_is_over(status: Status) -> None:
    assert next_due(a_post(status=status), OFFICE, DESK, LONG_AGO) is None


def test_it_is_asked_once_for_each_moment_whether_it_is_posted() -> None:
    late = at("2026-11-30 10:00")
    post = a_post(status=Status.APPROVED)
    assert next_due(post, OFFICE, DESK, late) is not None
    post.told = {Due.IS_IT_POSTED: FRIDAY_NOON.isoformat()}
    assert next_due(post, OFFICE, DESK, late) is None
    post.publish_at = at("2026-12-01 12:00")
    assert next_due(post, OFFICE, DESK, at("2026-12-01 12:00")) == (
        Due.IS_IT_POSTED,
        at("2026-12-01 12:15"),
    )


def test_who_never_works_is_not_waited_for_a_whole_life() -> None:
    alone = replace(DESK, office=NEVER, colleagues={})
    post = a_post(status=Status.REVIEW, review_since=at("2026-11-20 10:00"))
    assert next_due(post, NEVER, alone, at("2026-11-20 10:00")) == (Due.APPROVAL, at("2026-11-27 08:00"))
    assert next_due(a_post(status=Status.PUBLISHED), NEVER, alone, LONG_AGO) is None
    made = next_due(a_post(deadline_at=at("2026-11-26 12:00")), NEVER, alone, LONG_AGO)
    assert made == (Due.MAKE, at("2026-11-25 00:00"))
    assert next_due(a_post(status=Status.SCHEDULED), NEVER, alone, LONG_AGO) is None


def test_a_deadline_without_a_day_is_not_reminded_of() -> None:
    post = a_post()
    post.deadline_at = None
    found = next_due(post, OFFICE, DESK, LONG_AGO)
    assert found is not None
    assert found[0] is Due.IS_IT_POSTED


@pytest.mark.parametrize(
    ("to", "deadline_at"),
    [
        ("2026-12-04 12:00", "2026-12-01 12:00"),
        ("2027-04-02 09:00", "2027-03-30 12:00"),
        ("2026-11-24 12:00", None),
        ("2026-11-20 12:00", "2026-11-17 12:00"),
        (None, None),
    ],
)
def test_a_chosen_deadline_is_as_many_days_before(to: str | None, deadline_at: str | None) -> None:
    post = a_post(deadline_at=at("2026-11-24 12:00"), deadline_is_own=True)

    moved = moved_along(post, at(to) if to else None, HOME, at("2026-11-23 09:45"))

    assert moved == (deadline_at and at(deadline_at))
