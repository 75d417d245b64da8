"""What is found in the brand house of the demo: what its story expects and docs/findings adds."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.story import notices
from bot.texts import every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "story.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def found(database: Database) -> list[Noticed]:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return list(notices(session, team, MONDAY_MORNING))


def expected() -> set[str]:
    """The story's names for findings about values, as keys: "v4_no_do_dont" is "no_do_dont value/4"."""
    names = story.told("nl")["expected_findings"]["plan"]
    return {f"{told[2]} value/{told[1]}" for name in names if (told := re.fullmatch(r"v(\d)_(\w+)", name))}


def further() -> set[str]:
    """The keys in the last table of the paper."""
    added = PAPER.read_text("utf-8").split("## Further ones")[1]
    return set(re.findall(r"^\| `([^`]+)`", added, re.MULTILINE))


def test_what_the_story_expects_and_the_paper_adds_is_found_and_nothing_else(found: list[Noticed]) -> None:
    keys = [one.finding.key for one in found]

    assert len(expected()) == 3
    assert sorted(keys) == sorted(expected() | further())


def test_the_sentences_say_what_is_missing_and_what_to_do(found: list[Noticed]) -> None:
    told = {one.finding.kind: one.told(every_sentence().say("en")) for one in found}

    assert told["cliche"] == "Many organisations choose “Betrokken”. Give a do and a don't first."
    assert told["no_do_dont"] == "“Betrokken” has no do and no don't. Give one of each."
