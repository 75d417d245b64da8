"""Looking at the actions of a team: the list, its pages, and what changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.actions import changing, entering, health, messages, rules
from bot.actions.history import history
from bot.actions.messages import Listed
from bot.noticing import Noticed, noticed
from bot.office import Visit
from bot.presence import takes_part
from bot.slack.ids import row_id
from bot.slack.mrkdwn import escape_within
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import actions, changes, people
from storage.people import Team

ADD = frozenset({"add", "new", "nieuw"})
HISTORY = frozenset({"history", "geschiedenis"})
WORD_LIMIT = 40
HISTORY_LOOKED_AT = 20


def show(visit: Visit, team: Team, command: Command) -> Reply:
    """`/smplan actions`, and what may follow it."""
    word = command.text.strip().casefold()
    if word in ADD:
        return changing.add(visit, team)
    with visit.reading() as session:
        if word in HISTORY:
            return _history(session, visit, team)
        if word:
            return Message(visit.say("actions.help.unknown", word=escape_within(word, WORD_LIMIT)))
        return messages.overview(visit.say, listed(session, visit, team, 0))


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return entering.seen(visit, press, team)
        visit = visit.to_team(team)
        return entering.seen(visit, press, messages.overview(visit.say, listed(session, visit, team, 0)))


def press_page(visit: Visit, press: ButtonPress) -> Reply:
    """Another page of the list takes its place; the button carries the team and the page."""
    team_id, _, page = str(press.value).partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        return Replace(messages.overview(visit.say, listed(session, visit, team, row_id(page))))


def listed(session: Session, visit: Visit, team: Team, page: int) -> Listed:
    """The page, or the last there is."""
    open_now = rules.mine_first(actions.open_actions(session, team), visit.user_id)
    last = max(0, (len(open_now) - 1) // messages.PAGE)
    return Listed(team, open_now, visit.user_id, local_day(visit.now, team.zone), min(page, last))


def _history(session: Session, visit: Visit, team: Team) -> Message:
    done = changes.latest(session, team, [actions.ACTION], HISTORY_LOOKED_AT)
    known = people.named(session, team.workspace_id, {one.by for one in done})
    texts = actions.texts_of(session, team, {one.thing_id for one in done})
    return history(visit.say, done, texts, known, visit.person.zone)


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    """Actions whose day went by, or whose owner did."""
    here = {one.user_id for one in people.people_in(session, team) if takes_part(one, team)}
    found = health.findings(actions.open_actions(session, team), here, local_day(now, team.zone))
    return [noticed("actions", one) for one in found]
