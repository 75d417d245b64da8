"""On Fridays at ten leave is held against the roster: coordinators hear it once, and only when it matters."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import select

from bot.roles.friday import check_rosters
from bot.roster_checks import next_roster_check
from storage.database import Database
from storage.duties import EVERYTHING, Part, Scope, fill
from storage.letters import Letter
from storage.people import Team
from tests.ownership.around import at
from tests.roles.desk import hospital, mail, the_team
from tests.town import Town, said

BEGINNING = "Het rooster van Streekziekenhuis Nergenshuizen"


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with hospital(database) as town:
        yield town


def checks(town: Town, name: str) -> list[str]:
    return [said(seen.text) for seen in mail(town.person(name), BEGINNING)]


def letters(town: Town) -> Sequence[Letter]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Letter).where(Letter.key.contains("roster check"))).all()


def test_the_coordinator_who_works_that_day_hears_where_nobody_is(town: Town) -> None:
    town.comes("2026-11-27 10:00")

    [told] = checks(town, "Bram")
    assert told.startswith(f"{BEGINNING}, van vandaag tot en met zondag 6 december. Dit vraagt nog aandacht.")
    assert "Niemand is er op:" in told
    assert "• woensdag 2 december, voor webcare" in told
    assert "• donderdag 3 december, voor webcare" in told
    assert checks(town, "Sanne") == []
    assert checks(town, "Noor") == []


def test_its_buttons_open_the_week_and_the_question_for_cover(town: Town) -> None:
    town.comes("2026-11-27 10:00")
    bram = town.person("Bram")
    [letter] = mail(bram, BEGINNING)

    bram.presses("Vervanging vragen", letter)

    assert bram.waits_for_form("Vervanging vragen")


def test_it_comes_once_however_often_it_is_asked(town: Town) -> None:
    town.comes("2026-11-27 10:00")
    town.passes(minutes=1)
    town.passes(hours=3)

    assert len(checks(town, "Bram")) == 1


@pytest.mark.both_databases
def test_two_processes_at_once_write_it_once(town: Town) -> None:
    town.slack.moves_clock(seconds=(at("2026-11-27 10:01") - town.now).total_seconds())
    office, now = town.bot.office, town.now
    both = [threading.Thread(target=check_rosters, args=(office, now)) for _ in range(2)]

    for one in both:
        one.start()
    for one in both:
        one.join()

    assert len(letters(town)) == 1


def test_after_a_sleep_it_comes_on_the_same_day_and_never_on_saturday(town: Town) -> None:
    town.comes("2026-11-28 09:00")
    assert letters(town) == []

    town.comes("2026-12-04 15:30")
    assert len(letters(town)) == 1


def test_who_is_on_the_roster_but_away_is_named_with_who_stands_in(town: Town) -> None:
    with town.bot.office.transaction() as session:
        fill(session, the_team(town), "webcare", EVERYTHING, [(Part.BACKUP, "U0DEMO010", "")])
    town.comes("2026-11-27 10:00")

    [told] = checks(town, "Bram")
    assert "Op het rooster, maar weg:" in told
    assert "• woensdag 2 december: Noor Pennevree is er niet, Oliver Quillfeather neemt het over" in told
    assert "Niemand is er op:" not in told


def test_when_all_is_well_nothing_is_said(town: Town) -> None:
    team = the_team(town)
    with town.bot.office.transaction() as session:
        fill(session, team, "webcare", EVERYTHING, [(Part.DOES, "U0DEMO010", "")])
        for day in range(5):
            fill(session, team, "webcare", Scope(weekday=day), [])

    town.comes("2026-11-27 10:00")

    assert letters(town) == []


@pytest.mark.parametrize(
    ("after", "comes"),
    [
        ("2026-11-23 09:45", "2026-11-27 10:00"),
        ("2026-11-27 10:00", "2026-12-04 10:00"),
        ("2026-03-30 09:00", "2026-04-02 10:00"),
        ("2026-03-25 09:00", "2026-03-27 10:00"),
        ("2026-10-26 09:00", "2026-10-30 10:00"),
        ("2026-12-24 11:00", "2026-12-31 10:00"),
    ],
    ids=["this week", "the next", "good friday", "before summer time", "after it", "christmas and new year"],
)
def test_when_it_comes(after: str, comes: str) -> None:
    team = Team(
        workspace_id="T1",
        channel_id="C1",
        name="team",
        created_at=at(after),
        created_by="U1",
        holidays=["goede_vrijdag", "eerste_kerstdag", "nieuwjaarsdag"],
    )

    assert next_roster_check(team, at(after)) == at(comes)
