"""The page of the ladder, and the form of one rung."""

from sqlalchemy.orm import Session

from bot.escalation import forms, messages
from bot.escalation.messages import Seen
from bot.escalation.rules import FIELDS, Draft
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import ladder, rungs
from bot.webcare.ladder import NUMBERS, Standing
from bot.whose_team import team_to_enter
from storage import people
from storage.escalation import Rung
from storage.people import Team


def page(session: Session, visit: Visit, team: Team) -> Message:
    return messages.page(visit.say, look(session, visit, team))


def look(session: Session, visit: Visit, team: Team) -> Seen:
    """The ladder as it stands, everybody on it known by name."""
    around = rungs.around_of(session, team, visit.now)
    steps = ladder.ladder(around)
    listed = ladder.crisis_list(around, around.matrix.coordinators)
    no_number = [one for one in listed if not one.phone and one not in steps[-1].contacts]
    ids = rungs.ids_of([*(one for step in steps for one in step.contacts), *listed])
    names = {who: one.name for who, one in people.named(session, team.workspace_id, ids).items()}
    return Seen(team.id, steps, names, no_number)


def press_rung(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team and the number of the rung."""
    team_id, _, number = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if row_id(number) not in NUMBERS:
            return page(session, visit, team)
        standing = look(session, visit, team).rungs[row_id(number) - 1]
        facts = {"team": team.id, "number": standing.number, "version": standing.version}
        return forms.rung(visit.say, standing.number, draft_of(standing), facts)


def draft_of(one: Standing) -> Draft:
    """As the form begins: also who is there by the matrix, so that a number is always somebody's."""
    return Draft(
        one.first.user_id,
        one.first.name,
        one.first.phone,
        one.backup.user_id,
        one.backup.name,
        one.backup.phone,
    )


def draft_in(rung: Rung | None) -> Draft:
    """What is kept of it."""
    return Draft() if rung is None else Draft(*(getattr(rung, name) for name in FIELDS))
