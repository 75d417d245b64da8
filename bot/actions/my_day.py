"""One's own actions on one's day, the first due first."""

from sqlalchemy.orm import Session

from bot.actions import messages
from bot.my_day import GLIMPSE, day_block
from bot.office import Visit
from bot.slack.blocks import Block
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.wall_clock import local_day
from storage import actions
from storage.people import Team


def my_day(session: Session, visit: Visit, team: Team) -> Block | None:
    """None when one promised nothing that is still open."""
    say, today = visit.say, local_day(visit.now, team.zone)
    mine = [one for one in actions.open_actions(session, team) if one.owner_id == visit.user_id]
    if not mine:
        return None
    lines = [f"{line_within(one.text, GLIMPSE)}, {messages.due(say, one, today)}" for one in mine]
    see_all = button(f"actions.show:{team.id}", say("actions.day.button"), str(team.id))
    return day_block(say("actions.day.heading", count=len(mine)), lines, see_all)
