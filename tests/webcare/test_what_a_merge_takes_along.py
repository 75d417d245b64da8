"""What of a case goes along when it goes on as another, table by table and column by column."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.webcare import kinds
from storage import library, merges, repeats, schema
from storage.cases import Case, Kind
from storage.merges import MOMENTS, PLAIN, SPANS
from storage.people import Team
from storage.repeats import Repeat
from tests.answers.library import answer_in
from tests.town import Town
from tests.webcare.care import all_cases, shown
from tests.webcare.test_two_become_one import joins, two_cases

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BOT = Path(__file__).parents[2] / "bot"
DECIDED = {
    "cases.merged_into": "is how it is known",
    "case_merges.case_id": "is how it is known",
    "case_relations.first_id": "stays: a page of its own, one press away, shows it",
    "case_relations.second_id": "stays: a page of its own, one press away, shows it",
    "case_answers.case_id": "stays: what was said in it, forgotten with its words",
    "case_turns.case_id": "stays: who had it",
    "case_promises.case_id": "stays: forgotten with its words; a press on it leads to the kept one",
    "case_legal_dates.case_id": "stays: it runs from the day on which this one was referred",
    "case_escalations.case_id": "stays: forgotten with its words; asked of the kept one with its own",
    "case_late_news.case_id": "stays: of a closed case nothing is told; the kept one has its own",
    "crises.case_id": "goes along: crisis.goes_on_as",
    "library_uses.case_id": "goes along: merges.carry",
    "repeated_question_cases.case_id": "goes along: merges.carry",
}
OF_THE_CASE = {
    *("id", "team_id", "number", "version"),
    *("channel", "channel_name", "paraphrase", "link", "link_key", "handle", "handle_key", "writer"),
    *("reported_at", "reported_by", "forget_at", "erased_at", "idea_id", "merged_into"),
}
OF_ITS_OWNER = {"owner_id", "turn_id", "status", "leave_at", "look_at", "alive_at", "still_asked_at"} | {
    *("snoozed_until", "away_told", "closed_at"),
}
COMPARED = {"kind", "urgency", "in_danger", "rung", "deal_at", "compare_at", "alarm_at"}
"""Of the two the more pressing counts, or it follows from what does."""


def a_case(number: int, kind: Kind) -> Case:
    return Case(
        team_id=1,
        number=number,
        channel="instagram",
        kind=kind,
        paraphrase="?",
        reported_at=NOW,
        reported_by="U1",
    )


def test_of_every_table_with_a_case_it_is_decided_whether_it_goes_along() -> None:
    found = {
        f"{table.name}.{key.parent.name}"
        for table in schema.tables().sorted_tables
        for key in table.foreign_keys
        if key.target_fullname == "cases.id"
    }

    assert found == set(DECIDED)


def test_of_every_column_of_a_case_it_is_decided_whether_it_is_of_the_clock() -> None:
    clock = {*SPANS, *MOMENTS, *PLAIN}

    assert {column.name for column in Case.__table__.c} == clock | OF_THE_CASE | OF_ITS_OWNER | COMPARED


def test_a_clock_is_written_and_read_whole() -> None:
    case = a_case(1, Kind.QUESTION)
    case.unheard, case.said, case.asked_back_at = ["U2"], 50, NOW
    other = a_case(2, Kind.QUESTION)

    merges.set_clock(other, merges.clock_of(case))

    assert (other.unheard, other.said, other.asked_back_at) == (["U2"], 50, NOW)


def test_what_becomes_a_question_is_compared_with_others() -> None:
    case = a_case(1, Kind.COMPLAINT)

    kinds.become(case, Kind.QUESTION, NOW)
    assert case.compare_at == NOW
    case.compare_at = None
    kinds.become(case, Kind.QUESTION, NOW)
    assert case.compare_at is None
    case.compare_at = NOW
    kinds.become(case, Kind.SPAM, NOW)
    assert case.compare_at is None


def test_the_kind_of_a_case_is_changed_in_one_place() -> None:
    changing = {
        str(file.relative_to(BOT))
        for folder in ("webcare", "cases", "answers", "escalation", "forgetting")
        for file in (BOT / folder).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "kind" and isinstance(node.ctx, ast.Store)
    }

    assert changing == {"webcare/kinds.py"}


@pytest.mark.traced
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_was_chosen_and_asked_again_goes_along_and_comes_back(town: Town) -> None:
    two_cases(town)
    with town.bot.office.reading() as session:
        team = session.get_one(Team, 1)
    both, only = answer_in(town, team, "Beide"), answer_in(town, team, "Alleen 2")
    first, second = all_cases(town)
    with town.bot.office.transaction() as session:
        library.choose(session, first, "U1", [both.id], town.now)
        library.choose(session, second, "U2", [both.id, only.id], town.now)
        session.add(Repeat(team_id=team.id, found_at=town.now))
        session.flush()
        repeats.join(session, 1, [second.id])

    joins(town.person("Milan"), 2, "Melding 1: vraag via Instagram")
    assert kept(town) == ({first.id: {both.id, only.id}, second.id: {both.id}}, {first.id: 1})
    noor = town.person("Noor")
    noor.presses("Vergissing, weer apart", shown(noor, "2"))

    assert kept(town) == ({first.id: {both.id}, second.id: {both.id, only.id}}, {second.id: 1})


def kept(town: Town) -> tuple[dict[int, set[int]], dict[int, int]]:
    """Which answers were chosen for which case, and which are of a repeated question."""
    with town.bot.office.reading() as session:
        return library.chosen_for(session, [1, 2]), repeats.repeats_of(session, [1, 2])
