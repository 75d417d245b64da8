"""An owner looks at a case later: nobody asks meanwhile, it comes back by itself, and once."""

import pytest

from storage.database import Database
from tests.town import Town
from tests.webcare.acting import MENU, heard, own_ping, puts_off, second, takes_one, the_team
from tests.webcare.care import (
    MONDAY,
    answers,
    card,
    hands_over,
    mail,
    on_duty,
    on_leave,
    ping,
    shown,
    the_case,
    told,
    town_at,
    works,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STILL = "Lukt het nog?"


def test_it_comes_back_as_a_new_ping_and_once(town: Town) -> None:
    noor = takes_one(town)
    assert own_ping(noor).menus == MENU == card(noor).menus

    assert puts_off(noor, own_ping(noor), until="2026-11-23 14:00") == "cleared"

    assert "Je kijkt er vandaag 14:00 weer naar." in own_ping(noor).text
    assert "Noor Pennevree kijkt er vandaag 14:00 weer naar." in card(noor).text
    before = own_ping(noor)
    town.comes("2026-11-23 14:00")
    town.passes(minutes=2)
    again = own_ping(noor)
    assert again.ts != before.ts
    assert [seen.ts for seen in mail(noor, "Je wilde er weer naar kijken.")] == [again.ts]
    assert mail(noor, "Je hebt hem opgepakt.") == []
    assert "kijkt er" not in again.text + card(noor).text
    assert again.buttons == ["Beantwoord", "Overdragen", "Bekijken"]


def test_nobody_asks_meanwhile_and_the_clock_rings_all_the_same(town: Town) -> None:
    noor = takes_one(town)
    puts_off(noor, own_ping(noor), until="2026-11-23 16:30")
    assert "Die termijn is eerder" in heard(noor)

    town.lives_until("2026-11-23 14:00", every=600)

    assert mail(noor, STILL) == []
    assert len(mail(noor, "De tijd is bijna om.")) == 1
    assert len(mail(noor, "De tijd is om.")) == 1


def test_what_can_be_chosen_is_within_ones_working_time(database: Database) -> None:
    with town_at(database, "2026-11-27 09:45") as town:
        noor = takes_one(town)
        noor.presses("Later weer vragen", own_ping(noor))
        form = noor.waits_for_form("Later weer vragen")
        assert "Vanmiddag: 13:00" in str(form.blocks)
        assert "De volgende werkdag: ma 30 nov 09:00" in str(form.blocks)

        noor.fills("Of op een ander moment", second("2026-11-28 11:00"))
        assert noor.submits() == "cleared"

        assert "Dan werk je niet" in heard(noor)
        assert "30 nov 2026 09:00" in heard(noor)


def test_a_moment_that_has_gone_by_or_is_far_is_asked_again(town: Town) -> None:
    noor = takes_one(town)

    assert puts_off(noor, own_ping(noor), until="2026-11-23 09:00") == "errors"
    assert "dat nog komt, hooguit 14 dagen vooruit" in str(noor.form.errors)
    noor.closes()
    assert puts_off(noor, own_ping(noor), until="2026-12-20 09:00") == "errors"
    noor.closes()

    noor.presses("Later weer vragen", own_ping(noor))
    noor.waits_for_form("Later weer vragen")
    town.comes("2026-11-23 13:10")
    assert noor.submits() == "errors"
    assert list(noor.form.errors) == ["Wanneer kijk je er weer naar?"]


def test_only_who_has_it_puts_it_off_and_not_when_it_is_done(town: Town) -> None:
    noor = takes_one(town)
    bram, first = town.person("Bram"), own_ping(noor)

    bram.presses("Later weer vragen", card(bram))
    assert "Dit kan alleen wie de melding heeft. Melding 1" in told(bram)

    noor.presses("Later weer vragen", first)
    noor.waits_for_form("Later weer vragen")
    answers(bram, card(bram))
    assert noor.submits() == "cleared"
    assert "is al klaar" in heard(noor)
    assert the_case(town).look_at is None


def test_who_is_away_by_then_does_not_get_it_back(town: Town) -> None:
    noor = takes_one(town)
    bram = town.person("Bram")
    puts_off(noor, own_ping(noor), until="2026-11-23 11:00")
    on_leave(town, "Noor", "2026-11-23 10:30", "2026-11-23 17:00")
    on_duty(town, the_team(town), {"Bram": (MONDAY,)})

    town.comes("2026-11-23 11:00")

    assert "Hij is voor jou." in ping(bram).text
    assert "Je was er niet toen dat nodig was" in heard(noor)
    assert "De eigenaar was er niet toen dat nodig was." in shown(bram, "1").text


def test_a_short_break_is_waited_for(town: Town) -> None:
    noor = takes_one(town)
    puts_off(noor, own_ping(noor), until="2026-11-23 12:30")
    works(town, "Noor", "13:00", "17:00")

    town.comes("2026-11-23 12:30")
    assert the_case(town).owner_id == noor.id
    assert "weer naar" in card(noor).text

    town.comes("2026-11-23 13:00")
    assert "weer naar" not in card(noor).text


def test_handed_over_it_is_put_off_no_more(town: Town) -> None:
    noor = takes_one(town)
    bram = town.person("Bram")
    puts_off(noor, own_ping(noor), until="2026-11-23 12:00")

    hands_over(noor, own_ping(noor), "Bram Zevenklaver")

    assert "weer naar" not in ping(bram).text + card(bram).text
    assert the_case(town).look_at is None
