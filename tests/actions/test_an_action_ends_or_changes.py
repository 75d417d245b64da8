"""Done, dropped, changed, put back: what was promised moves on, and nothing is lost in silence."""

from datetime import date

import pytest

from playground.screen import Seen
from tests.actions.promises import WHAT, WHEN, WHO, adds, asks, fills_in, kept, log_of, mail, put
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def opens_change(person: Resident, seen: Seen) -> None:
    person.presses("Wijzigen", seen)
    person.waits_for_form("Actie")


@on_sqlite
def test_done_in_one_press_and_put_back_in_another(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, "De inlog opvragen")

    noor.presses("Gedaan", asks(noor))
    said = told_privately(noor)
    assert "Gedaan: De inlog opvragen" in said.text
    assert "Er staat geen actie open." in said.text
    assert kept(town, team) == []

    noor.presses("Terugzetten", said)
    assert "Staat weer open." in told_privately(noor).text
    [action] = kept(town, team)
    assert action.remind_due_at is not None
    assert [one.did for one in log_of(town, team)] == ["restored", "done", "added"]


@on_sqlite
def test_dropping_asks_first_and_can_be_undone(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, "De inlog opvragen")

    noor.presses("Schrappen", asks(noor), confirms=False)
    assert len(kept(town, team)) == 1
    noor.presses("Schrappen", asks(noor), confirms=True)
    assert kept(town, team) == []

    noor.presses("Terugzetten", told_privately(noor))
    assert [one.text for one in kept(town, team)] == ["De inlog opvragen"]


@on_sqlite
def test_another_owner_hears_of_it_and_gets_the_question(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, "De inlog opvragen")

    opens_change(noor, asks(noor))
    fills_in(noor, {WHO: "Bram", WHEN: "2026-11-26"})
    assert noor.submits() == "cleared"

    assert "De inlog opvragen" in mail(bram, "vraagt jou")[0].text
    change = log_of(town, team)[0]
    assert change.fields == {
        "owner_id": [noor.id, bram.id],
        "due_on": ["2026-12-07", "2026-11-26"],
    }
    town.comes("2026-11-26 10:00")
    assert len(mail(bram, "Vandaag is de dag")) == 1
    assert mail(noor, "Vandaag is de dag") == []


@on_sqlite
def test_two_people_in_the_same_form_and_the_second_sees_what_changed(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, "De inlog opvragen")
    opens_change(noor, asks(noor))
    opens_change(bram, asks(bram))
    bram.fills(WHEN, "2026-12-10")
    bram.submits()
    town.passes(hours=1)

    noor.fills(WHAT, "De inlog en het wachtwoord opvragen")
    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de dag." in noor.form.text
    assert "donderdag 10 december 2026" in noor.form.text
    assert noor.form.filled[WHAT] == "De inlog en het wachtwoord opvragen"
    assert noor.submits() == "cleared"
    [action] = kept(town, team)
    assert (action.text, action.due_on) == ("De inlog en het wachtwoord opvragen", date(2026, 12, 7))


@on_sqlite
def test_when_it_was_done_meanwhile_the_form_says_by_whom(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, "De inlog opvragen")
    listed = asks(noor)
    opens_change(noor, listed)
    bram.presses("Gedaan", asks(bram))

    assert noor.submits() == "errors"
    assert "Bram Zevenklaver rondde deze actie al af." in noor.form.errors[WHAT]

    noor.closes()
    noor.presses("Wijzigen", listed)
    assert "Bram Zevenklaver rondde deze actie al af." in told_privately(noor).text


@on_sqlite
def test_overdue_is_said_in_words_and_yours_come_first(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    put(town, team, bram, "De wifi", "2026-11-20")
    put(town, team, noor, "De inlog", "2026-12-01")

    text = asks(noor).text

    assert text.index("De inlog") < text.index("De wifi")
    assert "was voor vrijdag 20 november 2026, en staat nog open" in text


@on_sqlite
def test_what_was_done_is_not_put_back_beside_a_new_one_about_the_same(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "Navragen", "2026-12-01", about="channel:3:owner")
    noor.presses("Gedaan", asks(noor))
    done = told_privately(noor)
    put(town, team, town.person("Bram"), "Nog eens navragen", "2026-12-01", about="channel:3:owner")

    noor.presses("Terugzetten", done)

    assert "@Bram Zevenklaver is hier al mee bezig" in told_privately(noor).text
    assert [one.text for one in kept(town, team)] == ["Nog eens navragen"]


@pytest.mark.traced
@on_sqlite
def test_the_history_tells_who_changed_what(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    assert "Er is nog geen actie geweest." in asks(noor, "geschiedenis").text
    adds(noor, "De inlog opvragen")
    opens_change(noor, asks(noor))
    fills_in(noor, {WHAT: "De inlog vragen", WHO: "Bram", WHEN: "2026-12-10"})
    noor.submits()
    noor.presses("Gedaan", asks(noor))

    text = asks(noor, "geschiedenis").text

    assert "De inlog vragen gedaan, ma 23 nov 09:45, door Noor Pennevree" in text
    assert "• wat er gebeurt: De inlog opvragen → De inlog vragen" in text
    assert "• wie het doet: @Noor Pennevree → @Bram Zevenklaver" in text
    assert "• de dag: ma 7 dec → do 10 dec" in text


@on_sqlite
def test_sixty_actions_with_the_longest_texts_go_by_pages(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    for number in range(60):
        put(town, team, noor, f"{number} " + "<&>" * 99, "2026-12-01")

    seen = asks(noor)
    assert "Acties: er staan er 60 open" in seen.text
    assert "Bladzijde 1 van 6" in seen.text
    noor.presses("Volgende", seen)
    assert "Bladzijde 2 van 6" in told_privately(noor).text
    first = next(one for one in told_privately(noor).controls if one.label == "Gedaan")
    noor.acts(
        {**told_privately(noor).where, "block_id": first.place.block_id, "action_id": first.place.action_id}
    )
    assert "Bladzijde 2 van 6" in told_privately(noor).text
    assert len(kept(town, team)) == 59


@on_sqlite
def test_a_button_that_outlived_its_action_says_so(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    put(town, team, noor, "De inlog", "2026-12-01")
    listed = asks(noor)
    with town.bot.office.transaction() as session:
        for action in kept(town, team):
            session.delete(session.merge(action))

    for label in ("Gedaan", "Wijzigen"):
        noor.presses(label, listed)
        assert told_privately(noor).text.startswith("Deze actie bestaat niet meer.")


@on_sqlite
def test_somebody_outside_the_team_changes_nothing_with_an_old_button(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    put(town, team, noor, "De inlog", "2026-12-01")
    listed = asks(bram)
    bram.changes(stranger=True)

    for label in ("Gedaan", "Wijzigen", "Actie toevoegen"):
        bram.presses(label, listed)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."

    assert len(kept(town, team)) == 1
