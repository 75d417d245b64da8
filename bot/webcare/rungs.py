"""What the ladder is read from, asked of storage in six statements."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.ownership.gathering import matrix_of
from bot.webcare import ladder
from bot.webcare.ladder import Around, Contact
from storage import duties, escalation
from storage.people import Team


def around_of(session: Session, team: Team, now: datetime) -> Around:
    roles: dict[str, list[str]] = {}
    for holder in duties.holders(session, team):
        roles.setdefault(holder.role, []).append(holder.user_id)
    return Around(
        escalation.rungs_of(session, team),
        matrix_of(session, team, now, ladder.TASKS),
        roles,
        now=now,
    )


def ids_of(contacts: Iterable[Contact]) -> set[str]:
    """Who of them is in Slack, to be named."""
    return {one.user_id for one in contacts if one.user_id}
