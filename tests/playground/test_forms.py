"""Forms and Home tabs: opening, pushing, changing, submitting, closing."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp, actions, button, form, plain, section, text_field

Json = dict[str, Any]


def typed(app: SampleApp) -> Any:
    """The value of the last submitted form's only field."""
    state = app.bodies("view")[-1]["view"]["state"]["values"]
    return state["field"]["value"]["value"]


def test_what_is_filled_in_reaches_the_app(app: SampleApp, noor: Person) -> None:
    app.opens(form(text_field("Name")))
    noor.types("/plan", "#social")

    noor.fills("Name", "Café \u200f <b>")
    outcome = noor.submits()

    assert (outcome, typed(app), noor.forms) == ("closed", "Café \u200f <b>", [])


def test_initial_values_are_there_and_are_sent(app: SampleApp, noor: Person) -> None:
    app.opens(form(text_field("Name", initial_value="Already")))
    noor.types("/plan", "#social")

    assert noor.form.filled == {"Name": "Already"}
    noor.submits()
    assert typed(app) == "Already"


def test_the_app_may_point_at_a_field(app: SampleApp, noor: Person) -> None:
    app.opens(form(text_field("Name")))
    app.answers["view"] = lambda ack, **_: ack(response_action="errors", errors={"field": "Too vague"})
    noor.types("/plan", "#social")
    noor.fills("Name", "Better")

    assert noor.submits() == "errors"
    assert (noor.form.errors, noor.form.filled) == ({"Name": "Too vague"}, {"Name": "Better"})


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "dance"},
        {"response_action": "update", "view": {"type": "modal", "title": plain("x" * 25), "blocks": []}},
        {"response_action": "update"},
    ],
)
def test_an_answer_slack_would_not_take_keeps_the_form_and_is_a_complaint(
    slack: Playground, app: SampleApp, noor: Person, answer: Json
) -> None:
    app.opens(form(text_field("Name")))
    app.answers["view"] = lambda ack, **_: ack(answer)
    noor.types("/plan", "#social")
    noor.fills("Name", "Kept")

    with pytest.raises(Trouble, match="trouble connecting"):
        noor.submits()

    assert noor.form.filled == {"Name": "Kept"}
    assert noor.form.warning == "We had some trouble connecting. Try again?"
    assert len(slack.complaints) == 1


def test_update_push_and_clear(app: SampleApp, noor: Person) -> None:
    app.opens(form(text_field("Name", initial_value="x"), title="One"))
    answers = iter(
        [
            {"response_action": "update", "view": form(section("Twice"), title="Two")},
            {"response_action": "push", "view": form(section("Thrice"), title="Three")},
            {"response_action": "clear"},
        ]
    )
    app.answers["view"] = lambda ack, **_: ack(next(answers))
    noor.types("/plan", "#social")

    outcomes = [(noor.submits(), [f.title for f in noor.forms]) for _ in range(3)]

    assert outcomes == [("updated", ["Two"]), ("pushed", ["Two", "Three"]), ("cleared", [])]


def test_closing_a_pushed_form_shows_the_one_below(app: SampleApp, noor: Person) -> None:
    app.opens(form(section("One"), title="One"))
    app.answers["view"] = lambda ack, **_: ack(response_action="push", view=form(section("Two"), title="Two"))
    noor.types("/plan", "#social")
    noor.submits()

    noor.closes()

    assert noor.form.title == "One"


def test_the_app_hears_of_closing_when_it_asked_to(app: SampleApp, noor: Person) -> None:
    app.opens(form(section("One"), notify_on_close=True))
    noor.types("/plan", "#social")
    noor.closes()
    noor.types("/plan", "#social")
    noor.closes(everything=True)

    assert [b["is_cleared"] for b in app.bodies("view_closed")] == [False, True]


def test_nobody_is_told_of_closing_who_did_not_ask(app: SampleApp, noor: Person) -> None:
    app.opens(form(section("One")))
    noor.types("/plan", "#social")

    noor.closes()

    assert app.bodies("view_closed") == []


def test_three_forms_are_the_most(app: SampleApp, noor: Person, slack: Playground) -> None:
    refused: list[str] = []

    def push(ack: Any, body: Json, client: Any, **_: object) -> None:
        ack()
        view = form(actions(button("More")), title="Next")
        answer = client.api_call("views.push", json={"trigger_id": body["trigger_id"], "view": view}).data
        refused.append(answer.get("error", ""))

    app.opens(form(actions(button("More"))))
    app.answers["action"] = _never_raising(push, refused)
    noor.types("/plan", "#social")
    for _ in range(3):
        noor.presses("More")

    assert len(noor.forms) == 3
    assert refused == ["", "", "push_limit_reached"]
    assert [c["what"] for c in slack.complaints] == ["refused: push_limit_reached"]


def _never_raising(push: Any, refused: list[str]) -> Any:
    def guarded(**given: Any) -> None:
        try:
            push(**given)
        except SlackApiError as error:
            refused.append(error.response["error"])

    return guarded


