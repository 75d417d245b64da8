"""What is read from lines and names, and what weakens an audience: no Slack, no database."""

from dataclasses import replace
from datetime import date

import pytest

from bot.findings import Level
from bot.who import evidence, rules, words
from bot.who.actor_lines import ActorDraft, LineProblem, read_actors
from bot.who.evidence import Evidence
from bot.who.health import SENTENCES, Judged, findings
from bot.who.rules import Draft
from bot.who.weaknesses import FIELDS, Around, Weakness, completeness, most_useful, weaknesses
from storage.audiences import Stance

MONDAY = date(2026, 11, 23)
W = Weakness

WHOLE = Draft(
    "OK-verpleegkundigen binnen 40 km",
    issue_id=1,
    online=("scrolt op Instagram", "leest LinkedIn"),
    offline=("in de koffiekamer",),
    evidence=(Evidence("enquête | okt 2026", "enquête", "2026-10"),),
    is_known=True,
)
AROUND = Around(
    today=MONDAY,
    sender="Streekziekenhuis Nergenshuizen",
    open_issues=frozenset({1}),
    here=frozenset({"U1"}),
    actors=(ActorDraft("buddy's", 1, Stance.FOR, "U1"), ActorDraft("a", 1), ActorDraft("b", 2)),
)


@pytest.mark.parametrize(
    ("line", "source", "on"),
    [
        ("enquête vakgroep, n = 41 | okt 2026", "enquête vakgroep, n = 41", "2026-10"),
        ("enquête vakgroep, okt 2026, n = 41", "enquête vakgroep, okt 2026, n = 41", "2026-10"),
        ("enquête | n = 41 | sept. 2026", "enquête, n = 41", "2026-09"),
        ("talk|22/10/26", "talk", "2026-10-22"),
        ("talk | 22-10-2026", "talk", "2026-10-22"),
        ("talk | 2026-10-08", "talk", "2026-10-08"),
        ("talk | 2026-10", "talk", "2026-10"),
        ("talk | 10-2026", "talk", "2026-10"),
        ("talk | October 8th, 2026", "talk", "2026-10-08"),
        ("gesprek | 3 december", "gesprek", "2025-12-03"),
        ("gesprek | 23 november", "gesprek", "2026-11-23"),
        ("gesprek | november", "gesprek", "2026-11"),
        ("gesprek | december", "gesprek", "2025-12"),
        ("rapport | Q3 2026", "rapport", "2026-09"),
        ("rapport | 3e kwartaal 2025", "rapport", "2025-09"),
        ("rapport | 2025", "rapport", "2025"),
        ("gesprek | gisteren", "gesprek", "2026-11-22"),
        ("talk | 3 months ago", "talk", "2026-08-23"),
        ("beleid 2025 gelezen", "beleid 2025 gelezen", ""),
        ("gesprek op 31-02-2026", "gesprek op 31-02-2026", ""),
        ("gesprek |", "gesprek", ""),
    ],
)
def test_a_line_of_evidence_is_a_source_and_a_date(line: str, source: str, on: str) -> None:
    assert evidence.read(line, MONDAY) == Evidence(line, source, on)


@pytest.mark.parametrize("words_", ["binnenkort", "31-02-2026", "n = 41", "morgen", "29 februari"])
def test_what_is_no_date_that_was_is_not_read_as_one(words_: str) -> None:
    assert evidence.read(f"enquête | {words_}", MONDAY).unread == words_


