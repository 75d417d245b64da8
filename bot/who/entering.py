"""Which audience or actor a button or form means, and whether this person gets it."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.whose_team import refusal_to_enter
from storage import audiences, people
from storage.audiences import Audience

Entered = tuple[people.Team, Audience]


def audience_to_see(
    session: Session, visit: Visit, audience_id: object, *, removed: bool = False
) -> Entered | Message:
    """The audience with its team; `removed` asks for one that may have been removed."""
    found = audiences.team_and_audience(session, visit.workspace_id, row_id(audience_id))
    if found is None:
        return Message(visit.say("who.gone.text"))
    team, audience = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    if audience.removed_at is not None and not removed:
        return Message(visit.to_team(team).say("who.gone.text"))
    return team, audience


def audience_to_change(
    session: Session, visit: Visit, audience_id: object, *, removed: bool = False
) -> Entered | Message:
    """The same, held until the transaction ends: the team first, as everywhere."""
    found = audience_to_see(session, visit, audience_id, removed=True)
    if isinstance(found, Message):
        return found
    team, audience = found
    people.hold_team(session, visit.workspace_id, team.id)
    held = audiences.hold_audience(session, team, audience.id)
    if held is None or (held.removed_at is not None and not removed):
        return Message(visit.to_team(team).say("who.gone.text"))
    return team, held
