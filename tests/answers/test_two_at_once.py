"""Two people and one library, and two workers and one question, at the same moment."""

import threading
from collections.abc import Callable

import pytest

from bot.answers import repeats, reviews
from tests.answers.library import answer_in, presses_nth, repeats_in, the_answer
from tests.town import Town
from tests.webcare.care import letters_saying, reports, shown, team_in


def at_once(*acts: Callable[[], object]) -> None:
    start = threading.Barrier(len(acts))

    def one(act: Callable[[], object]) -> None:
        start.wait()
        act()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.both_databases
def test_a_frame_that_two_take_over_at_once_is_one_answer(town: Town) -> None:
    team_in(town)
    some = [town.person(name) for name in ("Sanne", "Bram")]
    for person in some:
        person.presses("8 kaders", shown(person, "antwoorden"))
    seen = [person.last("#social") for person in some]

    at_once(
        *(
            lambda one=one, page=page: presses_nth(one, "Overnemen", page, 0)
            for one, page in zip(some, seen, strict=True)
        )
    )
    town.settles()

    assert "1 antwoord." in shown(some[0], "antwoorden").text


@pytest.mark.both_databases
def test_two_who_choose_one_answer_for_one_case_count_once(town: Town) -> None:
    team = team_in(town)
    answer_in(town, team, "Werken", nl="Ja, vanaf 16 uur.")
    reports(town.person("Bram"))
    some = [town.person(name) for name in ("Noor", "Milan")]
    for person in some:
        person.types("/smcare antwoorden #1", "#social")

    at_once(*(lambda one=one: one.presses("Gebruiken") for one in some))
    town.settles()

    assert the_answer(town, "Werken").times_used == 1


@pytest.mark.both_databases
def test_two_workers_propose_and_remind_once(town: Town) -> None:
    team = team_in(town)
    for _ in range(3):
        reports(town.person("Bram"))
    answer_in(town, team, "Werken", nl="Ja.", review_by=town.now.date())
    now, office = town.now, town.bot.office

    at_once(*[lambda: repeats.compare(office, now)] * 2, *[lambda: reviews.remind(office, now)] * 2)

    assert [count for _, count in repeats_in(town)] == [3]
    assert len(letters_saying(town, "keer dezelfde vraag")) == 1
    assert len(letters_saying(town, "toe aan een blik")) == 1
