"""The way to a line of the matrix: its task, of a team the acting person may enter; asked on every act."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.roles.keeping import Act, Place
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.whose_team import team_to_enter
from storage import people, tasks
from storage.duties import EVERYTHING, Scope


def task_in_team(
    session: Session, visit: Visit, task_id: object, scope: Scope = EVERYTHING, *, held: bool = False
) -> Place | Message:
    """The line that a button or form means; or why this person does not get it.

    Who holds a line holds its team first, as the settings do: so nobody waits for each other in a circle.
    """
    team_id = tasks.team_of(session, visit.workspace_id, row_id(task_id))
    if team_id is None:
        return Message(visit.say("roles.gone.text"))
    team = team_to_enter(session, visit, team_id)
    if isinstance(team, Message):
        return team
    if held:
        people.hold_team(session, visit.workspace_id, team.id)
    find = tasks.hold if held else tasks.find
    task = find(session, team, row_id(task_id))
    return Message(visit.say("roles.gone.text")) if task is None else Place(team, task, scope)


def act_of(visit: Visit) -> Act:
    return Act(visit.user_id, visit.now)
