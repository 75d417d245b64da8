"""What a change must change too, so that a post waits as long as its campaign does; a campaign in a list."""

from datetime import UTC, date, datetime
from typing import Any

from bot.campaigns.rules import Draft, draft_of, in_order, problems
from bot.posting.rules import is_paused_with_campaign, waiting
from storage.posts import Campaign, Post, Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)
GOES_ON = {"paused_from": None, "paused_for": None}
BUDDY = "campaign:3"


def a_post(status: Status, **fields: Any) -> Post:
    return Post(team_id=1, title="?", created_at=NOW, created_by="U1", status=status, **fields)


def a_campaign(name: str, **days: Any) -> Campaign:
    return Campaign(team_id=1, name=name, created_at=NOW, created_by="U1", **days)


def test_whatever_the_change_a_post_waits_with_its_campaign() -> None:
    waits = {"status": Status.PAUSED, "paused_from": Status.DRAFT, "paused_for": BUDDY}
    assert waiting(a_post(Status.DRAFT), {"title": "?"}, BUDDY) == waits
    assert waiting(a_post(Status.DROPPED), {"status": Status.DRAFT}, BUDDY) == waits
    assert waiting(a_post(Status.DRAFT), {"status": Status.POSTPONED}, BUDDY) == GOES_ON
    assert waiting(a_post(Status.DRAFT), {}, None) == GOES_ON


def test_a_paused_post_follows_its_campaign_and_not_another_reason() -> None:
    paused = a_post(Status.PAUSED, paused_from=Status.REVIEW, paused_for=BUDDY)
    in_a_crisis = a_post(Status.PAUSED, paused_from=Status.REVIEW, paused_for="case:8")
    assert waiting(paused, {}, BUDDY) == {}
    assert waiting(paused, {}, "campaign:4") == {"paused_for": "campaign:4"}
    assert waiting(paused, {}, None) == {"status": Status.REVIEW, **GOES_ON}
    assert waiting(a_post(Status.PAUSED, paused_for=BUDDY), {}, None)["status"] is Status.DRAFT
    assert waiting(in_a_crisis, {}, BUDDY) == {}
    after = {"status": Status.REVIEW, **GOES_ON}
    assert waiting(in_a_crisis, after, BUDDY) == {
        "status": Status.PAUSED,
        "paused_from": Status.REVIEW,
        "paused_for": BUDDY,
    }
    assert is_paused_with_campaign(paused)
    assert not is_paused_with_campaign(in_a_crisis)


def test_a_form_must_say_a_name_of_its_own_and_days_in_order() -> None:
    november, december = date(2026, 11, 1), date(2026, 12, 1)
    assert problems(Draft("Buddy", november, december), ["Open dag"]) == {}
    assert problems(Draft("buddy", december, november), ["Buddy"]) == {
        "name": "same_name",
        "last_day": "before",
    }
    assert problems(Draft(""), []) == {"name": "no_name"}


def test_what_is_over_stands_last() -> None:
    over = a_campaign("over", first_day=date(2026, 9, 1), last_day=date(2026, 10, 1))
    now, later = a_campaign("now", first_day=date(2026, 11, 1)), a_campaign("later")
    for number, one in enumerate((over, later, now)):
        one.id = number
    assert [one.name for one in in_order([over, later, now], NOW.date())] == ["now", "later", "over"]
    assert draft_of(now) == Draft("now", date(2026, 11, 1))
