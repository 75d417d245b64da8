"""What people can do with the coach: look at the five pitfalls."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.coach import messages
from bot.coach.pitfalls import seen
from bot.feature import Notices
from bot.office import Visit
from bot.ranking import Reader, may_see
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import coordinates, team_to_enter
from storage.people import Team


def show(notices: Sequence[Notices], visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _pitfalls(session, notices, visit, team)


def press(notices: Sequence[Notices], visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _pitfalls(session, notices, visit, team)


def _pitfalls(session: Session, notices: Sequence[Notices], visit: Visit, team: Team) -> Message:
    reader = Reader(visit.user_id, coordinates(session, team, visit.user_id))
    noticed = [one for chapter in notices for one in chapter(session, team, visit.now)]
    return messages.pitfalls(
        visit.to_team(team).say, team.id, seen([one for one in noticed if may_see(one.finding, reader)])
    )
