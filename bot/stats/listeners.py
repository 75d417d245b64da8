"""What people ask of the numbers: `/smcare stats`, and another stretch by a press."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.stats import gathering, messages, rules
from bot.stats.rules import Span
from bot.whose_team import team_to_enter
from storage.people import Team


def this_month(session: Session, visit: Visit, team: Team) -> Message:
    """Four weeks: in one week of a small team nearly every share is of two or three."""
    return page(session, visit, team, Span.MONTH)


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id and the stretch."""
    team_id, _, span = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        wanted = Span(span) if span in set(Span) else Span.MONTH
        return page(session, visit.to_team(team), team, wanted)


def page(session: Session, visit: Visit, team: Team, span: Span) -> Message:
    """Of the team, and of who asks."""
    during = rules.stretch(span, visit.now, team.zone)
    own = rules.stretch(span, visit.now, team.zone, visit.user_id)
    shown = gathering.numbers(session, team, during, visit.now)
    mine = gathering.own_numbers(session, team, own, visit.now)
    return messages.overview(visit.say, team.id, span, shown, mine)
