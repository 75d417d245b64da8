"""Two people and one post at the same moment; every button twice."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from bot.posts.jobs import reminders
from playground.people import Person
from storage.outbox import Letter
from storage.people import Team
from storage.posts import Status
from tests.posts.steps import (
    SMPLAN,
    Resident,
    Seen,
    Town,
    asked_to_look,
    audience,
    card,
    history_of,
    kept,
    linkedin,
    opened,
    post_in,
    team_with_a_desk,
)

ROUNDS = 5


def _at_once(*acts: Callable[[], object]) -> None:
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        act()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


@pytest.mark.both_databases
def test_of_two_who_approve_and_postpone_at_once_each_has_a_sentence(town: Town) -> None:
    team = team_with_a_desk(town, language="en")
    for number in range(ROUNDS):
        whole = {"exempt": "notice", "status": Status.REVIEW, "title": f"Post {number}"}
        post_id = post_in(town, team, **whole)
        sanne, oliver = town.slack.person("Sanne"), town.slack.person("Oliver")
        seen = card(town.person("Sanne"), f"Post {number}")
        _at_once(partial(oliver.presses, "Drop", seen), partial(sanne.presses, "Postpone", seen))
        town.settles()
        assert kept(town, post_id).status in (Status.POSTPONED, Status.DROPPED)
        did = [one.did for one in history_of(town, team, post_id)]
        assert did[-1] == "added"
        assert len(did) in (2, 3)


@pytest.mark.both_databases
def test_of_two_who_approve_and_reject_at_once_the_objection_stays_and_is_told(town: Town) -> None:
    team = team_with_a_desk(town)
    whole = {"exempt": "storing", "audience_id": audience(town, team), "channel_id": linkedin(town, team)}
    sanne, oliver = town.slack.person("Sanne"), town.slack.person("Oliver")
    for number in range(ROUNDS):
        post_id = post_in(town, team, title=f"Bericht {number}", status=Status.REVIEW, **whole)
        seen = card(town.person("Sanne"), f"Bericht {number}")
        oliver.presses("Aanpassen", seen)
        oliver.waits_for_form()
        oliver.fills("Wat moet er anders?", "De foto")
        _at_once(partial(sanne.presses, "Akkoord", seen), oliver.submits)
        town.settles()
        did = [one.did for one in history_of(town, team, post_id)]
        told = [one.text for one in town.person("Oliver").sees("#social") if one.only_you][-1]
        assert kept(town, post_id).status is Status.CHANGES
        assert did in (["asked_changes", "approved", "added"], ["asked_changes", "added"])
        assert ("Intussen gaf een collega akkoord" in told) == ("approved" in did)
        late = [one.text for one in town.person("Sanne").sees("#social") if one.only_you][-1]
        assert ("vroeg om een aanpassing" in late) == ("approved" not in did)


@pytest.mark.both_databases
def test_of_two_who_move_a_post_at_once_the_second_sees_the_first(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.SCHEDULED)
    movers = [town.slack.person("Bram"), town.slack.person("Noor")]
    for who, day in zip(movers, ("2026-12-08", "2026-12-09"), strict=True):
        who.presses("Wijzigen", card(town.person("Bram")))
        who.waits_for_form()
        who.fills("Dag", day)
    ended: dict[str, str] = {}

    def sends(who: Person, name: str) -> None:
        ended[name] = who.submits()

    bram, noor = movers
    _at_once(partial(sends, bram, "bram"), partial(sends, noor, "noor"))
    assert sorted(ended.values()) == ["cleared", "updated"]
    second = bram if ended["bram"] == "updated" else noor
    assert "Terwijl je typte gewijzigd door" in second.form.text


@pytest.mark.both_databases
def test_a_post_is_approved_once_however_often_it_is_pressed_at_once(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    seen = card(bram)
    people = [town.slack.person(name) for name in ("Bram", "Noor")]
    _at_once(*(partial(one.presses, "Klaar voor beoordeling", seen) for one in people))
    town.settles()
    assert [one.did for one in history_of(town, team, post_id)] == ["to_review", "added"]
    said = [
        one.text for name in ("Bram", "Noor") for one in town.person(name).sees("#social") if one.only_you
    ]
    assert sum("vroeg akkoord (ma 23 nov" in text for text in said) == 1
    assert sum("hoort het" in text for text in said) == 1


@pytest.mark.both_databases
def test_two_processes_that_look_at_once_ask_once(town: Town) -> None:
    team = team_with_a_desk(town)
    for number in range(4):
        post_in(town, team, title=f"Bericht {number}", status=Status.SCHEDULED)
    town.slack.moves_clock(seconds=10 * 86_400 + 3 * 3600)
    _at_once(*(lambda: reminders(town.bot.office, town.now) for _ in range(2)))
    with town.bot.office.reading() as session:
        keys = [letter.key for letter in session.query(Letter) if "is_it_posted" in letter.key]
    assert len(keys) == 4


BUTTONS = (
    (Status.DRAFT, "Klaar voor beoordeling", "vroeg akkoord"),
    (Status.APPROVED, "Ingepland", "zette dit bericht klaar"),
    (Status.APPROVED, "Uitstellen", "stelde dit bericht uit"),
    (Status.APPROVED, "Schrappen", "schrapte dit bericht"),
    (Status.DROPPED, "Weer oppakken", "pakte dit bericht weer op"),
    (Status.REVIEW, "Akkoord", "gaf akkoord"),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("status", "label", "did"), BUTTONS)
def test_every_button_twice(town: Town, status: Status, label: str, did: str) -> None:
    """From two private cards: what comes second is told what happened."""
    team = team_with_a_desk(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    post_id = post_in(town, team, status=status, card=False)
    mine, theirs = (_private(town, team, one, post_id) for one in (sanne, noor))
    sanne.presses(label, mine)
    if label == "Akkoord":
        assert sanne.submits() == "cleared"
    noor.presses(label, theirs)
    told = next(one.text for one in reversed(noor.sees(SMPLAN)) if "Het bericht is nu" in one.text)
    assert f"Sanne Wolkendam {did} (ma 23 nov 09:45)" in told


def _private(town: Town, team: Team, person: Resident, post_id: int) -> Seen:
    return opened(person, asked_to_look(town, team, person, post_id))


FORMS: tuple[tuple[Status, str, dict[str, str], str], ...] = (
    (Status.REVIEW, "Aanpassen", {"Wat moet er anders?": "Alles"}, "vroeg om een aanpassing"),
    (Status.APPROVED, "Geplaatst", {}, "meldde dat het geplaatst is"),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("status", "label", "typed", "did"), FORMS)
def test_every_form_twice(town: Town, status: Status, label: str, typed: dict[str, str], did: str) -> None:
    team = team_with_a_desk(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    post_in(town, team, status=status)
    for one in (sanne, noor):
        one.presses(label, card(one))
    for one in (sanne, noor):
        for field, words in typed.items():
            one.fills(field, words)
        assert one.submits() == "cleared"
    told = noor.last("#social").text
    assert f"Sanne Wolkendam {did} (ma 23 nov 09:45)" in told
    assert all(words in told for words in typed.values())
