"""`/smplan me`: everyone says for themselves in which language, where and when they work."""

from datetime import UTC, datetime

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
