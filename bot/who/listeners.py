"""What people can do at step two: look at it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Progress
from bot.noticing import Noticed, noticed
from bot.office import Visit
from bot.pages import Place, marked
from bot.remembering import remembered_page
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.who import messages
from bot.who.entering import audience_to_see
from bot.who.gathering import facts_of, shown_of, shown_one
from bot.who.health import findings
from bot.who.weaknesses import actors_by_audience, how_far
from storage import audiences, people


def page(session: Session, visit: Visit, team: people.Team, _number: int = 0) -> Message:
    """Step two of this team."""

    def made() -> Message:
        shown = shown_of(session, facts_of(session, team, visit.now))
        return messages.overview(visit.say, shown, team.id)

    shown = remembered_page(session, visit, team, "who", made)
    return marked(shown, Place("who", team.id))


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """One audience, whole."""
    with visit.reading() as session:
        found = audience_to_see(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, audience = found
        shown = shown_one(session, team, audience.id, visit.now)
    return messages.one_audience(visit.to_team(team).say, team.id, shown)


def progress(session: Session, team: people.Team, now: datetime) -> Progress:
    """How far step two is, in two statements: who left, and what is closed, only the step itself looks at."""
    there = audiences.of_team(session, team)
    if not there:
        return Progress(0, "who.step.empty.text")
    around = actors_by_audience(audiences.actors_of_team(session, team))
    share, without = how_far(there, around, local_day(now, team.zone), team.name)
    if without == 0:
        return Progress(share, "who.step.all", {"count": len(there)})
    if without == len(there):
        return Progress(share, "who.step.none", {"count": len(there)})
    return Progress(share, "who.step.some.text", {"audiences": len(there), "without": without})


def notices(session: Session, team: people.Team, now: datetime) -> Sequence[Noticed]:
    """What is wrong, weak or odd in the audiences of this team."""
    judged = facts_of(session, team, now).judged()
    return [noticed("who", one) for one in findings(team.id, judged)]
