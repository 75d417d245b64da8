"""Somebody publishes: a document or a canvas is where it should be, or a file comes and they read why."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.feature import Feature, Word
from bot.office import Visit
from bot.slack.replies import Canvas, Document, Message, Page, Reply
from bot.slack.requests import Command
from playground.screen import NotOnScreen, Seen
from storage.database import Database
from tests.town import Resident, Town, open_town

Json = dict[str, Any]
pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("no_broken_payloads"),
]
FILE = b"# Het plan\n"
SOON = Message("Ik maak het; kijk in onze directe berichten.")


@dataclass
class Press:
    """What publishes: the text it has, which canvas it remembers, and how remembering goes."""

    markdown: str = "## Waarom\nZeven mensen"
    canvas_id: str | None = None
    makes: Callable[[], bytes] = lambda: FILE
    told: list[str] = field(default_factory=list)

    def file(self, channel: str | None, meanwhile: Message | None) -> Document:
        return Document(self.makes, "plan.md", "Het plan", channel, "Van *Noor*", meanwhile)

    def mine(self, _visit: Visit, _command: Command) -> Reply:
        return self.file(None, SOON)

    def here(self, _visit: Visit, command: Command) -> Reply:
        return self.file(command.channel_id, None)

    def canvas(self, _visit: Visit, command: Command) -> Reply:
        return Canvas(
            channel=command.channel_id,
            title="Het plan",
            begins=lambda: Page(self.markdown, self.canvas_id),
            wrote=self.remember,
            gives_up=lambda: self.told.append("niets"),
            said=lambda address: Message(f"Het staat in <{address}|Het plan>."),
            busy=Message("Er wordt net aan geschreven."),
            instead=self.file(command.channel_id, SOON),
        )

    def remember(self, canvas_id: str) -> Page | None:
        self.told.append(canvas_id)
        self.canvas_id = canvas_id
        return None


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def plan() -> Json:
    return {}


@pytest.fixture
def town(database: Database, press: Press, plan: Json) -> Iterator[Town]:
    words = (
        Word("/smplan", ("bestand",), "", press.mine),
        Word("/smplan", ("hier",), "", press.here),
        Word("/smplan", ("canvas",), "", press.canvas),
    )
    with open_town(database, features=(Feature("press", words=words),), **plan) as town:
        yield town


@pytest.fixture
def noor(town: Town) -> Resident:
    return town.person("Noor")


def private(reader: Resident) -> list[str]:
    return [seen.text for seen in reader.sees("#social") if seen.only_you]


def with_files(messages: list[Seen]) -> list[Seen]:
    return [message for message in messages if message.files]


def test_a_document_for_a_channel_is_there_for_everybody(town: Town, noor: Resident) -> None:
    noor.types("/smplan hier", "#social")

    bram = town.person("Bram")
    seen = bram.last("#social")
    assert (seen.text, seen.files[0].name, seen.files[0].title) == ("Van Noor", "plan.md", "Het plan")
    assert bram.fetches(seen.files[0]) == FILE


def test_a_document_for_one_person_is_seen_by_them_alone(town: Town, noor: Resident) -> None:
    noor.types("/smplan bestand", "#social")

    [seen] = with_files(noor.sees("smplan"))
    assert noor.fetches(seen.files[0]) == FILE
    assert private(noor) == [SOON.text]
    assert with_files(town.person("Bram").sees("#social")) == []


ASK, SHOW = "files.getUploadURLExternal", "files.completeUploadExternal"


@pytest.mark.parametrize(
    ("method", "kind", "how", "sentence"),
    [
        (ASK, "refused", {"error": "missing_scope"}, "Ik mag in deze werkruimte nog geen bestanden sturen"),
        (ASK, "refused", {"error": "file_type_not_allowed"}, "neemt van mij geen bestanden aan"),
        (ASK, "ratelimited", {}, "Slack heeft het te druk voor het bestand"),
        (SHOW, "refused", {"error": "not_in_channel"}, "waar het bestand moet komen"),
        (SHOW, "answer_lost", {}, "Staat het bestand er niet?"),
        (SHOW, "refused", {"error": "file_not_found"}, "Slack weigerde het bestand (file_not_found)"),
    ],
)
def test_whatever_slack_says_of_a_document_the_person_knows_what_to_do(
    town: Town, noor: Resident, method: str, kind: str, how: Json, sentence: str
) -> None:
    town.slack.fault(kind, method=method, **how)

    noor.types("/smplan bestand", "#social")

    assert sentence in private(noor)[-1]


def test_a_document_that_cannot_be_made_has_a_number(noor: Resident, press: Press) -> None:
    press.makes = lambda: FILE[1 // 0 :]

    noor.types("/smplan bestand", "#social")

    assert re.search(r"Ik kon het bestand niet maken.* dit nummer: \w{4,}\.", private(noor)[-1])


def test_a_canvas_is_made_once_and_then_written_anew(town: Town, noor: Resident, press: Press) -> None:
    noor.types("/smplan canvas", "#social")
    first = noor.reads_canvas("#social")
    press.markdown = "## Wie\nAcht mensen"
    noor.types("/smplan canvas", "#social")

    seen = town.person("Bram").reads_canvas("#social")
    assert (seen.id, seen.title, seen.text) == (first.id, "Het plan", "Wie\nAcht mensen")
    assert press.told == [first.id] * 2, "and is remembered"
    assert private(noor) == ["Het staat in Het plan."] * 2
    [link] = re.findall(r"<(\S+?)\|", noor.last("#social").raw["text"])
    assert link == f"{town.slack.url}/docs/T0DEMO01/{first.id}"


def test_of_a_canvas_that_is_gone_a_new_one_is_made(noor: Resident, press: Press) -> None:
    noor.types("/smplan canvas", "#social")
    noor.deletes_canvas(noor.reads_canvas("#social"))

    noor.types("/smplan canvas", "#social")

    assert press.told[1:] == [noor.reads_canvas("#social").id], "and remembered"


def test_what_people_wrote_in_the_channels_own_canvas_is_left_alone(noor: Resident) -> None:
    noor.makes_canvas("#social", "Van ons", "Zelf geschreven")

    noor.types("/smplan canvas", "#social")

    assert noor.reads_canvas("#social", "Van ons").text == "Zelf geschreven"
    assert noor.reads_canvas("#social", "Het plan").text == "Waarom\nZeven mensen"


@pytest.mark.parametrize("plan", [{"free_plan": True}])
def test_where_a_free_plan_has_no_room_a_file_comes_and_says_why(noor: Resident, press: Press) -> None:
    noor.makes_canvas("#social", "Van ons", "Zelf geschreven")

    noor.types("/smplan canvas", "#social")

    assert with_files(noor.sees("#social"))[-1].files[0].name == "plan.md"
    assert "in het gratis Slack heeft een kanaal één canvas" in private(noor)[0]
    assert len(private(noor)) == 1
    assert press.told == ["niets"]


def test_a_workspace_without_the_scope_gets_a_file_and_reads_how_to_get_canvases(town: Town) -> None:
    oliver = town.person("Oliver")
    town.slack.app("deny", scopes=["canvases:write"])

    oliver.types("/smplan canvas", "#social")

    assert with_files(oliver.sees("#social"))
    assert private(oliver)[-1].startswith("I am sending a file, as I may not make a canvas")
    assert "canvases:write" in private(oliver)[-1]


MAKE, EDIT = "conversations.canvases.create", "canvases.edit"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("canvas_disabled_user_team", "canvassen staan in je werkruimte uit"),
        ("team_tier_cannot_create_channel_canvases", "bij het abonnement van je werkruimte"),
        ("restricted_action", "Slack laat me hier geen canvas maken (restricted_action)"),
        ("canvas_creation_failed", "Slack weigerde het canvas (canvas_creation_failed)"),
    ],
)
def test_whatever_stands_in_the_way_of_a_canvas_a_file_comes(
    town: Town, noor: Resident, error: str, sentence: str
) -> None:
    town.slack.fault("refused", method=MAKE, error=error)

    noor.types("/smplan canvas", "#social")

    assert sentence in private(noor)[-1]
    assert with_files(noor.sees("#social"))


@pytest.mark.parametrize(
    ("method", "kind", "how", "sentence"),
    [
        (MAKE, "ratelimited", {}, "Slack heeft het te druk voor het canvas"),
        (MAKE, "refused", {"error": "channel_not_found"}, "waar het canvas moet komen"),
        (MAKE, "dropped", {}, "of het canvas er staat"),
        (EDIT, "server_error", {}, "of het canvas is bijgewerkt"),
        (EDIT, "refused", {"error": "canvas_editing_locked"}, "Er wordt net aan het canvas gewerkt"),
        ("auth.test", "ratelimited", {}, "Slack heeft het te druk voor het canvas"),
    ],
)
def test_what_passes_and_what_may_be_done_is_only_told(
    town: Town, noor: Resident, method: str, kind: str, how: Json, sentence: str
) -> None:
    if method == EDIT:
        noor.types("/smplan canvas", "#social")
    town.slack.fault(kind, method=method, **how)

    noor.types("/smplan canvas", "#social")

    assert sentence in private(noor)[-1]
    assert with_files(noor.sees("#social")) == []
    assert len(town.slack.calls(MAKE)) == (method != "auth.test"), "and nothing is made twice"


def test_an_answer_that_was_lost_makes_no_second_canvas(town: Town, noor: Resident) -> None:
    town.slack.fault("answer_lost", method=MAKE)

    noor.types("/smplan canvas", "#social")

    assert "Verwijder het voor je het me nog eens vraagt" in private(noor)[-1]
    assert noor.reads_canvas("#social").title == "Het plan"
    assert len(town.slack.calls(MAKE)) == 1


def test_who_cannot_remember_a_canvas_says_so(noor: Resident, press: Press) -> None:
    press.told = ()  # type: ignore[assignment]  # which takes nothing in

    noor.types("/smplan canvas", "#social")

    assert noor.reads_canvas("#social").text == "Waarom\nZeven mensen"
    assert "Het staat in Het plan." in private(noor)
    assert re.search(r"kon niet onthouden welk het is.* dit nummer: \w{4,}\.", private(noor)[0])


def test_when_neither_canvas_nor_file_can_be_both_are_explained(town: Town, noor: Resident) -> None:
    town.slack.app("deny", scopes=["canvases:write", "files:write"])

    noor.types("/smplan canvas", "#social")

    assert ["`canvases:write`" in noor.sees("#social")[-2].raw["text"], "`files:write`" in private(noor)[-1]]
    with pytest.raises(NotOnScreen):
        noor.reads_canvas("#social")
