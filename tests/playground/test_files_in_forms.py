"""A form that takes a file: what the person chose reaches the app as Slack's file object."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import MANIFEST, SampleApp, field, form

Json = dict[str, Any]
TAKES_A_FILE = form(field("Which file?", {"type": "file_input", "filetypes": ["csv"], "max_files": 1}))
ALL_WE_ASK = frozenset({"commands", "chat:write", "users:read", "files:read"})


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground(manifest=MANIFEST, scopes=ALL_WE_ASK) as running:
        yield running


def attached(app: SampleApp) -> list[Json]:
    state = app.bodies("view")[-1]["view"]["state"]["values"]["field"]["value"]
    assert state["type"] == "file_input"
    files: list[Json] = state["files"]
    return files


def test_the_app_gets_the_file_and_fetches_it_with_its_token(
    app: SampleApp, slack: Playground, noor: Person, http: httpx.Client
) -> None:
    app.opens(TAKES_A_FILE)
    noor.types("/plan", "#social")
    noor.attaches("Which file?", "Plan.CSV", b"a;b")

    noor.submits()

    [file] = attached(app)
    assert (file["name"], file["size"], file["user"]) == ("Plan.CSV", 3, noor.id)
    token = {"Authorization": f"Bearer {slack.bot_token}"}
    assert http.get(file["url_private"], headers=token).content == b"a;b"
    assert http.get(file["url_private"]).status_code == 403


def test_a_field_that_must_be_filled_in_needs_a_file(app: SampleApp, noor: Person) -> None:
    app.opens(TAKES_A_FILE)
    noor.types("/plan", "#social")

    assert noor.submits() == "invalid_input"


@pytest.mark.parametrize("name", ["plan.pdf", "plan"])
def test_another_kind_of_file_cannot_be_chosen(app: SampleApp, noor: Person, name: str) -> None:
    app.opens(TAKES_A_FILE)
    noor.types("/plan", "#social")

    with pytest.raises(Trouble, match=re.escape("cannot be chosen")):
        noor.attaches("Which file?", name, b"x")


def test_more_files_than_the_field_takes_and_files_of_others_cannot_be_chosen(
    app: SampleApp, slack: Playground, noor: Person, bram: Person
) -> None:
    app.opens(TAKES_A_FILE)
    noor.types("/plan", "#social")
    mine, too = (slack.sends("/my/attach", b"x", person=noor.id, name="a.csv")["file"] for _ in range(2))
    his = slack.sends("/my/attach", b"x", person=bram.id, name="a.csv")["file"]

    for chosen in ([mine, too], [his], ["F0000"], "F0000"):
        with pytest.raises(Trouble, match=re.escape("cannot be chosen")):
            slack.post(
                "/my/fill",
                {"person": noor.id, "view": noor.form.id, "values": {"field": {"value": chosen}}},
            )


def test_more_than_ten_megabytes_do_not_come_in(slack: Playground, noor: Person) -> None:
    with pytest.raises(Trouble, match="larger than 10 MB"):
        slack.sends("/my/attach", b"x" * (10 * 1024 * 1024 + 1), person=noor.id, name="a.csv")


def test_without_the_scope_the_form_does_not_open(app: SampleApp, slack: Playground, noor: Person) -> None:
    slack.app("deny", scopes=["files:read"])
    app.opens(TAKES_A_FILE)

    with pytest.raises(Trouble, match="did not respond"):
        noor.types("/plan", "#social")

    assert noor.forms == []


def test_messages_take_no_files(call: Call) -> None:
    blocks = [field("Which file?", {"type": "file_input"})]

    assert call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)["error"] == "invalid_blocks"
