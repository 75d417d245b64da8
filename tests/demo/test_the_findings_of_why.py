"""What is found in the issues of the demo: what its story expects, and nothing else."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import every_sentence
from bot.why import FEATURE
from storage import measurements, people, plans
from storage.database import Database
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "why.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
OF_ISSUES = re.compile(r"i(\d)_(\w+)")


def expected() -> set[str]:
    """The story's names for what is wrong with its issues, as keys."""
    names = map(OF_ISSUES.fullmatch, story.told("nl")["expected_findings"]["plan"])
    return {f"{name[2]} issue/{name[1]}" for name in names if name}


@pytest.fixture
def noticed(database: Database) -> Sequence[Noticed]:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        assert FEATURE.notices is not None
        return FEATURE.notices(session, team, MONDAY_MORNING)


def test_what_the_story_expects_is_found_and_nothing_else(noticed: Sequence[Noticed]) -> None:
    assert len(expected()) == 5
    assert {one.finding.key for one in noticed} == expected()
    assert expected() == set(re.findall(r"\| `(\w+ issue/\d)`", PAPER.read_text("utf-8")))


def test_each_is_said_in_both_languages(noticed: Sequence[Noticed]) -> None:
    by_kind = {one.finding.kind: one for one in noticed}
    nl, en = every_sentence().say("nl"), every_sentence().say("en")

    assert by_kind["more_than_two_topics"].told(nl) == (
        "“Kennis beter delen binnen het ziekenhuis.” gaat over 4 onderwerpen. Welke twee wegen het zwaarst?"
    )
    assert (
        by_kind["no_measurement"].told(en).endswith("was not measured for 35 days. Where does it stand now?")
    )


def test_what_was_measured_is_there_and_its_owners_are_asked_in_time(database: Database) -> None:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.every_team(session)[0]
        counted = [(one.on, one.value) for one in measurements.of_open_issues(session, team)]
        asked = [one.measure_due_at for one in plans.open_issues(session, team)]

    assert counted == [(date(2026, 10, 1), 3.0), (date(2026, 11, 2), 4.0)]
    assert asked == [
        datetime(2026, 12, 2, 8, tzinfo=UTC),
        datetime(2026, 11, 24, 8, tzinfo=UTC),
        None,
    ]
