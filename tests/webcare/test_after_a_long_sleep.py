"""The bot stood still for hours or days: nobody gets a salvo, each person reads once what they missed."""

import threading
from collections.abc import Callable

import pytest

from bot.cases import jobs, late
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    TUESDAY,
    answers,
    letters_saying,
    mail,
    on_leave,
    ping,
    reports,
    team_in,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MISSED = "meldingen dringt de tijd"
STAGES = ("De helft van de tijd is om", "De tijd is bijna om", "De tijd is om")


def has_cases(town: Town, *kinds: str) -> None:
    """They came in, are Noor's, and she took them."""
    noor = town.person("Noor")
    for number, kind in enumerate(kinds, start=1):
        reports(town.person("Milan"), kind=kind, says=f"Nummer {number}.")
        noor.presses("Oppakken", ping(noor, number))


def alone(town: Town, name: str) -> list[str]:
    """What they were told of one case at a time."""
    return [
        seen.text for words in STAGES for seen in mail(town.person(name), words) if MISSED not in seen.text
    ]


@SQLITE
def test_each_person_reads_once_what_they_missed_most_urgent_first(town: Town) -> None:
    team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    has_cases(town, "Vraag", "Klacht", "Compliment", "Crisis: gevaar, of een gerucht dat rondgaat")

    town.comes("2026-11-23 15:00")
    town.passes(minutes=1)
    town.passes(hours=1)

    [hers] = mail(noor, "Bij 3 meldingen dringt de tijd. De meest dringende staat bovenaan.")
    numbers = [hers.text.index(f"Melding {number}:") for number in (2, 1, 3)]
    assert numbers == sorted(numbers)
    assert "De helft van de tijd is om. Opgepakt door Noor Pennevree." in hers.text
    assert hers.buttons == ["Bekijken", "Bekijken", "Bekijken", "Open meldingen"]
    assert [text for text in alone(town, "Noor") if "Melding 4:" not in text] == []
    assert len(alone(town, "Noor")) == 1
    assert len(mail(sanne, "Bij 2 meldingen dringt de tijd.")) == 1
    assert [text for text in alone(town, "Sanne") if "Melding 4:" not in text] == []


@SQLITE
def test_who_is_not_in_when_it_wakes_reads_it_when_they_are(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY, TUESDAY)})
    noor = town.person("Noor")
    has_cases(town, "Vraag", "Klacht", "Vraag")

    town.comes("2026-11-23 22:30")
    assert letters_saying(town, MISSED) == []
    answers(noor, ping(noor, 2))
    town.comes("2026-11-24 09:01")

    assert len(mail(noor, "Bij 2 meldingen dringt de tijd.")) == 1
    assert alone(town, "Noor") == []


@SQLITE
def test_who_was_on_leave_reads_it_in_one_message_too(town: Town) -> None:
    team_in(town)
    has_cases(town, "Vraag", "Vraag", "Vraag")
    on_leave(town, "Noor", "2026-11-23 11:00", "2026-11-23 14:30")

    town.lives_until("2026-11-23 15:00", every=240)

    assert len(mail(town.person("Noor"), "Bij 3 meldingen dringt de tijd.")) == 1
    assert alone(town, "Noor") == []


def dies(*_: object) -> None:
    raise SystemExit


@SQLITE
def test_killed_after_it_noted_what_to_tell_it_tells_it_once_and_not_at_night(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    has_cases(town, "Vraag", "Vraag", "Vraag")
    with monkeypatch.context() as killed:
        killed.setattr(late, "tell", dies)
        town.slack.moves_clock(seconds=6 * 3600)
        with pytest.raises(SystemExit):
            jobs.deal_and_watch(town.bot.office, town.now)

    town.comes("2026-11-23 20:00")
    assert letters_saying(town, MISSED) == []
    answers(noor, ping(noor, 3))
    town.comes("2026-11-24 09:01")
    town.comes("2026-11-24 10:00")

    for one in (noor, sanne):
        assert [seen.text[:30] for seen in mail(one, MISSED)] == ["Bij 2 meldingen dringt de tijd"]


@SQLITE
def test_more_than_a_message_holds_is_counted(town: Town) -> None:
    team_in(town)
    for _ in range(jobs.AT_ONCE + 2):
        reports(town.person("Bram"))

    town.comes("2026-11-23 14:30")

    [hers] = mail(town.person("Noor"), f"Bij {jobs.AT_ONCE + 2} meldingen dringt de tijd.")
    assert hers.buttons.count("Bekijken") == 10
    assert len(letters_saying(town, MISSED)) == 2


@pytest.mark.both_databases
def test_two_processes_that_wake_at_once_tell_each_case_once(town: Town) -> None:
    team_in(town)
    has_cases(town, "Vraag", "Vraag", "Vraag")
    town.slack.moves_clock(seconds=5 * 3600)
    now = town.now

    at_once(lambda: jobs.deal_and_watch(town.bot.office, now))
    jobs.deal_and_watch(town.bot.office, now)

    noor = town.person("Noor").id
    told = (*letters_saying(town, MISSED), *letters_saying(town, STAGES[2]))
    to_noor = [letter for letter in told if letter.channel == noor]
    named = " ".join(str(letter.blocks) for letter in to_noor)
    assert [named.count(f"Melding {number}:") for number in (1, 2, 3)] == [1, 1, 1]


def at_once(does: Callable[[], object]) -> None:
    both = [threading.Thread(target=does) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
