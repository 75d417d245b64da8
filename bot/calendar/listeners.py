"""What people can do with the calendar: look at it, turn its pages, share a week, and see what changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.calendar import history_messages, pages, week_messages
from bot.calendar.asked import monday_asked, month_asked
from bot.calendar.gathering import seen
from bot.calendar.history_messages import Past
from bot.calendar.weeks import day_meant, first_of_month, page_of_day
from bot.feature import CommandListener, Page, PressListener
from bot.letters import letter_to
from bot.office import Visit
from bot.opening_hours import monday_of
from bot.pages import MARK
from bot.slack.ids import row_id
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command
from bot.wall_clock import local_day
from bot.whose_team import in_team, team_to_enter
from storage import calendar, changes, outbox, people
from storage.people import Team
from storage.posts import POST

Numbered = Callable[[str, date], int]
"""The number of the page that a button means by what follows the team's id, or a line; the date is today."""


def opened(page: Page, numbered: Numbered) -> CommandListener:
    """The page as it opens by its word: of today, the first one, or the one that was typed."""

    def show(visit: Visit, team: Team, command: Command) -> Reply:
        with visit.reading() as session:
            number = numbered(command.text, local_day(visit.now, team.zone))
            return page(session, visit, team, number)

    return in_team(show)


def turned_to(page: Page, numbered: Numbered) -> PressListener:
    """The page a button means, in the place of another page of the calendar; below anything else."""

    def show(visit: Visit, press: ButtonPress) -> Reply:
        team_id, _, rest = (press.value or "").partition("/")
        with visit.reading() as session:
            team = team_to_enter(session, visit, team_id)
            if isinstance(team, Message):
                return team
            number = numbered(rest, local_day(visit.now, team.zone))
            message = page(session, visit.to_team(team), team, number)
        return Replace(message) if press.block_id.startswith(f"{MARK}.calendar") else message

    return show


def first_page(_rest: str, _today: date) -> int:
    return 0


def asked_week(typed: str, today: date) -> int:
    return monday_asked(typed, today).toordinal()


def asked_month(typed: str, today: date) -> int:
    return month_asked(typed, today).toordinal()


def page_number(rest: str, _today: date) -> int:
    return row_id(rest)


def of_week(rest: str, today: date) -> int:
    return monday_of(day_meant(rest) or today).toordinal()


def of_month(rest: str, today: date) -> int:
    return first_of_month(day_meant(rest) or today).toordinal()


def of_day(rest: str, today: date) -> int:
    day, _, page = rest.partition("/")
    return page_of_day(day_meant(day) or today, row_id(page))


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """The week is in the team's channel; shared again on the same day, the message there is renewed."""
    team_id, _, rest = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        say, today = visit.to_team(team).say, local_day(visit.now, team.zone)
        monday = monday_of(day_meant(rest) or today)
        message = _for_everybody(session, visit, team, monday)
        subject = f"team {team.id}, week of {monday}, shared on {today}"
        letter = letter_to(team.channel_id, team, f"{subject} {visit.key}", message, subject=subject)
        outbox.write(session, letter, visit.now)
    return Message(
        say("calendar.shared.done", week=monday.isocalendar().week, channel=f"<#{team.channel_id}>")
    )


def _for_everybody(session: Session, visit: Visit, team: Team, monday: date) -> Message:
    """In the team's language, with names that ring nobody."""
    to_all = replace(visit, say=visit.office.say(team.language))
    known = seen(session, to_all, team, monday, pages.DAYS_OF_A_WEEK)
    return week_messages.shared(to_all.say, replace(known, reads_in=None), visit.user_id)


def history(visit: Visit, team: Team, _command: Command) -> Reply:
    """The latest changes of posts."""
    with visit.reading() as session:
        done = changes.latest(session, team, (POST,), history_messages.SHOWN)
        titles = calendar.titles(session, team, {one.thing_id for one in done})
        names = {one.user_id: one.name for one in people.people_in(session, team)}
    return history_messages.history(visit.say, Past(done, titles, names, visit.person.zone))
