"""Questions about campaigns: those of a team, one to change, its posts, and what waits for something."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.people import Team
from storage.posts import Campaign, Post, Status


def campaigns_of(session: Session, team: Team) -> Sequence[Campaign]:
    """The campaigns that were not removed, in the order in which they were made."""
    theirs = select(Campaign).where(Campaign.team_id == team.id, Campaign.removed_at.is_(None))
    return session.scalars(theirs.order_by(Campaign.id)).all()


def team_and_campaign(session: Session, workspace_id: str, campaign_id: int) -> tuple[Team, Campaign] | None:
    """The campaign, also a removed one, with its team; None when this workspace has no such one."""
    both = select(Team, Campaign).join(Campaign, Campaign.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Campaign.id == campaign_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_campaign(session: Session, team: Team, campaign_id: int) -> Campaign | None:
    """The campaign as it is now, yours alone to change until the transaction ends. Hold the team first."""
    held = select(Campaign).where(Campaign.team_id == team.id, Campaign.id == campaign_id).with_for_update()
    return session.scalar(held.execution_options(populate_existing=True))


def counts(session: Session, team: Team) -> dict[int, dict[Status, int]]:
    """How many posts each campaign has in which state, by the campaign's id."""
    its = select(Post.campaign_id, Post.status, func.count()).where(
        Post.team_id == team.id, Post.campaign_id.is_not(None)
    )
    found: dict[int, dict[Status, int]] = {}
    for campaign_id, status, count in session.execute(its.group_by(Post.campaign_id, Post.status)):
        found.setdefault(campaign_id or 0, {})[status] = count
    return found


def hold_posts(session: Session, campaign: Campaign, statuses: Collection[Status]) -> Sequence[Post]:
    """Its posts in these states, the first to go out first, each yours alone to change."""
    its = select(Post).where(Post.campaign_id == campaign.id, Post.status.in_(statuses))
    return _held(session, its)


def hold_paused_for(session: Session, team: Team, reason: str) -> Sequence[Post]:
    """The posts that wait for this ("campaign:3", "case:8"), in the same order and as much yours."""
    its = select(Post).where(Post.team_id == team.id, Post.status == Status.PAUSED, Post.paused_for == reason)
    return _held(session, its)


def _held(session: Session, its: Select[Post]) -> Sequence[Post]:
    in_order = its.order_by(Post.publish_at.is_(None), Post.publish_at, Post.id).with_for_update()
    return session.scalars(in_order, execution_options={"populate_existing": True}).all()
