"""Canvases: tabs above a channel, in a dialect of Markdown, and what free plans have not."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from tests.playground.sample import MANIFEST

Json = dict[str, Any]
Call = Callable[..., Json]
CHANNEL, TAB, EDIT = "conversations.canvases.create", "canvases.create", "canvases.edit"
SCOPES = frozenset({"chat:write", "canvases:write"})
PLAN = """# Waarom
Uitval is **hoog**: *12 %*, zegt ![](@U0DEMO005) in ![](#C0DEMO01).

> Niemand belt terug

- [x] zeven mensen
- [ ] [het stuk](https://example.org/stuk)

| Wie | Wat |
| --- | --- |
| ![](@U0DEMO005) | a \\| b |
"""


@pytest.fixture
def plan() -> Json:
    return {}


@pytest.fixture
def slack(plan: Json) -> Iterator[Playground]:
    with Playground(manifest=MANIFEST, scopes=SCOPES, **plan) as running:
        yield running


def text(markdown: str) -> Json:
    return {"type": "markdown", "markdown": markdown}


def replaced(markdown: str) -> list[Json]:
    return [{"operation": "replace", "document_content": text(markdown)}]


def made(call: Call, method: str = CHANNEL, markdown: str = PLAN, **more: Any) -> Json:
    arguments = {"channel_id": "C0DEMO01", "title": "Het plan", "document_content": text(markdown), **more}
    return call(method, **arguments)


def test_a_channel_reads_its_canvas(call: Call, bram: Person) -> None:
    answer = made(call)

    seen = bram.reads_canvas("#social")
    assert (seen.id, seen.title, seen.markdown) == (answer["canvas_id"], "Het plan", PLAN)
    assert seen.text.splitlines() == [
        "Waarom",
        "Uitval is hoog: 12 %, zegt @Noor Pennevree in #social.",
        "",
        "Niemand belt terug",
        "",
        "• ☑ zeven mensen",
        "• ☐ het stuk",
        "",
        "Wie | Wat",
        "@Noor Pennevree | a | b",
    ]


def test_it_is_written_anew_under_the_same_title(call: Call, noor: Person) -> None:
    canvas = made(call)["canvas_id"]

    assert call(EDIT, canvas_id=canvas, changes=replaced("Alles anders"))["ok"]

    assert (noor.reads_canvas("#social").title, noor.reads_canvas("#social").text) == (
        "Het plan",
        "Alles anders",
    )


def test_a_channel_has_one_of_its_own_and_tabs_beside_it(call: Call, noor: Person) -> None:
    noor.makes_canvas("#social", "Van ons", "Zelf geschreven")

    assert made(call)["error"] == "channel_canvas_already_exists"
    assert made(call, TAB)["ok"]

    assert noor.reads_canvas("#social", "Van ons").text == "Zelf geschreven"
    assert noor.reads_canvas("#social", "Het plan").markdown == PLAN
    with pytest.raises(NotOnScreen, match="2 times"):
        noor.reads_canvas("#social")


@pytest.mark.parametrize("plan", [{"free_plan": True}])
def test_a_free_plan_has_one_a_channel(call: Call, noor: Person) -> None:
    standalone = call(TAB, title="Nergens")
    canvas = made(call, TAB)["canvas_id"]
    more = [made(call, method)["error"] for method in (CHANNEL, TAB)]

    assert standalone["error"] == "free_teams_cannot_create_standalone_canvases"
    assert more == ["free_team_canvas_tab_already_exists"] * 2
    assert call(EDIT, canvas_id=canvas, changes=replaced("Kan wel"))["ok"]
    assert noor.reads_canvas("#social").text == "Kan wel"


def test_a_canvas_that_somebody_deleted_is_not_found(call: Call, noor: Person) -> None:
    canvas = made(call)["canvas_id"]

    noor.deletes_canvas(noor.reads_canvas("#social"))

    assert call(EDIT, canvas_id=canvas, changes=replaced("x"))["error"] == "canvas_not_found"
    assert made(call)["ok"]


def test_who_cannot_see_a_channel_cannot_read_its_canvas(
    call: Call, http: httpx.Client, slack: Playground, noor: Person
) -> None:
    private = noor.makes_channel("geheim", private=True)
    noor.channel_does("invite", private, who=slack.service.world.first().installation.bot_user)
    canvas = made(call, channel_id=private)["canvas_id"]
    query = {"person": slack.person("Bram").id, "canvas": canvas}

    assert http.get(f"{slack.url}/my/canvas", params=query).json()["error"] == "canvas_not_found"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"channel_id": "C0DEMO04"}, "channel_not_found"),
        ({"channel_id": None}, "invalid_arguments"),
        ({"document_content": {"type": "html", "markdown": "x"}}, "invalid_arguments"),
        ({"document_content": {"type": "markdown", "markdown": 3}}, "invalid_arguments"),
        ({"document_content": text("x" * 1_048_577)}, "canvas_creation_failed"),
    ],
)
def test_what_slack_does_not_take_makes_nothing(
    call: Call, noor: Person, arguments: Json, error: str
) -> None:
    assert made(call, **arguments)["error"] == error
    with pytest.raises(NotOnScreen):
        noor.reads_canvas("#social")


def table(rows: int) -> str:
    return "|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n" * rows


LINES = [
    ("### diep", None),
    ("#### dieper", "line 1: Unsupported heading level (4)"),
    ("x\n> citaat\n> - lijst", "line 3: Unsupported block type (List) within block quote"),
    ("- lijst\n  > citaat", "line 2: Unsupported block type (Quote) within list"),
    ("1. een\n   - twee", "line 2: Unsupported block type (List) within list of another kind"),
    ("- een\n  - twee\n- drie\n\n1. een", None),
    ("```\n#### code\n```", None),
    (table(99), None),
    (table(100), "line 1: Unsupported table size (303 cells)"),
]


@pytest.mark.parametrize(("markdown", "fault"), LINES)
def test_slack_names_the_line_that_it_cannot_take(
    shared_canvas: Callable[[str], Json], markdown: str, fault: str | None
) -> None:
    answer = shared_canvas(markdown)

    assert answer["ok"] is (fault is None)
    if fault:
        assert (answer["error"], answer["detail"]) == ("canvas_editing_failed", f"'content' error: {fault}")


@pytest.fixture(scope="module")
def shared_canvas() -> Iterator[Callable[[str], Json]]:
    """Writes a canvas anew, in one playground for all lines."""
    with Playground(manifest=MANIFEST, scopes=SCOPES) as slack, httpx.Client(trust_env=False) as http:
        headers = {"Authorization": f"Bearer {slack.bot_token}"}

        def calls(method: str, **arguments: Any) -> Json:
            answer: Json = http.post(slack.api_url + method, json=arguments, headers=headers).json()
            return answer

        canvas = calls(CHANNEL, channel_id="C0DEMO01")["canvas_id"]
        yield lambda markdown: calls(EDIT, canvas_id=canvas, changes=replaced(markdown))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ([], "invalid_arguments"),
        (replaced("a") + replaced("b"), "invalid_arguments"),
        ([{"operation": "sprinkle"}], "invalid_arguments"),
        ([{"operation": "replace"}], "invalid_arguments"),
        ([{"operation": "insert_at_end"}], "unsupported by the playground: insert_at_end of a section"),
        (replaced("x" * 1_048_577), "canvas_too_large"),
    ],
)
def test_one_change_a_call_and_only_of_everything(call: Call, changes: list[Json], error: str) -> None:
    assert call(EDIT, canvas_id=made(call)["canvas_id"], changes=changes)["error"] == error


def test_without_the_scope_there_are_no_canvases(slack: Playground, call: Call) -> None:
    slack.app("deny", scopes=["canvases:write"])

    assert [call(method)["needed"] for method in (CHANNEL, TAB, EDIT)] == ["canvases:write"] * 3
    assert slack.complaints == []
