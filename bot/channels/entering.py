"""The way to a channel: of a team the acting person may enter; asked on every act."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import editing
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.texts import Say
from bot.whose_team import refusal_to_enter
from storage import channels, people
from storage.channels import CHANNEL, PlanChannel
from storage.people import Team

TeamAndChannel = tuple[Team, PlanChannel]


@dataclass(frozen=True, slots=True)
class Held:
    """A channel that this person alone may change now; `visit` speaks as they read."""

    session: Session
    visit: Visit
    team: Team
    channel: PlanChannel

    def note(self, did: str, **fields: list[object]) -> None:
        editing.note(self.session, self.visit, self.team, CHANNEL, self.channel.id, did, **fields)


def channel_in_team(session: Session, visit: Visit, channel_id: object) -> TeamAndChannel | Message:
    """The channel that a button means, which is there; or why this person does not get it."""
    found = channels.team_and_channel(session, visit.workspace_id, row_id(channel_id))
    if found is None:
        return gone(visit.say)
    team, channel = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    say = visit.to_team(team).say
    return found if channel.removed_at is None else gone(say)


def held_channel(session: Session, visit: Visit, channel_id: object) -> Held | Message:
    """The same, removed or not: first the team is held, then the channel."""
    found = channels.team_and_channel(session, visit.workspace_id, row_id(channel_id))
    if found is None:
        return gone(visit.say)
    team, channel = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    people.hold_team(session, visit.workspace_id, team.id)
    channels.hold_channel(session, team, channel.id)
    return Held(session, visit.to_team(team), team, channel)


def gone(say: Say) -> Message:
    return Message(say("channels.gone.text"))
