"""Setting up a team: from a channel without one to its first question."""

import pytest

from tests.town import Resident, Town


def first_page(person: Resident, channel: str = "#social") -> None:
    person.types("/smplan", channel)
    person.presses("Team opzetten", person.last(channel))
    person.waits_for_form("Team opzetten")


def team_is_set_up(person: Resident, channel: str = "#social", **rhythm: object) -> None:
    first_page(person, channel)
    assert person.submits() == "pushed"
    for label, choice in rhythm.items():
        person.fills(label, choice)
    assert person.submits() == "cleared"


def test_a_channel_without_a_team_offers_to_set_one_up(town: Town) -> None:
    sanne = town.person("Sanne")

    sanne.types("/smplan", "#social")

    offer = sanne.last("#social")
    assert "Dit kanaal heeft nog geen team" in offer.text
    assert offer.only_you


def test_the_form_begins_with_who_is_in_the_channel(town: Town) -> None:
    sanne = town.person("Sanne")

    first_page(sanne)

    form = sanne.form
    assert form.filled["Hoe heet het team?"] == "social"
    assert len(form.filled["Wie doen er mee?"]) == 10


def test_the_team_stands_after_two_pages_and_the_channel_hears_who_did_it(town: Town) -> None:
    sanne = town.person("Sanne")

    team_is_set_up(sanne)

    announced = sanne.finds("heeft smplan hier opgezet", "#social")
    assert "@Sanne Wolkendam" in announced.text
    assert "9.20 uur" in announced.text
    confirmed = sanne.finds("is opgezet", "#social")
    assert "dinsdag 24 november om 9.20 uur" in confirmed.text


def test_the_plan_is_shown_where_the_team_is(town: Town) -> None:
    sanne = town.person("Sanne")
    team_is_set_up(sanne)

    sanne.types("/smplan", "#social")

    assert "Het plan van social" in sanne.last("#social").text


def test_where_the_bot_is_not_invited_it_says_how_to(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.makes_channel("nieuw")

    sanne.types("/smplan", "#nieuw")
    sanne.presses("Team opzetten", sanne.last("#nieuw"))

    assert "/invite @smplan" in sanne.waits_for_form("Team opzetten").text


def test_a_team_without_days_is_sent_back_to_the_right_field(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.submits()

    sanne.fills("Hoe laat opent webcare?", "17:00")
    sanne.fills("Hoe laat sluit webcare?", "09:00")

    assert sanne.submits() == "errors"
    assert sanne.form.errors == {"Hoe laat sluit webcare?": "De eindtijd moet later zijn dan de begintijd."}
    assert sanne.form.filled["Hoe laat opent webcare?"] == "17:00"


def test_two_people_set_up_the_same_channel_and_one_team_stands(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    first_page(sanne)
    first_page(bram)
    sanne.submits()
    bram.submits()

    assert sanne.submits() == "cleared"
    assert bram.submits() == "cleared"

    assert "heeft hier al het team social opgezet" in bram.last("#social").text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_stranger_cannot_set_up_a_team(town: Town) -> None:
    bram = town.person("Bram")
    bram.changes(stranger=True)

    bram.types("/smplan", "#social")

    assert "Iemand van de organisatie zelf" in bram.last("#social").text
