"""The bodies are shaped as docs.slack.dev shows them, with the keys that may be missing left out."""

from typing import Any

import pytest

from bot.slack.bodies import (
    command_from,
    form_closed_from,
    form_sent_from,
    home_opened_from,
    message_shortcut_from,
    person_from,
    press_from,
    said_from,
    shortcut_from,
)
from bot.slack.elements import as_button
from bot.slack.requests import (
    Command,
    FormClosed,
    HomeOpened,
    MessageShortcut,
    Person,
    Said,
    Shortcut,
    key_of,
)

Body = dict[str, Any]

NOOR = Person("UNOOR", "TZORG")
WHO = {"user": {"id": "UNOOR", "team_id": "TZORG"}, "team": {"id": "TZORG", "domain": "zorg"}}
FORM = {
    "id": "V2",
    "type": "modal",
    "callback_id": "why.issue",
    "private_metadata": '{"issue":7,"topic":null}',
    "hash": "h1",
    "root_view_id": "V1",
    "state": {"values": {"sentence": {"input": {"type": "plain_text_input", "value": "More & faster"}}}},
}


def test_a_command_carries_what_was_typed() -> None:
    body = {
        "command": "/smcal",
        "text": " Tom &amp; &lt;b&gt; <@UBRAM|bram> ",
        "team_id": "TZORG",
        "user_id": "UNOOR",
        "channel_id": "C1",
        "channel_name": "social",
        "trigger_id": "t1",
        "response_url": "https://hooks.slack.com/1",
    }

    assert command_from(body) == Command(
        NOOR, "/smcal", "Tom & <b> <@UBRAM|bram>", "C1", "social", "t1", "https://hooks.slack.com/1"
    )


def test_a_command_without_its_optional_keys_is_still_one() -> None:
    command = command_from({"command": "/smplan", "team_id": "TZORG", "user_id": "UNOOR"})

    assert (command.text, command.channel_id, command.response_url) == ("", "", "")


def test_a_press_on_a_message_says_which_button_where() -> None:
    body = {
        **WHO,
        "trigger_id": "t1",
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "C1", "is_ephemeral": False},
        "channel": {"id": "C1"},
        "message": {"ts": "1.2", "thread_ts": "1.0"},
        "response_url": "https://hooks.slack.com/1",
        "actions": [{"type": "button", "action_id": "webcare.take", "block_id": "b", "value": "12"}],
    }

    press = press_from(body)

    assert (press.person, press.action, press.value) == (NOOR, "webcare.take", "12")
    assert (press.channel_id, press.message_ts, press.thread_ts) == ("C1", "1.2", "1.0")
    assert press.view is None


def test_a_press_on_a_message_that_only_one_person_sees_has_its_place_in_the_container() -> None:
    press = press_from(
        {
            **WHO,
            "container": {"message_ts": "1.2", "channel_id": "C1", "is_ephemeral": True},
            "actions": [{"action_id": "plan.why"}],
        }
    )

    assert (press.channel_id, press.message_ts, press.is_ephemeral) == ("C1", "1.2", True)
    assert press.value is None


def test_what_is_chosen_in_a_menu_is_the_value_of_the_press() -> None:
    option = {"text": {"type": "plain_text", "text": "Drop"}, "value": "drop 12"}
    press = press_from({**WHO, "actions": [{"action_id": "webcare.more", "selected_option": option}]})

    assert (press.value, press.chosen.choice) == ("drop 12", "drop 12")


@pytest.mark.parametrize("menu", ["more", "more:case 12"])
def test_a_choice_behind_three_dots_is_the_press_of_the_button_it_stands_for(menu: str) -> None:
    option = as_button("webcare.snooze", "Later", "12/a")

    press = press_from({**WHO, "actions": [{"action_id": menu, "selected_option": option}]})

    assert (press.action, press.value) == ("webcare.snooze", "12/a")


def test_a_choice_behind_three_dots_that_nobody_made_presses_nothing_known() -> None:
    press = press_from({**WHO, "actions": [{"action_id": "more", "selected_option": {"value": "junk"}}]})

    assert (press.action, press.value) == ("junk", None)


def test_what_follows_a_colon_only_tells_buttons_of_one_row_apart() -> None:
    press = press_from({**WHO, "actions": [{"action_id": "webcare.take:12", "value": "12"}]})

    assert press.action == "webcare.take"


def test_a_person_chosen_from_a_list_is_read_from_the_press() -> None:
    press = press_from({**WHO, "actions": [{"action_id": "webcare.hand_over", "selected_user": "UBRAM"}]})

    assert (press.chosen.user, press.value) == ("UBRAM", None)


def test_a_press_in_a_form_knows_the_form_and_what_was_filled_in() -> None:
    press = press_from({**WHO, "view": FORM, "actions": [{"action_id": "why.topic", "value": "x"}]})

    assert press.view is not None
    assert (press.view.name, press.view.facts) == ("why.issue", {"issue": 7, "topic": None})
    assert (press.view.view_id, press.view.hash, press.view.root_view_id) == ("V2", "h1", "V1")
    assert not press.view.is_home
    assert press.answers.text("sentence") == "More & faster"


