"""The first day of somebody new: in the page, with the whole bot at work, nothing hurried or looked up."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from playground.running import Playground
from storage.database import Database
from tests.page.first_day import DUTCH, ENGLISH, Words
from tests.page.window import Window
from tests.town import at_work, open_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BY_ITSELF = 20_000
"""Milliseconds for what the bot does unasked: it looks every few seconds, and the machine may be busy."""


@pytest.fixture(params=[DUTCH, ENGLISH], ids=["nl", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    told: Words = request.param
    return told


@pytest.fixture
def slack(database: Database, words: Words, no_broken_payloads: None) -> Iterator[Playground]:  # noqa: ARG001 - it watches
    """An empty workspace, with a bot that nobody has spoken to."""
    with open_town(database, empty=True, language=words.language) as town, at_work(town.bot):
        yield town.slack
        assert town.slack.complaints == []


def test_from_an_empty_workspace_to_a_case_that_somebody_takes(
    words: Words, opens: Callable[..., Window]
) -> None:
    wietske = opens("wietske", place="#C0EMPTY01")

    sets_up_a_team(wietske, words)
    fills_step_one(wietske, words)
    answers_the_next_morning(wietske, words)
    joris = opens("joris", place="#C0EMPTY01")
    makes_a_case_of_what_joris_heard(wietske, joris, words)
    joris.goes("smplan")
    joris.presses(words.take, joris.shows(words.gist))

    expect(wietske.message(words.gist).last).to_contain_text(words.taken)


def sets_up_a_team(wietske: Window, words: Words) -> None:
    """The bot is not in the channel yet: it says so, and what to do."""
    wietske.types("/smplan")
    wietske.presses(words.set_up)
    expect(wietske.form).to_contain_text(words.uninvited)
    wietske.page.keyboard.press("Escape")
    expect(wietske.form).to_have_count(0)
    wietske.types("/invite @smplan")
    wietske.presses(words.set_up)
    expect(wietske.form).to_contain_text("Joris Zandverhaal")
    wietske.submits(words.next)
    wietske.chooses(words.on_duty, "Joris")
    wietske.submits(words.save)
    wietske.shows(words.announced)


def fills_step_one(wietske: Window, words: Words) -> None:
    wietske.types("/smplan")
    wietske.presses(words.open_why)
    wietske.presses(words.add)
    wietske.fills(words.sentence, words.typed)
    wietske.submits(words.next)
    expect(wietske.form).to_contain_text(words.before)
    wietske.fills(words.due, "2027-05-23")
    wietske.chooses(words.topics, words.topic)
    wietske.submits(words.save)
    expect(wietske.form).to_contain_text(words.understood)
    expect(wietske.form).to_contain_text(words.after)
    wietske.form.get_by_role("button", name=words.done).click()


def answers_the_next_morning(wietske: Window, words: Words) -> None:
    wietske.page.get_by_role("button", name=words.next_morning).click()
    prompt = wietske.message(words.question)
    expect(prompt).to_be_visible(timeout=BY_ITSELF)
    wietske.presses(words.answer, prompt)
    wietske.fills(words.heard, "Bij de koffie: het rooster")
    wietske.submits(words.send)
    prompt.get_by_text(words.replies).click(timeout=BY_ITSELF)
    expect(wietske.thread).to_contain_text("Bij de koffie: het rooster")


def makes_a_case_of_what_joris_heard(wietske: Window, joris: Window, words: Words) -> None:
    joris.types(words.asked_outside)
    wietske.acts_on(words.asked_outside, words.shortcut)
    wietske.chooses(words.where, "LinkedIn")
    wietske.chooses(words.kind, words.of_kind)
    wietske.fills(words.about, words.gist)
    wietske.submits(words.save)
    expect(wietske.message(words.gist).last).to_contain_text(words.waits)
