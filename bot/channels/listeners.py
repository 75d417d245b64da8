"""What people can do at step four: look at it, take a channel out, and see what changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels import history_messages, messages
from bot.channels import progress as how_far
from bot.channels.checks import remark
from bot.channels.entering import held_channel
from bot.channels.facts import staff_of
from bot.channels.gathering import facts_of
from bot.channels.health import findings
from bot.channels.messages import Shown
from bot.channels.rules import has_room
from bot.feature import Progress
from bot.naming import is_taken
from bot.noticing import Noticed, noticed
from bot.office import Visit
from bot.pages import Place, marked
from bot.remembering import remembered_page
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import team_to_enter
from storage import changes, channels, people
from storage.channels import CHANNEL
from storage.people import Team


def open_step(visit: Visit, press: ButtonPress) -> Reply:
    """Step four; the button carries the team's id, and perhaps the number of a page."""
    team_id, _, number = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        return page(session, visit.to_team(team), team, row_id(number))


def page(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """Step four of this team."""

    def made() -> Message:
        facts = facts_of(session, team, visit.now)
        staff = staff_of(facts)
        shown = [Shown(one, staff[one.id], remark(facts, staff[one.id], one)) for one in facts.channels]
        return messages.overview(visit.say, facts, shown, number)

    shown_page = remembered_page(session, visit, team, ("channels", number), made)
    return marked(shown_page, Place("channels", team.id, number))


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """The channel leaves the plan; what mentions it stays readable."""
    with visit.transaction() as session:
        held = held_channel(session, visit, press.value)
        if isinstance(held, Message):
            return held
        say, channel = held.visit.say, held.channel
        if channel.removed_at is not None:
            return history_messages.removed(say, channel, "channels.remove.already")
        channel.removed_at, channel.ask_due_at = visit.now, None
        held.note("removed")
        return history_messages.removed(say, channel, "channels.remove.done")


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """The channel is back as it was, while there is room."""
    with visit.transaction() as session:
        held = held_channel(session, visit, press.value)
        if isinstance(held, Message):
            return held
        say, channel = held.visit.say, held.channel
        if channel.removed_at is None:
            return history_messages.restored(say, channel, "channels.remove.there")
        others = [one.name for one in channels.of_team(session, held.team)]
        if not has_room(len(others)):
            return Message(say("channels.overview.full"))
        if is_taken(channel.name, others):
            return history_messages.not_restored(say, channel)
        channel.removed_at = None
        held.note("restored")
        return history_messages.restored(say, channel, "channels.remove.restored")


def history(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        done = changes.latest(session, team, (CHANNEL,), history_messages.SHOWN)
        known = {one.id: one for one in channels.ever_of_team(session, team)}
        names = {one.user_id: one.name for one in people.people_in(session, team)}
    return history_messages.history(visit.say, done, known, names, visit.person.zone)


def progress(session: Session, team: Team, _now: datetime) -> Progress:
    """How far step four is: of each channel, what of it is said and who does it."""
    return how_far.progress(channels.of_team(session, team), channels.published(session, team))


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    """What is wrong with the team's channels, each with its sentence."""
    facts = facts_of(session, team, now)
    return [noticed("channels", one) for one in findings(facts, staff_of(facts))]
