"""Half, four fifths and all of the time: each is said once, to who can do something about it and is in."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.cases import overdue
from bot.webcare import clock
from bot.webcare.roster import roster_of
from storage import caseload, duties
from storage.cases import Case
from storage.database import Database
from storage.duties import WEBCARE, Part, Scope
from storage.people import Team
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    TUESDAY,
    answers,
    letters_saying,
    mail,
    on_leave,
    ping,
    reports,
    team_in,
    the_case,
    town_at,
    works,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HALF, NEARLY, OVER = "De helft van de tijd is om", "De tijd is bijna om", "De tijd is om"
LONG = "ver over de tijd"
SOME_SECONDS = timedelta(seconds=30)
"""A town's clock goes on while people press."""


def parts(town: Town, team: Team, **who: Sequence[Part]) -> None:
    """Bram=(Part.BACKUP,): the whole of webcare, besides the roster."""
    wanted = [(part, town.person(name).id, "") for name, some in who.items() for part in some]
    with town.bot.office.transaction() as session:
        duties.fill(session, team, WEBCARE, Scope(), wanted)


def test_each_stage_is_heard_by_who_must(town: Town) -> None:
    parts(town, team_in(town), Bram=(Part.BACKUP,), Oliver=(Part.DECIDES,))
    noor, bram, oliver = (town.person(name) for name in ("Noor", "Bram", "Oliver"))
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))

    town.comes("2026-11-23 11:46")
    assert [len(mail(one, HALF)) for one in (noor, bram, oliver)] == [1, 0, 0]
    town.comes("2026-11-23 12:58")
    assert [len(mail(one, NEARLY)) for one in (noor, bram, oliver)] == [1, 1, 0]
    town.comes("2026-11-23 13:46")
    assert [len(mail(one, OVER)) for one in (noor, bram, oliver)] == [1, 0, 1]
    assert "Hij is van Noor Pennevree." in mail(oliver, OVER)[0].text
    town.lives_until("2026-11-23 16:00", every=1800)

    assert mail(town.person("Sanne"), "tijd is") == []
    assert [len(mail(noor, stage)) for stage in (HALF, NEARLY, OVER)] == [1, 1, 1]


def test_an_owner_who_is_not_in_hears_it_when_they_come_in(town: Town) -> None:
    parts(town, team_in(town, duty={"Noor": (MONDAY, TUESDAY)}), Bram=(Part.BACKUP,))
    noor, bram = town.person("Noor"), town.person("Bram")
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))
    on_leave(town, "Noor", "2026-11-23 11:00", "2026-11-23 13:00")

    town.comes("2026-11-23 11:46")
    assert (mail(noor, HALF), len(mail(bram, HALF))) == ([], 1)
    assert "Noor Pennevree is er nu niet" in mail(bram, HALF)[0].text
    town.comes("2026-11-23 12:58")
    assert (mail(noor, NEARLY), len(mail(bram, NEARLY))) == ([], 1)
    town.comes("2026-11-23 13:01")

    assert mail(noor, HALF) == []
    assert len(mail(noor, NEARLY)) == 1
    assert len(mail(bram, NEARLY)) == 1


def test_what_was_answered_meanwhile_is_not_told_to_who_comes_in(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))
    on_leave(town, "Noor", "2026-11-23 11:00", "2026-11-23 13:00")
    town.comes("2026-11-23 12:58")
    answers(town.person("Sanne"), mail(town.person("Sanne"), NEARLY)[0])

    town.comes("2026-11-23 13:30")

    assert mail(noor, NEARLY) == []
    assert mail(bram, NEARLY) == []


def test_who_decides_and_is_off_hears_it_later_and_a_coordinator_now(town: Town) -> None:
    parts(town, team_in(town), Bram=(Part.DECIDES,))
    works(town, "Bram", "09:00", "17:00", (TUESDAY,))
    bram, sanne = town.person("Bram"), town.person("Sanne")
    reports(town.person("Milan"))

    town.comes("2026-11-23 13:46")
    assert (mail(bram, OVER), len(mail(sanne, OVER))) == ([], 1)
    town.comes("2026-11-24 09:05")

    assert len(mail(bram, OVER)) == 1
    assert len(mail(sanne, OVER)) == 1


