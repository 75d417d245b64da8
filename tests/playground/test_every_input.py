"""Every kind of input: what a person chooses reaches the app in Slack's shape, initial values
included, touched or not.
"""

from typing import Any

import pytest

from playground.people import Person
from playground.screen import NotOnScreen
from playground.site import Trouble
from tests.playground import valid
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp, actions, button, field, form, plain, section, text_field

Json = dict[str, Any]
A, B, C = ({"text": plain(t) | {"emoji": True}, "value": t.lower()} for t in "ABC")
CHOICES = {"options": [{"text": plain(t), "value": t.lower()} for t in "ABC"]}
FIRST = CHOICES["options"][0]

# element, what the person chooses (None: nothing), the state, the state when nothing was chosen
INPUTS: list[tuple[Json, Any, Json, Json]] = [
    ({"type": "plain_text_input"}, "hi", {"value": "hi"}, {"value": None}),
    ({"type": "plain_text_input", "initial_value": "old"}, "new", {"value": "new"}, {"value": "old"}),
    ({"type": "number_input", "is_decimal_allowed": False}, "12", {"value": "12"}, {"value": None}),
    ({"type": "email_text_input"}, "a@b.nl", {"value": "a@b.nl"}, {"value": None}),
    ({"type": "url_text_input"}, "https://a.nl", {"value": "https://a.nl"}, {"value": None}),
    ({"type": "datepicker"}, "2026-11-24", {"selected_date": "2026-11-24"}, {"selected_date": None}),
    (
        {"type": "datepicker", "initial_date": "2026-11-23"},
        "2026-11-24",
        {"selected_date": "2026-11-24"},
        {"selected_date": "2026-11-23"},
    ),
    ({"type": "timepicker"}, "09:20", {"selected_time": "09:20"}, {"selected_time": None}),
    (
        {"type": "datetimepicker", "initial_date_time": 1795423500},
        1795424400,
        {"selected_date_time": 1795424400},
        {"selected_date_time": 1795423500},
    ),
    ({"type": "static_select", **CHOICES}, "B", {"selected_option": B}, {"selected_option": None}),
    (
        {"type": "static_select", **CHOICES, "initial_option": FIRST},
        "B",
        {"selected_option": B},
        {"selected_option": A},
    ),
    (
        {"type": "static_select", "option_groups": [{"label": plain("G"), "options": CHOICES["options"]}]},
        "C",
        {"selected_option": C},
        {"selected_option": None},
    ),
    ({"type": "radio_buttons", **CHOICES}, "A", {"selected_option": A}, {"selected_option": None}),
    ({"type": "checkboxes", **CHOICES}, ["A", "C"], {"selected_options": [A, C]}, {"selected_options": []}),
    (
        {"type": "checkboxes", **CHOICES, "initial_options": [FIRST]},
        ["B"],
        {"selected_options": [B]},
        {"selected_options": [A]},
    ),
    ({"type": "multi_static_select", **CHOICES}, ["A"], {"selected_options": [A]}, {"selected_options": []}),
    ({"type": "users_select"}, "@Bram", {"selected_user": "U0DEMO002"}, {"selected_user": None}),
    (
        {"type": "users_select", "initial_user": "U0DEMO001"},
        "Bram",
        {"selected_user": "U0DEMO002"},
        {"selected_user": "U0DEMO001"},
    ),
    (
        {"type": "multi_users_select"},
        ["Bram", "Noor"],
        {"selected_users": ["U0DEMO002", "U0DEMO005"]},
        {"selected_users": []},
    ),
    ({"type": "channels_select"}, "#social", {"selected_channel": "C0DEMO01"}, {"selected_channel": None}),
    (
        {"type": "multi_channels_select"},
        ["#social"],
        {"selected_channels": ["C0DEMO01"]},
        {"selected_channels": []},
    ),
    (
        {"type": "conversations_select"},
        "#social",
        {"selected_conversation": "C0DEMO01"},
        {"selected_conversation": None},
    ),
    (
        {"type": "multi_conversations_select"},
        ["#social"],
        {"selected_conversations": ["C0DEMO01"]},
        {"selected_conversations": []},
    ),
]


