"""From what to what a post may go, and what is missing before it is approved."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.posting.rules import STOPS, WAYS, Around, Missing, may_go, missing
from storage.channels import PostForm
from storage.posts import Consent, Post, Status

NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
COMPLETE = {
    "owner_id": "bram",
    "channel_id": 1,
    "publish_at": NOON,
    "value_id": 1,
    "audience_id": 1,
    "form": PostForm.IMAGE,
    "described": True,
    "consent": Consent.GIVEN,
}
SANNE = Around("sanne")


def a_post(**filled: Any) -> Post:
    post = Post(team_id=1, title="Buddy gezocht", created_at=NOON, created_by="bram", version=1)
    for name, value in {"status": Status.REVIEW, **COMPLETE, **filled}.items():
        setattr(post, name, value)
    return post


def test_every_status_has_ways_and_what_waits_comes_back() -> None:
    assert set(WAYS) == set(Status)
    assert may_go(a_post(), Status.APPROVED)
    assert not may_go(a_post(status=Status.DRAFT), Status.APPROVED)
    assert may_go(a_post(status=Status.DROPPED), Status.DRAFT)


@pytest.mark.parametrize(
    ("filled", "around", "lacks"),
    [
        ({}, SANNE, ()),
        ({"consent": Consent.ASKED}, SANNE, (Missing.CONSENT,)),
        ({"consent": Consent.WITHDRAWN, "value_id": None}, SANNE, (Missing.CONSENT, Missing.VALUE)),
        ({"consent": None}, SANNE, ()),
        ({"owner_id": None}, SANNE, (Missing.OWNER,)),
        ({"channel_id": None, "publish_at": None}, SANNE, (Missing.CHANNEL, Missing.MOMENT)),
        ({}, Around("bram"), (Missing.ANOTHER_EYE,)),
        ({}, Around("bram", is_alone=True), ()),
        ({"value_id": None, "exempt": "crisis"}, SANNE, ()),
        ({"audience_id": None}, SANNE, (Missing.AUDIENCE,)),
        ({"described": None}, SANNE, (Missing.DESCRIBED,)),
        ({"described": None, "form": PostForm.TEXT}, SANNE, ()),
        ({"described": None, "form": None}, SANNE, ()),
        ({}, Around("sanne", has_webcare=False), (Missing.WEBCARE,)),
        ({}, Around("sanne", has_crisis=True), (Missing.CRISIS,)),
    ],
)
def test_what_is_missing(filled: dict[str, Any], around: Around, lacks: tuple[Missing, ...]) -> None:
    assert missing(a_post(**filled), around) == lacks


def test_only_consent_and_a_crisis_stop_a_post() -> None:
    assert STOPS == (Missing.CONSENT, Missing.CRISIS)
