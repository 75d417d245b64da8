"""After a hard case its owner is asked, once and privately, how they are; nothing of the answer is kept."""

import pytest
from sqlalchemy import select

from storage.changes import Change
from storage.database import Database
from tests.escalation.steps import crisis_team, escalates
from tests.town import Town
from tests.webcare.care import answers, card, mail, on_leave, ping, reports, shown, team_in, town_at
from tests.webcare.test_two_become_one import joins

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TROLL = "Trol: schelden of uitlokken"
HOW = "Hoe is het met je?"


def test_some_minutes_later_and_only_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=TROLL)
    answers(noor, ping(noor))
    town.passes(minutes=10)
    assert mail(noor, HOW) == []
    town.passes(minutes=6)
    assert len(mail(noor, HOW)) == 1

    noor.presses("Heropenen", card(noor))
    answers(noor, card(noor))
    town.passes(minutes=20)
    assert len(mail(noor, HOW)) == 1
    assert all(HOW not in seen.text for seen in town.person("Bram").sees("#social"))


def test_a_mistake_that_is_taken_back_asks_later(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=TROLL)
    answers(noor, ping(noor))
    noor.presses("Vergissing, nog niet klaar", ping(noor))
    town.passes(minutes=20)
    assert mail(noor, HOW) == []
    answers(noor, ping(noor))
    town.passes(minutes=20)
    assert len(mail(noor, HOW)) == 1


def test_in_their_working_hours(database: Database) -> None:
    with town_at(database, "2026-11-23 16:55") as town:
        team_in(town)
        noor = town.person("Noor")
        reports(town.person("Bram"), kind=TROLL)
        answers(noor, ping(noor))
        on_leave(town, "Noor", "2026-11-24 09:00", "2026-11-25 09:00")
        town.comes("2026-11-23 18:00")
        assert mail(noor, HOW) == []
        town.comes("2026-11-24 09:05")
        assert len(mail(noor, HOW)) == 1


def test_what_goes_on_as_another_or_was_no_case_asks_nothing(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for says in ("Wat een prutsers", "Nog eens: prutsers", "Een proef"):
        reports(town.person("Bram"), kind=TROLL, says=says)
    joins(noor, 1, "Melding 2: trol via Instagram")
    noor.presses("Geen melding", shown(noor, "3"))
    noor.fills("Waarom is het geen melding?", "Het was een proef")
    noor.submits()

    town.passes(minutes=20)

    assert mail(noor, HOW) == []
    answers(noor, shown(noor, "2"))
    town.passes(minutes=20)
    assert len(mail(noor, HOW)) == 1


def test_a_usual_case_asks_nothing_and_danger_does(town: Town) -> None:
    crisis_team(town)
    noor = town.person("Noor")
    for number in (1, 2):
        reports(town.person("Bram"))
        if number == 2:
            danger = "Er is gevaar, of iemand wordt bedreigd"
            escalates(noor, shown(noor, "2"), "2. Hoofdredacteur", reason=danger)
        noor.presses("Oppakken", card(noor, number))
        answers(noor, card(noor, number))
        town.passes(minutes=16)
        assert len(mail(noor, HOW)) == number - 1


def test_nothing_is_kept_and_who_wants_to_talk_chooses_with_whom(town: Town) -> None:
    team_in(town)
    noor, sanne, milan = town.person("Noor"), town.person("Sanne"), town.person("Milan")
    reports(town.person("Bram"), kind=TROLL)
    answers(noor, ping(noor))
    town.passes(minutes=16)
    with town.bot.office.reading() as session:
        before = len(session.scalars(select(Change)).all())

    noor.presses("Ik wil even praten", mail(noor, HOW)[0])
    noor.waits_for_form("Even praten")
    assert noor.form.filled["Met wie?"] == "Sanne Wolkendam"
    noor.fills("Met wie?", "Milan Haverkruin")
    noor.submits()

    assert (
        mail(milan)[-1].text
        == "Noor Pennevree wil je graag even spreken. Wil je vandaag bellen of langsgaan?"
    )
    assert mail(sanne, "spreken") == []
    assert "Verder hoort niemand ervan." in mail(noor)[-1].text
    noor.presses("Goed", mail(noor, HOW)[0])
    assert mail(noor, HOW) == []
    assert mail(noor, "Fijn om te horen.")
    with town.bot.office.reading() as session:
        assert len(session.scalars(select(Change)).all()) == before


def test_alone_in_a_team_somebody_else_is_named(town: Town) -> None:
    team_in(town, ("Noor",), coordinators=("Noor",), duty={"Noor": range(5)})
    noor = town.person("Noor")
    reports(noor, kind=TROLL)
    answers(noor, ping(noor))
    town.passes(minutes=16)
    noor.presses("Ik wil even praten", mail(noor, HOW)[0])
    assert "Zoek je leidinggevende op" in mail(noor)[-1].text
