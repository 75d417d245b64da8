"""What is found in the preconditions of the demo: what its story expects, and docs/findings/roles.md adds."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conditions.noticing import notices
from bot.demo import story
from bot.demo.conditions import FACTORS
from bot.demo.team import WORKSPACE
from bot.noticing import Noticed
from bot.texts import every_sentence
from storage import people
from storage.database import Database
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DOCS = Path(__file__).parents[2] / "docs"
MONDAY_MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
KINDS = {
    "_blocks": "blocks",
    "_no_action": "no_action",
    "_action_overdue": "action_overdue",
    "_disagreement": "disagreement",
}


@pytest.fixture
def found(database: Database) -> Sequence[Noticed]:
    demo_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return notices(session, team, MONDAY_MORNING)


def expected() -> set[str]:
    """The story's names for findings, as keys."""
    told = story.told("nl")
    return {_key(name, story.ids(told)) for name in told["expected_findings"]["preconditions"]}


def _key(name: str, ids: dict[str, str]) -> str:
    if name.startswith("not_rated_by_"):
        return f"not_rated {ids[name.removeprefix('not_rated_by_')]}"
    ending = next(ending for ending in KINDS if name.endswith(ending))
    return f"{KINDS[ending]} {FACTORS[name.removesuffix(ending)]}"


def test_what_the_story_expects_is_found_and_nothing_else(found: Sequence[Noticed]) -> None:
    assert len(expected()) == 9
    assert sorted(one.finding.key for one in found) == sorted(expected())


def test_the_paper_names_every_one(found: Sequence[Noticed]) -> None:
    papers = sorted((DOCS / "findings").glob("*.md"))
    text = "\n".join(paper.read_text("utf-8") for paper in papers)
    assert [one.finding.key for one in found if f"`{one.finding.key}`" not in text] == []


def test_names_of_who_did_not_rate_are_for_coordinators(found: Sequence[Noticed]) -> None:
    private = {one.finding.key for one in found if one.finding.coordinators_only}
    assert private == {"not_rated U0DEMO009", "not_rated U0DEMO010"}


def test_the_sentences_say_what_it_is_and_what_to_do(found: Sequence[Noticed]) -> None:
    told = {
        one.finding.key: [one.told(every_sentence().say(language)) for language in ("nl", "en")]
        for one in found
    }

    assert told["blocks procedures_and_rules"][0] == (
        "Bestaande procedures en regels is een struikelblok (-0,8 gemiddeld). "
        "Wat maakt dit over vier weken beter?"
    )
    overdue = told["action_overdue technical_infrastructure"]
    assert overdue[0].endswith("<@U0DEMO008> 3 dagen geleden klaar moeten zijn. Verzetten of overdragen?")
    assert overdue[1] == (
        "At Technical infrastructure an action of <@U0DEMO008> was due 3 days ago. Move it or hand it over?"
    )
    assert told["disagreement open_culture"][0].startswith(
        "Over Open cultuur, transparantie, bereidheid tot delen denken jullie verschillend: 2× struikelblok"
    )
    assert told["no_action procedures_and_rules"][0].endswith("en er is nog geen actie. Spreek er één af.")
