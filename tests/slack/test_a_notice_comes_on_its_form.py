"""A short answer to a button in a form is shown on that form, or in private when it cannot be."""

from collections.abc import Iterator

import pytest

from bot.feature import Feature, Word
from bot.office import Visit
from bot.slack.blocks import actions, context, divider, section
from bot.slack.elements import button
from bot.slack.replies import Document, Form, Message, Push, Reply
from bot.slack.requests import ButtonPress, Command
from storage.database import Database
from tests.town import Resident, Town, open_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BUTTONS = {"Kort": "notes.short", "Lang": "notes.long", "Dieper": "notes.deeper", "Bestand": "notes.file"}
SHORT = Message("Deze waarde is weg. Kies een andere.")
LONG = Message("Alles", (section("Alles"), divider(), section("wat er is"), context("en meer")))


def screen() -> Form:
    buttons = actions(*(button(name, label) for label, name in BUTTONS.items()))
    return Form("notes.form", "Vraag", (section("Kies"), buttons), submit=None, close="Terug")


def opens(_visit: Visit, _command: Command) -> Reply:
    return screen()


def deeper(_visit: Visit, _press: ButtonPress) -> Reply:
    return Push(screen())


def file(_visit: Visit, _press: ButtonPress) -> Reply:
    return Document(lambda: b"# Het plan", "plan.md", "Het plan", meanwhile=Message("Ik maak het bestand."))


NOTES = Feature(
    "notes",
    words=(Word("/smplan", (), "", opens),),
    buttons={
        "notes.short": lambda *_: SHORT,
        "notes.long": lambda *_: LONG,
        "notes.deeper": deeper,
        "notes.file": file,
    },
)


@pytest.fixture
def noor(town: Town) -> Resident:
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    noor.waits_for_form("Vraag")
    return noor


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with open_town(database, features=(NOTES,)) as town:
        yield town
        assert town.slack.complaints == []


def test_a_notice_lies_on_the_form_which_is_there_again_when_it_closes(noor: Resident) -> None:
    noor.presses("Kort")
    assert (noor.form.title, noor.form.text) == ("smplan", SHORT.text)
    noor.closes()
    assert noor.form.title == "Vraag"


def test_a_page_comes_as_a_message(noor: Resident) -> None:
    noor.presses("Lang")
    assert noor.form.title == "Vraag"
    assert "wat er is" in noor.last("#social").text


def test_a_notice_for_which_the_pile_is_too_high_comes_in_private(noor: Resident) -> None:
    noor.presses("Dieper")
    noor.presses("Dieper")
    noor.presses("Kort")
    assert noor.form.title == "Vraag"
    assert SHORT.text in noor.last("#social").text


def test_what_is_told_next_takes_the_place_of_the_notice(town: Town, noor: Resident) -> None:
    town.slack.fault("refused", method="files.getUploadURLExternal", error="missing_scope")

    noor.presses("Bestand")

    assert "Ik mag in deze werkruimte nog geen bestanden sturen" in noor.form.text
    assert len(noor.forms) == 2


def test_when_the_notice_did_not_come_its_trigger_is_not_tried_again(town: Town, noor: Resident) -> None:
    town.slack.fault("refused", method="files.getUploadURLExternal", error="missing_scope")
    town.slack.fault("refused", method="views.push", error="expired_trigger_id", times=1)

    noor.presses("Bestand")

    assert "Ik mag in deze werkruimte nog geen bestanden sturen" in noor.last("#social").text
    assert noor.form.title == "Vraag"