@pytest.mark.parametrize(("element", "choice", "state", "_untouched"), INPUTS)
def test_what_is_chosen_is_in_the_state(
    app: SampleApp, noor: Person, element: Json, choice: Any, state: Json, _untouched: Json
) -> None:
    app.opens(form(field("Choose", element)))
    noor.types("/plan", "#social")

    noor.fills("Choose", choice)
    noor.submits()

    assert submitted(app) == {"type": element["type"], **state}


@pytest.mark.parametrize(("element", "_choice", "_state", "untouched"), INPUTS)
def test_what_is_not_touched_is_in_the_state_too(
    app: SampleApp, noor: Person, element: Json, _choice: Any, _state: Json, untouched: Json
) -> None:
    app.opens(form(field("Choose", element, optional=True)))
    noor.types("/plan", "#social")

    noor.submits()

    assert submitted(app) == {"type": element["type"], **untouched}


def submitted(app: SampleApp) -> Json:
    value: Json = app.bodies("view")[-1]["view"]["state"]["values"]["field"]["value"]
    return value


def test_all_at_once_in_a_message_are_in_the_state_of_a_press(
    app: SampleApp, call: Call, noor: Person
) -> None:
    call("chat.postMessage", channel="C0DEMO01", text="x", blocks=valid.blocks())
    message = noor.last("#social")

    noor.fills("Label", "typed", message)
    noor.chooses("date", "2026-12-01", message)

    values = app.bodies("action")[-1]["state"]["values"]
    assert values["input"]["text"] == {"type": "plain_text_input", "value": "typed"}
    assert set(values["actions"]) == {e["action_id"] for e in valid.elements().values()} - {
        "button",
        "overflow",
    }
    assert values["actions"]["date"] == {"type": "datepicker", "selected_date": "2026-12-01"}
    assert values["actions"]["users"] == {"type": "users_select", "selected_user": "U0DEMO005"}


def test_each_person_fills_a_message_in_for_themselves(
    app: SampleApp, call: Call, noor: Person, bram: Person
) -> None:
    call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[text_field("Name"), actions(button("Go"))])
    noor.fills("Name", "Noor's", noor.last("#social"))

    bram.presses("Go", bram.last("#social"))

    assert app.bodies("action")[0]["state"]["values"]["field"]["value"]["value"] is None
    assert noor.last("#social").values == {"field": {"value": "Noor's"}}


def test_a_press_says_what_was_pressed_and_where(app: SampleApp, call: Call, noor: Person) -> None:
    posted = call(
        "chat.postMessage",
        channel="C0DEMO01",
        text="x",
        blocks=[actions(button("Take", value="12", style="primary"))],
    )

    noor.presses("Take", noor.last("#social"))

    body = app.bodies("action")[0]
    action = body["actions"][0]
    assert {k: action[k] for k in ("type", "action_id", "block_id", "value", "style")} == {
        "type": "button",
        "action_id": "press",
        "block_id": "actions",
        "value": "12",
        "style": "primary",
    }
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": "C0DEMO01",
        "is_ephemeral": False,
    }
    assert body["user"] == {"id": noor.id, "username": "noor", "name": "noor", "team_id": "T0DEMO01"}
    assert body["message"]["ts"] == posted["ts"]
    assert body["channel"] == {"id": "C0DEMO01", "name": "social"}


def test_a_press_in_an_ephemeral_message_has_no_message(app: SampleApp, call: Call, noor: Person) -> None:
    call("chat.postEphemeral", channel="C0DEMO01", user=noor.id, text="x", blocks=[actions(button("Go"))])

    noor.presses("Go", noor.last("#social"))

    body = app.bodies("action")[0]
    assert body["container"]["is_ephemeral"] is True
    assert "message" not in body


