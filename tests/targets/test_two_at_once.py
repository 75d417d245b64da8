"""Two people and two processes at one moment: what changes is kept once, and counted once."""

import threading
from collections.abc import Callable

import pytest

from bot.cases import clock_jobs
from storage import changes
from storage.cases import DESK
from tests.targets.steps import desk, due, opens_targets, sets
from tests.town import Town
from tests.webcare.care import all_changes, answers, ping, reports, team_in, the_case

pytestmark = pytest.mark.both_databases


def at_once(*does: Callable[[], object]) -> None:
    threads = [threading.Thread(target=one) for one in does]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def test_two_workers_that_count_anew_at_once_move_each_case_once(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    for _ in range(4):
        reports(bram)
    opens_targets(bram)
    sets(bram, Vraag="6 uur")

    now = town.now
    at_once(*[lambda: clock_jobs.follow_changes(town.bot.office, now)] * 2)
    town.ticks()

    assert {due(town, number) for number in range(1, 5)} == {"23 15:45"}
    moved = [change.thing_id for change in all_changes(town) if change.did == "recounted"]
    assert sorted(moved) == sorted({the_case(town, number).id for number in range(1, 5)})


def test_two_who_save_at_once_do_not_overwrite_each_other_unseen(town: Town) -> None:
    team = team_in(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")
    for person, words in ((bram, "5 uur"), (sanne, "6 uur")):
        opens_targets(person)
        person.fills("Vraag", words)

    at_once(bram.submits, sanne.submits)
    town.settles()

    with town.bot.office.reading() as session:
        log = changes.history(session, team, DESK, team.id)
    assert len(log) == 1
    assert desk(town, team).version == 2
    assert desk(town, team).minutes["question"] == log[0].fields["question"][1]


def test_a_case_that_is_closed_while_hours_change_is_closed_and_says_nothing(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram)
    opens_targets(bram)
    sets(bram, Vraag="1 uur")
    answers(noor, ping(noor))

    town.passes(hours=2)

    case = the_case(town)
    assert case.alarm_at is None
    assert [change.did for change in all_changes(town) if not change.by] in (
        ["dealt"],
        ["dealt", "recounted"],
    )
