"""Finds the action that a press or form means, for who may see it, and says so where they look."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import editing
from bot.actions import messages
from bot.office import Visit
from bot.slack.blocks import section
from bot.slack.ids import row_id
from bot.slack.replies import Message, Push, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import refusal_to_enter
from storage import actions, people
from storage.actions import ACTION, Action
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Entered:
    """An action that this person may change, held; `visit` speaks as they read."""

    visit: Visit
    session: Session
    team: Team
    action: Action

    def note(self, did: str, **fields: list[object]) -> None:
        editing.note(self.session, self.visit, self.team, ACTION, self.action.id, did, **fields)


@contextmanager
def held(visit: Visit, action_id: int) -> Iterator[Entered | Message]:
    """The action with its team, both held, or why this person does not get it."""
    with visit.transaction() as session:
        found = actions.team_and_action(session, visit.workspace_id, action_id)
        if found is None:
            yield gone(visit)
            return
        team, action = found
        people.hold_team(session, visit.workspace_id, team.id)
        actions.hold_action(session, team, action.id)
        session.refresh(action)
        visit = visit.to_team(team)
        yield refusal_to_enter(session, visit, team) or Entered(visit, session, team, action)


def gone(visit: Visit) -> Message:
    return Message(visit.say("actions.problem.gone"))


def action_id(value: object) -> int:
    """The first number that a button carries."""
    return row_id(str(value).partition("/")[0])


def seen(visit: Visit, press: ButtonPress, message: Message) -> Reply:
    """The message, on top of the form in which somebody pressed: below it they would not see it."""
    if not press.form:
        return message
    blocks = [one for one in message.blocks if one["type"] != "actions"]
    return Push(messages.only(visit.say, blocks or [section(message.text)]))
