"""What people can do at step one: look at it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Progress
from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.whose_team import refusal_to_enter
from bot.why import messages, rules
from storage import people, plans


def show(visit: Visit, team: people.Team, _command: Command) -> Reply:
    """Step one of this team."""
    with visit.reading() as session:
        return _overview(session, visit.say, team)


def open_step(visit: Visit, press: ButtonPress) -> Reply:
    """Step one, from the plan at a glance; the button carries the team's id."""
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, int(press.value or 0))
        if team is None:
            return Message(visit.say("why.gone.text"))
        return refusal_to_enter(session, visit, team) or _overview(session, visit.to_team(team).say, team)


def _overview(session: Session, say: Say, team: people.Team) -> Message:
    return messages.overview(say, plans.open_issues(session, team), team.id)


def progress(session: Session, team: people.Team, _now: datetime) -> Progress:
    """How far step one is: the mean score of the open issues."""
    issues = plans.open_issues(session, team)
    share, concrete = rules.progress([rules.draft_of(issue) for issue in issues])
    if not issues:
        return Progress(0, "why.step.empty.text")
    return Progress(share, "why.step.state", {"count": len(issues), "concrete": concrete})
