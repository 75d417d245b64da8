"""Whose answers are to be looked at hears it once, in working hours, in one letter."""

from datetime import date, timedelta

import pytest

from storage import library
from storage.some_teams import ALL_TEAMS
from tests.answers.library import answer_in, the_answer
from tests.town import Town
from tests.webcare.care import leaves_the_team, mail, on_leave, team_in

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

SOON = date(2026, 11, 24)


def test_an_owner_hears_of_all_of_them_in_one_letter_and_says_that_one_is_right(town: Town) -> None:
    team = team_in(town)
    for number in range(12):
        answer_in(town, team, f"Antwoord {number:02}", nl="Ja.", review_by=SOON)
    answer_in(town, team, "Later", nl="Ja.")

    town.comes("2026-11-24 09:01")
    town.passes(minutes=1)

    sanne = town.person("Sanne")
    (letter,) = mail(sanne, "Deze 12 antwoorden zijn toe aan een blik.")
    assert "En nog 2" in letter.text
    assert "Later" not in letter.text
    town.comes("2026-11-25 09:30")
    assert len(mail(sanne, "toe aan een blik")) == 1


def test_one_that_is_right_is_asked_about_half_a_year_later(town: Town) -> None:
    team = team_in(town)
    answer_in(town, team, "Werken", nl="Ja.", review_by=SOON)
    town.comes("2026-11-24 09:01")
    sanne = town.person("Sanne")
    sanne.presses("Wijzigen", mail(sanne, "Dit antwoord is toe aan een blik.")[0])
    sanne.waits_for_form("Antwoord")
    assert sanne.form.filled["Uiterlijk wanneer nakijken?"] == "2027-05-24"

    sanne.presses("Klopt nog", mail(sanne, "Dit antwoord is toe aan een blik.")[0])

    assert the_answer(town, "Werken").review_by == date(2027, 5, 24)
    town.comes("2027-05-24 09:01")
    assert len(mail(sanne, "toe aan een blik")) == 2


@pytest.mark.traced
def test_an_owner_on_leave_hears_it_when_they_are_back(town: Town) -> None:
    team = team_in(town)
    answer_in(town, team, "Werken", nl="Ja.", review_by=SOON)
    with town.bot.office.reading() as session:
        later = town.now + timedelta(days=1)
        assert library.teams_with_reviews(session, town.now, 5, ALL_TEAMS) == []
        assert library.teams_with_reviews(session, later, 5, ALL_TEAMS) == [team.id]
    on_leave(town, "Sanne", "2026-11-24 00:00", "2026-11-27 00:00")
    town.comes("2026-11-24 09:01")
    assert mail(town.person("Sanne"), "toe aan een blik") == []

    town.comes("2026-11-27 09:01")

    assert len(mail(town.person("Sanne"), "toe aan een blik")) == 1


def test_when_its_owner_left_who_has_it_by_the_matrix_hears_why(town: Town) -> None:
    team = team_in(town)
    answer_in(town, team, "Werken", nl="Ja.", owner="Bram", review_by=SOON)
    leaves_the_team(town, "Bram")

    town.comes("2026-11-24 09:01")

    (letter,) = mail(town.person("Noor"), "toe aan een blik")
    assert "De eigenaar zit niet meer in het team. Bij webcare (dinsdag) ben jij aan zet." in letter.text


def test_when_nobody_has_it_a_coordinator_hears_it(town: Town) -> None:
    team = team_in(town, duty={})
    answer_in(town, team, "Werken", nl="Ja.", owner="Bram", review_by=SOON)
    leaves_the_team(town, "Bram")
    town.comes("2026-11-24 08:00")

    town.comes("2026-11-24 09:01")

    (letter,) = mail(town.person("Sanne"), "toe aan een blik")
    assert "niemand heeft monitoring" in letter.text
