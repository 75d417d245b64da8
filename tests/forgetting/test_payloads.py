"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.forgetting import asking_messages, forms, messages
from bot.forgetting.forms import Typed
from bot.forgetting.messages import Waiting
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.erasures import Concerned, Erasure
from storage.people import Team
from storage.retention import Retention
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
USUAL = Retention(team_id=1, handle_days=30, text_days=180)
SHORT = Retention(team_id=1, handle_days=1, text_days=1)
WAITING = Waiting(1200, "ma 23 nov 09:00")


def a_team(*, is_public_body: bool = False) -> Team:
    name = "<@U1> & " * 20
    team = Team(workspace_id="T1", channel_id="C1", name=name, created_at=NOW, created_by="U1")
    team.id, team.is_public_body = 1, is_public_body
    return team


def an_erasure(cases: int, done: int | None = None) -> Erasure:
    erasure = Erasure(team_id=1, by="U1", asked_at=NOW, handle_key="x", look_at=NOW, cases=cases, others=2)
    erasure.id = 5
    erasure.ended_at = NOW if done is None else None
    erasure.rest = [] if done is None else list(range(cases - done))
    return erasure


MANY = Concerned({f"{'&<*_@' * 15} {number}": 3 for number in range(30)}, tuple(range(90)), 4, 80)
ONE = Concerned({"@nachtuil_27": 1}, (7,), 1, 1)
PUBLIC, USUAL_TEAM = a_team(is_public_body=True), a_team()

ALL: dict[str, Callable[[Say], Form | Message]] = {
    "page": lambda say: messages.page(say, USUAL_TEAM, USUAL, None, may_change=True),
    "page_member": lambda say: messages.page(say, USUAL_TEAM, SHORT, None, may_change=False),
    "page_public": lambda say: messages.page(say, PUBLIC, USUAL, WAITING, may_change=True),
    "page_public_first": lambda say: messages.page(say, PUBLIC, USUAL, Waiting(0, None), may_change=True),
    "form": lambda say: forms.form(say, USUAL_TEAM, USUAL, Typed(30, 180)),
    "form_sure": lambda say: forms.form(say, PUBLIC, USUAL, Typed(None, 1), 12, say("forgetting.gone")),
    "saved": lambda say: forms.saved(say, SHORT),
    "export": lambda say: messages.export(say, USUAL_TEAM, None),
    "whole_team": lambda say: messages.whole_team(say, USUAL_TEAM),
    "offer": lambda say: messages.export(say, PUBLIC, WAITING),
    "kept": lambda say: messages.kept(say, "U1", "ma 23 nov 09:00"),
    "asks": lambda say: asking_messages.asks(say, USUAL_TEAM, an_erasure(1), ONE, 0),
    "asks_much": lambda say: asking_messages.asks(say, PUBLIC, an_erasure(1), MANY, 3),
    "nothing_found": asking_messages.nothing_found,
    "begun": lambda say: asking_messages.answer(say, an_erasure(2000, 20), "Europe/Amsterdam"),
    "progress": lambda say: asking_messages.progress(say, an_erasure(2000, 1500), "Europe/Amsterdam"),
    "done": lambda say: asking_messages.answer(say, an_erasure(2000), "Europe/Amsterdam"),
    "expired": asking_messages.expired,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