def test_a_press_at_home_knows_it_is_home() -> None:
    home = {"id": "V9", "type": "home", "hash": "h9"}
    press = press_from({**WHO, "view": home, "actions": [{"action_id": "home.more"}]})

    assert press.view is not None
    assert (press.view.is_home, press.view.root_view_id) == (True, "V9")


def test_other_fields_of_a_message_come_with_the_press() -> None:
    state = {"values": {"day": {"input": {"selected_date": "2026-11-23"}}}}
    press = press_from({**WHO, "state": state, "actions": [{"action_id": "plan.go"}]})

    assert str(press.answers.date("day")) == "2026-11-23"


def test_a_sent_form_brings_its_facts_and_answers() -> None:
    sent = form_sent_from({**WHO, "trigger_id": "t1", "view": FORM})

    assert (sent.person, sent.name, sent.facts) == (NOOR, "why.issue", {"issue": 7, "topic": None})
    assert sent.answers.text("sentence") == "More & faster"
    assert (sent.view_id, sent.hash, sent.root_view_id) == ("V2", "h1", "V1")


def test_a_closed_form_says_whether_those_below_it_closed_too() -> None:
    facts = {"issue": 7, "topic": None}
    closed = form_closed_from({**WHO, "is_cleared": True, "view": FORM})

    assert closed == FormClosed(NOOR, "why.issue", facts, whole_stack=True, view_id="V2", root_view_id="V1")


def test_a_shortcut_has_a_name_and_a_trigger() -> None:
    assert shortcut_from({**WHO, "callback_id": "my_day", "trigger_id": "t1"}) == Shortcut(
        NOOR, "my_day", "t1"
    )


def test_a_message_shortcut_brings_the_message() -> None:
    body = {
        **WHO,
        "callback_id": "webcare.case",
        "trigger_id": "t1",
        "response_url": "https://hooks.slack.com/1",
        "channel": {"id": "C1", "name": "social"},
        "message_ts": "1.2",
        "message": {"ts": "1.2", "thread_ts": "1.0", "user": "UBRAM", "text": "open &gt; 8?"},
    }

    assert message_shortcut_from(body) == MessageShortcut(
        person=NOOR,
        name="webcare.case",
        text="open > 8?",
        message_ts="1.2",
        thread_ts="1.0",
        author_id="UBRAM",
        channel_id="C1",
        channel_name="social",
        workspace_domain="zorg",
        trigger_id="t1",
        response_url="https://hooks.slack.com/1",
    )


def test_a_message_that_no_person_wrote_has_no_author() -> None:
    body = {**WHO, "callback_id": "webcare.case", "message": {"ts": "1.2", "bot_id": "B1"}}

    assert message_shortcut_from(body).author_id is None


def test_an_opened_home_says_which_tab() -> None:
    event = {"type": "app_home_opened", "user": "UNOOR", "channel": "D1", "tab": "messages"}
    body = {"team_id": "TZORG", "event_id": "Ev1", "event": event}

    assert home_opened_from(body) == HomeOpened(NOOR, "messages", "D1", "Ev1", shown_before=False)


def test_what_is_said_to_the_bot_is_heard() -> None:
    event = {"type": "message", "user": "UNOOR", "channel": "D1", "text": "smplan &amp; why"}
    body = {"team_id": "TZORG", "event_id": "Ev1", "event": event}

    assert said_from(body) == Said(NOOR, "smplan & why", "D1", "Ev1")


def test_the_workspace_is_the_one_that_installed_the_bot() -> None:
    elsewhere = {"user": {"id": "UNOOR", "team_id": "TELSE"}, "team": {"id": "TELSE"}}
    shared = {"authorizations": [{"team_id": "TZORG"}], "team_id": "TELSE", "event": {"user": "UNOOR"}}

    assert person_from({**elsewhere, "view": {"app_installed_team_id": "TZORG"}}) == NOOR
    assert person_from(shared) == NOOR
    assert person_from({"user": {"id": "UNOOR", "team_id": "TZORG"}, "team": None}) == NOOR


def test_the_same_act_sent_again_has_the_same_key_and_another_act_another() -> None:
    sent = form_sent_from({**WHO, "trigger_id": "t1", "view": FORM})
    sent_again = form_sent_from({**WHO, "trigger_id": "t2", "view": FORM})
    changed = form_sent_from({**WHO, "trigger_id": "t3", "view": {**FORM, "hash": "h2"}})

    assert key_of(sent) == key_of(sent_again)
    assert key_of(sent) != key_of(changed)
    assert key_of(shortcut_from({**WHO, "callback_id": "a", "trigger_id": "t1"})) == "trigger t1"
    assert key_of(form_closed_from({**WHO, "view": FORM})) == "closed V2"
    assert key_of(said_from({"event_id": "Ev1", "event": {"user": "UNOOR"}})) == "event Ev1"
