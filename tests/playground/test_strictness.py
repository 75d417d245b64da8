"""What Slack refuses is refused with Slack's error name and the place: a table of broken payloads, one
mistake each.
"""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.running import Playground
from tests.playground import valid
from tests.playground.conftest import Call
from tests.playground.mistakes import GONE, HOME_MISTAKES, MESSAGE_MISTAKES, MODAL_MISTAKES, NOT_DRAWN
from tests.playground.sample import plain

Json = dict[str, Any]


def broken(whole: Any, path: str, value: Any) -> Any:
    """A copy with one mistake in it."""
    result = copy.deepcopy(whole)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = result
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = copy.deepcopy(value)
    return result


def test_the_valid_ones_are_taken(call: Call) -> None:
    for number, block in enumerate(valid.message()):
        answer = call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[block])
        assert answer["ok"], (number, answer)
    assert call("views.publish", user_id="U0DEMO005", view=valid.home())["ok"]


@pytest.mark.parametrize(("path", "value", "sentence", "place"), MESSAGE_MISTAKES + NOT_DRAWN)
def test_a_message_with_one_mistake_is_refused_at_that_place(
    shared_call: Call, path: str, value: Any, sentence: str, place: str
) -> None:
    blocks = broken(valid.message(), path, value)

    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)

    assert answer["error"] == "invalid_blocks"
    _names(answer, sentence, f"/blocks/{place or path}".removesuffix("/-"))


def _names(answer: Json, sentence: str, pointer: str) -> None:
    messages = answer["response_metadata"]["messages"]
    assert any(
        m.startswith(f"[ERROR] {sentence}") and m.endswith(f"[json-pointer:{pointer}]") for m in messages
    ), messages
    assert answer["errors"] == [m.removeprefix("[ERROR] ") for m in messages]


@pytest.mark.parametrize(("path", "value", "sentence", "place"), MODAL_MISTAKES)
def test_a_form_with_one_mistake_is_refused_at_that_place(
    shared_call: Call, path: str, value: Any, sentence: str, place: str
) -> None:
    view = broken(valid.modal(), path, value)

    answer = shared_call("views.open", trigger_id="1.2.x", view=view)

    assert answer["error"] == "invalid_arguments"
    _names(answer, sentence, f"/view{place}")


@pytest.mark.parametrize(("path", "value", "sentence", "place"), HOME_MISTAKES)
def test_a_home_tab_with_one_mistake_is_refused_at_that_place(
    shared_call: Call, path: str, value: Any, sentence: str, place: str
) -> None:
    view = broken(valid.home(), path, value)

    answer = shared_call("views.publish", user_id="U0DEMO005", view=view)

    assert answer["error"] == "invalid_arguments"
    _names(answer, sentence, f"/view{place}")


def test_a_valid_form_gets_as_far_as_its_trigger(shared_call: Call) -> None:
    assert shared_call("views.open", trigger_id="1.2.x", view=valid.modal())["error"] == "invalid_trigger_id"


def test_fifty_blocks_are_the_most_in_a_message(shared_call: Call) -> None:
    divider = {"type": "divider"}

    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[divider] * 51)

    _names(answer, "no more than 50 items allowed", "/blocks")
    assert shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[divider] * 50)["ok"]


def test_a_message_has_one_table(shared_call: Call) -> None:
    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[valid.table()] * 2)

    assert (answer["error"], answer["errors"]) == ("invalid_attachments", ["only_one_table_allowed"])


def test_a_table_belongs_in_a_message(shared_call: Call) -> None:
    view = {"type": "home", "blocks": [valid.table()]}

    answer = shared_call("views.publish", user_id="U0DEMO005", view=view)

    _names(answer, "unsupported type: table", "/view/blocks/0/type")


def test_the_largest_table_is_taken(shared_call: Call) -> None:
    blocks = [{"type": "table", "rows": [valid.row(*["12345"] * 20)] * 100}]

    assert shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)["ok"]


def test_one_field_at_most_has_the_focus(shared_call: Call) -> None:
    view = broken(valid.modal(), "blocks/7/element/focus_on_load", True)
    view = broken(view, "blocks/9/element/focus_on_load", True)

    answer = shared_call("views.open", trigger_id="1.2.x", view=view)

    _names(answer, "only one element may have `focus_on_load` set", "/view/blocks")


def test_a_form_over_250_kb_is_too_large(shared_call: Call) -> None:
    sections = [{"type": "section", "text": plain("é" * 2900)} for _ in range(50)]
    view = valid.modal() | {"blocks": sections}

    assert shared_call("views.open", trigger_id="1.2.x", view=view)["error"] == "view_too_large"


@pytest.mark.parametrize("blocks", ["[]]", {"type": "divider"}, ["divider"]])
def test_blocks_that_are_no_list_of_objects_have_an_error_of_their_own(
    shared_call: Call, blocks: Any
) -> None:
    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)

    assert answer["error"] == "invalid_blocks_format"


@pytest.mark.parametrize(
    "metadata",
    [
        {"event_type": "x"},
        {"event_type": "", "event_payload": {}},
        {"event_type": "x", "event_payload": []},
        "{",
        [],
    ],
)
def test_metadata_is_a_type_and_a_payload(shared_call: Call, metadata: Any) -> None:
    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", metadata=metadata)

    assert answer.get("error") == ("invalid_metadata_format" if metadata else None)


def test_each_refusal_of_a_payload_is_a_complaint(slack: Playground, call: Call) -> None:
    call("chat.postMessage", channel="C0DEMO01", blocks=[{"type": "section"}])

    assert slack.complaints[0]["what"] == "refused: invalid_blocks"
    assert slack.complaints[0]["where"] == "chat.postMessage"
    assert "/blocks/0" in slack.complaints[0]["detail"][0]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(0, 9),
    key=st.sampled_from(["type", "text", "elements", "element", "accessory", "fields", "rows", "slack_file"]),
    value=JSON_VALUES,
)
def test_no_nonsense_in_a_block_breaks_the_playground(
    shared_call: Call, number: int, key: str, value: Any
) -> None:
    blocks = valid.message()
    blocks[number][key] = value

    answer = shared_call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)

    assert answer["ok"] or answer["error"] == "invalid_blocks"