def test_what_is_long_overdue_comes_in_one_letter_a_day(town: Town) -> None:
    parts(town, team_in(town), Bram=(Part.DECIDES,))
    bram, noor = town.person("Bram"), town.person("Noor")
    for _ in range(3):
        reports(town.person("Milan"))

    town.comes("2026-11-23 15:50")
    assert mail(bram, LONG) == []
    town.comes("2026-11-24 08:59")
    assert mail(bram, LONG) == []
    town.comes("2026-11-24 09:01")
    assert len(mail(bram, LONG)) == 1
    assert "3 meldingen zijn ver over de tijd." in mail(bram, LONG)[0].text
    town.comes("2026-11-24 16:00")
    assert len(mail(bram, LONG)) == 1
    answers(noor, ping(noor, 1))
    town.comes("2026-11-25 09:01")
    assert "2 meldingen zijn ver over de tijd." in mail(bram, LONG)[-1].text
    for number in (2, 3):
        answers(noor, ping(noor, number))
    town.comes("2026-11-26 09:01")

    assert len(mail(bram, LONG)) == 2
    assert len(letters_saying(town, LONG)) == 2


def test_what_is_answered_while_the_letter_is_written_is_not_in_it(town: Town) -> None:
    team = team_in(town)

    with town.bot.office.reading() as session:
        roster = roster_of(session, team, town.now)
        assert overdue._by_reader(session, roster, [("instagram", False, 1)], town.now) == {}


def test_a_letter_of_a_day_that_was_slept_through_is_not_sent_later(town: Town) -> None:
    team_in(town)
    reports(town.person("Milan"))
    town.comes("2026-11-23 15:50")

    town.comes("2026-11-24 18:00")
    assert mail(town.person("Sanne"), LONG) == []
    town.comes("2026-11-25 09:10")

    assert len(mail(town.person("Sanne"), LONG)) == 1


def test_while_it_stands_still_a_clock_says_nothing_and_goes_on_with_what_it_had(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"))
    town.comes("2026-11-23 11:45")

    held(town, "stop")
    town.comes("2026-11-23 16:00")
    assert mail(noor, NEARLY) == []
    assert the_case(town).due_at is None
    held(town, "start")
    held(town, "start")

    case = the_case(town)
    assert case.due_at is not None
    assert f"{case.due_at + SOME_SECONDS:%d %H:%M}" == "24 09:00"
    town.comes("2026-11-24 09:20")
    assert len(mail(noor, NEARLY)) == 1
    assert len(mail(noor, HALF)) == 1


def held(town: Town, does: str) -> None:
    """The clock of the first case is stopped or started, as whoever asks something back does."""
    with town.bot.office.transaction() as session:
        case = session.get_one(Case, the_case(town).id)
        caseload.hold(session, "T0DEMO01", case.id, "")
        getattr(clock, does)(session, case, town.now)


def test_a_mistake_taken_back_is_as_if_it_had_not_been(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"))
    answers(noor, ping(noor))
    town.comes("2026-11-23 12:58")

    noor.presses("Vergissing, nog niet klaar", ping(noor))
    town.passes(minutes=1)

    assert len(mail(noor, NEARLY)) == 1
    assert mail(noor, HALF) == []


@pytest.mark.parametrize(
    ("kind", "at", "due"),
    [("Vraag", "16:30", "30 09:30"), ("Klacht", "16:45", "30 09:15")],
    ids=["chatwoot 13392: an hour on Friday at 16:30", "Hootsuite: half an hour at 16:45"],
)
def test_what_vendors_promise(database: Database, kind: str, at: str, due: str) -> None:
    minutes = {"question": 60, "complaint": 30}
    with town_at(database, f"2026-11-27 {at}") as town:
        team = team_in(town)
        with town.bot.office.transaction() as session:
            caseload.hold_desk(session, team).minutes = minutes
        reports(town.person("Milan"), kind=kind)

        found = the_case(town).due_at
        assert found is not None
        assert f"{found:%d} {found.hour + 1:02}:{found.minute:02}" == due
        town.comes(f"2026-11-{due}")
        town.passes(minutes=1)
        assert len(mail(town.person("Sanne"), OVER)) == 1
