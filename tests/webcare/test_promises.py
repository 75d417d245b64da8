"""What was promised is told in time to who must keep it, and it is known whether it was kept."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from storage import promises as kept
from storage.database import Database
from storage.promises import Kept
from storage.some_teams import ALL_TEAMS
from tests.town import Town
from tests.webcare.acting import all_promises, heard, own_ping, promises, second, takes_one, the_team
from tests.webcare.care import (
    MONDAY,
    answers,
    card,
    hands_over,
    leaves_the_team,
    mail,
    on_duty,
    on_leave,
    shown,
    the_case,
    told,
    town_at,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SOON, NOW = "Bijna zover.", "Nu is het moment."


def counted(town: Town) -> Kept:
    with town.bot.office.reading() as session:
        since, until = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
        return kept.counted(session, the_team(town), since, until)


def teams_with_something_due(town: Town) -> Sequence[int]:
    """Before five o'clock."""
    with town.bot.office.reading() as session:
        return kept.teams_due(session, datetime(2026, 11, 23, 16, tzinfo=UTC), 10, ALL_TEAMS)


@pytest.mark.traced
def test_half_an_hour_before_and_at_the_moment_it_is_told_until_it_is_kept(town: Town) -> None:
    noor = takes_one(town)
    assert promises(noor, own_ping(noor), "2026-11-23 17:00", "<b>uitzoeken & bellen") == "cleared"
    assert "toegezegd voor vandaag 17:00" in heard(noor)
    assert teams_with_something_due(town) == (the_team(town).id,)
    assert "Toegezegd voor vandaag 17:00: “<b>uitzoeken & bellen”" in shown(noor, "1").text

    town.lives_until("2026-11-23 16:29", every=900)
    assert mail(noor, SOON) == mail(noor, "Lukt het nog?") == []
    town.comes("2026-11-23 16:30")
    town.passes(minutes=10)
    assert len(mail(noor, SOON)) == 1
    town.comes("2026-11-23 17:00")
    town.passes(minutes=2)
    told = mail(noor, NOW)
    assert len(told) == 1
    assert told[0].buttons[:2] == ["Nagekomen", "Ander moment"]

    noor.presses("Nagekomen", told[0])
    noor.presses("Nagekomen", told[0])
    assert heard(noor).count("Nagekomen door Noor Pennevree. Melding 1") == 2
    assert counted(town) == Kept(in_time=1)
    assert "Nagekomen, toegezegd voor" in shown(noor, "1").text


def test_what_comes_due_while_it_is_nobodys_and_nobody_is_in_is_told_when_somebody_is(town: Town) -> None:
    noor, sanne = takes_one(town), town.person("Sanne")
    promises(noor, own_ping(noor), "2026-11-23 18:30")
    town.comes("2026-11-23 17:30")
    leaves_the_team(town, "Noor")

    town.lives_until("2026-11-23 19:00", every=900)
    assert the_case(town).owner_id is None
    assert mail(sanne, "uitzoeken of het kan") == []
    town.comes("2026-11-24 09:01")
    town.passes(minutes=10)

    assert len(mail(sanne, "uitzoeken of het kan")) == 1


def test_kept_late_and_never_kept_are_counted_as_such(town: Town) -> None:
    noor = takes_one(town)
    for moment in ("2026-11-23 11:00", "2026-11-23 11:10", "2026-11-23 11:20"):
        promises(noor, own_ping(noor), moment, f"iets voor {moment}")
    town.comes("2026-11-23 10:40")
    noor.presses("Nagekomen", mail(noor, SOON)[0])
    town.comes("2026-11-23 12:00")
    noor.presses("Nagekomen", mail(noor, NOW)[-1])

    assert counted(town) == Kept(in_time=1, late=1, never=1)
    assert "later dan afgesproken" in heard(noor)
    assert "Later nagekomen" in shown(noor, "1").text


