"""Two processes, or two people, at the same moment: each thing happens once."""

import threading
from collections.abc import Callable

import pytest

from bot.cases import asking_owners
from storage.database import Database
from tests.town import Town
from tests.webcare.acting import all_promises, asks_help, heard, promises, puts_off, takes_one
from tests.webcare.care import all_turns, card, mail, ping, the_case, town_at

pytestmark = pytest.mark.both_databases


def both(does: Callable[[], object]) -> None:
    """It is done twice, at once."""
    threads = [threading.Thread(target=does) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def test_two_processes_bring_a_case_back_once(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45") as town:
        noor = takes_one(town)
        puts_off(noor, ping(noor), until="2026-11-23 11:00")
        eleven = town.now.replace(hour=10, minute=0, second=1)

        both(lambda: asking_owners.look_after(town.bot.office, eleven))
        town.comes("2026-11-23 11:01")

        assert the_case(town).version == 4
        assert len(mail(noor, "Je wilde er weer naar kijken.")) == 1


def test_two_processes_ask_once_and_take_it_back_once(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45") as town:
        noor = takes_one(town)

        for hour in (11, 13):
            both(lambda hour=hour: look(town, hour))  # type: ignore[misc]
        town.comes("2026-11-23 14:01")

        assert len(mail(noor, "Lukt het nog?")) == 1
        assert len(mail(noor, "Je kwam er niet aan toe")) == 1
        assert [turn.ended_how for turn in all_turns(town)] == ["silent"]


def look(town: Town, hour: int) -> None:
    """At that hour in UTC, as a process does that looks then."""
    asking_owners.look_after(town.bot.office, town.now.replace(hour=hour, minute=0))


def test_two_processes_remind_once(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45") as town:
        noor = takes_one(town)
        promises(noor, ping(noor), "2026-11-23 12:00")
        soon = town.now.replace(hour=10, minute=31)

        both(lambda: asking_owners.remind(town.bot.office, soon))
        town.comes("2026-11-23 11:32")

        assert len(mail(noor, "Bijna zover.")) == 1
        assert all_promises(town)[0].remind_at == all_promises(town)[0].due_at


def test_of_two_who_take_over_at_once_one_gets_it(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45") as town:
        noor, bram, milan = takes_one(town), town.person("Bram"), town.person("Milan")
        asks_help(noor, ping(noor), "Het hele team, onder de melding in het kanaal")
        asked = bram.sees("#social", card(bram))[-1]

        threads = [threading.Thread(target=one.presses, args=("Overnemen", asked)) for one in (bram, milan)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        town.settles()

        assert [turn.ended_how for turn in all_turns(town)] == ["taken_over", None]
        assert the_case(town).owner_id in (bram.id, milan.id)
        assert "heeft hem opgepakt" in heard(noor)
