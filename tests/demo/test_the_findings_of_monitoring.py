"""What is found in the monitoring of the demo: what its story expects, and docs/findings adds."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.team import WORKSPACE
from bot.monitoring.noticing import notices
from bot.monitoring.terms import query
from bot.noticing import Noticed
from bot.texts import every_sentence
from storage import people, watching
from storage.database import Database
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DOCS = Path(__file__).parents[2] / "docs"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


@pytest.fixture
def found(database: Database) -> Sequence[Noticed]:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return notices(session, team, MONDAY_MORNING)


def test_what_the_story_expects_is_found_and_nothing_else(found: Sequence[Noticed]) -> None:
    assert [one.finding.kind for one in found] == story.told("nl")["expected_findings"]["monitoring"]
    paper = (DOCS / "findings" / "monitoring.md").read_text("utf-8")
    assert re.findall(r"^\|[^`]*`([^`]+)`", paper, re.MULTILINE) == [one.finding.key for one in found]
    assert (
        found[0]
        .told(every_sentence().say("nl"))
        .startswith("Een zoekterm volgt een persoon: Bram Zevenklaver.")
    )


def test_a_week_without_a_look_is_found_and_four_days_are_not(database: Database) -> None:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        later = [notices(session, team, MONDAY_MORNING + timedelta(days=days)) for days in (4, 7)]

    kinds = [{one.name for one in found} for found in later]
    assert kinds[1] - kinds[0] == {"monitoring.nobody_looked"}
    said = next(one for one in later[1] if one.name == "monitoring.nobody_looked")
    assert said.told(every_sentence().say("nl")).startswith("Al 5 werkdagen keek niemand rond")


def test_terms_and_weeks_are_those_of_the_story(database: Database) -> None:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        assert [query(one) for one in watching.terms_of(session, team)] == [
            '"streekziekenhuis nergenshuizen" OR "nergenshuizen ziekenhuis"',
            "nergenshuizn OR nergenshuysen",
            "#werkenbijnergens",
            '"ok-verpleegkundige" vacature regio',
            '"Bram Zevenklaver"',
        ]
        weeks = watching.weeks(session, team, [date(2026, 11, 9), date(2026, 11, 16)])
        told = [
            (one.numbers["mentions"], one.numbers["replied"], one.post_id is not None)
            for one in weeks.values()
        ]
        assert sorted(told) == [(21, 11, False), (34, 16, True)]
