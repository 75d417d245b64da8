"""Private messages about actions: somebody gave you one, today is its day, its owner is gone."""

from datetime import date

from sqlalchemy.orm import Session

from bot.actions import messages, rules
from bot.letters import letter_to
from bot.office import Office
from bot.slack.blocks import actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Message
from bot.texts import Say
from storage import people
from storage.actions import Action
from storage.outbox import NewLetter
from storage.people import Person, Team

REASONS = {
    "": "actions.given.free",
    "audience": "actions.given.audience",
    "value": "actions.given.value",
    "brand": "actions.given.brand",
    "channel": "actions.given.channel",
    "issue": "actions.given.issue",
    "condition": "actions.given.condition",
}


def given(say: Say, action: Action, team: Team, by: str) -> Message:
    """Who gave it, what it is, and why."""
    text = say(
        "actions.given.text",
        by=mention(by),
        team=escape(team.name),
        text=messages.text_of(action),
        date=say.date(action.due_on),
    )
    why = say(REASONS[rules.read_about(action.about).thing])
    buttons = actions(
        button("actions.done", say("actions.done.button"), str(action.id)),
        button("actions.change", say("common.change.button"), str(action.id)),
    )
    return Message(f"{text}\n{why}", (section(text), context(why), buttons))


def reminder(say: Say, action: Action, team: Team, today: date) -> Message:
    """What was promised, and three ways to go on."""
    key = "actions.reminder.past" if rules.is_overdue(action, today) else "actions.reminder.today"
    text = say(key, text=messages.text_of(action), date=say.date(action.due_on), team=escape(team.name))
    postpone = f"{action.id}/{action.due_on.isoformat()}"
    buttons = actions(
        button("actions.done", say("actions.done.button"), str(action.id), style="primary"),
        button("actions.postpone", say("actions.postpone.button"), postpone),
        button("actions.change", say("common.change.button"), str(action.id)),
    )
    return Message(text, (section(text), buttons))


def owner_gone(say: Say, action: Action, team: Team, name: str) -> Message:
    text = say(
        "actions.gone.text",
        owner=escape(name),
        team=escape(team.name),
        text=messages.text_of(action),
        date=say.date(action.due_on),
    )
    change = button("actions.change", say("actions.give.button"), str(action.id), style="primary")
    return Message(text, (section(text), actions(change)))


def to_owner(session: Session, office: Office, team: Team, action: Action, by: Person) -> NewLetter | None:
    """To who gets it from somebody else; None for who took it themselves."""
    owner = people.person(session, team.workspace_id, action.owner_id)
    if owner is None or owner.user_id == by.user_id:
        return None
    message = given(office.say_to(owner, team), action, team, by.user_id)
    key = f"action {action.id}, given to {owner.user_id} v{action.version}"
    return letter_to(owner.user_id, team, key, message)


def remind(office: Office, team: Team, action: Action, owner: Person, today: date) -> NewLetter:
    """Its key is the action's day: asked once, however often we look."""
    message = reminder(office.say_to(owner, team), action, team, today)
    key = f"action {action.id}, due {action.due_on} of {owner.user_id}"
    return letter_to(owner.user_id, team, key, message)


def to_coordinator(office: Office, team: Team, action: Action, name: str, told: Person) -> NewLetter:
    message = owner_gone(office.say_to(told, team), action, team, name)
    key = f"action {action.id}, {action.owner_id} gone, to {told.user_id}"
    return letter_to(told.user_id, team, key, message)
