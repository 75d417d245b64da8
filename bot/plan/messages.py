"""What is said of the plan as a whole."""

from collections.abc import Sequence
from enum import StrEnum

from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.ids import is_direct
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Message
from bot.texts import Say
from storage.people import Person, Team

OFFERED_TEAMS = 20


class Place(StrEnum):
    """What somebody can do where they typed, in a place without a team."""

    SET_UP = "set_up"
    """A team can be set up here."""
    CONVERSATION = "conversation"
    """Direct messages: a team lives in a channel."""
    OUTSIDER = "outsider"
    """Guests and people of other organisations set up nothing."""


def place_of(channel_id: str, person: Person) -> Place:
    if is_direct(channel_id):
        return Place.CONVERSATION
    return Place.OUTSIDER if person.is_stranger or person.is_guest else Place.SET_UP


def offer(say: Say, place: Place, channel_id: str, mine: Sequence[Team]) -> Message:
    """Where no team lives: set one up here, where that can be, or look at one's own."""
    text = say("plan.offer.which") if _only_asks_which(place, mine) else say(f"plan.offer.{place}.text")
    buttons = [
        button(f"plan.show:{team.id}", Typed(say("plan.offer.team.button", team=team.name)), str(team.id))
        for team in mine[:OFFERED_TEAMS]
    ]
    if place is Place.SET_UP:
        buttons.insert(0, button("team.set_up", say("plan.offer.button"), channel_id, style="primary"))
    return Message(text, (section(text), *([actions(*buttons)] if buttons else [])))


def _only_asks_which(place: Place, mine: Sequence[Team]) -> bool:
    return place is Place.CONVERSATION and bool(mine)
