"""What people can do at step one: look at it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Progress
from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from bot.why import messages, rules
from storage import people, plans


def show(visit: Visit, team: people.Team, _command: Command) -> Reply:
    """Step one of this team."""
    with visit.reading() as session:
        return _overview(session, visit, team)


def open_step(visit: Visit, press: ButtonPress) -> Reply:
    """Step one, from the plan at a glance; the button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _overview(session, visit.to_team(team), team)


def _overview(session: Session, visit: Visit, team: people.Team) -> Message:
    here = {person.user_id for person in people.people_in(session, team) if not person.has_left}
    today = local_day(visit.now, team.zone)
    shown = [
        messages.Shown(issue, rules.standing(issue, here, today))
        for issue in plans.open_issues(session, team)
    ]
    return messages.overview(visit.say, shown, team.id)


def progress(session: Session, team: people.Team, _now: datetime) -> Progress:
    """How far step one is: the mean score of the open issues."""
    issues = plans.open_issues(session, team)
    share, concrete = rules.progress([rules.draft_of(issue) for issue in issues])
    if not issues:
        return Progress(0, "why.step.empty.text")
    if concrete == 0:
        return Progress(share, "why.step.none", {"count": len(issues)})
    if concrete == len(issues):
        return Progress(share, "why.step.all", {"count": len(issues)})
    return Progress(share, "why.step.some", {"count": len(issues), "concrete": concrete})
