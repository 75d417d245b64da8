"""Looking at the matrix: the table, page by page, its roles, and what changed before."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.roles import health_messages, messages
from bot.roles.gathering import facts_of
from bot.roles.health import findings
from bot.roles.keeping import ROLE
from bot.roles.messages import Known, Shown
from bot.roles.week_away import weeks_away
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import changes, tasks
from storage.people import Team
from storage.tasks import TASK


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return overview(session, visit, team)


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else overview(session, visit, team)


def press_page(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id and the number of the page."""
    team_id, _, page = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        return team if isinstance(team, Message) else overview(session, visit, team, row_id(page))


def overview(session: Session, visit: Visit, team: Team, page: int = 0, notice: str = "") -> Message:
    facts = facts_of(session, team, visit.now)
    shown = Shown(team.id, facts.lines, facts.names, findings(facts), page, notice, facts.channels.ever)
    return messages.overview(visit.to_team(team).say, shown)


def health(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _health(session, visit, team)


def press_health(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _health(session, visit, team)


def _health(session: Session, visit: Visit, team: Team) -> Message:
    """Who is hard to miss is looked at for next week."""
    facts = facts_of(session, team, visit.now)
    today = local_day(visit.now, team.zone)
    next_monday = today + timedelta(days=7 - today.weekday())
    weeks = weeks_away(facts, next_monday)
    return health_messages.health(visit.to_team(team).say, facts, findings(facts), weeks)


def history(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return history_of(session, visit, team)


def history_of(session: Session, visit: Visit, team: Team) -> Message:
    done = changes.latest(session, team, (TASK, ROLE), messages.CHANGES_SHOWN)
    known = tasks.by_id(session, team)
    facts = facts_of(session, team, visit.now)
    around = Known(known, facts.names, visit.person.zone, facts.channels.ever)
    return messages.history(visit.to_team(team).say, done, around)
