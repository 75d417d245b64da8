"""What is found in the webcare of the demo: what its story expects, and what the paper of findings adds."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import CHAPTERS
from bot.demo import story
from bot.demo.story import Yaml
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import LANGUAGES, every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "webcare.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
OF_CASES = {"answered_late": "late", "open_late": "late", "crisis_unowned": "unassigned"}
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def found_in(database: Database, language: str) -> list[Noticed]:
    """What every chapter finds: the story's webcare is found by four of them."""
    demo_team(database, language)
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        chapters = [one.notices for one in CHAPTERS if one.notices is not None]
        return [one for notices in chapters for one in notices(session, team, MONDAY_MORNING)]


def of_webcare(found: Iterable[Noticed]) -> list[Noticed]:
    return [one for one in found if one.chapter == "care_findings"]


def named(one: Noticed, told: Yaml) -> str:
    """Its key, with what the story calls the cases and people in it."""
    finding = one.finding
    if finding.things:
        return f"{finding.kind} {','.join(f'w{thing:02}' for thing in finding.things)}"
    names = {user_id: name for name, user_id in story.ids(told).items()}
    return f"{finding.kind} {names.get(finding.subject, finding.subject)}".strip()


def in_the_story(one: Noticed, told: Yaml) -> Iterator[str]:
    """What the story calls it: each case is one of its findings."""
    finding = one.finding
    if one.name == "care_findings.one_person":
        person = named(one, told).split()[1]
        yield f"{person}_{finding.numbers['cases']}_of_{finding.numbers['all']}_assigned"
    elif one.chapter == "care_findings":
        yield from (f"w{case:02}_{OF_CASES[finding.kind]}" for case in finding.things)
    elif one.name == "roles.uncovered_day":
        yield f"{WEEKDAYS[int(finding.subject.rpartition('/')[2])]}_uncovered"
    elif one.name == "balance.crisis":
        yield "w10_pause_scheduled_posts"
    elif one.name == "answers.review_overdue":
        yield f"k{finding.subject}_review_overdue"


def in_the_paper(part: int) -> list[str]:
    """The keys of this chapter in one of its two tables."""
    table = PAPER.read_text("utf-8").split("\n## ")[part]
    return re.findall(r"^\|[^`]*`([^`]+)`", table, re.MULTILINE)


def test_all_that_the_story_expects_is_found_and_stands_in_the_paper(database: Database) -> None:
    told = story.told("nl")
    expected = set(told["expected_findings"]["webcare"])

    found = {name for one in found_in(database, "nl") for name in in_the_story(one, told)}

    assert len(expected) == 8
    assert expected - found == set()
    asked = PAPER.read_text("utf-8").split("\n## ")[1]
    assert set(re.findall(r"\b(?:th|w\d\d|k\d|noor)_\w+", asked)) == expected


def test_the_paper_names_what_is_found_and_nothing_else(database: Database) -> None:
    told, found = story.told("nl"), found_in(database, "nl")
    elsewhere = {"uncovered_day webcare/3", "crisis 8,7", "review_overdue 2"}

    assert elsewhere <= {one.finding.key for one in found}
    here = [named(one, told) for one in of_webcare(found)]
    assert sorted(in_the_paper(1)) == sorted({*in_the_paper(1)} & {*here, *elsewhere})
    assert sorted(here) == sorted({*in_the_paper(1), *in_the_paper(2)} - elsewhere)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_is_so_and_what_to_do(database: Database, language: str) -> None:
    say = every_sentence().say(language)
    found = {one.finding.kind: one.told(say) for one in of_webcare(found_in(database, language))}

    assert (
        found["answered_late"]
        == {
            "nl": "2 van de 6 eerste antwoorden van de laatste vier weken kwamen te laat, bij melding 3 "
            "en 7. Meer mensen, of een ruimere norm?",
            "en": "2 of the 6 first answers of the last four weeks were late, in cases 3 and 7. "
            "More people, or a wider target?",
        }[language]
    )
    assert (
        found["number_missing"]
        == {
            "nl": "Op trede 3 van de escalatieladder ontbreekt een telefoonnummer. "
            "Vraag het voordat het nodig is.",
            "en": "Rung 3 of the escalation ladder lacks a phone number. Ask for it before it is needed.",
        }[language]
    )
