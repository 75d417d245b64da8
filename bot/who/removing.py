"""Removing an audience, and restoring it."""

from bot import editing
from bot.naming import is_taken
from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.who import messages, rules, telling
from bot.who.changing import other_names
from bot.who.entering import audience_to_change
from storage import audiences
from storage.audiences import AUDIENCE


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """Out of the plan, with everybody around it; nothing is lost yet."""
    with visit.transaction() as session:
        found = audience_to_change(session, visit, press.value, removed=True)
        if isinstance(found, Message):
            return found
        team, audience = found
        say = visit.to_team(team).say
        if audience.removed_at is not None:
            return Message(say("who.remove.already", name=telling.safe(audience.name)))
        audience.removed_at = visit.now
        audience.version += 1
        editing.note(session, visit, team, AUDIENCE, audience.id, "removed")
        return messages.removed(say, audience)


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """Back in the plan, when there is room."""
    with visit.transaction() as session:
        found = audience_to_change(session, visit, press.value, removed=True)
        if isinstance(found, Message):
            return found
        team, audience = found
        say, name = visit.to_team(team).say, telling.safe(audience.name)
        if audience.removed_at is None:
            return Message(say("who.remove.there", name=name))
        if audiences.count(session, team) >= rules.AT_MOST:
            return Message(say("who.overview.full"))
        if is_taken(audience.name, other_names(session, team, audience)):
            return Message(say("who.remove.twice", name=name))
        audience.removed_at = None
        audience.version += 1
        editing.note(session, visit, team, AUDIENCE, audience.id, "restored")
        return Message(say("who.remove.restored", name=name))
