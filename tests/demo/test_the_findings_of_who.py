"""What is found in the audiences of the demo: what its story expects and docs/findings/who.md adds."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import LANGUAGES, every_sentence
from bot.who.listeners import notices
from storage import audiences, people
from storage.database import Database
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "who.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


def found_in(database: Database) -> tuple[list[Noticed], dict[str, str]]:
    """The findings, and the story's name of each audience by its id."""
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        names = {one.name: one.id for one in audiences.of_team(session, team)}
        told = story.told("nl")["plan"]["who"]
        return list(notices(session, team, MONDAY_MORNING)), {str(names[a["name"]]): a["id"] for a in told}


def expected() -> set[str]:
    """The story's names for findings on audiences, as keys: "a3_no_community" is "no_community a3"."""
    wanted = [name for name in story.told("nl")["expected_findings"]["plan"] if re.match(r"a\d_", name)]
    return {" ".join(reversed(name.split("_", 1))) for name in wanted}


def further() -> set[str]:
    """The keys in the last table of the paper."""
    added = PAPER.read_text("utf-8").split("## Further ones")[1]
    return set(re.findall(r"^\| `([^`]+)`", added, re.MULTILINE))


def test_what_the_story_expects_and_the_paper_adds_is_found_and_nothing_else(database: Database) -> None:
    found, ids = found_in(database)

    keys = [f"{one.finding.kind} {ids[one.finding.subject]}" for one in found]
    assert len(expected()) == 3
    assert sorted(keys) == sorted(expected() | further())


def test_each_says_what_was_seen_and_what_to_do(database: Database) -> None:
    found, _ = found_in(database)

    for language in LANGUAGES:
        say = every_sentence().say(language)
        for one in found:
            told = one.told(say)
            assert "Ervaren OK-assistenten (55+)" in told or "Nieuwe collega's" in told
            assert all(len(sentence.split()) <= 15 for sentence in re.split(r"(?<=[.?])\s", told))
    assert found[0].told(every_sentence().say("nl")) == (
        "Van “Ervaren OK-assistenten (55+)” is geen online gedrag bekend. Vraag het één van hen."
    )
