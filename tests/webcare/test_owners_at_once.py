"""Two processes, or two people, at the same moment: each thing happens once."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from bot.cases import asking_owners
from bot.slack.acquaintance import meet
from playground.people import Person
from storage.database import Database
from storage.people import Member, Team
from tests.town import Resident, Town
from tests.webcare.acting import all_promises, asks_help, heard, promises, puts_off, takes_one
from tests.webcare.care import (
    PEOPLE,
    SOCIAL,
    WORKSPACE,
    all_changes,
    all_turns,
    card,
    mail,
    ping,
    reports,
    team_in,
    the_case,
    told,
    town_at,
)

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


CROWD = 20
PATIENT = {"ack_seconds": 30.0, "trigger_seconds": 30.0}
"""How fast the bot answers is judged in tests/speed."""


def test_of_twenty_who_take_in_one_instant_one_gets_it_and_all_read_who(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45", **PATIENT) as town:
        everybody = [*map(town.person, PEOPLE), *colleagues(town, team_in(town), CROWD - len(PEOPLE))]
        reports(town.person("Bram"))

        all_at_once([partial(one.presses, "Oppakken", card(one)) for one in hands_of(town, everybody)])
        town.settles()

        owner = the_case(town).owner_id
        said = {one.id: told(one) for one in everybody}
        assert [who for who, words in said.items() if "is van jou" in words] == [owner]
        late = [words for who, words in said.items() if who != owner]
        assert [words for words in late if "Iemand was je net voor" not in words] == []
        assert {named(words) for words in [*late, card(everybody[0]).text]} == {named(late[0])}
        assert len([change for change in all_changes(town) if change.did == "taken"]) == 1
        assert [turn.user_id for turn in all_turns(town) if turn.ended_at is None] == [owner]


def colleagues(town: Town, team: Team, count: int) -> list[Resident]:
    """So many more in the team and its channel."""
    by = town.person("Sanne").id
    made = [
        town.slack.post("/my/people", {"person": by, "name": f"Collega {number}"})["person"]["id"]
        for number in range(count)
    ]
    for who in made:
        town.slack.post("/my/channel", {"person": by, "channel": SOCIAL, "do": "invite", "who": who})
    town.settles()
    meet(town.bot.office, WORKSPACE, made, town.now)
    with town.bot.office.transaction() as session:
        session.add_all(
            Member(team_id=team.id, user_id=who, workspace_id=WORKSPACE, joined_at=town.now) for who in made
        )
    return [Resident(town, who) for who in made]


def hands_of(town: Town, people: Sequence[Resident]) -> list[Person]:
    """The same people, who do not wait until everything has settled."""
    return [Person(town.slack, one.id) for one in people]


def all_at_once(acts: Sequence[Callable[[], object]]) -> None:
    start = threading.Barrier(len(acts))

    def act(does: Callable[[], object]) -> None:
        start.wait()
        does()

    threads = [threading.Thread(target=act, args=(one,)) for one in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def named(words: str) -> str:
    """Who took it, as this says."""
    return words.partition("Opgepakt door ")[2].partition(".")[0]
