"""`/smcare stats`: the team's numbers, one's own for oneself alone, and the week in the channel."""

from datetime import timedelta

import pytest

from playground.screen import Seen
from storage import repeats
from storage.people import Language
from storage.promises import Promise
from storage.repeats import Repeat
from tests.town import Resident, Town
from tests.webcare.care import (
    answers,
    hands_over,
    leaves_the_team,
    mail,
    reads,
    reports,
    shown,
    team_in,
    told,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def weeks(reader: Resident) -> list[str]:
    return [seen.text for seen in reader.sees("#social") if seen.text.startswith("Webcare van")]


def about(person: Resident, number: int) -> Seen:
    """The direct message with which that case can be answered."""
    return [seen for seen in mail(person, f"Melding {number}:") if "Beantwoord" in seen.buttons][-1]


def a_week(town: Town) -> None:
    """On Monday Noor answers a question after an hour, a complaint too late, and a third stays open.

    Half a minute more, as reporting takes some seconds of the clock too.
    """
    noor, bram = town.person("Noor"), town.person("Bram")
    reports(bram)
    reports(bram, kind="Klacht", where="Facebook", says="Drie weken niets gehoord")
    reports(bram, kind="Vraag", says="Wanneer is de meeloopdag?")
    town.comes("2026-11-23 10:45:30")
    answers(noor, about(noor, 1))
    town.comes("2026-11-23 12:15:30")
    answers(noor, about(noor, 2))


def test_how_much_came_in_how_fast_it_was_answered_and_how_much_of_it_in_time(town: Town) -> None:
    team_in(town)
    a_week(town)

    text = shown(town.person("Sanne"), "cijfers").text

    assert "Webcare van ma 2 nov tot en met zo 29 nov" in text
    assert "Er kwamen 3 meldingen binnen (in de periode ervoor: 0)." in text
    assert (
        "2 beantwoord: de helft binnen 1 uur en 45 minuten, negen van de tien binnen 2 uur en 21 minuten"
        in text
    )
    assert "50% op tijd: 1 van 2." in text
    assert "Nu staat er 1 open." in text
    assert "▰▰▰▰▰▰▰▰▰▰  vraag · 2" in text
    assert "▰▰▰▰▰▱▱▱▱▱  klacht · 1" in text
    assert "▰▰▰▰▰▱▱▱▱▱  Facebook · 1" in text
    town.comes("2026-11-24 12:00")
    bram = town.person("Bram")
    bram.types("/smwatch verslag", "#social")
    assert "2 beantwoord, 1 van de 2 antwoorden op tijd, 1 melding staat nog open na zijn tijd" in told(bram)
    assert "Van 1 daarvan is de tijd om." in shown(bram, "cijfers").text, "the same as in the report"


def test_promises_and_what_comes_back_are_counted_as_everywhere(town: Town) -> None:
    team = team_in(town)
    a_week(town)
    with town.bot.office.transaction() as session:
        for hours in (-2, -1, 5):
            due_at = town.now + timedelta(hours=hours)
            session.add(Promise(case_id=1, team_id=team.id, at=town.now, by="U1", what="", due_at=due_at))
        session.flush()
        session.get_one(Promise, 1).kept_at = town.now
        session.add(Repeat(team_id=team.id, found_at=town.now))
        session.flush()
        repeats.join(session, 1, [1, 2, 3])

    text = shown(town.person("Sanne"), "cijfers").text

    assert "Op tijd nagekomen: 1 van de 2 toezeggingen." in text
    assert "1 vraag kwam steeds terug: 3 keer gesteld." in text


def test_ones_own_numbers_are_only_in_ones_own_page(town: Town) -> None:
    team_in(town)
    a_week(town)

    noor, sanne = shown(town.person("Noor"), "stats"), shown(town.person("Sanne"), "stats")

    assert "Alleen van jou\n2 beantwoord: de helft binnen" in noor.text
    assert "In deze periode beantwoordde je zelf niets" in sanne.text
    assert "Noor" not in sanne.text


def test_another_stretch_is_a_press_away(town: Town) -> None:
    team_in(town)
    a_week(town)
    sanne = town.person("Sanne")
    town.comes("2026-11-30 09:30")

    sanne.presses("Deze week", shown(sanne, "cijfers"))

    assert "Webcare in week 49" in told(sanne)
    assert "Er kwamen 0 meldingen binnen (in de periode ervoor: 3)." in told(sanne)
    sanne.presses("Een kwartaal", sanne.sees("#social")[-1])
    assert "Er kwamen 3 meldingen binnen" in told(sanne)


@pytest.mark.traced
def test_what_was_asked_again_counts_once_as_answered_and_is_told(town: Town) -> None:
    team_in(town)
    reports(town.person("Bram"))
    noor = town.person("Noor")
    answers(noor, about(noor, 1))
    noor.presses("Heropenen", shown(noor, "1"))
    answers(noor, shown(noor, "1"))

    text = shown(noor, "cijfers").text

    assert "1 beantwoord, na" in text
    assert "1 keer vroeg iemand door na een antwoord." in text


def test_nothing_is_said_as_nothing(town: Town) -> None:
    team_in(town)

    assert "Niemand buiten vroeg of zei iets." in shown(town.person("Bram"), "stats").text


def test_in_english(town: Town) -> None:
    team_in(town)
    reads(town, "Oliver", Language.ENGLISH)
    reports(town.person("Bram"))
    noor = town.person("Noor")
    hands_over(noor, about(noor, 1), "Oliver Quillfeather")

    text = shown(town.person("Oliver"), "stats").text

    assert "1 case came in (in the period before: 0)." in text
    assert "Nothing answered yet." in text
    assert "What came in: question 1. Where: Instagram 1." in text
    assert "Yours alone\nNothing answered yet. 1 is open now." in text


def test_who_left_the_team_is_not_shown_its_numbers(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    page = shown(bram, "stats")
    leaves_the_team(town, "Bram")

    bram.presses("Deze week", page)

    assert "Webcare in week" not in told(bram)


def test_on_friday_after_three_the_channel_reads_the_week_once(town: Town) -> None:
    team_in(town)
    a_week(town)
    bram = town.person("Bram")

    town.comes("2026-11-27 15:04")
    assert weeks(bram) == []
    town.comes("2026-11-27 15:06")
    town.comes("2026-11-27 15:10")

    (text,) = weeks(bram)
    assert text.startswith("Webcare van vr 20 nov tot en met vr 27 nov")
    assert "3 meldingen" in text
    assert "Noor" not in text


def test_it_comes_on_the_last_working_day_and_never_of_a_silent_week(town: Town) -> None:
    team_in(town, holidays=["eerste_kerstdag"])
    a_week(town)
    bram = town.person("Bram")
    noor = town.person("Noor")
    town.comes("2026-11-27 15:06")
    answers(noor, about(noor, 3))
    town.comes("2026-12-04 15:06")
    assert "1 beantwoord" in weeks(bram)[-1], "what was answered just after the last report is told too"
    town.comes("2026-12-11 15:06")
    assert len(weeks(bram)) == 2

    town.comes("2026-12-21 10:00")
    reports(bram, says="Open op kerst?")
    town.comes("2026-12-24 15:06")

    assert weeks(bram)[-1].startswith("Webcare van vr 18 dec tot en met do 24 dec")


def test_a_week_that_was_slept_through_is_not_told_on_monday(town: Town) -> None:
    team_in(town)
    a_week(town)
    town.comes("2026-11-23 13:00")

    town.comes("2026-11-30 09:30")

    assert weeks(town.person("Bram")) == []