def test_a_trigger_opens_one_form_and_only_for_three_seconds(
    app: SampleApp, noor: Person, call: Call
) -> None:
    noor.types("/plan", "#social")
    noor.types("/plan", "#social")
    first, second = (b["trigger_id"] for b in app.bodies("command"))
    view = form(section("Hello"))

    assert call("views.open", trigger_id=first, view=view)["ok"]
    assert call("views.open", trigger_id=first, view=view)["error"] == "exchanged_trigger_id"
    assert call("views.open", trigger_id="1.2.x", view=view)["error"] == "invalid_trigger_id"
    _grows_old(app, second)
    assert call("views.open", trigger_id=second, view=view)["error"] == "expired_trigger_id"


def _grows_old(app: SampleApp, trigger_id: str) -> None:
    """Three seconds pass for this trigger."""
    service = app.slack.service
    service.triggers._made[trigger_id].made_at -= 3.01


def test_a_refused_view_does_not_use_up_the_trigger(app: SampleApp, noor: Person, call: Call) -> None:
    noor.types("/plan", "#social")
    trigger = app.bodies("command")[0]["trigger_id"]

    assert call("views.open", trigger_id=trigger, view={"type": "modal"})["error"] == "invalid_arguments"
    assert call("views.open", trigger_id=trigger, view=form(section("Hello")))["ok"]


def opened(app: SampleApp, noor: Person, call: Call, view: Json) -> Json:
    noor.types("/plan", "#social")
    shown: Json = call("views.open", trigger_id=app.bodies("command")[-1]["trigger_id"], view=view)["view"]
    return shown


def test_an_update_keeps_what_was_typed_in_the_same_field(app: SampleApp, noor: Person, call: Call) -> None:
    view = opened(app, noor, call, form(text_field("Name"), text_field("Other", "other")))
    noor.fills("Name", "Typed")
    noor.fills("Other", "Also typed")

    changed = form(
        text_field("Name", initial_value="New"), text_field("Other", "fresh", initial_value="Fresh")
    )
    call("views.update", view_id=view["id"], view=changed)

    assert noor.form.filled == {"Name": "Typed", "Other": "Fresh"}


def test_a_stale_hash_is_refused(app: SampleApp, noor: Person, call: Call) -> None:
    view = opened(app, noor, call, form(section("One")))
    changed = call("views.update", view_id=view["id"], hash=view["hash"], view=form(section("Two")))["view"]

    again = call("views.update", view_id=view["id"], hash=view["hash"], view=form(section("Three")))

    assert changed["hash"] != view["hash"]
    assert again["error"] == "hash_conflict"
    assert noor.form.text == "Two"


def test_a_form_is_found_by_its_external_id_which_is_unique(app: SampleApp, noor: Person, call: Call) -> None:
    opened(app, noor, call, form(section("One"), external_id="mine"))

    assert call("views.update", external_id="mine", view=form(section("Two"), external_id="mine"))["ok"]
    noor.types("/plan", "#social")
    trigger = app.bodies("command")[-1]["trigger_id"]
    second = call("views.open", trigger_id=trigger, view=form(section("Three"), external_id="mine"))
    assert second["error"] == "duplicate_external_id"


def test_a_closed_form_is_not_found(app: SampleApp, noor: Person, call: Call) -> None:
    view = opened(app, noor, call, form(section("One")))
    noor.closes()

    assert call("views.update", view_id=view["id"], view=form(section("Two")))["error"] == "not_found"


def test_home_is_each_persons_own(call: Call, noor: Person, bram: Person) -> None:
    for person in (noor, bram):
        view = {"type": "home", "blocks": [section(f"Hello <@{person.id}>")]}
        call("views.publish", user_id=person.id, view=view)

    assert (noor.home.text, bram.home.text) == ("Hello @Noor Pennevree", "Hello @Bram Zevenklaver")


def test_home_has_a_hash_too(call: Call) -> None:
    first = call("views.publish", user_id="U0DEMO005", view={"type": "home", "blocks": [section("One")]})[
        "view"
    ]
    second = {"type": "home", "blocks": [section("Two")]}
    call("views.publish", user_id="U0DEMO005", view=second)

    assert (
        call("views.publish", user_id="U0DEMO005", hash=first["hash"], view=second)["error"]
        == "hash_conflict"
    )


def test_pressing_on_home_names_the_view(app: SampleApp, noor: Person, call: Call) -> None:
    view = {
        "type": "home",
        "blocks": [actions(button("Go", value="7")), text_field("Name", initial_value="x")],
    }
    call("views.publish", user_id=noor.id, view=view)

    noor.presses("Go", noor.home)

    body = app.bodies("action")[0]
    assert body["container"]["type"] == "view"
    assert body["view"]["state"]["values"]["field"]["value"] == {"type": "plain_text_input", "value": "x"}
    assert "channel" not in body
