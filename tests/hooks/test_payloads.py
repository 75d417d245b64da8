"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.hook_days import HOOKS, Coming, coming
from bot.hooks import messages
from bot.hooks.rules import QUESTIONS
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
TODAY = date(2026, 11, 25)
SOME = coming("NL", TODAY)
TAKEN = {date(2026, 11, 30): "x" * 3000}
FACTS: dict[str, str | int | None] = {"team": 1, "hook": "purple_friday", "day": "2026-12-11"}
EVERY = [Coming(hook, hook.rule(2026)) for hook in HOOKS]
ALL: dict[str, Callable[[Say], Form | Message]] = {
    "overview": lambda say: messages.overview(say, 1, SOME, TAKEN),
    "overview_of_all": lambda say: messages.overview(say, 1, EVERY[:20], TAKEN),
    "overview_empty": lambda say: messages.overview(say, 1, [], {}),
    "form_weigh": lambda say: messages.questions(say, SOME[-1], FACTS, TAKEN),
    "form_weigh_plain": lambda say: messages.questions(say, SOME[3], FACTS, {}),
    "form_let_go": lambda say: messages.let_go(say, SOME[-1], QUESTIONS, FACTS),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
