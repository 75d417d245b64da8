"""From nothing to an action: the whole walk of step five, and what happens when two people do it at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.ratings import FACTORS
from tests.conditions.steps import (
    THREE_BLOCKS,
    agreed,
    have_rated,
    letters_of,
    overview,
    rates,
    rounds,
    starts,
    taps,
)
from tests.team.founding import SMPLAN, team_in
from tests.town import Resident, Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.traced
@on_sqlite
def test_from_nothing_to_an_action(town: Town) -> None:
    """Four people, one round, two factors, one action."""
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")

    starts_from_nothing(noor)
    is_asked_in_their_own_morning(town)
    assert rates(noor, THREE_BLOCKS).title == "Dank je wel"
    have_rated(town, team, ("Sanne", "Bram"), THREE_BLOCKS)
    town.comes("2026-11-30 17:00")
    town.comes("2026-12-01 09:00")
    reads_the_results(sanne)
    chooses_what_is_proposed(sanne)
    assert rounds(town, team)[0].chosen == ["technical_infrastructure", "procedures_and_rules"]
    agrees_an_action(sanne)

    [action] = agreed(town, team)
    assert action.about == "condition:procedures_and_rules"
    assert (action.remind_due_at or town.now).isoformat() == "2026-12-29T08:00:00+00:00"


def starts_from_nothing(noor: Resident) -> None:
    nothing = overview(noor)
    assert "gedoemd te mislukken" in nothing.text
    assert nothing.buttons == ["Ronde starten", "Naar het plan"]
    noor.presses("Ronde starten", nothing)
    noor.waits_for_form("Ronde starten")
    assert noor.submits() == "updated"
    assert "De ronde loopt tot ma 30 nov 17:00. Ik vraag 3 collega's" in noor.form.text
    noor.presses("Nu zelf invullen")
    assert noor.waits_for_form("Randvoorwaarden").submit == "Verder"


def is_asked_in_their_own_morning(town: Town) -> None:
    town.ticks()
    assert "Elf stellingen, twee minuten" in town.person("Sanne").last(SMPLAN).text
    assert letters_of(town.person("Oliver")) == [], "in London the day has not begun"
    town.passes(minutes=20)
    assert "Het kan tot ma 30 nov 16:00" in town.person("Oliver").last(SMPLAN).text


def reads_the_results(sanne: Resident) -> None:
    told = sanne.last(SMPLAN)
    assert "de ronde is gesloten. Ronde van ma 23 nov: 3 invullers. 3 struikelblokken" in told.text
    sanne.presses("Hele uitslag", told)
    assert "Bestaande procedures en regels · struikelblok" in sanne.last(SMPLAN).text
    assert "verschillend" not in sanne.last(SMPLAN).text, "they agree"


def chooses_what_is_proposed(sanne: Resident) -> None:
    sanne.presses("Kies er twee", sanne.last(SMPLAN))
    sanne.waits_for_form("Kies er twee")
    assert "Bestaande procedures en regels: het laagste gemiddelde" in sanne.form.text
    assert sanne.submits() == "updated"


def agrees_an_action(sanne: Resident) -> None:
    """About the last of the two: the first is left open."""
    place = [one for one in sanne.form.controls if one.label == "Actie afspreken"][-1].place
    sanne.acts({**sanne.form.where, "block_id": place.block_id, "action_id": place.action_id})
    sanne.waits_for_form("Actie afspreken")
    sanne.fills("Wie doet het?", "Bram")
    assert sanne.submits() == "updated"
    assert "@Bram Zevenklaver doet dit, uiterlijk dinsdag 29 december 2026" in sanne.form.text


def at_once(town: Town, *people: Resident) -> list[str]:
    """Everybody sends the form before them at the same moment."""

    def sends(person: Resident) -> str:
        return str(town.slack.post("/my/submit", {"person": person.id, **person.form.where})["result"])

    with ThreadPoolExecutor(len(people)) as hands:
        return list(hands.map(sends, people))


def test_two_people_start_a_round_at_once_and_there_is_one(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    for person in (noor, bram):
        person.types("/smready starten", "#social")
        person.waits_for_form("Ronde starten")

    assert sorted(at_once(town, noor, bram)) == ["errors", "updated"]

    assert len(rounds(town, team)) == 1


def test_the_last_two_send_at_once_and_it_closes_once(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram", "Noor"])
    noor, bram = town.person("Noor"), town.person("Bram")
    starts(town.person("Sanne"))
    have_rated(town, team, ["Sanne"], THREE_BLOCKS)
    for person in (noor, bram):
        fills_to_the_end(person)

    assert at_once(town, noor, bram) == ["updated", "updated"]
    town.settles()

    [closed] = rounds(town, team)
    assert (closed.raters, closed.is_open) == (3, False)
    assert len([one for one in letters_of(town.person("Sanne")) if "gesloten" in one]) == 1


def fills_to_the_end(person: Resident) -> None:
    person.types("/smready invullen", "#social")
    person.waits_for_form("Randvoorwaarden")
    taps(person, FACTORS[:6], THREE_BLOCKS[:6])
    person.submits()
    taps(person, FACTORS[6:], THREE_BLOCKS[6:])


@on_sqlite
def test_sent_twice_it_counts_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    starts(town.person("Sanne"))
    fills_to_the_end(noor)

    at_once(town, noor, noor)

    shown = overview(noor)
    assert "1 van de 4 vulden in" in shown.text
    assert len(rounds(town, team)) == 1
