"""Each form and message of actions, whole, as Slack gets it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.actions import forms, letters, messages, rules
from bot.actions.history import history
from bot.actions.messages import Listed
from bot.editing import Meanwhile
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.actions import ACTION, Action
from storage.changes import Change
from storage.people import Team
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def team() -> Team:
    one = Team(workspace_id="T1", channel_id="C1", name="Social & co", created_at=NOW, created_by="U1")
    one.id = 1
    return one


def action(action_id: int, owner: str = "U1", due_on: date = TODAY, about: str = "") -> Action:
    one = Action(
        team_id=1,
        text="Bij HR navragen: <wie> heeft de inlog?",
        owner_id=owner,
        due_on=due_on,
        created_at=NOW,
        created_by="U1",
        about=about,
    )
    one.id = action_id
    return one


def the_list(say: Say) -> Message:
    both = [action(1), action(2, "U2", date(2026, 11, 20))]
    listed = Listed(team(), both, "U1", TODAY)
    return messages.overview(say, listed, messages.ended(say, action(3), "done", "3/0").blocks)


def the_form(say: Say) -> Form:
    opening = messages.meanwhile(say, Meanwhile(("U2",), ("text", "due_on")), action(1))
    return forms.action(say, rules.draft_of(action(1)), rules.read_about(""), {"team": 1}, opening)


def later(say: Say) -> Form:
    about = rules.read_about("audience:3:offline")
    draft = replace(rules.draft_of(action(1)), text="")
    return forms.action(say, draft, about, {"team": 1}, forms.not_knowing_is_fine(say))


def what_changed(say: Say) -> Message:
    did = Change(
        team_id=1,
        thing=ACTION,
        thing_id=1,
        by="U1",
        at=NOW,
        did="changed",
        fields={"text": ["Bellen", "Mailen"], "owner_id": ["U1", "U2"]},
    )
    return history(say, [did], {1: "Mailen"}, {}, "Europe/Amsterdam")


SAID: Mapping[str, Callable[[Say], Form | Message]] = {
    "list": the_list,
    "empty": lambda say: messages.overview(say, Listed(team(), [], "U1", TODAY)),
    "form": the_form,
    "later": later,
    "saved": lambda say: messages.saved(say, action(1)),
    "saved_in_form": lambda say: messages.saved_in_form(say, action(1)),
    "taken": lambda say: messages.taken(say, action(1)),
    "restored": lambda say: messages.restored(say, action(1)),
    "postponed": lambda say: messages.postponed(say, action(1)),
    "given": lambda say: letters.given(say, action(1, about="condition:sceptics"), team(), "U2"),
    "reminder": lambda say: letters.reminder(say, action(1), team(), TODAY),
    "owner_gone": lambda say: letters.owner_gone(say, action(1), team(), "Noor"),
    "history": what_changed,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", SAID)
def test_it_is_said_as_it_was(what: str, language: str) -> None:
    said = SAID[what](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{what}.{language}.json")
