"""The ladder: what stands on it by itself, filling it in, and what is missing; numbers only in private."""

import pytest
from sqlalchemy import select

from storage.changes import Change
from storage.database import Database
from storage.escalation import RUNG
from storage.people import Language
from tests.escalation.steps import crisis_team, numbers
from tests.town import Resident, Town
from tests.webcare.care import SOCIAL, leaves_the_team, reads, shown, team_in, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WHO, PHONE, BACKUP, ITS_PHONE = "Wie?", "Telefoonnummer", "Wie vervangt?", "Telefoonnummer van de vervanger"


def opens(person: Resident, number: int) -> None:
    """The form of a rung, from the page."""
    person.presses(f"Trede {number} aanpassen", shown(person, "ladder"))
    person.waits_for_form(f"Trede {number}")


def test_it_stands_by_the_matrix_until_somebody_fills_it_in(town: Town) -> None:
    crisis_team(town)
    text = numbers(shown(town.person("Noor"), "ladder").text)

    assert "Sanne Wolkendam, +31 6 00000101\nVervanger: Milan Haverkruin, +31 6 00000102" in text
    assert "3. Woordvoerder of directie\nnog niemand\nVervanger: nog niemand" in text
    assert "2. Hoofdredacteur\nMilan Haverkruin, geen nummer" in text
    assert "1. Wie over het onderwerp gaat\nWie op het kanaal van de melding plaatst" in text
    assert "Slack maakt niemand wakker: zonder nummer bereik je 's avonds niemand." in text
    assert "Trede 2: het nummer van Milan Haverkruin." in text
    assert "Trede 3: wie het is." in text
    assert "Op de crisislijst, zonder nummer: Oliver Quillfeather." in text


def test_a_rung_is_filled_in_with_numbers_as_they_are_dialled(town: Town) -> None:
    crisis_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")

    opens(noor, 3)
    noor.fills("Of iemand buiten Slack", "Fenne <!here>")
    noor.fills(PHONE, "010 7654321")
    noor.fills(BACKUP, "Oliver Quillfeather")
    noor.fills(ITS_PHONE, "+44 20 7946 0103")
    assert noor.submits() == "cleared"

    assert "Bewaard. Trede 3 is nu:\nFenne &lt;!here&gt; (niet in Slack), +31 10 765 4321" in numbers(
        _raw(noor)
    )
    assert "Vervanger: Oliver Quillfeather, +44 20 7946 0103" in numbers(shown(bram, "escalatieladder").text)
    with town.bot.office.reading() as session:
        fields = session.scalars(select(Change.fields).where(Change.thing == RUNG)).one()
    assert fields["phone"] == [False, True]
    assert not any("+31" in seen.text for seen in bram.sees("#social") if not seen.only_you)


def _raw(person: Resident) -> str:
    """What only they were told last, as it was sent."""
    last = [seen for seen in person.sees("#social") if seen.only_you][-1]
    return str(last.blocks[0]["text"]["text"])


@pytest.mark.parametrize(
    ("label", "typed", "where", "sentence"),
    [
        (PHONE, "12", PHONE, "Dit nummer kan niet bestaan."),
        (PHONE, "bel mij", PHONE, "Dit nummer kan niet bestaan."),
        (ITS_PHONE, "06 12345678", ITS_PHONE, "Van wie is dit nummer?"),
        (WHO, "Imani Zonneveer", WHO, "Kies iemand van dit team."),
        ("Of iemand buiten Slack", "Piket", "Of iemand buiten Slack", "niet allebei"),
        (BACKUP, "Milan Haverkruin", BACKUP, "Dit is dezelfde als hierboven."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    town: Town, label: str, typed: str, where: str, sentence: str
) -> None:
    crisis_team(town)
    noor = town.person("Noor")
    opens(noor, 2)
    assert noor.form.filled[WHO] == "Milan Haverkruin"
    noor.fills(label, typed)
    assert noor.submits() == "errors"
    assert sentence in noor.form.errors[where]
    assert noor.form.filled[label] == typed


def test_who_saves_second_sees_what_the_first_saved(town: Town) -> None:
    crisis_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    for one in (noor, bram):
        opens(one, 2)
        one.fills(PHONE, "06 12345678" if one is noor else "06 87654321")
    noor.submits()

    assert bram.submits() == "updated"
    assert "Noor Pennevree" in bram.form.text
    assert bram.submits() == "cleared"
    assert "Milan Haverkruin, +31 6 87654321" in numbers(shown(noor, "ladder").text)


def test_a_number_that_stayed_while_the_person_did_not_is_asked_about(town: Town) -> None:
    crisis_team(town)
    noor = town.person("Noor")
    opens(noor, 4)
    noor.fills(WHO, "Oliver Quillfeather")
    noor.submits()
    assert "Het nummer bleef gelijk: klopt het ook voor Oliver Quillfeather?" in told(noor)


def test_who_is_not_of_the_team_reads_no_number(town: Town) -> None:
    crisis_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    opens(noor, 4)
    page = shown(bram, "ladder")
    leaves_the_team(town, "Noor")
    leaves_the_team(town, "Bram")

    noor.submits()
    bram.presses("Trede 4 aanpassen", page)
    for one in (noor, bram):
        assert "+31" not in told(one)
    assert "+31" not in shown(bram, "ladder").text


def test_the_english_words_and_a_whole_ladder(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reads(town, "Noor", Language.ENGLISH)
    assert "Rung 4: who it is." in shown(noor, "ladder").text
    assert SOCIAL in noor.channel_id("#social")


def test_a_team_that_has_everybody_reads_that_it_is_complete(town: Town, database: Database) -> None:
    del database
    crisis_team(town)
    noor = town.person("Noor")
    for number in (2, 3, 4):
        opens(noor, number)
        noor.fills(WHO, "Sanne Wolkendam")
        noor.fills(PHONE, "+31 6 12345678")
        noor.fills(BACKUP, "Oliver Quillfeather")
        noor.fills(ITS_PHONE, "+44 20 7946 0103")
        noor.submits()
    text = shown(noor, "ladder").text
    assert "Op de crisislijst, zonder nummer: Milan Haverkruin." in text
    assert "Trede 2" not in text.partition("Wat ontbreekt")[2]
