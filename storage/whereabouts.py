"""What became of the message of a meet-up: it stands in the channel, is on its way, or was refused."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import meetups
from storage.letters import Letter, Posted, State
from storage.meetups import Meetup
from storage.people import Team


class Delivery(StrEnum):
    """What became of the day's message in the channel."""

    POSTED = "posted"
    ON_ITS_WAY = "on_its_way"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`error` is Slack's name for why it refused the message."""

    delivery: Delivery
    error: str | None = None


def of_days(session: Session, days: Collection[tuple[Team, Meetup]]) -> dict[int, Whereabouts]:
    """Of each of these days, by id, how its message fares; missing: nothing was ever written."""
    if not days:
        return {}
    by_subject = {meetups.subject(meetup): meetup.id for _, meetup in days}
    workspaces = {team.workspace_id for team, _ in days}
    letters = select(Letter.subject, Letter.state, Letter.failed_because).where(
        Letter.workspace_id.in_(workspaces), Letter.subject.in_(by_subject), Letter.state != State.DROPPED
    )
    standing = select(Posted.subject).where(
        Posted.workspace_id.in_(workspaces), Posted.subject.in_(by_subject)
    )
    found: dict[int, Whereabouts] = {}
    for about, state, error in session.execute(letters.order_by(Letter.id)):
        refused = state == State.FAILED
        delivery = Delivery.REFUSED if refused else Delivery.ON_ITS_WAY
        found[by_subject[about]] = Whereabouts(delivery, error if refused else None)
    for about in session.scalars(standing):
        found[by_subject[about]] = Whereabouts(Delivery.POSTED)
    return found
