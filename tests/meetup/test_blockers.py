"""Blockers: kept with the answer, taken by who can help, followed until somebody says that it is solved."""

import pytest
from sqlalchemy import select

from storage.meetup_blockers import Blocker
from tests.meetup.daily import answers, becomes, leaves_team, prompt, prompts, shown, team_in, told
from tests.meetup.talks import letters, thread
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HELP, WHO, SOLVED = "Ik kan helpen", "Wie kan dit oplossen?", "Opgelost"


@pytest.fixture
def noor(town: Town) -> Resident:
    """Noor is stuck on Tuesday."""
    team_in(town)
    town.comes("2026-11-24 09:20")
    noor = town.person("Noor")
    answers(noor, stuck="Toestemming ontbreekt")
    return noor


def names(person: Resident, who: str) -> None:
    """Presses under Noor's answer and says who can solve it."""
    person.presses(WHO, thread(person, prompt(person))[0])
    person.chooses("Wie kan dit oplossen?", who)
    person.submits()


def blocker(town: Town) -> Blocker:
    with town.bot.office.reading() as session:
        return session.scalars(select(Blocker)).one()


def test_who_can_help_has_it_and_is_asked_after_two_working_days(town: Town, noor: Resident) -> None:
    milan = town.person("Milan")
    assert thread(noor, prompt(noor))[0].buttons == [HELP, WHO, SOLVED]

    milan.presses(HELP, thread(milan, prompt(milan))[0])

    assert "over twee werkdagen" in told(milan).text
    mine = thread(noor, prompt(noor))[0]
    assert "Milan Haverkruin pakt dit op." in str(mine.raw)
    assert mine.buttons == [WHO, SOLVED]
    town.comes("2026-11-25 12:00")
    assert letters(milan, "loopt hierop vast") == []
    town.comes("2026-11-26 09:00")
    asked = letters(milan, "loopt hierop vast")[0]
    assert "@Noor Pennevree loopt hierop vast: Toestemming ontbreekt" in asked.text
    assert "omdat je wilde helpen" in asked.text
    town.comes("2026-11-30 09:00")
    assert len(letters(milan, "loopt hierop vast")) == 2


def test_who_was_named_is_asked_in_their_own_hours_and_hears_by_whom(town: Town, noor: Resident) -> None:
    yara, sanne = town.person("Yara"), town.person("Sanne")

    names(sanne, yara.id)

    assert "Ik vraag het @Yara Kustlicht privé" in told(sanne).text
    assert letters(yara, "loopt hierop vast") == []
    town.comes("2026-11-24 09:00", zone="America/Curacao")
    assert "omdat @Sanne Wolkendam denkt dat jij" in letters(yara, "loopt hierop vast")[0].text
    yara.presses(SOLVED, letters(yara, "loopt hierop vast")[0])
    town.comes("2026-11-24 17:00")
    assert "• Yara Kustlicht loste op: Toestemming ontbreekt" in prompts(noor)[-1].text
    town.comes("2026-11-30 12:00")
    assert len(letters(yara, "loopt hierop vast")) == 1


def test_a_second_helper_and_a_second_solver_hear_who_was_first(town: Town, noor: Resident) -> None:
    milan, bram = town.person("Milan"), town.person("Bram")
    old = shown(bram, "blockers")
    milan.presses(HELP, thread(milan, prompt(milan))[0])

    bram.presses(HELP, old)
    assert "@Milan Haverkruin pakt dit al op." in told(bram).text
    milan.presses(SOLVED, thread(milan, prompt(milan))[0])
    assert "Opgelost door Milan Haverkruin" in str(thread(noor, prompt(noor))[0].raw)
    bram.presses(SOLVED, old)
    assert "@Milan Haverkruin meldde dat dit is opgelost" in told(bram).text
    bram.presses(WHO, old)
    assert "@Milan Haverkruin meldde dat dit is opgelost" in told(bram).text


@pytest.mark.usefixtures("noor")
def test_a_form_that_was_open_when_somebody_took_it_says_so(town: Town) -> None:
    milan, bram = town.person("Milan"), town.person("Bram")
    bram.presses(WHO, thread(bram, prompt(bram))[0])
    bram.chooses("Wie kan dit oplossen?", bram.id)
    milan.presses(HELP, thread(milan, prompt(milan))[0])

    bram.submits()

    assert "@Milan Haverkruin pakt dit al op." in told(bram).text
    assert blocker(town).owner_id == milan.id


def test_only_the_team_can_be_named(town: Town, noor: Resident) -> None:
    leaves_team(town, town.person("Oliver").id)
    noor.presses(WHO, thread(noor, prompt(noor))[0])
    noor.chooses("Wie kan dit oplossen?", town.person("Oliver").id)

    assert noor.submits() == "errors"
    assert "Kies iemand uit het team" in str(noor.form.errors)


def test_who_is_stuck_no_more_takes_it_away_and_an_owned_one_is_solved(town: Town, noor: Resident) -> None:
    answers(noor, stuck="Iets anders", heard="x", message=shown(noor))
    assert blocker(town).text == "Iets anders"
    old = shown(noor, "blockers")
    answers(noor, stuck="", message=shown(noor))
    noor.presses(SOLVED, old)
    assert "Deze blokkade is er niet meer" in told(noor).text
    noor.presses(WHO, old)
    assert "Deze blokkade is er niet meer" in told(noor).text

    answers(noor, stuck="Weer vast", message=shown(noor))
    noor.presses(HELP, thread(noor, prompt(noor))[0])
    answers(noor, stuck="", message=shown(noor))
    assert blocker(town).solved_by == noor.id
    answers(noor, stuck="Toch niet", message=shown(noor))
    assert blocker(town).solved_at is None


def test_an_owner_who_leaves_is_told_to_who_is_stuck(town: Town, noor: Resident) -> None:
    milan = town.person("Milan")
    milan.presses(HELP, thread(milan, prompt(milan))[0])
    becomes(town, "Milan", deactivated=True)

    town.comes("2026-11-26 09:00")

    assert "is niet meer in het team: “Toestemming ontbreekt”." in letters(noor, "zou dit oplossen")[0].text
    assert blocker(town).owner_id is None


def test_when_who_is_stuck_left_too_nobody_is_told(town: Town, noor: Resident) -> None:
    milan = town.person("Milan")
    milan.presses(HELP, thread(milan, prompt(milan))[0])
    becomes(town, "Milan", deactivated=True)
    becomes(town, "Noor", deactivated=True)

    town.comes("2026-11-26 09:00")

    assert letters(noor, "zou dit oplossen") == []


def test_open_blockers_come_back_as_list_signal_and_in_the_summary(town: Town, noor: Resident) -> None:
    assert shown(noor, "blokkades").text.startswith("Eén blokkade is nog open")
    town.comes("2026-11-25 09:20")

    assert "Signaal: al één dag zit dit vast: Toestemming ontbreekt" in prompts(noor)[-1].text
    town.comes("2026-11-25 17:00")
    assert "• Noor Pennevree loopt vast: Toestemming ontbreekt (al één dag)" in prompts(noor)[-1].text
    noor.presses(SOLVED, shown(noor, "blockers"))
    assert "Niemand loopt ergens op vast." in shown(noor, "blockers").text
    assert "• Noor Pennevree loste op: Toestemming ontbreekt" in prompts(noor)[-1].text
