"""What people can do with the plan: look at it, wherever they are."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.plan import checklist_messages, messages
from bot.plan.glance_messages import Glance, glance
from bot.plan.looking import Chapters, look
from bot.plan.messages import Place
from bot.ranking import Reader, ranked
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import coordinates, refusal_to_enter, team_to_enter
from storage import people


def show(chapters: Chapters, visit: Visit, command: Command) -> Reply:
    """The plan of the channel's team; elsewhere the offer to set one up, beside one's own teams."""
    with visit.reading() as session:
        here = people.team_in_channel(session, visit.workspace_id, command.channel_id, visit.user_id)
        if here is not None:
            return refusal_to_enter(session, visit, here) or _glance(session, chapters, visit, here)
        mine = people.teams_of(session, visit.workspace_id, visit.user_id)
        place = messages.place_of(command.channel_id, visit.person)
        if place is Place.CONVERSATION and len(mine) == 1:
            return refusal_to_enter(session, visit, mine[0]) or _glance(session, chapters, visit, mine[0])
    say = visit.to_team(mine[0]).say if mine else visit.say
    return messages.offer(say, place, command.channel_id, mine)


def press_show(chapters: Chapters, visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _glance(session, chapters, visit, team)


def _glance(session: Session, chapters: Chapters, visit: Visit, team: people.Team) -> Message:
    return glance(visit.to_team(team).say, seen(session, chapters, visit, team))


def seen(session: Session, chapters: Chapters, visit: Visit, team: people.Team) -> Glance:
    found = look(chapters, visit.office, session, team, visit.now)
    reader = Reader(visit.user_id, coordinates(session, team, visit.user_id))
    return Glance(team, found, tuple(ranked(found.noticed, reader)), reader.coordinates)


def checklist(chapters: Chapters, visit: Visit, team: people.Team, _command: Command) -> Reply:
    """The practical matters, each with its lamp."""
    with visit.reading() as session:
        return _checklist(session, chapters, visit, team)


def press_checklist(chapters: Chapters, visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _checklist(session, chapters, visit, team)


def _checklist(session: Session, chapters: Chapters, visit: Visit, team: people.Team) -> Message:
    found = look(chapters, visit.office, session, team, visit.now)
    return checklist_messages.checklist(visit.to_team(team).say, team.id, found.matters)