def test_a_month_lasts_until_its_last_day() -> None:
    assert evidence.period("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert evidence.period("2025") == (date(2025, 1, 1), date(2025, 12, 31))
    assert evidence.period("2026-10-08") == (date(2026, 10, 8), date(2026, 10, 8))


@pytest.mark.parametrize(
    ("on", "key"),
    [("1999-05-01", "who.problem.date_far"), ("2026-12", "who.problem.date_far"), ("2026-11", None)],
)
def test_a_date_to_come_or_of_another_age_cannot_be(on: str, key: str | None) -> None:
    found = rules.problems(replace(WHOLE, evidence=(Evidence("x", "x", on),)), MONDAY)

    assert (found["evidence"].key if found else None) == key


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"name": " "}, ("name", "who.problem.name")),
        ({"name": "x" * 121}, ("name", "who.problem.too_long")),
        ({"assumption": "x" * 301}, ("assumption", "who.problem.too_long")),
    ],
)
def test_what_slack_lets_through_is_still_looked_at(changed: dict[str, str], found: tuple[str, str]) -> None:
    draft = replace(WHOLE, **changed)  # type: ignore[arg-type]

    assert [(name, one.key) for name, one in rules.problems(draft, MONDAY).items()] == [found]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Iedereen in de regio Twente", "Iedereen"),
        ("Alle medewerkers van de OK in Almelo", "Alle medewerkers"),
        ("the general public", "the general public"),
        ("Jongeren", "Jongeren"),
        ("Onze collega’s", "collega's"),
        ("young people", "young people"),
        ("Potential employees", "Potential employees"),
        ("Jongeren van 16 tot 20", None),
        ("Starters in de thuiszorg in Twente", None),
        ("OK-verpleegkundigen", None),
        ("Staff nurses at the Almelo clinic", None),
        ("Studentenhuizen", None),
        ("Nieuwe collega's in hun eerste 100 dagen", None),
    ],
)
def test_a_name_is_broad_when_nothing_narrows_it(name: str, word: str | None) -> None:
    assert words.broad_word(name) == word


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("Vrienden van Ziekenhuis Zee", "Ziekenhuis Zee"),
        ("HR-adviseurs", "HR"),
        ("P&O van gemeenten", "P&O"),
        ("Chr. verpleegkundigen", None),
    ],
)
def test_the_sender_is_found_in_a_name(name: str, sender: str | None) -> None:
    assert words.sender_in(name, "Ziekenhuis Zee") == sender
    assert words.sender_in("Verpleegkundigen", "") is None


@pytest.mark.parametrize(
    "text",
    [
        "zit niet op social media",
        "Zij zitten niet op social",
        "zitten nauwelijks online",
        "geen social media",
        "they are not on social media",
        "don't use Facebook",
        "never online",
        "aren’t really on LinkedIn",
    ],
)
def test_that_they_are_not_there_is_heard(text: str) -> None:
    assert words.says_not_there(text)


@pytest.mark.parametrize("text", ["scrolt op Instagram", "zit op Facebook, niet in de avond", "niet"])
def test_what_says_something_else_is_not(text: str) -> None:
    assert not words.says_not_there(text)


TEAM = {"U1": "Noor Pennevree", "U2": "Bram Kist", "U3": "Bram Zee"}


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("buddy's", ActorDraft("buddy's", 2)),
        ("buddy's | Voor | via Noor", ActorDraft("buddy's", 2, Stance.FOR, "U1")),
        ("buddy's|@noor pennevree|tegen", ActorDraft("buddy's", 2, Stance.AGAINST, "U1")),
        ("buddies | neutral | Bram  Kist", ActorDraft("buddies", 2, Stance.NEUTRAL, "U2")),
        ("buddies | ? |", ActorDraft("buddies", 2)),
    ],
)
def test_a_line_is_somebody(line: str, draft: ActorDraft) -> None:
    assert read_actors([line], 2, TEAM, 80) == ([draft], None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("x | Bram", LineProblem("who.problem.actor_several", 2, "Bram")),
        ("x | Lotte", LineProblem("who.problem.actor_part", 2, "Lotte")),
        ("| voor", LineProblem("who.problem.actor_name", 2, "| voor")),
        ("x" * 81, LineProblem("who.problem.actor_long", 2, "x" * 81)),
    ],
)
def test_a_line_that_cannot_be_somebody_says_which_and_why(line: str, problem: LineProblem) -> None:
    assert read_actors(["buddy's", line], 1, TEAM, 80) == ([], problem)


def test_nothing_weakens_a_whole_audience() -> None:
    assert weaknesses(WHOLE, AROUND) == ()
    assert completeness(()) == 100


STALE = Evidence("x | 2024", "x", "2024")
UNDATED = Evidence("x", "x")


