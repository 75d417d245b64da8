"""Two people or two processes at one moment, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.meetup import talking
from tests.meetup.daily import answers, prompts, team_in, told
from tests.meetup.talks import starts, talk, talks, thread
from tests.town import Town

pytestmark = pytest.mark.both_databases


def test_two_who_start_at_once_start_one(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    people = [town.person(name) for name in ("Noor", "Sanne")]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda person: person.types("/smmeetup start", "#social"), people))

    assert len(talks(people[0])) == 1
    said = [told(person).text for person in people]
    assert any("De tien minuten lopen al" in text for text in said)


def test_two_processes_that_look_at_once_write_one_clock(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    noor = town.person("Noor")
    starts(noor, town)
    town.slack.moves_clock(seconds=485)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: talking.clocks(town.bot.office, town.now), range(2)))
    town.settles()

    assert "nog 2 minuten" in talk(noor).text
    assert len(thread(noor, talk(noor))) == 1


def test_two_votes_at_once_are_two(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    noor, bram, milan = (town.person(name) for name in ("Noor", "Bram", "Milan"))
    answers(noor, idea="Kan ik 24 uur werken?")
    reply = thread(noor, prompts(noor)[-1])[0]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda person: person.presses(":+1: Stem", reply), (bram, milan)))

    assert ":+1: Stem (2)" in thread(noor, prompts(noor)[-1])[0].buttons