def test_a_menu_and_a_select_say_which_option(app: SampleApp, call: Call, noor: Person) -> None:
    menu = {"type": "overflow", "action_id": "menu", **CHOICES}
    call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[section("More", accessory=menu)])

    noor.presses("B", noor.last("#social"))

    assert app.bodies("action")[0]["actions"][0]["selected_option"] == B


def test_a_field_in_a_form_is_silent_unless_it_dispatches(app: SampleApp, noor: Person) -> None:
    quiet = field("Quiet", {"type": "static_select", **CHOICES}, "quiet")
    loud = field("Loud", {"type": "static_select", **CHOICES}, "loud", dispatch_action=True)
    app.opens(form(quiet, loud))
    noor.types("/plan", "#social")

    noor.chooses("Quiet", "A")
    noor.chooses("Loud", "B")

    assert [a["block_id"] for b in app.bodies("action") for a in b["actions"]] == ["loud"]
    values = app.bodies("action")[0]["view"]["state"]["values"]
    assert values["quiet"]["value"]["selected_option"] == A


def test_a_text_dispatches_on_enter_or_on_each_character_as_its_config_says(
    app: SampleApp, noor: Person
) -> None:
    config = {"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}
    text = field("Search", {"type": "plain_text_input", **config}, dispatch_action=True)
    app.opens(form(text))
    noor.types("/plan", "#social")

    noor.fills("Search", "part")
    quiet = len(app.bodies("action"))
    noor.enters("Search", "whole")

    assert (quiet, [b["actions"][0]["value"] for b in app.bodies("action")]) == (0, ["whole"])


def test_a_select_with_a_response_url_gives_one_for_the_chosen_channel(app: SampleApp, noor: Person) -> None:
    select = {"type": "conversations_select", "response_url_enabled": True}
    app.opens(form(field("Where", select)))
    noor.types("/plan", "#social")
    noor.chooses("Where", "#social")
    noor.submits()

    urls = app.bodies("view")[0]["response_urls"]
    assert [(u["block_id"], u["channel_id"]) for u in urls] == [("field", "C0DEMO01")]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({"type": "static_select", **CHOICES}, "z"),
        ({"type": "checkboxes", **CHOICES}, ["z"]),
        ({"type": "datepicker"}, "tomorrow"),
        ({"type": "timepicker"}, "25:00"),
        ({"type": "plain_text_input"}, 7),
        ({"type": "datetimepicker"}, "soon"),
    ],
)
def test_what_no_control_could_give_is_refused(
    app: SampleApp, noor: Person, element: Json, value: Any
) -> None:
    app.opens(form(field("Choose", element)))
    noor.types("/plan", "#social")
    values = {"field": {"value": value}}

    with pytest.raises(Trouble) as trouble:
        noor.slack.post("/my/fill", {"person": noor.id, "view": noor.form.id, "values": values})

    assert trouble.value.error == "invalid_value"


def test_what_cannot_be_chosen_is_said_with_what_can(app: SampleApp, noor: Person) -> None:
    app.opens(form(field("Choose", {"type": "static_select", **CHOICES})))
    noor.types("/plan", "#social")

    with pytest.raises(NotOnScreen, match=r"'Z' cannot be chosen. What can: \['A', 'B', 'C'\]"):
        noor.chooses("Choose", "Z")


def test_after_an_update_a_choice_that_no_longer_exists_is_dropped(
    app: SampleApp, call: Call, noor: Person
) -> None:
    app.opens(form(field("Choose", {"type": "static_select", **CHOICES})))
    noor.types("/plan", "#social")
    noor.chooses("Choose", "C")

    fewer = {"type": "static_select", "options": CHOICES["options"][:2]}
    call("views.update", view_id=noor.form.id, view=form(field("Choose", fewer)))

    assert noor.form.filled == {"Choose": None}
