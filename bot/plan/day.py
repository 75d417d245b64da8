"""One's own day: what of every chapter is one's own now, in each team; useful without a team too."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.plan import day_messages, listeners
from bot.plan.day_messages import Day
from bot.plan.looking import Chapters
from bot.slack.replies import Form, Home, Message
from bot.slack.requests import Command, Shortcut
from bot.whose_team import refusal_to_enter
from storage import people
from storage.people import Team


def home(chapters: Chapters, visit: Visit) -> Home:
    """The day first, then how each plan stands, then what is known of oneself."""
    with visit.reading() as session:
        days = _days(session, chapters, visit)
        seen = [listeners.seen(session, chapters, visit, day.team) for day in days]
    return day_messages.home(_speaking(visit, days).say, days, seen)


def by_shortcut(chapters: Chapters, visit: Visit, _shortcut: Shortcut) -> Form:
    """The day alone, wherever in Slack one is."""
    with visit.reading() as session:
        days = _days(session, chapters, visit)
    return day_messages.form(_speaking(visit, days).say, days)


def by_word(chapters: Chapters, visit: Visit, _command: Command) -> Message:
    """The same by `/smplan day`."""
    with visit.reading() as session:
        days = _days(session, chapters, visit)
    return day_messages.message(_speaking(visit, days).say, days)


def _days(session: Session, chapters: Chapters, visit: Visit) -> list[Day]:
    mine = people.teams_of(session, visit.workspace_id, visit.user_id)
    allowed = [team for team in mine if refusal_to_enter(session, visit, team) is None]
    return [_day(session, chapters, visit, team) for team in allowed[: day_messages.TEAMS]]


def _day(session: Session, chapters: Chapters, visit: Visit, team: Team) -> Day:
    told = (my_day(session, visit.to_team(team), team) for my_day in chapters.days)
    return Day(team, tuple(block for block in told if block is not None))


def _speaking(visit: Visit, days: list[Day]) -> Visit:
    return visit.to_team(days[0].team) if days else visit
