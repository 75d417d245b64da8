"""On its day an action is asked about: once, only of its owner, and while they are at work."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.actions.jobs import remind
from storage import people
from storage.leaves import Leave
from tests.actions.promises import adds, asks, kept, log_of, mail, put
from tests.team.founding import WORKSPACE, team_in
from tests.town import Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ASKED = "Is het gelukt"


@on_sqlite
def test_the_owner_is_asked_once_on_the_morning_of_the_day(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")

    town.comes("2026-11-25 08:59")
    assert mail(noor, ASKED) == []
    town.comes("2026-11-25 09:00")
    town.passes(hours=1)
    town.passes(days=2)

    [asked] = mail(noor, ASKED)
    assert "Vandaag is de dag (social): De inlog opvragen Is het gelukt?" in asked.text
    assert asked.buttons == ["Gedaan", "Week later", "Wijzigen"]
    assert mail(bram, ASKED) == []


@on_sqlite
def test_done_from_the_question_and_put_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")
    town.comes("2026-11-25 09:30")

    noor.presses("Gedaan", mail(noor, ASKED)[0])

    [said] = mail(noor, "Gedaan: De inlog opvragen")
    assert mail(noor, ASKED) == []
    noor.presses("Terugzetten", said)
    assert len(kept(town, team)) == 1
    town.passes(days=2)
    assert mail(noor, ASKED) == []


@on_sqlite
def test_a_week_later_it_is_asked_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")
    town.comes("2026-11-25 09:30")

    noor.presses("Week later", mail(noor, ASKED)[0])

    assert mail(noor, "Verzet naar woensdag 2 december 2026: De inlog opvragen")
    assert log_of(town, team)[0].fields == {"due_on": ["2026-11-25", "2026-12-02"]}
    town.comes("2026-12-02 09:30")
    assert len(mail(noor, ASKED)) == 1


@on_sqlite
def test_an_old_question_does_not_move_what_was_moved_already(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    action = put(town, team, noor, "De inlog opvragen", "2026-11-25")
    town.comes("2026-11-25 09:30")
    asked = mail(noor, ASKED)[0]
    with town.bot.office.transaction() as session:
        session.merge(action).due_on = datetime(2026, 12, 18, tzinfo=UTC).date()

    noor.presses("Week later", asked)

    assert mail(noor, "Verzet naar vrijdag 18 december 2026")
    assert kept(town, team)[0].due_on.isoformat() == "2026-12-18"


@on_sqlite
def test_who_is_away_is_asked_when_they_are_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")
    with town.bot.office.transaction() as session:
        ends = datetime(2026, 11, 29, 23, tzinfo=UTC)
        session.add(Leave(workspace_id=WORKSPACE, user_id=noor.id, starts_at=town.now, ends_at=ends))

    town.lives_until("2026-11-30 08:50", every=6 * 3600)
    assert mail(noor, ASKED) == []
    town.comes("2026-11-30 09:05")

    [asked] = mail(noor, ASKED)
    assert "Dit zou woensdag 25 november 2026 klaar zijn" in asked.text


@on_sqlite
def test_only_on_their_own_days_and_in_their_own_hours(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    afternoons = [[], [], [], [["13:00", "17:00"]], [["13:00", "17:00"]], [], []]
    with town.bot.office.transaction() as session:
        person = people.hold_person(session, WORKSPACE, noor.id)
        assert person is not None
        person.odd_weeks = person.even_weeks = afternoons
    put(town, team, noor, "De inlog opvragen", "2026-11-25")

    town.lives_until("2026-11-26 12:30", every=6 * 3600)
    assert mail(noor, ASKED) == []
    town.comes("2026-11-26 13:01")
    assert len(mail(noor, ASKED)) == 1


@on_sqlite
def test_when_the_owner_left_the_coordinator_hears_it_and_may_give_it_away(town: Town) -> None:
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")
    noor.changes(deactivated=True)
    assert (
        "Geef één actie in /smplan acties aan iemand anders." in mail(sanne, "heeft Slack verlaten")[0].text
    )

    town.comes("2026-11-25 09:30")
    town.passes(days=1)

    [told] = mail(sanne, "doet niet meer mee")
    assert "Noor Pennevree doet niet meer mee in social." in told.text
    sanne.presses("Aan iemand geven", told)
    assert sanne.waits_for_form("Actie").filled["Wie doet het?"] == "Noor Pennevree"


@pytest.mark.both_databases
def test_two_processes_and_two_ticks_ask_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    for number in range(30):
        put(town, team, noor, f"Actie {number}", "2026-11-25")
    town.slack.moves_clock(seconds=timedelta(days=2).total_seconds())

    with ThreadPoolExecutor(2) as processes:
        list(processes.map(lambda _: remind(town.bot.office, town.now), range(4)))
    town.settles()

    assert len(mail(noor, ASKED)) == 30


@on_sqlite
def test_promised_for_today_after_nine_it_is_asked_tomorrow(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, "Nog even bellen", when="2026-11-23")

    town.passes(hours=5)
    assert mail(noor, ASKED) == []
    town.comes("2026-11-24 09:01")
    assert "Dit zou maandag 23 november 2026 klaar zijn" in mail(noor, ASKED)[0].text


@on_sqlite
def test_what_is_done_in_time_is_not_asked(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "De inlog opvragen", "2026-11-25")
    noor.presses("Gedaan", asks(noor))

    town.comes("2026-11-25 09:30")

    assert mail(noor, ASKED) == []


@pytest.mark.traced
@on_sqlite
def test_what_is_broken_in_one_team_stops_no_other(town: Town) -> None:
    sick, well = team_in(town, ("Milan",), channel="#algemeen", coordinators=("Milan",)), team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    put(town, sick, milan, "De camera lenen", "2026-11-25")
    put(town, well, noor, "De inlog opvragen", "2026-11-25")
    with town.bot.office.transaction() as session:
        session.execute(text("UPDATE teams SET holidays = '5' WHERE id = :team"), {"team": sick.id})

    town.comes("2026-11-25 09:30")

    assert len(mail(noor, ASKED)) == 1
    assert mail(milan, ASKED) == []
