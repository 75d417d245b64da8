"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.recurring import forms, messages
from bot.recurring.rules import Ahead, Draft
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.posts import Series
from tests.golden_payloads import is_as_kept
from tests.recurring.test_which_days_a_series_has import a_series

GOLDEN = Path(__file__).with_name("golden")
THURSDAYS = tuple(date(2026, 12, day) for day in (3, 10, 17, 24))
AHEAD = Ahead(THURSDAYS, THURSDAYS[3:], THURSDAYS[1:2])
CHOICES = forms.Choices({1: "LinkedIn"}, {1: "Eerlijk"})


def some(count: int, title: str) -> list[tuple[Series, Ahead]]:
    made = [a_series(title=title, channel_id=1, owner_id="U1", every_weeks=2) for _ in range(count)]
    for number, one in enumerate(made):
        one.id = number + 1
    return [(one, AHEAD) for one in made]


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "overview": lambda say: messages.overview(say, 1, some(1, "Lunch"), {1: "LinkedIn"}),
    "overview_full": lambda say: messages.overview(say, 1, some(60, "<@U1> & " * 20), {}),
    "overview_empty": lambda say: messages.overview(say, 1, [], {}),
    "form": lambda say: forms.series(say, Draft("Lunch", 3, channel_id=1), CHOICES, {"team": 1}),
    "form_bare": lambda say: forms.series(say, Draft(), forms.Choices({}, {}), {"team": 1}),
    "kept": lambda say: messages.kept(say, some(1, "Lunch")[0][0], 3, "added"),
    "changed": lambda say: messages.kept(say, some(1, "Lunch")[0][0], 1, "changed"),
    "skipped": lambda say: messages.skipped(say, some(1, "Lunch")[0][0], THURSDAYS[0]),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
