"""Which version of the plan a button means, and whether this person gets it."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.slack.requests import ButtonPress
from bot.whose_team import team_to_enter
from storage import versions
from storage.people import Team
from storage.versions import PlanVersion


def version_to_see(session: Session, visit: Visit, press: ButtonPress) -> tuple[Team, PlanVersion] | Message:
    """The button carries the team's id and the version's number."""
    team_id, _, number = (press.value or "").partition("/")
    team = team_to_enter(session, visit, team_id)
    if isinstance(team, Message):
        return team
    version = versions.find(session, team, row_id(number))
    return (team, version) if version else Message(visit.to_team(team).say("plan.versions.gone"))
