"""No meet-up today: any member may say so, it is said once, and it can be undone."""

import pytest
from sqlalchemy import select

from storage.changes import Change
from tests.meetup.daily import answers, opens_form, prompt, prompts, reminders, replies, shown, team_in, told
from tests.town import Town

UNDO = "Toch een meet-up"


def test_before_the_prompt_the_channel_hears_it_once_and_no_prompt_comes(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    town.comes("2026-11-24 08:30")

    said = shown(bram, "uit")

    assert "Vandaag is er geen meet-up." in said.text
    town.comes("2026-11-24 12:00")
    assert prompt(bram).text == "Vandaag geen meet-up (dinsdag 24 november), zegt Bram Zevenklaver."
    assert reminders(bram) == []


def test_after_the_prompt_the_message_itself_says_it(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    answers(noor, idea="Kan ik 24 uur werken?")

    shown(noor, "off")

    assert "Vandaag geen meet-up" in prompt(noor).text
    assert prompt(noor).buttons == []
    assert len(replies(noor)) == 1


def test_nobody_is_reminded_of_a_meet_up_that_is_off(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    shown(town.person("Noor"), "vrij")

    town.comes("2026-11-24 12:00")

    assert reminders(town.person("Milan")) == []


def test_a_day_that_is_off_does_not_become_a_summary(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    shown(noor, "off")

    town.comes("2026-11-24 17:00")

    assert "Vandaag geen meet-up" in prompt(noor).text


def test_the_second_who_calls_it_off_hears_who_was_first(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 08:30")
    shown(town.person("Bram"), "uit")

    said = shown(town.person("Noor"), "uit")

    assert "Vandaag was er al geen meet-up. Bram Zevenklaver zette die uit." in said.text
    assert len(prompts(town.person("Noor"))) == 1


def test_undone_before_its_time_the_channel_forgets_and_the_prompt_comes(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    town.comes("2026-11-24 08:30")

    bram.presses(UNDO, shown(bram, "uit"))

    assert "De meet-up van vandaag gaat door. Hij komt om 9.20 uur." in told(bram).text
    assert prompts(bram) == []
    town.comes("2026-11-24 09:20")
    assert "Vraag van de dag" in prompt(bram).text


@pytest.mark.both_databases
def test_undone_after_its_time_the_prompt_comes_at_once(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    town.comes("2026-11-24 08:30")
    off = shown(bram, "uit")
    town.comes("2026-11-24 11:00")

    bram.presses(UNDO, off)
    town.ticks()

    assert "Vraag van de dag" in prompt(bram).text
    town.comes("2026-11-24 12:31")
    assert len(reminders(bram)) == 1


def test_undone_after_the_prompt_it_asks_again_and_reminds_again(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    off = shown(noor, "off")
    town.comes("2026-11-24 11:00")

    noor.presses(UNDO, off)

    assert "Vraag van de dag" in prompt(noor).text
    assert prompt(noor).buttons == ["Antwoorden", "Niets vandaag", "Start tien minuten"]
    town.passes(minutes=1)
    assert len(reminders(noor)) == 1


@pytest.mark.both_databases
def test_undoing_twice_says_that_it_was_on(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    off = shown(noor, "off")
    noor.presses(UNDO, off)

    noor.presses(UNDO, off)

    assert "De meet-up van vandaag stond niet uit." in told(noor).text


def test_smmeetup_says_that_it_is_off_and_offers_to_undo(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    shown(town.person("Bram"), "uit")

    said = shown(town.person("Noor"))

    assert "Vandaag is er geen meet-up. Bram Zevenklaver zette die uit." in said.text
    assert said.buttons == [UNDO]


def test_an_old_button_of_a_day_that_is_off_says_so(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    morning = shown(noor)
    shown(town.person("Bram"), "uit")

    noor.presses("Antwoorden", morning)

    assert "Bram Zevenklaver zette die uit." in told(noor).text


def test_a_form_that_was_open_when_it_was_called_off_keeps_what_was_typed(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    opens_form(noor)
    noor.fills("Loop je ergens op vast?", "Ja")
    shown(town.person("Bram"), "uit")

    assert noor.submits() == "errors"
    assert "zette die uit" in next(iter(noor.form.errors.values()))
    assert noor.form.filled["Loop je ergens op vast?"] == "Ja"


def test_on_a_day_without_a_meet_up_there_is_nothing_to_call_off(town: Town) -> None:
    team_in(town, meetup_days=[3])
    town.comes("2026-11-24 08:30")

    said = shown(town.person("Noor"), "uit")

    assert "Vandaag hebben jullie geen meet-up. De volgende is op donderdag 26 november." in said.text


def test_a_team_without_days_is_told_who_chooses_them(town: Town) -> None:
    team_in(town, meetup_days=[])

    assert "Jullie hebben geen meet-updagen." in shown(town.person("Noor"), "uit").text


def test_after_five_it_is_too_late_to_call_off_or_to_undo(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    off = shown(noor, "uit")
    town.comes("2026-11-24 17:00")

    assert "De meet-up van vandaag is al voorbij." in shown(noor, "uit").text
    noor.presses(UNDO, off)
    assert "De meet-up van vandaag is al voorbij." in told(noor).text


def test_the_log_of_changes_knows_who_did_what(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    noor.presses(UNDO, shown(noor, "uit"))

    with town.bot.office.reading() as session:
        kept = session.scalars(select(Change).where(Change.thing == "meetup").order_by(Change.id)).all()

    assert [(change.by, change.did) for change in kept] == [(noor.id, "called off"), (noor.id, "called on")]
