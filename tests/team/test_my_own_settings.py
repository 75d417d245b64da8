"""`/smplan me`: everyone says for themselves in which language, where and when they work."""

from datetime import UTC, datetime

import pytest

from storage import people
from storage.database import Database
from tests.team.founding import (
    SMPLAN,
    WORKSPACE,
    an_hour_passes,
    opens_own_form,
    team_in,
    told_privately,
)
from tests.town import Town, open_town

ODD, EVEN = "Werkdagen in oneven weken", "Werkdagen in even weken"
HOURS = "Hoeveel uur per week heb je voor social media?"
LIMIT = "Hoeveel open meldingen mag je hoogstens hebben?"
STARTS, ENDS = "Hoe laat begin je?", "Hoe laat stop je?"


def test_without_a_team_it_tells_what_is_known(town: Town) -> None:
    yara = town.person("Yara")

    yara.types("/smplan ik", "#social")

    said = told_privately(yara)
    assert "Tijdzone: Curaçao; daar is het nu 4.45 uur" in said.text
    assert "Werkdagen: maandag tot en met vrijdag, 09:00 tot 17:00" in said.text
    assert "Je zit nog in geen team" in said.text
    assert "Geen verlof gepland" in said.text
    assert "Herinneringen" not in said.text
    assert said.buttons == ["Wijzigen", "Verlof toevoegen"]


def test_in_a_team_it_names_the_teams_and_reminders(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan ik", "#social")

    said = told_privately(noor).text
    assert "Teams: social" in said
    assert "Herinneringen: aan" in said


def test_one_speaks_the_teams_language_until_one_chooses(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    oliver.types("/smplan me", "#social")
    assert "Taal: Nederlands" in told_privately(oliver).text

    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    assert "Saved. This is how the coming weeks go" in told_privately(oliver).text
    oliver.types("/smplan", "#social")
    assert "The plan of social" in told_privately(oliver).text
    opens_own_form(oliver)
    oliver.fills("In which language do I talk to you?", "Like the team")
    oliver.submits()
    assert "Opgeslagen" in told_privately(oliver).text


@pytest.mark.both_databases
def test_another_zone_holds_at_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    opens_own_form(noor)
    assert noor.form.filled["In welke tijdzone ben je?"] == "Zoals Slack zegt: Amsterdam (Nederland)"
    noor.fills("In welke tijdzone ben je?", "Lissabon (Portugal)")
    noor.submits()

    noor.types("/smplan ik", "#social")

    assert "Tijdzone: Lissabon (Portugal); daar is het nu 8.45 uur" in told_privately(noor).text


def test_odd_and_even_weeks_may_differ_and_the_next_weeks_are_shown(town: Town) -> None:
    noor = town.person("Noor")
    opens_own_form(noor)
    assert "Dit is week 48: een even week." in noor.form.text
    noor.fills(ODD, ["maandag", "dinsdag", "woensdag", "donderdag"])
    noor.fills(EVEN, ["maandag", "woensdag"])
    noor.fills(STARTS, "08:30")
    noor.fills(ENDS, "14:00")

    assert noor.submits() == "cleared"

    assert told_privately(noor).text.splitlines() == [
        "Opgeslagen. Zo lopen de komende weken:",
        "• week 48 (vanaf ma 23 nov, even): maandag en woensdag",
        "• week 49 (vanaf ma 30 nov, oneven): maandag tot en met donderdag",
        "• week 50 (vanaf ma 7 dec, even): maandag en woensdag",
        "• week 51 (vanaf ma 14 dec, oneven): maandag tot en met donderdag",
    ]
    noor.types("/smplan ik", "#social")
    assert "Werkdagen in even weken: maandag en woensdag\nUren: 08:30 tot 14:00" in told_privately(noor).text


def test_weeks_53_and_1_are_both_odd(database: Database) -> None:
    with open_town(database, start=datetime(2026, 12, 21, 9, tzinfo=UTC)) as town:
        noor = town.person("Noor")
        opens_own_form(noor)
        noor.fills(EVEN, ["vrijdag"])
        noor.submits()

        lines = told_privately(noor).text.splitlines()

    assert [line.partition("):")[0] for line in lines[1:]] == [
        "• week 52 (vanaf ma 21 dec, even",
        "• week 53 (vanaf ma 28 dec, oneven",
        "• week 1 (vanaf ma 4 jan, oneven",
        "• week 2 (vanaf ma 11 jan, even",
    ]


def test_the_form_opens_again_as_it_was_saved(town: Town) -> None:
    noor = town.person("Noor")
    opens_own_form(noor)
    noor.fills(ODD, ["dinsdag"])
    noor.fills(EVEN, [])
    noor.fills(STARTS, "12:00")
    noor.submits()

    opens_own_form(noor)

    filled = noor.form.filled
    assert (filled[ODD], filled[STARTS], filled[ENDS]) == (["dinsdag"], "12:00", "17:00")
    assert not filled[EVEN]


def test_who_stops_before_starting_is_sent_back_to_that_field(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    opens_own_form(noor)
    noor.fills(STARTS, "17:00")
    noor.fills(ENDS, "09:00")

    assert noor.submits() == "errors"

    assert noor.form.errors == {ENDS: "De eindtijd moet later zijn dan de begintijd."}
    assert noor.form.filled[STARTS] == "17:00"


@pytest.mark.both_databases
def test_reminders_can_be_switched_off_in_every_team_at_once(town: Town) -> None:
    social = team_in(town)
    vacancies = team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])
    noor = town.person("Noor")
    opens_own_form(noor)
    noor.fills("Herinneringen", [])
    noor.submits()

    noor.types("/smplan ik", "#social")

    assert "Herinneringen: uit" in told_privately(noor).text
    with town.bot.office.reading() as session:
        members = [people.member(session, team, noor.id) for team in (social, vacancies)]
        assert [member and member.wants_reminders for member in members] == [False, False]


@pytest.mark.both_databases
def test_hours_and_a_limit_of_cases_hold_in_every_team_at_once(town: Town) -> None:
    social = team_in(town)
    vacancies = team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])
    noor = town.person("Noor")
    noor.types("/smplan ik", "#social")
    assert "Uren voor social media: niet gezegd" in told_privately(noor).text
    assert "Open meldingen: geen grens" in told_privately(noor).text
    opens_own_form(noor)
    noor.fills(HOURS, "2.5")
    noor.fills(LIMIT, "4")
    noor.submits()

    noor.types("/smplan ik", "#social")

    assert "Uren voor social media: 2,5 per week" in told_privately(noor).text
    assert "Open meldingen: hoogstens 4 tegelijk. Die grens koos je zelf." in told_privately(noor).text
    assert chosen_in(town, noor.id, social, vacancies) == [(2.5, 4), (2.5, 4)]


