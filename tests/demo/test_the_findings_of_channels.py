"""What is found in the channels of the demo team: what its story expects and the paper of findings adds."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.listeners import notices
from bot.demo import story
from bot.demo.channels import network_of
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import LANGUAGES, every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "channels.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
NAMES = re.compile(r"(linkedin|instagram|facebook|intern|podcast)_(no_\w+)")
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def found_in(database: Database, language: str) -> list[Noticed]:
    demo_team(database, language)
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return list(notices(session, team, MONDAY_MORNING))


def expected() -> set[str]:
    """The story's names for findings about channels, as keys."""
    told = [NAMES.fullmatch(name) for name in story.told("nl")["expected_findings"]["plan"]]
    return {f"{name[2]} {network_of(name[1])}" for name in told if name}


def further() -> set[str]:
    """The keys in the last table of the paper."""
    return set(
        re.findall(r"^\| `([^`]+)`", PAPER.read_text("utf-8").split("## Further ones")[1], re.MULTILINE)
    )


def test_what_the_story_expects_and_the_paper_adds_is_found_and_nothing_else(database: Database) -> None:
    found = [one.finding.key for one in found_in(database, "nl")]

    assert len(expected()) == 4
    assert sorted(found) == sorted(expected() | further())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_to_do_and_opens_the_form_that_mends_it(database: Database, language: str) -> None:
    found = found_in(database, language)
    say = every_sentence().say(language)

    told = {one.finding.key: one.told(say) for one in found}
    bram = "<@U0DEMO002>"
    assert (
        told["no_backup instagram"]
        == {
            "nl": f"Alleen {bram} doet Instagram. Kies een vervanger.",
            "en": f"Only {bram} does Instagram. Choose a backup.",
        }[language]
    )
    mends = {one.finding.key: (one.finding.action, one.finding.value) for one in found}
    assert mends["no_backup instagram"] == ("roles.line", "1/publishing/instagram")
    assert mends["no_audience facebook"] == ("channels.change", "3")
