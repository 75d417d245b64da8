"""The demo in English is English for everybody; the one in Dutch is Dutch, with a colleague who is not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.demo.team import load_team
from playground.people import Person
from playground.screen import Seen
from storage.database import Database
from tests.town import Town, open_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DUTCH = re.compile(r"\b(?:de|het|een|van|voor|niet|wat|wie|waar)\b", re.IGNORECASE)
"""Words that no English sentence has."""
CODE = re.compile(r"\bc\d\d\b")
"""What the story calls a post, and nobody else does."""
COMMANDS = (
    "/smplan",
    "/smwhy",
    "/smwho",
    "/smwhat",
    "/smhow",
    "/smready",
    "/smmeetup",
    "/smcare team",
    "/smplan help",
)


@pytest.fixture
def town(database: Database, language: str) -> Iterator[Town]:
    load_team(database, language)
    with open_town(database, language=language) as town:
        town.ticks()
        yield town
        assert town.slack.complaints == []


@pytest.mark.traced
@pytest.mark.parametrize("language", ["en"])
def test_in_english_nobody_sees_a_dutch_word(town: Town) -> None:
    for person in everybody(town):
        assert [text for text in surroundings(person) if DUTCH.search(text) or CODE.search(text)] == []
    for name in ("Sanne", "Noor", "Oliver", "Yara"):
        assert [text for text in answers(town, name) if DUTCH.search(text)] == []


@pytest.mark.parametrize("language", ["nl"])
def test_in_dutch_the_channel_and_most_people_are_dutch(town: Town) -> None:
    for person in everybody(town):
        assert [text for text in surroundings(person) if DUTCH.search(text)] != []
    for name in ("Sanne", "Noor", "Yara"):
        assert [text for text in answers(town, name) if not DUTCH.search(text)] == []


@pytest.mark.parametrize("language", ["nl"])
def test_in_dutch_oliver_reads_english(town: Town) -> None:
    assert "3 issues, 2 concrete" in answers(town, "Oliver")[0]


@pytest.mark.parametrize(("language", "locales"), [("en", {"en-GB"}), ("nl", {"nl-NL", "en-GB"})])
def test_the_page_follows_the_people(town: Town, locales: set[str]) -> None:
    assert {one["locale"] for one in humans(town)} == locales


def humans(town: Town) -> list[dict[str, Any]]:
    people = town.slack.get("/my/state", lean=1)["people"]
    return [one for one in people if not one["is_bot"]]


def everybody(town: Town) -> list[Person]:
    return [town.slack.person(one["id"]) for one in humans(town)]


def surroundings(person: Person) -> list[str]:
    """Everything that stands around: channels, what they are about, who people are and what was said."""
    state = person.state()
    channels = [text for channel in state["channels"] for text in (channel["name"], channel["topic"])]
    said = [message.text for channel in state["channels"] for message in person.sees(channel["id"])]
    return [*channels, *(one["title"] for one in state["people"]), *said]


def answers(town: Town, name: str) -> list[str]:
    """What the bot answers to each command."""
    person = town.person(name)
    seen: list[Seen] = []
    for command in COMMANDS:
        person.types(command, "#social")
        seen.append(person.last("#social"))
    return [message.text for message in seen]