def chosen_in(town: Town, user_id: str, *teams: people.Team) -> list[tuple[float | None, int | None]]:
    with town.bot.office.reading() as session:
        found = [people.member(session, team, user_id) for team in teams]
        return [(one.hours, one.case_limit) for one in found if one]


def test_hours_and_a_limit_can_be_taken_back(town: Town) -> None:
    social = team_in(town)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.fills(HOURS, "1")
    oliver.fills(LIMIT, "1")
    oliver.submits()
    oliver.types("/smplan me", "#social")
    assert "Hours for social media: 1 a week" in told_privately(oliver).text
    assert "Open cases: at most one at once" in told_privately(oliver).text
    opens_own_form(oliver)
    filled = oliver.form.filled
    assert filled["How many hours a week do you have for social media?"] == "1"
    oliver.fills("How many hours a week do you have for social media?", "")
    oliver.fills("How many open cases may you have at most?", "")
    oliver.submits()

    oliver.types("/smplan me", "#social")

    assert "Hours for social media: not told" in told_privately(oliver).text
    assert "Open cases: at most 40 at once. That is one for each hour a week you work" in (
        told_privately(oliver).text
    )
    assert chosen_in(town, oliver.id, social) == [(None, None)]


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        (HOURS, "0", "van een kwartier (0,25) tot en met 60"),
        (HOURS, "-3", "van een kwartier (0,25) tot en met 60"),
        (HOURS, "1000", "van een kwartier (0,25) tot en met 60"),
        (HOURS, "60.5", "van een kwartier (0,25) tot en met 60"),
        (LIMIT, "0", "een heel getal in van 1 tot en met 100"),
        (LIMIT, "-1", "een heel getal in van 1 tot en met 100"),
        (LIMIT, "1000", "een heel getal in van 1 tot en met 100"),
        (LIMIT, "2.5", "een heel getal in van 1 tot en met 100"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_amounts_that_cannot_be_are_said_at_their_field(
    town: Town, label: str, typed: str, sentence: str
) -> None:
    social = team_in(town)
    noor = town.person("Noor")
    opens_own_form(noor)
    noor.fills(label, typed)

    assert noor.submits() == "errors"

    assert list(noor.form.errors) == [label]
    assert sentence in noor.form.errors[label]
    assert noor.form.filled[label] == typed
    assert chosen_in(town, noor.id, social) == [(None, None)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_a_team_there_are_no_amounts_to_fill_in(town: Town) -> None:
    yara = town.person("Yara")

    opens_own_form(yara)

    assert not {HOURS, LIMIT, "Herinneringen"} & yara.form.filled.keys()
    assert yara.submits() == "cleared"


def test_who_is_put_in_another_team_keeps_what_they_chose(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    opens_own_form(noor)
    noor.fills(HOURS, "6")
    noor.fills(LIMIT, "3")
    noor.fills("Herinneringen", [])
    noor.submits()

    vacancies = team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])

    assert chosen_in(town, noor.id, vacancies) == [(6, 3)]
    with town.bot.office.reading() as session:
        member = people.member(session, vacancies, noor.id)
        assert member
        assert not member.wants_reminders


def test_sent_an_hour_later_the_confirmation_is_a_direct_message(database: Database) -> None:
    with open_town(database) as town:
        noor = town.person("Noor")
        opens_own_form(noor)
        an_hour_passes(town)

        assert noor.submits() == "cleared"

        assert "Zo lopen de komende weken" in noor.last(SMPLAN).text


def test_what_one_chose_concerns_nobody_else(town: Town) -> None:
    team_in(town)
    oliver, noor = town.person("Oliver"), town.person("Noor")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    noor.types("/smplan", "#social")

    assert "Het plan van social" in told_privately(noor).text
    with town.bot.office.reading() as session:
        known = people.person(session, WORKSPACE, noor.id)
        assert known is not None
        assert known.own_language is None
