"""What people can do with the plan: look at it, wherever they are."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.feature import Step
from bot.office import Visit
from bot.plan import messages
from bot.plan.messages import Glance, Place, StepShown
from bot.slack.replies import Home, Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import coordinates, refusal_to_enter, team_to_enter
from storage import people


def show(steps: Sequence[Step], visit: Visit, command: Command) -> Reply:
    """The plan of the channel's team; elsewhere the offer to set one up, beside one's own teams."""
    with visit.reading() as session:
        here = people.team_in_channel(session, visit.workspace_id, command.channel_id, visit.user_id)
        if here is not None:
            return refusal_to_enter(session, visit, here) or _glance(session, steps, visit, here)
        mine = people.teams_of(session, visit.workspace_id, visit.user_id)
        place = messages.place_of(command.channel_id, visit.person)
        if place is Place.CONVERSATION and len(mine) == 1:
            return refusal_to_enter(session, visit, mine[0]) or _glance(session, steps, visit, mine[0])
    say = visit.to_team(mine[0]).say if mine else visit.say
    return messages.offer(say, place, command.channel_id, mine)


def press_show(steps: Sequence[Step], visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _glance(session, steps, visit, team)


def _glance(session: Session, steps: Sequence[Step], visit: Visit, team: people.Team) -> Message:
    return messages.glance(visit.to_team(team).say, _seen(session, steps, visit, team))


def _seen(session: Session, steps: Sequence[Step], visit: Visit, team: people.Team) -> Glance:
    shown = [StepShown(step, step.progress(session, team, visit.now)) for step in steps]
    return Glance(team, tuple(shown), coordinates(session, team, visit.user_id))


def home(steps: Sequence[Step], visit: Visit) -> Home:
    """One's own day: the teams with their plan, and what is known of oneself. Useful without a team too."""
    with visit.reading() as session:
        mine = people.teams_of(session, visit.workspace_id, visit.user_id)
        allowed = [team for team in mine if refusal_to_enter(session, visit, team) is None]
        seen = [_seen(session, steps, visit, team) for team in allowed[: messages.HOME_TEAMS]]
    say = visit.to_team(mine[0]).say if mine else visit.say
    return messages.home(say, seen)
