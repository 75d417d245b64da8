"""The way of a post: from what to what it may go, and what is missing before it is approved. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from storage.posts import AWAITED, CAMPAIGN, Consent, Filled, Post, Status

S = Status
WAYS: Mapping[Status, tuple[Status, ...]] = {
    S.IDEA: (S.DRAFT, S.REVIEW, S.POSTPONED, S.DROPPED),
    S.DRAFT: (S.REVIEW, S.POSTPONED, S.DROPPED),
    S.REVIEW: (S.APPROVED, S.CHANGES, S.DRAFT, S.POSTPONED, S.DROPPED),
    S.CHANGES: (S.REVIEW, S.POSTPONED, S.DROPPED),
    S.APPROVED: (S.SCHEDULED, S.PUBLISHED, S.CHANGES, S.POSTPONED, S.DROPPED),
    S.SCHEDULED: (S.PUBLISHED, S.CHANGES, S.POSTPONED, S.DROPPED),
    S.PUBLISHED: (S.LOOKED_BACK,),
    S.LOOKED_BACK: (),
    S.POSTPONED: (S.DRAFT, S.DROPPED),
    S.PAUSED: (S.POSTPONED, S.DROPPED),
    S.DROPPED: (S.DRAFT,),
}
"""docs/trade.md, "Content calendar". What was postponed or dropped comes back as a draft."""


class Missing(StrEnum):
    """What is not there yet before a post is approved, the gravest first."""

    CONSENT = "consent"
    CRISIS = "crisis"
    OWNER = "owner"
    CHANNEL = "channel"
    MOMENT = "moment"
    ANOTHER_EYE = "another_eye"
    """Who made it would approve it."""
    VALUE = "value"
    AUDIENCE = "audience"
    DESCRIBED = "described"
    """Alt text or subtitles."""
    WEBCARE = "webcare"
    """Nobody answers when it goes out."""


STOPS = (Missing.CONSENT, Missing.CRISIS)
"""Only these stop a post; the others are said, and somebody decides (docs/trade.md)."""


@dataclass(frozen=True, slots=True)
class Around:
    """What must be known beside the post: who approves it, and what is so in the team at its moment."""

    approver_id: str
    is_alone: bool = False
    """A team of one: there is no other eye, a night's sleep takes its place."""
    has_crisis: bool = False
    has_webcare: bool = True


def may_go(post: Post, to: Status) -> bool:
    return to in WAYS[post.status]


def missing(post: Post, around: Around) -> tuple[Missing, ...]:
    """What is missing before this post is approved, the gravest first; nothing when it is complete."""
    found = {
        Missing.CONSENT: post.consent in (Consent.ASKED, Consent.WITHDRAWN),
        Missing.CRISIS: around.has_crisis,
        Missing.OWNER: post.owner_id is None,
        Missing.CHANNEL: post.channel_id is None,
        Missing.MOMENT: post.publish_at is None,
        Missing.ANOTHER_EYE: post.owner_id == around.approver_id and not around.is_alone,
        Missing.VALUE: post.value_id is None and not post.exempt,
        Missing.AUDIENCE: post.audience_id is None,
        Missing.DESCRIBED: needs_describing(post) and not post.described,
        Missing.WEBCARE: post.publish_at is not None and not around.has_webcare,
    }
    return tuple(one for one in Missing if found[one])


def needs_describing(post: Post) -> bool:
    """Whether there is something in it that not everybody can see or hear."""
    return post.form is not None and post.form != "text"


def campaign_reason(campaign_id: int) -> str:
    """What a post of a paused campaign waits for (`Post.paused_for`)."""
    return f"{CAMPAIGN}:{campaign_id}"


def is_paused_with_campaign(post: Post) -> bool:
    return str(post.paused_for).startswith(f"{CAMPAIGN}:")


def waiting(post: Post, fields: Filled, reason: str | None) -> Filled:
    """What a change of these fields must change too, so that a post waits as long as its campaign is paused.

    `reason` is that of its campaign, as the change leaves it: None while that goes on, or when it has none.
    """
    status, came_from, waits_for = (
        fields.get(name, getattr(post, name)) for name in ("status", "paused_from", "paused_for")
    )
    if status in AWAITED and reason is not None:
        return {"status": S.PAUSED, "paused_from": status, "paused_for": reason}
    if status is not S.PAUSED:
        return {"paused_from": None, "paused_for": None}
    if waits_for == reason or not str(waits_for).startswith(f"{CAMPAIGN}:"):
        return {}
    if reason is not None:
        return {"paused_for": reason}
    return {"status": came_from or S.DRAFT, "paused_from": None, "paused_for": None}
