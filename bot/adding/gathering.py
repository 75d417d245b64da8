"""What is known around a new post: channels, taken moments, who publishes and who is there."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.adding.rules import Around, Channel, Place, Saved
from bot.ownership import matrix_of
from bot.posting.usual import looked_at
from bot.posting.writing import Writer
from bot.rituals import team_free_days
from storage import channels, people, slots
from storage.channels import ONLY_WEBCARE
from storage.people import Team
from storage.posts import OVER, Post

TASKS = ("publishing", "webcare")


def around_of(session: Session, team: Team, now: datetime) -> Around:
    """As the team stands now."""
    matrix = matrix_of(session, team, now, TASKS)
    fit = {one.user_id for one in matrix.colleagues.values() if one.unfit is None}
    return Around(
        now=now,
        zone=team.zone,
        matrix=matrix,
        channels=tuple(
            Channel(one.id, one.key, one.name, one.network, one.cadence, one.span, tuple(one.days))
            for one in channels.of_team(session, team)
            if one.network not in ONLY_WEBCARE
        ),
        places=tuple(
            Place(one.post_id, one.channel_id, one.at) for one in slots.taken(session, team, *looked_at(now))
        ),
        loads=slots.open_posts(session, team),
        names={one.user_id: one.name for one in people.people_in(session, team) if one.user_id in fit},
        free_days=team_free_days(team, now),
    )


def saved(desk: Writer, post: Post) -> Saved:
    """The post as far as there may be something to say of it."""
    return Saved(
        id=post.id,
        channel_id=post.channel_id,
        at=post.publish_at,
        owner_id=post.owner_id,
        deadline_at=post.deadline_at,
        has_approver=desk.approver_id(post) is not None,
        has_value=post.value_id is not None or bool(post.exempt),
        is_over=post.status in OVER,
    )
