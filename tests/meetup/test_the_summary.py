"""At 17.00 the prompt becomes the summary: what was said, never who was silent."""

from storage.people import Language
from tests.meetup.daily import (
    EVERYBODY,
    answers,
    leaves_team,
    on_leave,
    prompt,
    prompts,
    replies,
    shown,
    speaks,
    team_in,
    told,
)
from tests.town import Town


def test_the_message_itself_becomes_the_summary_without_buttons(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    noor, bram, milan = (town.person(name) for name in ("Noor", "Bram", "Milan"))
    answers(noor, idea="Kan ik 24 uur werken?")
    answers(bram, heard="De OK-gang heeft wifi", stuck="Toestemming voor de foto")
    milan.presses("Niets vandaag", prompt(milan))
    morning = prompt(noor)

    town.comes("2026-11-24 17:00")

    evening = noor.again(morning)
    assert evening.text.splitlines() == [
        "Meet-up van dinsdag 24 november: doelgroep",
        "Vraag van de dag: Welke vraag kreeg je al drie keer?",
        "Antwoorden: 3 van 8. Eén keer niets vandaag.",
        "• Noor Pennevree: Kan ik 24 uur werken?",
        "• Bram Zevenklaver hoorde: De OK-gang heeft wifi",
        "• Bram Zevenklaver loopt vast: Toestemming voor de foto",
        "Vrij: Jasper Stroomtij en Teun Bladerdorp.",
        "Volgende voorzitter: Imani Zonneveer (woensdag 25 november).",
        "Is het bij jou nog geen 17.00 uur? Met /smmeetup antwoord je nog.",
    ]
    assert evening.buttons == []
    assert len(replies(noor)) == 2


def test_who_did_not_answer_is_named_nowhere(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    answers(town.person("Noor"), idea="Kan ik 24 uur werken?")

    town.comes("2026-11-24 17:00")

    lines = prompt(town.person("Noor")).text.splitlines()
    said = "\n".join(line for line in lines if not line.startswith("Volgende voorzitter"))
    silent = ("Sanne", "Bram", "Yara", "Milan", "Imani", "Lotte", "Oliver")
    assert [name for name in silent if name in said] == []


def test_nobody_answered_is_said_without_names(town: Town) -> None:
    team_in(town, ("Milan", "Noor"))
    town.comes("2026-11-24 09:20")

    town.comes("2026-11-24 17:00")

    said = prompt(town.person("Noor"))
    assert "Er kwamen geen antwoorden." in said.text
    assert "Milan" not in said.text


def test_it_is_at_most_twelve_lines_however_much_was_said(town: Town) -> None:
    team_in(town)
    on_leave(town, "Sanne", "2026-11-24 00:00", "2026-11-25 00:00")
    town.comes("2026-11-24 09:20")
    for name in EVERYBODY:
        answers(town.person(name), heard="regel 1\nregel 2", idea="woord " * 100, stuck="vast " * 100)

    town.comes("2026-11-24 17:00")

    lines = prompt(town.person("Noor")).text.splitlines()
    assert len(lines) == 12
    assert "Nog 15 dingen in het gesprek." in lines


def test_an_answer_from_another_zone_changes_the_summary(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    town.comes("2026-11-24 17:00")
    yara = town.person("Yara")
    assert "geen antwoorden" in prompt(yara).text

    answers(yara, shown(yara), idea="Wanneer is de meeloopdag?")

    assert "Antwoorden: 1 van 8." in prompt(yara).text
    assert "Yara Kustlicht: Wanneer is de meeloopdag?" in prompt(yara).text


def test_a_changed_answer_and_one_taken_away_change_the_summary(town: Town) -> None:
    team_in(town)
    yara = town.person("Yara")
    town.comes("2026-11-24 15:00")
    answers(yara, idea="Eerste")
    town.comes("2026-11-24 17:00")

    answers(yara, shown(yara), idea="Tweede")
    assert "Yara Kustlicht: Tweede" in prompt(yara).text

    yara.presses("Niets vandaag", shown(yara))
    yara.presses("Weghalen", told(yara))
    assert "Tweede" not in prompt(yara).text
    assert "Antwoorden: 1 van 8. Eén keer niets vandaag." in prompt(yara).text
    assert replies(yara) == []


def test_it_comes_late_when_we_slept_and_only_once(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    answers(town.person("Noor"), idea="Kan ik 24 uur werken?")

    town.comes("2026-11-26 08:00")
    edits = len(town.slack.calls("chat.update"))
    town.passes(minutes=5)

    assert "Antwoorden: 1 van 8." in prompts(town.person("Noor"))[0].text
    assert len(town.slack.calls("chat.update")) == edits


def test_a_day_without_a_prompt_and_without_answers_leaves_nothing(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-23 20:00")
    milan = town.person("Milan")
    milan.presses("Niets vandaag", shown(milan))

    town.comes("2026-11-24 18:00")

    assert prompts(milan) == []


def test_the_summary_speaks_the_language_of_the_team(town: Town) -> None:
    team_in(town, language=Language.ENGLISH)
    speaks(town, "Noor", Language.DUTCH)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    answers(noor, idea="Kan ik 24 uur werken?")

    town.comes("2026-11-24 17:00")

    assert "Answers: 1 of 8." in prompt(noor).text


def test_someone_who_left_after_answering_keeps_their_name(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    answers(noor, idea="Kan ik 24 uur werken?")
    leaves_team(town, noor.id)

    town.comes("2026-11-24 17:00")

    assert "Noor Pennevree: Kan ik 24 uur werken?" in prompt(noor).text


def test_it_fits_when_everybody_has_the_longest_name(town: Town) -> None:
    team_in(town)
    everybody = [town.person(name) for name in EVERYBODY]
    for person in everybody:
        person.changes(display_name="&" * 80)
    town.comes("2026-11-24 09:20")
    for person in everybody:
        answers(person, prompt(person), idea="&" * 1000, stuck="&" * 1000)

    town.comes("2026-11-24 17:00")

    assert "*Meet-up van dinsdag 24 november" in str(prompt(everybody[0]).blocks[0])
