"""What is found in the answer library of the demo, and that it is there as its story tells."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.answers.noticing import notices
from bot.demo import story
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import LANGUAGES, every_sentence
from storage import people
from storage.database import Database
from storage.library import LibraryAnswer
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "answers.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def found_in(database: Database, language: str) -> list[Noticed]:
    demo_team(database, language)
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return list(notices(session, team, MONDAY_MORNING))


def test_what_the_story_expects_is_found_and_the_paper_names_nothing_else(database: Database) -> None:
    (only,) = found_in(database, "nl")

    named = f"{only.finding.kind} k{only.finding.subject}"
    kind, answer = named.split()
    assert f"{answer}_{kind}" in story.told("nl")["expected_findings"]["webcare"]
    assert re.findall(r"^\|[^`]*`([^`]+)`", PAPER.read_text("utf-8"), re.MULTILINE) == [named]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_to_do_and_both_languages_stand_side_by_side(database: Database, language: str) -> None:
    (only,) = found_in(database, language)

    told = only.told(every_sentence().say(language))
    assert told.endswith({"nl": "Klopt het nog?", "en": "Is it still right?"}[language])
    with database.reading() as session:
        answers = session.scalars(select(LibraryAnswer).order_by(LibraryAnswer.id)).all()
    assert [(one.nl or "")[:5] for one in answers] == ["Ja, d", "Dank ", "Sorry"]
    assert [(one.en or "")[:5] for one in answers] == ["Yes, ", "Thank", "Sorry"]
