"""Changing the settings of a team: the same two pages, filled with what is."""

import pytest

from storage import changes, duties, people, plans
from storage.plans import Issue
from tests.actions.promises import put
from tests.team.founding import (
    EVERYBODY,
    SMPLAN,
    WORKSPACE,
    opens_settings,
    opens_settings_page_two,
    team_in,
    told_privately,
)
from tests.town import Town

PEOPLE, COORDINATORS = "Wie doen er mee?", "Wie coördineert?"
ON_DUTY = "Wie doet webcare (online vragen beantwoorden)?"
HOLIDAYS = "Op welke feestdagen zijn jullie vrij?"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def duty_of(town: Town, team: people.Team) -> set[tuple[int, str]]:
    with town.bot.office.reading() as session:
        return {(one.weekday, one.user_id) for one in duties.on_weekdays(session, team, duties.WEBCARE)}


def log_of(town: Town, team: people.Team) -> list[changes.Change]:
    with town.bot.office.reading() as session:
        return list(changes.history(session, team, "team", team.id))


def test_the_pages_open_filled_with_what_is(town: Town) -> None:
    team_in(town, on_duty=[(MONDAY, "Noor")], holidays=["koningsdag"], is_public_body=True)
    sanne = town.person("Sanne")

    opens_settings(sanne)

    assert sanne.form.filled["Hoe heet het team?"] == "social"
    assert sanne.form.filled[COORDINATORS] == ["Sanne Wolkendam"]
    assert len(sanne.form.filled[PEOPLE]) == 4
    sanne.submits()
    assert sanne.form.filled[ON_DUTY] == ["Noor Pennevree"]
    assert sanne.form.filled[HOLIDAYS] == ["Koningsdag (di 27 apr)"]
    assert sanne.form.filled["Wat geldt voor jullie?"] == ["We zijn een overheidsorganisatie"]


