"""Somebody outside asks to be forgotten: it is shown how much that is, and then it is nowhere any more."""

import pytest
from sqlalchemy import select

from storage.changes import Change
from storage.erasures import ERASURE, Erasure
from tests.forgetting.steps import (
    HANDLE,
    MARK,
    a_case,
    answers,
    asks_in_writing,
    asks_to_forget,
    forgets,
    in_slack,
    presses_late,
    reports,
    where_it_stands,
)
from tests.town import Town
from tests.webcare.care import SMPLAN, card, hands_over, mail, ping, shown, team_in, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_nothing_of_somebody_is_left_anywhere(town: Town) -> None:
    team_in(town)
    sanne, noor, bram = town.person("Sanne"), town.person("Noor"), town.person("Bram")
    reports(bram)
    reports(town.person("Oliver"), says=f"{MARK} nog een keer")  # the same link: it joins
    hands_over(noor, mail(noor)[0], "Bram Zevenklaver", f"Weet jij van {MARK}?")
    answers(bram)
    reports(bram, handle=HANDLE.upper(), link="https://example.org/2", kind="Klacht")
    bram.says("smcare 1", SMPLAN)  # answers that stay in direct messages
    noor.says("smcare team", SMPLAN)
    assert len({found.split(":")[0] for found in where_it_stands(town)}) >= 7
    assert len(in_slack(town)) >= 5

    asked = asks_in_writing(sanne)
    assert "2 meldingen" in asked.text
    sanne.presses("Wissen", asked, confirms=True)
    town.ticks()

    assert "Gewist: 2 meldingen" in sanne.last(SMPLAN).text
    assert [one for one in where_it_stands(town) if not one.startswith("heard.")] == []
    assert in_slack(town) == []
    assert where_it_stands(town) == []


def test_an_open_case_keeps_its_kind_clock_and_owner(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind="Klacht")
    before = a_case(town)

    said = forgets(town.person("Sanne"))

    after = a_case(town)
    assert "Gewist: 1 melding" in said
    assert (after.kind, after.due_at, after.owner_id) == (before.kind, before.due_at, before.owner_id)
    assert (after.handle, after.link, after.paraphrase) == (None, None, "")
    assert "Oppakken" in ping(noor).buttons
    assert "De woorden zijn gewist" in card(noor).text
    noor.presses("Oppakken", ping(noor))
    assert "Opgepakt door Noor" in card(noor).text


def test_the_log_knows_when_and_how_many_and_not_whom(town: Town) -> None:
    team_in(town)
    reports(town.person("Bram"))
    forgets(town.person("Sanne"))

    with town.bot.office.reading() as session:
        noted = session.scalars(select(Change).where(Change.thing == ERASURE)).one()
        erasure = session.scalars(select(Erasure)).one()
    assert noted.fields == {"cases": [None, 1], "others": [None, 0]}
    assert (erasure.handle_key, erasure.rest) == (None, [])
    assert "wiste de woorden van buiten, op verzoek" in shown(town.person("Noor"), "1").text


@pytest.mark.parametrize("typed", [f"{MARK}_27", HANDLE.upper(), "@zwаluwnеst_27"])  # the last in Cyrillic
def test_it_is_found_however_it_is_written(town: Town, typed: str) -> None:
    team_in(town)
    reports(town.person("Bram"))

    assert f"Gevonden: {HANDLE} (1)." in asks_to_forget(town.person("Sanne"), typed).text


def test_the_same_press_twice_says_that_it_is_done(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"))
    asked = asks_in_writing(sanne)
    sanne.presses("Wissen", asked, confirms=True)

    assert "Gewist: 1 melding" in presses_late(town, sanne, "forgetting.confirm", "1")
    assert "Gewist: 1 melding" in sanne.last(SMPLAN).text
    with town.bot.office.reading() as session:
        assert len(session.scalars(select(Change).where(Change.thing == ERASURE)).all()) == 1


def test_what_was_named_elsewhere_goes_too(town: Town) -> None:
    team_in(town)
    reports(town.person("Bram"), handle="@iemand_anders", says=f"Reageert op {HANDLE}: klopt dat?", link="")

    asked = asks_to_forget(town.person("Sanne"))
    assert "In 1 andere melding wordt dit account genoemd" in asked.text
    town.person("Sanne").presses("Wissen", asked, confirms=True)

    assert where_it_stands(town) == []


def test_whom_nobody_knows_is_not_found_and_that_is_said_honestly(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")

    assert "Ik vind niets van dit account." in asks_to_forget(sanne).text
    assert "Is de accountnaam al losgelaten?" in told(sanne)
    sanne.types("/smcare vergeet", "#social")
    assert "Welk account?" in told(sanne)
    sanne.types("/smcare vergeet @Bram Zevenklaver", "#social")
    assert "Dat is iemand van hier." in told(sanne) or "niets" in told(sanne)


def test_only_a_coordinator_may(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    reports(bram)

    bram.types(f"/smcare vergeet {HANDLE}", "#social")

    assert "coördinator" in told(bram).lower()
    assert a_case(town).handle == HANDLE


def test_who_does_not_confirm_within_the_hour_is_asked_again(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"), says="Iets anders", link="")
    asked = asks_in_writing(sanne)
    assert HANDLE in asked.text

    town.passes(minutes=61)

    assert "Deze vraag is verlopen" in sanne.again(asked).text
    with town.bot.office.reading() as session:
        assert session.scalars(select(Erasure)).all() == []
    assert a_case(town).handle == HANDLE
