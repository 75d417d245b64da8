"""The ten minutes: a chair in turn, a clock that everybody sees, two minutes left, and what was decided."""

import pytest
from sqlalchemy import select

from storage.actions import Action
from tests.meetup.daily import (
    answers,
    becomes,
    on_leave,
    prompt,
    prompts,
    shown,
    team_in,
    told,
)
from tests.meetup.talks import letters, starts, talk, talks, thread
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def noor(town: Town) -> Resident:
    """Noor, on Tuesday after the prompt; Bram is the chair of the day."""
    team_in(town)
    town.comes("2026-11-24 09:20")
    return town.person("Noor")


def test_whoever_presses_starts_it_and_the_chair_of_the_day_leads(noor: Resident) -> None:
    noor.presses("Start tien minuten", prompt(noor))

    assert "De tien minuten lopen, in het kanaal. Bram Zevenklaver zit voor." in told(noor).text
    said = talk(noor)
    assert "nog 10 minuten" in said.text
    assert "0-1 vandaag" in str(said.raw)
    assert said.buttons == ["Besluit vastleggen", "Idee", "Klaar"]
    assert prompt(noor).buttons == ["Antwoorden", "Niets vandaag"]


def test_the_clock_goes_on_in_the_same_message_and_ends_by_itself(town: Town, noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?", heard="De OK-gang heeft wifi", stuck="Toestemming ontbreekt")
    starts(noor, town)

    seen = []
    for _ in range(10):
        town.passes(minutes=1)
        seen.append(str(talk(noor).raw))

    assert len(talks(noor)) == 1
    assert "hoorde" in seen[0] or "De OK-gang heeft wifi" in seen[0]
    assert "nog 7 minuten" in seen[2]
    assert "Kan ik 24 uur werken?" in seen[2]
    assert "Kies er twee." in seen[5]
    assert "Maak er een bericht van" in seen[5]
    assert "Toestemming ontbreekt" in seen[7]
    assert "Er zijn geen besluiten vastgelegd." in seen[8]
    assert "De tien minuten zijn voorbij, na 10 minuten." in seen[9]
    warned = [one.text for one in thread(noor, talk(noor))]
    assert warned == [":hourglass_flowing_sand: @Bram Zevenklaver, nog twee minuten."]


def test_after_a_sleep_the_clock_is_shown_once_as_it_is_then(town: Town, noor: Resident) -> None:
    starts(noor, town)
    edits = len(town.slack.calls("chat.update"))

    town.passes(minutes=5)
    assert "nog 5 minuten" in talk(noor).text
    assert len(town.slack.calls("chat.update")) == edits + 1

    town.passes(hours=3)
    assert "voorbij, na 10 minuten" in talk(noor).text
    assert thread(noor, talk(noor)) == []


@pytest.mark.traced
def test_who_starts_it_again_hears_that_it_is_on_or_was_held(town: Town, noor: Resident) -> None:
    milan = town.person("Milan")
    starts(noor, town)

    starts(milan, town)
    assert "Noor Pennevree begon ze" in told(milan).text

    milan.presses("Klaar", talk(milan))
    assert "Klaar. In het kanaal staat wat is afgesproken." in told(milan).text
    assert "voorbij, na één minuut" in talk(noor).text
    noor.presses("Besluit vastleggen", talk(noor))
    starts(milan, town)
    assert "zijn al geweest" in told(milan).text


def test_a_decision_is_an_action_of_its_owner_and_stands_in_the_summary(town: Town, noor: Resident) -> None:
    milan = town.person("Milan")
    starts(noor, town)
    noor.presses("Besluit vastleggen", talk(noor))
    assert noor.submits() == "invalid_input"
    noor.fills("Wat is afgesproken?", "Milan belt de drukker")
    noor.chooses("Wie doet het?", milan.id)
    assert noor.submits() == "cleared"

    assert "Vastgelegd: “Milan belt de drukker”. Het staat" in told(noor).text
    given = letters(milan, "Milan belt de drukker")[0]
    assert "In de meet-up van dinsdag 24 november (social) is afgesproken dat jij dit doet" in given.text
    assert "@Noor Pennevree legde het vast" in given.text
    noor.presses("Klaar", talk(noor))
    assert "• Besloten: Milan belt de drukker (Milan Haverkruin" in talk(noor).text
    town.comes("2026-11-24 17:00")
    assert "• Besloten: Milan belt de drukker (Milan Haverkruin" in prompts(noor)[-1].text
    with town.bot.office.reading() as session:
        action = session.scalars(select(Action)).one()
        assert action.about.startswith("meetup:")


def test_a_decision_that_comes_late_is_read_back_too(town: Town, noor: Resident) -> None:
    starts(noor, town)
    noor.presses("Klaar", talk(noor))
    noor.presses("Besluit vastleggen", talk(noor))
    noor.fills("Wat is afgesproken?", "Ik vraag het na")
    noor.submits()

    assert "• Besloten: Ik vraag het na (Noor Pennevree" in talk(noor).text
    assert letters(noor, "Ik vraag het na") == []


def test_the_chair_turns_and_nobody_leads_again_before_the_others(town: Town) -> None:
    team_in(town, ("Sanne", "Bram", "Milan"))
    led = []
    for day in ("2026-11-24", "2026-11-30", "2026-12-01"):
        town.comes(f"{day} 09:20")
        text = prompts(town.person("Milan"))[-1].text
        led.append(text.partition("Voorzitter: ")[2].partition(" ")[0])

    assert sorted(led) == ["Bram", "Milan", "Sanne"]


def test_who_went_on_leave_since_the_morning_does_not_lead(town: Town, noor: Resident) -> None:
    on_leave(town, "Bram", "2026-11-24 00:00", "2026-11-25 00:00")

    starts(noor, town)

    assert "Bram" not in told(noor).text


def test_alone_it_stays_in_writing(town: Town) -> None:
    team_in(town, ("Milan", "Teun"))
    town.comes("2026-11-24 09:20")
    milan = town.person("Milan")

    assert "Vandaag alleen schriftelijk: er is verder niemand." in prompt(milan).text
    assert "Start tien minuten" not in prompt(milan).buttons
    assert "Voorzitter" not in prompt(milan).text
    milan.types("/smmeetup start", "#social")
    assert "Vandaag alleen schriftelijk" in told(milan).text


def test_a_team_of_one_asks_itself(town: Town) -> None:
    team_in(town, ("Sanne",))
    town.comes("2026-11-24 09:20")

    text = prompt(town.person("Sanne")).text
    assert "schriftelijk" not in text
    assert "Voorzitter" not in text


def test_a_team_that_only_writes_has_no_ten_minutes(town: Town) -> None:
    team_in(town, meetup_in_writing=True)
    town.comes("2026-11-24 09:20")

    assert prompt(town.person("Noor")).buttons == ["Antwoorden", "Niets vandaag"]
    assert "Voorzitter" not in prompt(town.person("Noor")).text


def test_without_turns_who_starts_leads(town: Town) -> None:
    team_in(town, meetup_chair_rotates=False)
    town.comes("2026-11-24 09:20")
    noor = town.person("Noor")

    assert "Voorzitter" not in prompt(noor).text
    starts(noor, town)
    assert "Noor Pennevree zit voor" in told(noor).text


def test_before_the_prompt_after_five_and_on_a_day_off_it_does_not_begin(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 08:00")
    assert "komt om 9.20 uur" in shown(noor, "start").text

    town.comes("2026-11-24 09:20")
    assert "nooit begonnen" not in shown(noor, "off").text
    assert "Noor Pennevree zette die uit" in shown(noor, "start").text

    town.comes("2026-11-25 17:05")
    assert "voorbij" in shown(noor, "start").text
    town.comes("2026-11-28 10:00")
    assert "hebben jullie geen meet-up" in shown(noor, "start").text


def test_a_chair_who_left_is_followed_by_the_next(town: Town, noor: Resident) -> None:
    becomes(town, "Bram", deactivated=True)

    starts(noor, town)

    assert "Bram" not in told(noor).text
