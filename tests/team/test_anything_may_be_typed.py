"""Whatever a team is called, and whatever people are called, is shown harmlessly or refused at the field."""

import json

import pytest

from tests.team.founding import (
    SMPLAN,
    first_page,
    is_harmless,
    opens_settings,
    sets_up_a_team,
    team_in,
    told_privately,
)
from tests.town import Town

NAME = "Hoe heet het team?"
ANYTHING = (
    "🎉👩🏽‍⚕️🏴󠁧󠁢󠁳󠁣󠁴󠁿" * 4,
    "<!channel> <@U0DEMO002>",
    "@channel @everyone",
    "<script>alert('x')</script>",
    "שלום \u202e omgekeerd",
    "*vet* _schuin_ `code`",
    "{team} {0} %s",
    "nul\x00teken",
    "&" * 80,
    "W" * 80,
)


@pytest.mark.parametrize("typed", ANYTHING)
def test_a_team_may_be_called_anything(town: Town, typed: str) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(NAME, typed)
    sanne.submits()
    assert sanne.submits() == "cleared"
    named = typed.replace("\x00", "")
    assert is_harmless(sanne.finds("is opgezet", "#social"))
    announced = sanne.finds("heeft smplan hier opgezet", "#social")
    assert "<!" not in json.dumps(announced.blocks)

    for command in ("/smplan", "/smplan ik", "/smwhy"):
        sanne.types(command, "#social")
        assert is_harmless(told_privately(sanne))
    team_in(town, ["Bram", "Sanne"], channel="#vacatures", coordinators=["Bram"], name=named)
    sanne.types("/smwhy", SMPLAN)
    assert is_harmless(told_privately(sanne, SMPLAN))
    sanne.types("/smplan", SMPLAN)
    assert len(told_privately(sanne, SMPLAN).buttons) == 2


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("   ", "invalid_input"),
        ("\u202e \u200b", "errors"),
        ("W" * 81, "invalid_input"),
        ("", "invalid_input"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_name_that_says_nothing_is_refused(town: Town, typed: str, result: str) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(NAME, typed)

    assert sanne.submits() in {result, "errors"}

    sanne.fills(NAME, "Redactie")
    assert sanne.submits() == "pushed"


def test_too_many_people_are_refused_by_slack_itself_or_at_the_field(town: Town) -> None:
    sanne = town.person("Sanne")
    somebody = {"person": sanne.id}
    ids = [
        town.slack.post("/my/people", {**somebody, "name": f"Collega {number}"})["person"]["id"]
        for number in range(61)
    ]
    first_page(sanne)

    sanne.fills("Wie doen er mee?", ids)

    assert sanne.submits() in {"errors", "invalid_input"}


def test_without_people_or_coordinators_nothing_is_sent(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills("Wie doen er mee?", [])

    assert sanne.submits() == "invalid_input"


@pytest.mark.parametrize("name", ["<!channel> @here", "*Bram*", "שלום\u202e", "B" * 80])
def test_people_may_be_called_anything(town: Town, name: str) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    team_in(town, ["Sanne", "Bram"])
    bram.changes(display_name=name)

    opens_settings(sanne)
    bram.changes(deactivated=True)
    assert sanne.submits() == "errors"

    assert "Niet meer in Slack" in sanne.form.errors["Wie doen er mee?"]
    letter = sanne.finds("heeft Slack verlaten", SMPLAN)
    assert "<!" not in json.dumps(letter.raw)


def test_times_that_cannot_be_are_said_at_the_field(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.submits()
    sanne.fills("Hoe laat opent webcare?", "17:00")
    sanne.fills("Hoe laat sluit webcare?", "09:00")
    sanne.fills("Hoe laat komt de vraag van de dag?", "16:01")

    assert sanne.submits() == "errors"

    assert sanne.form.errors == {
        "Hoe laat komt de vraag van de dag?": (
            "Kies een tijd tot en met 16.00 uur: daarna is er geen tijd meer om te antwoorden."
        ),
        "Hoe laat sluit webcare?": "De eindtijd moet later zijn dan de begintijd.",
    }
    assert sanne.form.filled["Hoe laat opent webcare?"] == "17:00"


def test_no_day_at_all_is_not_sent(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.submits()
    sanne.fills("Op welke dagen?", [])

    assert sanne.submits() == "invalid_input"


@pytest.mark.parametrize("word", ["<!channel>", "a" * 3000, "\u202e", "'; DROP TABLE teams; --", "🎉"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_any_word_behind_a_command_gets_help(town: Town, word: str) -> None:
    sanne = town.person("Sanne")
    sets_up_a_team(sanne)

    for command in ("/smplan", "/smwhy", "/smplan waarom"):
        sanne.types(f"{command} {word}", "#social")
        assert "kent deze woorden" in told_privately(sanne).text
        assert is_harmless(told_privately(sanne))
