"""What is found in the calendar of the demo: what its story expects, and what the paper of findings adds."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.balance.listeners import notices
from bot.demo import story
from bot.demo.channels import network_of
from bot.demo.story import Yaml
from bot.demo.team import WORKSPACE
from bot.findings import Finding, Urgency
from bot.noticing import Noticed
from bot.texts import LANGUAGES, every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

PAPER = Path(__file__).parents[2] / "docs" / "findings" / "calendar.md"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
PLANS_THINGS = {"one_value": "v", "unused_value": "v", "silent_audience": "a", "silent_issue": "i"}
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def found_in(database: Database, language: str) -> list[Noticed]:
    demo_team(database, language)
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return list(notices(session, team, MONDAY_MORNING))


def named(finding: Finding, told: Yaml) -> str:
    """Its key, with what the story calls the posts, people and things of the plan."""
    if finding.things:
        return f"{finding.kind} {','.join(f'c{thing:02}' for thing in finding.things)}"
    if finding.kind in PLANS_THINGS:
        return f"{finding.kind} {PLANS_THINGS[finding.kind]}{finding.subject}"
    names = {user_id: name for name, user_id in story.ids(told).items()}
    return f"{finding.kind} {names.get(finding.subject, finding.subject)}"


def one_by_one(finding: Finding, told: Yaml) -> Iterator[str]:
    """What the story calls it: each post, and each channel in a week, is one of its findings."""
    yield from (f"c{thing:02}_{finding.kind}" for thing in finding.things)
    if finding.kind in {"cadence", "cadence_missed"}:
        week, *channels = finding.subject.split()
        for channel, stands in zip(channels[::2], channels[1::2], strict=True):
            yield f"{channel}_{week[5:].lower()}_{stands.replace('/', '_of_')}"
    if finding.kind == "one_person":
        bram = named(finding, told).split()[1]
        yield f"{bram}_owns_{finding.numbers['posts']}_of_{finding.numbers['all']}"
    if finding.kind == "one_value":
        yield f"v{finding.subject}_{finding.numbers['share']}_percent_of_valued_posts"


def in_the_paper(part: int) -> list[str]:
    """The keys in one of its two tables."""
    table = PAPER.read_text("utf-8").split("\n## ")[part]
    return re.findall(r"^\|[^`]*`([^`]+)`", table, re.MULTILINE)


def story_names(names: Iterable[str]) -> set[str]:
    return {re.sub("^intern_", f"{network_of('intern')}_", name) for name in names}


def test_what_the_story_expects_is_found(database: Database) -> None:
    told = story.told("nl")
    expected = story_names(told["expected_findings"]["calendar"])

    found = {name for one in found_in(database, "nl") for name in one_by_one(one.finding, told)}

    assert len(expected) == 19
    assert expected - found == set()


def test_the_paper_names_what_is_found_and_nothing_else(database: Database) -> None:
    told = story.told("nl")

    found = [named(one.finding, told) for one in found_in(database, "nl")]

    assert sorted(found) == sorted([*in_the_paper(1), *in_the_paper(2)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_is_so_and_what_to_do(database: Database, language: str) -> None:
    say = every_sentence().say(language)
    found = {one.finding.kind: one for one in found_in(database, language)}

    assert (
        found["one_person"].told(say)
        == {
            "nl": "13 van de 19 berichten staan op <@U0DEMO002>. Wie neemt er twee over?",
            "en": "13 of 19 posts sit with <@U0DEMO002>. Who takes over two?",
        }[language]
    )
    assert (
        found["deadline_passed"].told(say)
        == {
            "nl": "De deadline van “Introductiedag: wat niemand je vertelt” was donderdag 19 november. "
            "Verzetten of overdragen?",
            "en": "“Induction day: what nobody tells you” was due on Thursday 19 November. "
            "Move it or hand it over?",
        }[language]
    )
    assert (
        found["cadence"].told(say)
        == {
            "nl": "Week 49 blijft achter op het plan: Instagram (1 van 2) en Intern netwerk (1 van 2). "
            "Plan er een bij, of spreek minder af.",
            "en": "Week 49 has less than the plan says: Instagram (1 of 2) and Internal network (1 of 2). "
            "Plan one more, or promise less.",
        }[language]
    )


def test_law_comes_first_and_each_opens_what_mends_it(database: Database) -> None:
    found = {one.finding.key: one.finding for one in found_in(database, "nl")}

    assert found["consent_missing 8"].urgency is Urgency.LAW
    assert found["crisis 8,7"].urgency is Urgency.TODAY
    mends = {key: (one.action, one.value) for key, one in found.items()}
    assert mends["no_value 4,6,13"] == ("posts.change", "13")
    assert mends["quiet 2026-12-07"] == ("adding.add", "1")
    assert mends["cadence_missed 2026-W47 internal 1/2"] == ("channels.change", "4")