@pytest.mark.parametrize(
    ("changed", "around", "found"),
    [
        ({"name": "Iedereen"}, {}, W.BROAD_NAME),
        ({"name": "Vrienden van Streekziekenhuis Nergenshuizen"}, {}, W.SENDER_NAME),
        ({"assumption": "zit niet op social"}, {"actors": AROUND.actors[:2]}, W.NOT_ON_SOCIAL),
        ({"issue_id": 2}, {}, W.ISSUE_CLOSED),
        ({"issue_id": None}, {}, W.NO_ISSUE),
        ({"online": ()}, {}, W.NO_ONLINE_BEHAVIOUR),
        ({"online": ("x",)}, {}, W.FEW_ONLINE),
        ({"offline": ()}, {}, W.NO_OFFLINE),
        ({"evidence": ()}, {}, W.NO_EVIDENCE),
        ({"evidence": (), "assumption": "leest geen mail"}, {}, W.ASSUMPTION_WITHOUT_EVIDENCE),
        ({"evidence": (*WHOLE.evidence, UNDATED)}, {}, W.EVIDENCE_UNDATED),
        ({"evidence": (STALE,)}, {}, W.EVIDENCE_OLD),
        ({"is_known": None}, {}, W.KNOW_OR_THINK),
        ({}, {"actors": ()}, W.NO_COMMUNITY),
        ({}, {"actors": (AROUND.actors[0], AROUND.actors[2])}, W.FEW_ACTORS),
        ({}, {"actors": (*AROUND.actors[:2], AROUND.actors[1])}, W.NO_RING_2),
        ({}, {"actors": (*AROUND.actors[1:], AROUND.actors[1])}, W.NO_BRIDGE),
        ({}, {"here": frozenset({"U2"})}, W.BRIDGE_LEFT),
    ],
)
def test_each_weakness_is_found_and_has_a_field_to_ask_for(
    changed: dict[str, object], around: dict[str, object], found: Weakness
) -> None:
    draft, those = replace(WHOLE, **changed), replace(AROUND, **around)  # type: ignore[arg-type]

    weak = weaknesses(draft, those)

    assert weak[0] is found
    assert most_useful(weak, {FIELDS[one] for one in weak}) is None
    assert completeness(weak) < 100 or found in {W.ISSUE_CLOSED, W.NO_ISSUE, W.KNOW_OR_THINK}


def test_old_evidence_beside_new_is_no_weakness_and_a_year_old_still_counts() -> None:
    on_the_day = Evidence("x", "x", "2025-11-24")
    assert weaknesses(replace(WHOLE, evidence=(STALE, on_the_day)), AROUND) == ()
    too_old = Evidence("x", "x", "2025-11-23")
    assert weaknesses(replace(WHOLE, evidence=(too_old,)), AROUND) == (W.EVIDENCE_OLD,)


def test_without_issues_there_is_nothing_to_choose() -> None:
    assert weaknesses(replace(WHOLE, issue_id=None), replace(AROUND, open_issues=frozenset())) == ()


def test_a_team_with_too_many_first_audiences_hears_it_once_before_the_hints() -> None:
    few = replace(WHOLE, online=("x",))
    found = findings(7, [Judged(number, few, AROUND) for number in range(1, 5)])

    assert [(one.key, one.level) for one in found] == [
        ("too_many_first", Level.WARNING),
        *((f"few_online {number}", Level.HINT) for number in range(1, 5)),
    ]
    assert (found[0].action, found[0].value, found[0].numbers) == ("who.open", "7", {"first": 4, "most": 3})
    assert findings(7, [Judged(1, WHOLE, AROUND)] * 3) == []


def test_a_finding_names_what_it_is_about_and_the_form_that_mends_it() -> None:
    draft = replace(WHOLE, name="HR voor iedereen")
    around = replace(AROUND, here=frozenset(), actors=AROUND.actors[:2])

    found = {one.kind: one for one in findings(7, [Judged(3, draft, around)])}

    assert found["broad_name"].names == {"audience": "HR voor iedereen", "word": "iedereen"}
    assert found["sender_name"].names["word"] == "HR"
    assert found["bridge_left"].people == ("U1",)
    assert found["few_actors"].numbers == {"actors": 2}
    assert (found["broad_name"].action, found["broad_name"].value) == ("who.change", "3")
    assert (found["no_ring_2"].action, found["no_ring_2"].value) == ("who.community", "3")
    assert {f"who.finding.{kind}" for kind in found} < set(SENTENCES)
