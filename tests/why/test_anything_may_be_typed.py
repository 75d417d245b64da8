"""Whatever is typed in the fields of an issue is kept, shown harmlessly, or refused at the field."""

import pytest

from tests.team.founding import is_harmless, rendered, team_in, told_privately
from tests.town import Town
from tests.why.steps import (
    AUDIENCE,
    DUE,
    GOAL,
    NOW,
    SENTENCE,
    SOURCE,
    UNIT,
    WEAK,
    adds,
    begins,
    fills_in,
    kept,
    opens_change,
    overview,
)

LESSON = "Wat leerden jullie? Eén regel helpt het volgende vraagstuk"
ANYTHING = (
    "🎉👩🏽‍⚕️🏴󠁧󠁢󠁳󠁣󠁴󠁿 feest",
    "<!channel> <!here> <@U0DEMO002> <#C0DEMO01>",
    "@channel @here @everyone",
    "<script>alert('x')</script>",
    "שלום \u202e omgekeerd",
    "*vet* _schuin_ `code` ~weg~ > citaat",
    "&lt;!channel&gt; &amp; <https://example.com|klik>",
    "{sentence} {0} %s \\n",
    "één\nregel\n\nen nog een",
    "nul\x00teken",
)


@pytest.mark.parametrize("typed", ANYTHING)
def test_what_is_typed_is_kept_and_does_nothing(town: Town, typed: str) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, typed)
    assert is_harmless(noor.form)
    fills_in(noor, {UNIT: typed, AUDIENCE: typed, SOURCE: typed, GOAL: "12", NOW: "3"})

    assert noor.submits() == "updated"
    assert is_harmless(noor.form)
    noor.closes()
    assert is_harmless(overview(noor))

    opens_change(noor)
    as_kept = typed.replace("\x00", "")
    assert [noor.form.filled[label] for label in (SENTENCE, UNIT, AUDIENCE, SOURCE)] == [as_kept] * 4


@pytest.mark.parametrize("typed", ANYTHING)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_closed_issue_and_its_lesson_do_nothing_either(town: Town, typed: str) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, typed)
    noor.presses("Vraagstuk sluiten", overview(noor))
    noor.waits_for_form()
    fills_in(noor, {"Waarom sluit je het?": "Doel gehaald", LESSON: typed})

    assert noor.submits() == "cleared"
    assert is_harmless(told_privately(noor))
    noor.types("/smwhy gesloten", "#social")
    listed = told_privately(noor)
    assert is_harmless(listed)
    noor.presses("Heropenen", listed)
    assert is_harmless(told_privately(noor))


def test_the_longest_texts_fit_everywhere(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for letter in "&<🎉":
        begins(noor, letter * 600)
        fills_in(noor, {UNIT: letter * 60, AUDIENCE: letter * 200, SOURCE: letter * 200, GOAL: "12"})
        assert noor.submits() == "updated"
        noor.closes()

    assert len(overview(noor).text) > 1000
    noor.types("/smplan", "#social")
    assert "3 vraagstukken" in told_privately(noor).text


@pytest.mark.parametrize(
    ("label", "typed"),
    [(SENTENCE, "a" * 601), (UNIT, "a" * 61), (AUDIENCE, "a" * 201)],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_slack_itself_refuses_is_not_sent(town: Town, label: str, typed: str) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.fills(label, typed)

    assert noor.submits() == "invalid_input"

    assert kept(town, team) == []


@pytest.mark.parametrize(
    ("fields", "label", "sentence"),
    [
        ({DUE: "2026-11-23"}, DUE, "Deze datum is al geweest"),
        ({DUE: "1970-01-01"}, DUE, "Deze datum is al geweest"),
        ({DUE: "2072-07-01"}, DUE, "Klopt het jaartal?"),
        ({DUE: "9999-12-31"}, DUE, "Klopt het jaartal?"),
        ({NOW: "12", GOAL: "12.0"}, GOAL, "Nu en doel zijn gelijk"),
        ({NOW: "-0", GOAL: "0"}, GOAL, "Nu en doel zijn gelijk"),
        ({GOAL: "0.0001"}, GOAL, "hoogstens drie cijfers achter de komma"),
        ({NOW: "1000000000"}, NOW, "onder een miljard"),
        ({SENTENCE: "   "}, SENTENCE, "Schrijf in één zin"),
        ({SENTENCE: "\u200b \u202e"}, SENTENCE, "Schrijf in één zin"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(
    town: Town, fields: dict[str, str], label: str, sentence: str
) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    fills_in(noor, {AUDIENCE: "monteurs", **fields})

    assert noor.submits() == "errors"

    assert sentence in noor.form.errors[label]
    assert noor.form.filled[AUDIENCE] == "monteurs"
    assert kept(town, team) == []
    repaired = {DUE: None, NOW: "", GOAL: "", SENTENCE: WEAK}
    fills_in(noor, repaired)
    assert noor.submits() == "updated"


def test_an_empty_sentence_is_refused_at_the_first_question(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smwhy nieuw", "#social")
    noor.waits_for_form("Vraagstuk")
    noor.fills(SENTENCE, " \n ")

    assert noor.submits() in {"errors", "invalid_input"}


@pytest.mark.parametrize("amount", ["999999999.999", "-999999999", "0", "0.001", "007"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_number_comes_back_as_it_was_meant(town: Town, amount: str) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK, {GOAL: amount})

    opens_change(noor)

    assert float(noor.form.filled[GOAL].replace(",", ".")) == float(amount)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_person_who_was_only_typed_is_not_mentioned(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, "<!channel> <@U0DEMO002>")

    shown = overview(noor)

    assert not [text for text in (*rendered(shown.blocks), shown.raw["text"]) if "<@U0DEMO002>" in text]
    assert "<!" not in shown.raw["text"]
