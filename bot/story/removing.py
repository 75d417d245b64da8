"""Removing a value, and putting it back."""

from sqlalchemy.orm import Session

from bot import editing
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.story import asking, messages, rules
from bot.story.valuing import gone
from bot.whose_team import refusal_to_enter
from storage import brands, people
from storage.brands import VALUE, Value
from storage.people import Team


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """The value is gone from the house, once; the answer has the button that puts it back."""
    with visit.transaction() as session:
        found = _held(session, visit, row_id(press.value))
        if isinstance(found, Message):
            return found
        team, value = found
        say = visit.to_team(team).say
        if value.removed_at is None:
            value.removed_at = visit.now
            value.version += 1
            editing.note(session, visit, team, VALUE, value.id, "removed")
            asking.close_of(session, visit, team, value)
        return messages.removed(say, value.id, value.name)


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """The value is back as it was, when there is room and no other took its name."""
    with visit.transaction() as session:
        found = _held(session, visit, row_id(press.value))
        if isinstance(found, Message):
            return found
        team, value = found
        say = visit.to_team(team).say
        problem = _why_not(session, team, value)
        if problem is not None:
            return Message(say(problem))
        if value.removed_at is not None:
            value.removed_at = None
            value.version += 1
            editing.note(session, visit, team, VALUE, value.id, "restored")
        return messages.restored(say, value.name)


def _why_not(session: Session, team: Team, value: Value) -> str | None:
    """The key of the reason why a removed value stays so."""
    if value.removed_at is None:
        return None
    others = [one.name for one in brands.values_of(session, team)]
    if not rules.has_room(len(others)):
        return "story.restore.full"
    return rules.value_problems(rules.value_draft(value), others).get("name")


def _held(session: Session, visit: Visit, value_id: int) -> tuple[Team, Value] | Message:
    """The value, held, with its team; or why this person does not get it."""
    found = brands.team_and_value(session, visit.workspace_id, value_id)
    if found is None:
        return gone(visit.say)
    team, value = found
    people.hold_team(session, visit.workspace_id, team.id)
    brands.hold_value(session, team, value.id)
    return refusal_to_enter(session, visit, team) or (team, value)
