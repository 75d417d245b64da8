"""Setting up a team: from a channel without one to its first question."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.roster_checks import next_roster_check
from storage import duties, people, tasks
from storage.database import Database
from tests.team.founding import (
    SMPLAN,
    WORKSPACE,
    an_hour_passes,
    first_page,
    second_page,
    sets_up_a_team,
    team_in,
    told_privately,
)
from tests.town import Resident, Town, open_town


def test_a_channel_without_a_team_offers_to_set_one_up(town: Town) -> None:
    sanne = town.person("Sanne")

    sanne.types("/smplan", "#social")

    offer = told_privately(sanne)
    assert "Dit kanaal heeft nog geen team" in offer.text
    assert offer.buttons == ["Team opzetten"]


def test_the_form_begins_with_who_is_in_the_channel(town: Town) -> None:
    sanne = town.person("Sanne")

    first_page(sanne)

    form = sanne.form
    assert form.filled["Hoe heet het team?"] == "social"
    assert len(form.filled["Wie doen er mee?"]) == 10
    assert form.filled["Wie coördineert?"] == ["Sanne Wolkendam"]
    assert form.filled["In welke tijdzone werken jullie?"] == "Amsterdam (Nederland)"


@pytest.mark.both_databases
def test_the_team_stands_after_two_pages_and_the_channel_hears_who_did_it(town: Town) -> None:
    sanne = town.person("Sanne")

    sets_up_a_team(sanne)

    announced = sanne.finds("heeft smplan hier opgezet", "#social")
    assert "@Sanne Wolkendam" in announced.text
    assert "om 9.20 uur (maandag tot en met vrijdag)" in announced.text
    assert "Er staat nog niemand op webcare" in announced.text
    confirmed = sanne.finds("is opgezet", "#social")
    assert "dinsdag 24 november om 9.20 uur" in confirmed.text
    assert "Slack maakt niemand wakker. Vul telefoonnummers in" in confirmed.text
    assert confirmed.only_you


def test_from_the_confirmation_one_press_leads_to_the_plan(town: Town) -> None:
    sanne = town.person("Sanne")
    sets_up_a_team(sanne)

    sanne.presses("Naar het plan", sanne.finds("is opgezet", "#social"))

    assert "Het plan van social" in told_privately(sanne).text


def fills_in_everything(sanne: Resident) -> None:
    first_page(sanne)
    sanne.fills("Hoe heet het team?", "  Redactie   Nergenshuizen ")
    sanne.fills("Wie doen er mee?", ["Sanne", "Bram", "Noor", "Imani"])
    sanne.fills("Wie coördineert?", ["Sanne", "Bram"])
    sanne.fills("In welke taal schrijf ik in het kanaal?", "English")
    sanne.fills("In welke tijdzone werken jullie?", "Curaçao")
    sanne.submits()
    sanne.fills("Hoe laat komt de vraag van de dag?", "10:15")
    sanne.fills("Op welke dagen?", ["maandag", "woensdag", "donderdag"])
    sanne.fills("Hoe laat opent webcare?", "08:30")
    sanne.fills("Hoe laat sluit webcare?", "20:00")
    sanne.fills("Wie doet webcare (online vragen beantwoorden)?", ["Noor", "Imani"])
    sanne.fills("Wat geldt voor jullie?", ["We zijn een overheidsorganisatie"])
    assert sanne.submits() == "cleared"


def test_everything_that_was_chosen_is_told_to_the_channel_and_comes_true(town: Town) -> None:
    sanne = town.person("Sanne")

    fills_in_everything(sanne)

    announced = sanne.finds("has set up smplan", "#social").text
    assert "for Redactie Nergenshuizen" in announced
    assert "at 10:15 (Monday, Wednesday and Thursday)" in announced
    assert "open from 08:30 to 20:00" in announced
    assert "On webcare: @Noor Pennevree and @Imani" in announced
    town.comes("2026-11-25 10:15", zone="America/Curacao")
    assert "Meet-up on Wednesday 25 November" in sanne.last("#social").text


def test_everything_that_was_chosen_is_kept(town: Town) -> None:
    sanne = town.person("Sanne")

    fills_in_everything(sanne)

    with town.bot.office.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, sanne.channel_id("#social"))
        assert team is not None
        assert (team.zone, team.country, team.is_public_body) == ("America/Curacao", "CW", True)
        assert len(people.members(session, team)) == 4
        assert {one.name for one in people.coordinators(session, team)} == {
            "Sanne Wolkendam",
            "Bram Zevenklaver",
        }
        assert len(duties.on_weekdays(session, team, duties.WEBCARE)) == 10
        assert [task.key for task in tasks.of_team(session, team)] == [duties.WEBCARE]
        assert team.roster_check_due_at == next_roster_check(team, town.now)


def test_the_holidays_on_which_most_offices_close_are_ticked(town: Town) -> None:
    sanne = town.person("Sanne")

    second_page(sanne)

    ticked = sanne.form.filled["Op welke feestdagen zijn jullie vrij?"]
    assert "Koningsdag (di 27 apr)" in ticked
    assert "Nieuwjaarsdag (vr 1 jan)" in ticked
    assert not [one for one in ticked if one.startswith(("Goede", "Bevrijdings"))]


def test_good_friday_and_liberation_day_can_be_chosen(town: Town) -> None:
    sanne = town.person("Sanne")
    second_page(sanne)
    label = "Op welke feestdagen zijn jullie vrij?"
    ticked = sanne.form.filled[label]

    sanne.fills(
        label,
        [*ticked, "Goede vrijdag (vr 26 mrt)", "Bevrijdingsdag (alleen in lustrumjaren, zoals 2030)"],
    )
    sanne.submits()

    with town.bot.office.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, sanne.channel_id("#social"))
        assert team is not None
        assert {"goede_vrijdag", "bevrijdingsdag:lustrum"} <= set(team.holidays)


def test_a_team_of_one_hears_what_a_second_person_would_change(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills("Wie doen er mee?", ["Sanne"])
    sanne.submits()

    assert sanne.submits() == "cleared"

    assert "Je doet dit alleen, en dat kan" in sanne.finds("is opgezet", "#social").text


def test_who_coordinates_takes_part(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills("Wie doen er mee?", ["Noor"])
    sanne.fills("Wie coördineert?", ["Sanne", "Bram"])
    sanne.submits()
    sanne.submits()

    bram = town.person("Bram")
    bram.types("/smplan", "#social")

    assert "Het plan van social" in told_privately(bram).text


def test_in_english_it_is_all_english(town: Town) -> None:
    oliver = town.person("Oliver")

    oliver.types("/smplan", "#social")
    oliver.presses("Set up a team", oliver.last("#social"))
    form = oliver.waits_for_form("Set up a team")
    assert form.filled["In which language do I write in the channel?"] == "English"
    assert form.filled["In which time zone do you work?"] == "London (United Kingdom)"
    oliver.submits()
    assert "Christmas Day (Fri 25 Dec)" in oliver.form.filled["On which holidays are you off?"]
    oliver.submits()

    assert "has set up smplan here" in oliver.finds("at 09:20 (Monday to Friday)", "#social").text
    assert "Monday 23 November at 09:20" in oliver.finds("is set up", "#social").text


def test_where_the_bot_is_not_invited_it_says_how_to(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.makes_channel("nieuw")

    sanne.types("/smplan", "#nieuw")
    sanne.presses("Team opzetten", sanne.last("#nieuw"))
    assert "/invite @smplan" in sanne.waits_for_form("Team opzetten").text
    sanne.closes()

    sanne.types("/invite @smplan", "#nieuw")
    sanne.presses("Team opzetten", sanne.finds("Dit kanaal heeft nog geen team", "#nieuw"))
    assert sanne.waits_for_form("Team opzetten").filled["Hoe heet het team?"] == "nieuw"


def test_a_private_channel_that_the_bot_cannot_see_is_no_dead_end(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.makes_channel("besloten", private=True)

    sanne.types("/smplan", "#besloten")
    sanne.presses("Team opzetten", sanne.last("#besloten"))

    assert "/invite @smplan" in sanne.waits_for_form("Team opzetten").text


def test_an_archived_channel_gets_no_team(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.types("/smplan", "#social")
    offer = sanne.last("#social")
    sanne.channel_does("archive", "#social")

    sanne.presses("Team opzetten", offer)

    assert "Dit kanaal is gearchiveerd" in sanne.waits_for_form("Team opzetten").text


def test_when_slack_does_not_answer_it_says_when_to_try_again(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.types("/smplan", "#social")
    town.slack.fault("server_error", method="conversations.members")

    sanne.presses("Team opzetten", sanne.last("#social"))

    assert "probeer het over een minuut nog eens" in sanne.waits_for_form("Team opzetten").text


def test_in_direct_messages_it_says_where_a_team_lives(town: Town) -> None:
    sanne = town.person("Sanne")

    sanne.types("/smplan", SMPLAN)

    said = told_privately(sanne, SMPLAN)
    assert "Een team woont in een kanaal" in said.text
    assert said.buttons == []


@pytest.mark.parametrize("profile", ["stranger", "guest"])
def test_a_stranger_or_guest_cannot_set_up_a_team(town: Town, profile: str) -> None:
    bram = town.person("Bram")
    bram.types("/smplan", "#social")
    offer = bram.last("#social")
    bram.changes(**{profile: True})

    bram.types("/smplan", "#social")
    assert "Iemand van de organisatie zelf" in told_privately(bram).text
    assert told_privately(bram).buttons == []

    bram.presses("Team opzetten", offer)
    assert "Vraag het een collega" in told_privately(bram).text


def test_a_guest_who_had_the_form_open_sets_up_nothing(town: Town) -> None:
    bram = town.person("Bram")
    second_page(bram)
    bram.changes(guest=True)

    assert bram.submits() == "cleared"

    assert "Vraag het een collega" in told_privately(bram).text
    bram.types("/smplan", "#social")
    assert "Dit kanaal heeft nog geen team" in told_privately(bram).text


@pytest.mark.both_databases
def test_two_people_set_up_the_same_channel_and_one_team_stands(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    second_page(sanne)
    second_page(bram)

    assert sanne.submits() == "cleared"
    assert bram.submits() == "cleared"

    assert "@Sanne Wolkendam heeft hier al het team social opgezet" in told_privately(bram).text
    assert len([one for one in sanne.sees("#social") if "heeft smplan hier opgezet" in one.text]) == 1


@pytest.mark.both_databases
def test_two_people_at_the_very_same_moment_and_one_team_stands(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    for person in (sanne, bram):
        second_page(person)

    with ThreadPoolExecutor(2) as hands:
        assert list(hands.map(lambda person: person.submits(), (sanne, bram))) == ["cleared"] * 2

    announced = [one for one in sanne.sees("#social") if "heeft smplan hier opgezet" in one.text]
    assert len(announced) == 1
    said = sorted(told.text[:20] for told in sanne.sees("#social") + bram.sees("#social") if told.only_you)
    assert len([text for text in said if "is opgezet" in text]) == 1


def test_where_nobody_knows_the_holidays_there_is_nothing_to_tick(town: Town) -> None:
    bram = town.person("Bram")
    bram.changes(zone="Etc/GMT+3")

    second_page(bram)

    assert "Op welke feestdagen zijn jullie vrij?" not in bram.form.labels
    assert bram.submits() == "cleared"


def test_an_old_offer_says_that_there_is_a_team_by_now(town: Town) -> None:
    bram = town.person("Bram")
    bram.types("/smplan", "#social")
    offer = bram.last("#social")
    team_in(town)

    bram.presses("Team opzetten", offer)

    assert "heeft hier al het team social opgezet" in told_privately(bram).text


def test_of_a_large_channel_nobody_is_filled_in_but_who_sets_up(town: Town) -> None:
    sanne = town.person("Sanne")
    for number in range(25):
        newcomer = town.slack.post("/my/people", {"person": sanne.id, "name": f"Collega {number}"})["person"]
        sanne.channel_does("invite", "#social", who=newcomer["id"])

    first_page(sanne)

    assert sanne.form.filled["Wie doen er mee?"] == ["Sanne Wolkendam"]


def test_an_hour_later_the_form_still_works_and_the_confirmation_is_a_direct_message(
    database: Database,
) -> None:
    with open_town(database) as town:
        sanne = town.person("Sanne")
        second_page(sanne)

        an_hour_passes(town)
        assert sanne.submits() == "cleared"

        assert "is opgezet" in sanne.last(SMPLAN).text


def test_one_person_whom_slack_will_not_tell_of_does_not_stop_the_others(town: Town) -> None:
    sanne = town.person("Sanne")
    sanne.types("/smplan", "#social")
    town.slack.fault("refused", method="users.info", error="user_not_found", skip=2, times=1)

    sanne.presses("Team opzetten", sanne.last("#social"))

    assert len(sanne.waits_for_form("Team opzetten").filled["Wie doen er mee?"]) == 9
