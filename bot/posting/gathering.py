"""Reads what a post's card says besides the post: what its links are called, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.desk_hours import desk_hours
from bot.ownership import Ask, resolve
from bot.posting.rules import Around, Missing, missing
from bot.posting.writing import Writer
from bot.working_time import is_open
from storage import audiences, brands, channels, escalation, people, plans
from storage.duties import CRISIS, WEBCARE
from storage.posts import ASKED, ESCALATED_TO, Campaign, Post, Status


@dataclass(frozen=True, slots=True)
class Shown:
    """A post with what is said of it. Names are None where nothing is linked."""

    post: Post
    zone: str
    """The team's: moments are told by its clock."""
    now: datetime
    """When it is shown."""
    names: Mapping[str, str]
    """What people are called, by id."""
    channel: str | None = None
    channel_is_gone: bool = False
    """Its channel was removed from the plan."""
    audience: str | None = None
    value: str | None = None
    issue: str | None = None
    campaign: str | None = None
    missing: tuple[Missing, ...] = ()
    """What is not there yet before it is approved."""
    asked: str | None = None
    """Who is asked to approve it."""


def shown(session: Session, desk: Writer, post: Post) -> Shown:
    """The post as it stands now."""
    team, asked = desk.team, asked_of(desk, post)
    channel = next((one for one in channels.ever_of_team(session, team) if one.id == post.channel_id), None)
    value = brands.value_of(session, team, post.value_id) if post.value_id else None
    issue = plans.sentences_of(session, team, (post.issue_id,)) if post.issue_id else {}
    return Shown(
        post=post,
        zone=team.zone,
        now=desk.now,
        names=_names(session, desk, post, asked),
        channel=None if channel is None else channel.name,
        channel_is_gone=channel is not None and channel.removed_at is not None,
        audience=audiences.audience_names(session, team).get(post.audience_id or 0),
        value=None if value is None else value.name,
        issue=issue.get(post.issue_id or 0),
        campaign=_campaign(session, post),
        missing=missing(post, around(session, desk, post, asked or "")),
        asked=asked,
    )


def asked_of(desk: Writer, post: Post) -> str | None:
    """Who was asked to approve it; before that who will be."""
    asked = post.told.get(ASKED) if post.status is Status.REVIEW else None
    return asked or desk.approver_id(post)


def _names(session: Session, desk: Writer, post: Post, asked: str | None) -> dict[str, str]:
    ids = {post.owner_id, post.backup_id, post.approver_id, asked, post.told.get(ESCALATED_TO)} - {None}
    found = people.named(session, desk.team.workspace_id, [one for one in ids if one])
    return {user_id: person.name for user_id, person in found.items()}


def _campaign(session: Session, post: Post) -> str | None:
    campaign = session.get(Campaign, post.campaign_id) if post.campaign_id else None
    return None if campaign is None else campaign.name


def around(session: Session, desk: Writer, post: Post, approver_id: str) -> Around:
    """What must be known beside the post before this person approves it."""
    return Around(
        approver_id=approver_id,
        is_alone=len(desk.desk.colleagues) == 1,
        has_crisis=escalation.has_open_crisis(session, desk.team),
        has_webcare=has_webcare(desk, post),
    )


def has_webcare(desk: Writer, post: Post) -> bool:
    """Whether webcare is open, and somebody on duty is in, when the post goes out; true without a moment."""
    if post.publish_at is None:
        return True
    cells = [cell for task in (WEBCARE, CRISIS) for cell in desk.matrix.held.get(task, ())]
    if not is_open(desk_hours(desk.team, cells, desk.now), post.publish_at):
        return False
    channel = desk.channel_keys.get(post.channel_id or 0, "")
    return resolve(desk.matrix, Ask(WEBCARE, post.publish_at, channel)).owner is not None
