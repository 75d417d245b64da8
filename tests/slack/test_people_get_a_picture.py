"""Somebody asks for a picture: it comes to them or to the channel, and who gets none reads what to do."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.feature import Feature, Word
from bot.office import Visit
from bot.pictures.heat_map import heat_map
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Form, Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from playground.screen import Seen
from storage.database import Database
from tests.pictures.reading_pictures import matrix
from tests.town import Resident, Town, open_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
KITCHEN = "C0DEMO03"
"""A channel in which the bot is not."""
SHOWN = heat_map(matrix(tasks=4, people=6))
ALONE = Message("Ik teken het; kijk over een paar tellen in onze directe berichten.")


def picture(
    channel: str | None, meanwhile: Message | None = None, draw: Callable[[], bytes] = lambda: SHOWN
) -> Picture:
    return Picture(
        draw=draw,
        file_name="wie-doet-wat.png",
        title="Wie doet wat",
        alt_text="Vier taken en zes mensen. Niemand vervangt bij webcare.",
        channel=channel,
        comment="*Wie doet wat* in Sociaal",
        meanwhile=meanwhile,
    )


def broken() -> bytes:
    raise RuntimeError("out of ink")


def menu(_visit: Visit, _command: Command) -> Reply:
    return Message(
        "Kies", (section("Kies"), actions(button("gallery.mine", "Teken"), button("gallery.form", "Vraag")))
    )


def form(_visit: Visit, _press: ButtonPress) -> Reply:
    return Form("gallery.ask", "Tekenen", (section("Zal ik?"),), "Ja", "Nee")


def here(_visit: Visit, command: Command) -> Reply:
    return picture(command.channel_id)


def mine(_visit: Visit, _asked: Command | ButtonPress | FormSent) -> Reply:
    return picture(None, ALONE)


GALLERY = Feature(
    "gallery",
    words=(
        Word("/smplan", (), "", menu),
        Word("/smplan", ("hier",), "", here),
        Word("/smplan", ("mij",), "", mine),
        Word("/smplan", ("elders",), "", lambda _visit, _command: picture(KITCHEN)),
        Word("/smplan", ("stuk",), "", lambda _visit, _command: picture(None, ALONE, broken)),
    ),
    buttons={"gallery.mine": mine, "gallery.form": form},
    forms={"gallery.ask": mine},
)


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    """The bot of this town can do nothing but draw."""
    with open_town(database, features=(GALLERY,)) as town:
        yield town
        assert town.slack.complaints == []


@pytest.fixture
def noor(town: Town) -> Resident:
    return town.person("Noor")


def private(reader: Resident) -> list[str]:
    return [seen.text for seen in reader.sees("#social") if seen.only_you]


def pictures(messages: list[Seen]) -> list[Seen]:
    return [message for message in messages if message.files]


def test_a_picture_for_a_channel_is_there_for_everybody(town: Town, noor: Resident) -> None:
    noor.types("/smplan hier", "#social")

    bram = town.person("Bram")
    seen = bram.last("#social")
    [file] = seen.files
    assert (seen.text, seen.author, file.title) == ("Wie doet wat in Sociaal", "smplan", "Wie doet wat")
    assert file.alt_text == "Vier taken en zes mensen. Niemand vervangt bij webcare."
    assert bram.fetches(file) == SHOWN


def test_a_picture_for_one_person_is_seen_by_them_alone(town: Town, noor: Resident) -> None:
    noor.types("/smplan mij", "#social")

    [seen] = pictures(noor.sees("smplan"))
    assert noor.fetches(seen.files[0]) == SHOWN
    assert private(noor) == [ALONE.text]
    assert pictures(noor.sees("#social")) == []
    assert pictures(town.person("Bram").sees("smplan")) == []


def test_it_can_be_asked_for_in_a_direct_message(noor: Resident) -> None:
    noor.types("smplan mij", "smplan")

    assert len(pictures(noor.sees("smplan"))) == 1


def test_it_can_be_asked_for_with_a_button(noor: Resident) -> None:
    noor.types("/smplan", "#social")

    noor.presses("Teken", noor.last("#social"))

    assert len(pictures(noor.sees("smplan"))) == 1


def test_a_form_that_asks_for_it_closes(noor: Resident) -> None:
    noor.types("/smplan", "#social")
    noor.presses("Vraag", noor.last("#social"))

    assert noor.submits() == "cleared"

    assert len(pictures(noor.sees("smplan"))) == 1


def test_a_workspace_without_the_scope_is_told_how_to_get_pictures(town: Town, noor: Resident) -> None:
    town.slack.app("deny", scopes=["files:write"])

    noor.types("/smplan mij", "#social")

    assert pictures(noor.sees("smplan")) == []
    assert "Ik mag in deze werkruimte nog geen afbeeldingen sturen" in private(noor)[-1]
    assert "files:write" in private(noor)[-1]


def test_a_channel_without_the_bot_is_told_to_invite_it(noor: Resident) -> None:
    noor.types("/smplan elders", "#social")

    assert "/invite @smplan" in private(noor)[-1]
    assert pictures(noor.sees("smplan")) == [], "nor does it go elsewhere"


OPEN, ASK, SHOW = "conversations.open", "files.getUploadURLExternal", "files.completeUploadExternal"
BUSY, SILENT = "Slack heeft het te druk", "Slack gaf niet op tijd antwoord"
FAULTS: list[tuple[str, str, dict[str, Any], str]] = [
    (OPEN, "refused", {"error": "user_disabled"}, "Messages Tab"),
    (OPEN, "ratelimited", {}, BUSY),
    (ASK, "refused", {"error": "file_uploads_disabled"}, "bestanden van apps toe te staan"),
    (ASK, "ratelimited", {}, BUSY),
    (ASK, "server_error", {}, SILENT),
    ("upload_url", "ratelimited", {}, BUSY),
    ("upload_url", "answer_lost", {}, SILENT),
    ("upload_url", "server_error", {}, SILENT),
    (SHOW, "refused", {"error": "posting_to_channel_denied"}, "Ik mag van Slack in dat kanaal geen"),
    (SHOW, "refused", {"error": "file_not_found"}, "Slack weigerde de afbeelding (file_not_found)"),
    (SHOW, "answer_lost", {}, SILENT),
]


@pytest.mark.parametrize(("method", "kind", "how", "sentence"), FAULTS)
def test_whatever_slack_says_the_person_knows_what_to_do(
    town: Town, noor: Resident, method: str, kind: str, how: dict[str, Any], sentence: str
) -> None:
    town.slack.fault(kind, method=method, **how)

    noor.types("/smplan mij", "#social")

    assert sentence in private(noor)[-1]
    assert private(noor)[0] == ALONE.text


def test_they_read_it_in_their_own_language(town: Town) -> None:
    oliver = town.person("Oliver")
    town.slack.fault("ratelimited", method=ASK)

    oliver.types("/smplan mij", "#social")

    assert private(oliver)[-1] == "Slack is too busy for the picture. Try again in a minute."


def test_who_asked_in_a_direct_message_hears_of_trouble_there(town: Town, noor: Resident) -> None:
    town.slack.fault("ratelimited", method=ASK)

    noor.types("smplan mij", "smplan")

    assert [seen.text for seen in noor.sees("smplan") if seen.author == "smplan"] == [
        ALONE.text,
        "Slack heeft het te druk voor de afbeelding. Probeer het over een minuut nog eens.",
    ]


def test_a_picture_that_cannot_be_drawn_has_a_number(
    noor: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    noor.types("/smplan stuk", "#social")

    assert re.search(r"niet tekenen, en dat ligt aan mij.* dit nummer: \w{4,}\.", private(noor)[-1])
    assert "a file could not be made" in caplog.text
    assert pictures(noor.sees("smplan")) == []