@pytest.mark.traced
def test_another_moment_is_told_anew_and_a_mistake_is_told_no_more(town: Town) -> None:
    noor = takes_one(town)
    promises(noor, own_ping(noor), "2026-11-23 11:00")
    town.comes("2026-11-23 10:31")
    told = mail(noor, SOON)[0]

    noor.presses("Ander moment", told)
    noor.waits_for_form("Ander moment")
    noor.fills("Voor wanneer?", second("2026-11-23 08:00"))
    assert noor.submits() == "errors"
    noor.fills("Voor wanneer?", second("2026-11-23 15:00"))
    assert noor.submits() == "cleared"

    town.comes("2026-11-23 11:05")
    assert mail(noor, NOW) == []
    town.comes("2026-11-23 14:31")
    [_, again] = mail(noor, SOON)
    noor.presses("Vergissing", [seen for seen in noor.sees("smplan") if "Vergissing" in seen.buttons][-1])
    noor.presses("Ander moment", again)
    assert heard(noor).count("heeft deze toezegging niet meer") == 2
    town.comes("2026-11-23 15:01")
    assert mail(noor, NOW) == []
    assert counted(town) == Kept()


def test_it_goes_with_the_case(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    promises(noor, own_ping(noor), "2026-11-23 15:00")
    hands_over(noor, own_ping(noor), "Bram Zevenklaver")

    town.comes("2026-11-23 14:31")

    assert "Toegezegd door Noor Pennevree." in mail(bram, SOON)[0].text
    assert mail(noor, SOON) == []


def test_is_the_owner_away_whoever_would_get_it_now_hears_it(town: Town) -> None:
    noor, bram, sanne = takes_one(town), town.person("Bram"), town.person("Sanne")
    for moment in ("2026-11-23 15:00", "2026-11-23 16:00"):
        promises(noor, own_ping(noor), moment)
    on_leave(town, "Noor", "2026-11-23 13:00", "2026-11-24 00:00")

    town.comes("2026-11-23 14:31")
    assert "want Noor Pennevree is er niet" in mail(sanne, SOON)[0].text
    on_duty(town, the_team(town), {"Noor": (MONDAY,), "Bram": (MONDAY,)})
    town.comes("2026-11-23 15:31")
    assert mail(bram, SOON)
    assert mail(noor, SOON) == []


def test_what_was_promised_outside_working_hours_is_told_within_them(database: Database) -> None:
    with town_at(database, "2026-11-23 15:45") as town:
        noor = takes_one(town)
        promises(noor, own_ping(noor), "2026-11-23 20:00")

        town.comes("2026-11-23 16:30")
        assert len(mail(noor, SOON)) == 1
        town.comes("2026-11-23 20:01")
        assert mail(noor, NOW) == []
        town.comes("2026-11-24 09:00")
        assert len(mail(noor, NOW)) == 1


@pytest.mark.traced
def test_with_the_answer_something_is_promised_and_remembered_when_the_case_is_done(town: Town) -> None:
    noor = takes_one(town)
    noor.presses("Beantwoord", own_ping(noor))
    noor.waits_for_form("Wat is er gedaan?")
    noor.fills("Wat antwoordde je, of waarom niet?", "Ik zoek het uit.")
    noor.fills("Voor wanneer?", second("2026-11-23 15:00"))
    assert noor.submits() == "errors"
    assert "wat je toezegde" in str(noor.form.errors)
    noor.fills("Iets toegezegd? Wat?", "laten weten of het kan")
    assert noor.submits() == "cleared"

    assert "ik kom op tijd terug op wat je toezegde" in heard(noor)
    assert not the_case(town).is_open
    noor.types("/smplan dag", "#social")
    assert "Wat je toezegde" in told(noor)
    assert "Toegezegd voor vandaag 15:00, melding 1: laten weten of het kan" in told(noor)
    town.comes("2026-11-23 14:31")
    assert mail(noor, SOON)[0].buttons == ["Nagekomen", "Ander moment", "Bekijken"]


def test_a_promise_without_words_or_with_something_personal_comes_back(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")

    assert promises(noor, own_ping(noor), "2026-11-23 15:00", "bellen op 06-12345678") == "errors"
    assert "een telefoonnummer" in str(noor.form.errors)
    noor.fills("Wat zegde je toe?", "terugbellen")
    answers(bram, card(bram))
    assert noor.submits() == "cleared"

    assert "is al klaar" in heard(noor)
    assert "terugbellen" in heard(noor)
    assert all_promises(town) == []


def test_who_left_the_team_says_nothing_about_a_promise(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    promises(noor, own_ping(noor), "2026-11-23 11:00")
    hands_over(noor, own_ping(noor), "Bram Zevenklaver")
    town.comes("2026-11-23 10:31")
    told = mail(bram, SOON)[0]
    leaves_the_team(town, "Bram")

    bram.presses("Nagekomen", told)

    assert all_promises(town)[0].kept_at is None
