"""Two people, or two workers, at the same moment: one truth on every screen."""

import threading
from collections.abc import Callable, Iterable
from functools import partial

import pytest

from bot.escalation import jobs
from storage.posts import Status
from tests.escalation.steps import (
    EDITOR,
    all_crises,
    board,
    case_with,
    crisis,
    crisis_team,
    did,
    fills_in,
    posts,
    rung,
    statuses,
    the_crisis,
    wants_to_hand_over,
)
from tests.town import Town
from tests.webcare.care import card, mail, ping, reports, shown

pytestmark = pytest.mark.both_databases


def at_once(*acts: Callable[[], object]) -> None:
    start = threading.Barrier(len(acts))

    def act(does: Callable[[], object]) -> None:
        start.wait()
        does()

    threads = [threading.Thread(target=act, args=(one,)) for one in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def presses(town: Town, label: str, names: Iterable[str]) -> None:
    """Each on their own message about the crisis."""
    pages = {name: board(town.person(name)) for name in names}
    people = {name: town.slack.person(town.person(name).id) for name in names}
    at_once(*(lambda name=name: people[name].presses(label, pages[name]) for name in names))
    town.settles()


def test_of_two_who_escalate_at_once_one_does_and_the_other_sees_so(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Oliver")
    reports(town.person("Bram"))
    people = [town.slack.person(town.person(name).id) for name in ("Noor", "Bram")]
    for name in ("Noor", "Bram"):
        fills_in(town.person(name), EDITOR)

    at_once(*(one.submits for one in people))
    town.settles()

    assert case_with(town).rung == 2
    assert did(town).count("escalated") == 1
    assert len(mail(town.person("Milan"), "schaalt op naar jou")) == 1
    assert sum("was je net voor" in form.text for one in people for form in one.forms) == 1


def test_a_handover_in_the_same_instant_leaves_one_owner_and_one_rung(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor, bram, sanne = town.person("Noor"), town.person("Bram"), town.person("Sanne")
    fills_in(bram, EDITOR)
    wants_to_hand_over(noor, ping(noor), "Sanne Wolkendam")

    at_once(town.slack.person(noor.id).submits, town.slack.person(bram.id).submits)
    town.settles()

    case = case_with(town)
    assert (case.owner_id, case.rung) == (sanne.id, 2)
    for words in (card(bram).text, ping(sanne).text, shown(noor, "1").text):
        assert "Opgeschaald naar trede 2." in words or "Trede 2, door Bram Zevenklaver" in words


def test_of_two_who_lead_at_once_one_does(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    presses(town, "Ik leid dit", ("Milan", "Oliver"))

    one = the_crisis(town)
    names = {town.person(name).id: name for name in ("Milan", "Oliver")}
    assert did(town).count("led") == 1
    assert case_with(town).owner_id == one.led_by
    said = [seen.text for name in names.values() for seen in mail(town.person(name))]
    assert sum("leidt dit al. Neem je het over?" in text for text in said) == 1


def test_pausing_twice_at_once_pauses_once_and_tells_owners_once(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    crisis(town)
    presses(town, "Pauzeer 2 berichten", ("Milan", "Oliver"))

    assert statuses(town, some)["klaar"] == Status.PAUSED
    assert did(town).count("posts_paused") == 1
    assert len(mail(town.person("Bram"), "Door een crisis")) == 1


def test_two_workers_say_everything_once(town: Town) -> None:
    team = crisis_team(town)
    posts(town, team)
    crisis(town)
    for minutes in (10, 40):
        town.slack.moves_clock(seconds=minutes * 60)
        now, office = town.now, town.bot.office
        at_once(*[partial(jobs.say_what_is_due, office, now)] * 3)
    with town.bot.office.transaction() as session:
        session.get_one(type(the_crisis(town)), 1).pause_at = town.now
    at_once(*[partial(jobs.pause_posts, town.bot.office, town.now)] * 3)
    town.settles()

    assert len(all_crises(town)) == 1
    assert len(mail(town.person("Sanne"), "leidt nog niemand")) == 2
    assert len(mail(town.person("Milan"), "Over een kwartier")) == 1
    assert did(town).count("posts_paused") == 1
