"""Who may approve a post, when it may be called posted, and what its form becomes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.posts.rules import Approvers, Refusal, may_approve, may_be_posted, published_at
from bot.posts.written import Offered, Part, Written, columns, kept_choices, part_for, written_of
from storage.posts import Post, Status

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
TEAM = Approvers(("U1", "U2"), ("U1", "U2", "U3"))
ALONE = Approvers((), ("U1",))


def a_post(**fields: Any) -> Post:
    post = Post(team_id=1, title="Buddy", created_at=NOW, created_by="U1")
    for name, value in fields.items():
        setattr(post, name, value)
    return post


@pytest.mark.parametrize(
    ("user_id", "owner", "approvers", "refusal"),
    [
        ("U2", "U1", TEAM, None),
        ("U1", "U1", TEAM, Refusal.MAKER),
        ("U1", None, TEAM, Refusal.MAKER),
        ("U3", "U1", TEAM, Refusal.NOT_THEIRS),
        ("U3", "U1", Approvers(("U1",), ("U1", "U3")), None),
        ("U1", "U1", ALONE, Refusal.SLEEP),
    ],
)
def test_who_may_approve(
    user_id: str, owner: str | None, approvers: Approvers, refusal: Refusal | None
) -> None:
    post = a_post(owner_id=owner, review_since=NOW)
    assert may_approve(post, user_id, approvers, NOW, ZONE) is refusal


def test_who_was_chosen_may_and_who_is_alone_the_next_day() -> None:
    chosen = a_post(owner_id="U1", approver_id="U3")
    assert may_approve(chosen, "U3", TEAM, NOW, ZONE) is None
    alone = a_post(owner_id="U1", review_since=NOW)
    midnight = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert may_approve(alone, "U1", ALONE, midnight - timedelta(seconds=1), ZONE) is Refusal.SLEEP
    assert may_approve(alone, "U1", ALONE, midnight, ZONE) is None
    assert may_approve(a_post(owner_id="U1"), "U1", ALONE, midnight, ZONE) is Refusal.SLEEP


def test_what_went_out_may_be_called_posted() -> None:
    over, coming = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    assert may_be_posted(a_post(status=Status.APPROVED), NOW)
    assert may_be_posted(a_post(status=Status.DRAFT, publish_at=over), NOW)
    assert not may_be_posted(a_post(status=Status.DRAFT, publish_at=coming), NOW)
    assert not may_be_posted(a_post(status=Status.DROPPED, publish_at=over), NOW)
    assert published_at(a_post(publish_at=over), NOW) == over
    assert published_at(a_post(publish_at=coming), NOW) == NOW


def test_the_form_asks_what_the_status_needs() -> None:
    assert part_for(Status.IDEA) is Part.IDEA
    assert part_for(Status.REVIEW) is Part.MAKING
    assert part_for(Status.PUBLISHED) is Part.OUT


def test_what_is_not_offered_any_more_stays_until_something_else_is_chosen() -> None:
    before, offered = Written(channel_id=1, value_id=2), Offered(ZONE, value_id={2: "Recht door zee"})
    kept = kept_choices(Written(), before, offered, ("channel_id", "value_id"))
    assert (kept.channel_id, kept.value_id) == (1, None)
    assert kept_choices(Written(channel_id=3), before, offered, ("channel_id",)).channel_id == 3


def test_a_day_without_a_deadline_of_its_own_follows_again() -> None:
    post = a_post(deadline_at=NOW, deadline_is_own=True, status=Status.DRAFT)
    before = written_of(post, ZONE)
    assert before.deadline_on == date(2026, 11, 23)
    assert columns(Written(title="Buddy"), before, post, ZONE) == {"deadline_is_own": False}
    own = Written(title="Buddy", deadline_on=date(2026, 11, 30))
    at = datetime(2026, 11, 30, 11, tzinfo=UTC)
    assert columns(own, before, post, ZONE) == {"deadline_is_own": True, "deadline_at": at}


def test_what_was_postponed_and_gets_a_moment_is_a_draft() -> None:
    post = a_post(status=Status.POSTPONED)
    typed = Written(title="Buddy", day=date(2026, 12, 3), at=time(12))
    found = columns(typed, written_of(post, ZONE), post, ZONE)
    assert found == {"publish_at": datetime(2026, 12, 3, 11, tzinfo=UTC), "status": Status.DRAFT}
