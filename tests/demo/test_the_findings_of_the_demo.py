"""What is found in the role matrix of the demo: what its story expects and docs/findings/roles.md adds."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.matrix import line_of
from bot.demo.team import WORKSPACE
from bot.findings import Level
from bot.roles.gathering import Facts, facts_of
from bot.roles.health import findings
from bot.roles.telling import told, week_away_told
from bot.roles.week_away import weeks_away
from bot.texts import LANGUAGES, every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "roles.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
NOOR, TEUN = "U0DEMO005", "U0DEMO006"
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def facts(database: Database) -> Facts:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return facts_of(session, team, MONDAY_MORNING)


def expected() -> set[str]:
    """The story's names for findings, as keys."""
    told_ = story.told("nl")
    return {_key(name, story.ids(told_)) for name in told_["expected_findings"]["roles"]}


def _key(name: str, ids: dict[str, str]) -> str:
    if decides := re.fullmatch(r"(\w+)_accountable_\d+_of_\d+", name):
        return f"decides_most {ids[decides[1]]}"
    for ending, kind in (
        ("_accountable_2", "several_decide"),
        ("_no_responsible", "nobody_does"),
        ("_single_no_backup", "single_no_backup"),
    ):
        if name.endswith(ending):
            task, scope = line_of(name.removesuffix(ending))
            return f"{kind} {'/'.join(filter(None, (task, scope.channel)))}"
    raise AssertionError(f"the story expects {name}, which no rule finds")


def further() -> set[str]:
    """The keys in the last table of the paper."""
    return set(
        re.findall(r"^\| `([^`]+)`", PAPER.read_text("utf-8").split("## Further ones")[1], re.MULTILINE)
    )


@on_sqlite
def test_what_the_story_expects_and_the_paper_adds_is_found_and_nothing_else(facts: Facts) -> None:
    found = [one.key for one in findings(facts)]

    assert len(expected()) == 11
    assert sorted(found) == sorted(expected() | further())


@on_sqlite
def test_errors_come_first_and_each_names_the_form_that_mends_it(facts: Facts) -> None:
    found = findings(facts)

    assert [one.level for one in found] == [Level.ERROR] * 4 + [Level.WARNING] * 9
    ids = {line.task: line.task_id for line in facts.lines}
    mends = {one.key: (one.action, one.value) for one in found}
    assert mends["several_decide monitoring"] == ("roles.task", str(ids["monitoring"]))
    assert mends["single_no_backup publishing/instagram"] == (
        "roles.scope",
        f"{ids['publishing']}/instagram/",
    )
    assert mends["uncovered_day webcare/3"] == ("roles.day", f"{ids['webcare']}/3")
    assert mends["decides_most U0DEMO001"] == ("roles.person", "U0DEMO001")


@on_sqlite
def test_the_sentences_say_who_when_and_what_to_do(facts: Facts) -> None:
    say = {language: every_sentence().say(language) for language in LANGUAGES}
    by_key = {one.key: one for one in findings(facts)}

    assert told(say["nl"], by_key["uncovered_day webcare/3"], facts) == (
        "Voor webcare is er niemand op donderdag 26 november en donderdag 3 december. "
        "Vraag wie er kan, of kies een vervanger."
    )
    assert told(say["en"], by_key["single_no_backup publishing/instagram"], facts) == (
        "Only Bram Zevenklaver does publishing (Instagram), and there is no backup. Choose who can take over."
    )


@on_sqlite
def test_without_noor_webcare_stands_still_for_four_days(facts: Facts) -> None:
    weeks = weeks_away(facts, date(2026, 11, 23))
    noor = next(week for week in weeks if week.user_id == NOOR)

    assert [stop.line.task for stop in noor.stops] == ["webcare"]
    assert week_away_told(every_sentence().say("nl"), noor, facts) == (
        "Als Noor Pennevree een week wegvalt, ligt dit stil: webcare (4 dagen)."
    )
    assert [week.days for week in weeks] == sorted((week.days for week in weeks), reverse=True)


@pytest.mark.traced
@on_sqlite
def test_a_day_on_which_nobody_would_be_there_anyway_is_not_of_their_absence(facts: Facts) -> None:
    """In the next week Noor has a training on Wednesday, and nobody does webcare on Thursday."""
    noor = next(week for week in weeks_away(facts, date(2026, 11, 30)) if week.user_id == NOOR)

    assert [(stop.line.task, [day.weekday() for day in stop.days]) for stop in noor.stops] == [
        ("webcare", [0, 1, 4])
    ]