def test_the_button_in_the_plan_opens_them_too(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    sanne.types("/smplan", "#social")

    sanne.presses("Instellingen", told_privately(sanne))

    assert sanne.waits_for_form("Instellingen").filled["Hoe heet het team?"] == "social"


@pytest.mark.both_databases
def test_a_new_time_holds_at_once_and_is_confirmed(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings_page_two(sanne)
    sanne.fills("Hoe laat komt de vraag van de dag?", "11:00")
    sanne.fills("Op welke dagen?", ["maandag"])

    assert sanne.submits() == "cleared"

    assert "Opgeslagen. De eerstvolgende vraag van de dag komt maandag 23 november om 11.00 uur" in (
        told_privately(sanne).text
    )
    town.comes("2026-11-23 11:00")
    assert "Vraag van de dag" in sanne.last("#social").text


def test_a_later_time_on_a_day_that_had_its_question_begins_the_next_day(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    town.comes("2026-11-24 09:20")
    opens_settings_page_two(sanne)
    sanne.fills("Hoe laat komt de vraag van de dag?", "15:00")

    sanne.submits()

    assert "woensdag 25 november om 15.00 uur" in told_privately(sanne).text


@pytest.mark.traced
def test_what_changed_is_in_the_log_with_who_and_when(town: Town) -> None:
    team = team_in(town)
    sanne = town.person("Sanne")
    opens_settings(sanne)
    sanne.fills("Hoe heet het team?", "redactie")
    sanne.fills(PEOPLE, ["Sanne", "Bram"])
    sanne.submits()
    sanne.submits()

    change = log_of(town, team)[0]

    assert change.by == sanne.id
    assert change.fields["name"] == ["social", "redactie"]
    assert len(change.fields["people"][1]) == 2
    assert set(change.fields) == {"name", "people"}


def test_saving_without_a_change_writes_nothing_in_the_log(town: Town) -> None:
    team = team_in(town, on_duty=[(MONDAY, "Noor"), (THURSDAY, "Bram")])
    sanne = town.person("Sanne")
    opens_settings_page_two(sanne)

    assert sanne.submits() == "cleared"

    assert log_of(town, team) == []


def test_who_was_on_webcare_keeps_their_days_and_who_is_new_gets_all_five(town: Town) -> None:
    team = team_in(town, on_duty=[(MONDAY, "Noor"), (THURSDAY, "Bram")])
    sanne, noor, oliver = (town.person(name) for name in ("Sanne", "Noor", "Oliver"))
    opens_settings_page_two(sanne)

    sanne.fills(ON_DUTY, ["Noor", "Oliver"])
    sanne.submits()

    assert duty_of(town, team) == {(MONDAY, noor.id), *((day, oliver.id) for day in range(5))}


def test_who_leaves_the_team_leaves_webcare(town: Town) -> None:
    team = team_in(town, on_duty=[(MONDAY, "Noor"), (THURSDAY, "Bram")])
    sanne, bram = town.person("Sanne"), town.person("Bram")
    opens_settings(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram"])
    sanne.submits()

    assert sanne.form.filled[ON_DUTY] == ["Bram Zevenklaver"]
    sanne.submits()

    assert duty_of(town, team) == {(THURSDAY, bram.id)}


def test_issues_of_who_leaves_the_team_are_not_forgotten(town: Town) -> None:
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    with town.bot.office.transaction() as session:
        session.add(
            Issue(
                team_id=team.id,
                sentence="Vacatures vullen",
                created_at=town.now,
                created_by=sanne.id,
                owner_id=noor.id,
            )
        )
    opens_settings(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram"])
    sanne.submits()

    sanne.submits()

    assert "Eén open vraagstuk is van iemand die niet meer meedoet" in told_privately(sanne).text
    sanne.types("/smwhy", "#social")
    assert "@Noor Pennevree doet niet meer mee. Wie neemt dit vraagstuk over?" in told_privately(sanne).text
    with town.bot.office.reading() as session:
        assert plans.count_ownerless(session, team) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_actions_of_who_leaves_the_team_are_not_forgotten(town: Town) -> None:
    team = team_in(town)
    sanne = town.person("Sanne")
    for what in ("De inlog opvragen", "De wifi laten nakijken"):
        put(town, team, town.person("Noor"), what, "2026-12-01")
    opens_settings(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram"])
    sanne.submits()

    sanne.submits()

    assert "2 open acties zijn van iemand die niet meer meedoet" in told_privately(sanne).text


def test_who_left_slack_is_not_filled_in_any_more(town: Town) -> None:
    team_in(town, on_duty=[(MONDAY, "Noor")])
    town.person("Noor").changes(deactivated=True)
    sanne = town.person("Sanne")

    opens_settings(sanne)

    assert "Noor Pennevree" not in sanne.form.filled[PEOPLE]
    sanne.submits()
    assert sanne.form.filled[ON_DUTY] is None or sanne.form.filled[ON_DUTY] == []
    assert sanne.submits() == "cleared"


def test_in_another_country_other_holidays_are_offered_and_ticked(town: Town) -> None:
    team = team_in(town, holidays=["koningsdag"])
    sanne = town.person("Sanne")
    opens_settings(sanne)
    sanne.fills("In welke tijdzone werken jullie?", "Curaçao")
    sanne.submits()

    ticked = sanne.form.filled[HOLIDAYS]
    sanne.submits()

    assert any("Karnaval" in one for one in ticked)
    with town.bot.office.reading() as session:
        moved = people.team(session, WORKSPACE, team.id)
        assert moved is not None
        assert (moved.country, len(moved.holidays)) == ("CW", len(ticked))


def test_another_zone_of_the_same_country_keeps_what_was_ticked(town: Town) -> None:
    team_in(town, zone="America/New_York", country="US", holidays=["labor_day"])
    sanne = town.person("Sanne")
    opens_settings(sanne)
    sanne.fills("In welke tijdzone werken jullie?", "Chicago (Verenigde Staten)")

    sanne.submits()

    assert [one.partition(" (")[0] for one in sanne.form.filled[HOLIDAYS]] == ["Labor Day"]


@pytest.mark.both_databases
def test_two_coordinators_at_once_and_the_last_one_counts(town: Town) -> None:
    team_in(town, coordinators=["Sanne", "Bram"])
    sanne, bram = town.person("Sanne"), town.person("Bram")
    opens_settings_page_two(sanne)
    opens_settings_page_two(bram)
    sanne.fills("Hoe laat komt de vraag van de dag?", "11:00")
    bram.fills("Hoe laat komt de vraag van de dag?", "12:00")

    assert sanne.submits() == "cleared"
    assert bram.submits() == "cleared"

    assert "om 12.00 uur" in told_privately(bram).text


def test_problems_are_said_in_the_language_of_the_form(town: Town) -> None:
    team_in(town, coordinators=["Oliver"])
    oliver = town.person("Oliver")
    opens_settings(oliver)
    oliver.submits()
    oliver.fills("Op welke dagen?", ["maandag"])
    oliver.fills("Hoe laat komt de vraag van de dag?", "17:30")

    assert oliver.submits() == "errors"

    assert "Kies een tijd tot en met 16.00 uur" in oliver.form.errors["Hoe laat komt de vraag van de dag?"]


def test_in_direct_messages_the_settings_open_for_the_only_team(town: Town) -> None:
    team_in(town, EVERYBODY)
    sanne = town.person("Sanne")

    sanne.types("/smplan instellingen", SMPLAN)

    assert sanne.waits_for_form("Instellingen").filled["Hoe heet het team?"] == "social"
