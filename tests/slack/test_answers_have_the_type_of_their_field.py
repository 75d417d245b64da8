import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.answers import Answer, Answers, answers_from


def filled_in(**state: Any) -> Answers:
    return answers_from({"values": {"question": {"input": state}}})


@pytest.mark.parametrize(
    ("state", "ask", "answer"),
    [
        ({"value": "  More\nreplies "}, lambda form: form.text("question"), "More\nreplies"),
        ({"value": "a\x00b\ud800c"}, lambda form: form.text("question"), "ab?c"),
        ({"value": " \n "}, lambda form: form.text("question"), None),
        ({"value": None}, lambda form: form.text("question"), None),
        ({"value": "2.50"}, lambda form: form.number("question"), Decimal("2.50")),
        ({"value": "-3"}, lambda form: form.whole_number("question"), -3),
        ({"value": "0"}, lambda form: form.whole_number("question"), 0),
        ({"value": "2.5"}, lambda form: form.whole_number("question"), None),
        ({"value": "1e999999"}, lambda form: form.number("question"), None),
        ({"value": "many"}, lambda form: form.number("question"), None),
        ({"selected_date": "2026-11-23"}, lambda form: form.date("question"), dt.date(2026, 11, 23)),
        ({"selected_date": "2026-02-30"}, lambda form: form.date("question"), None),
        ({"selected_date": None}, lambda form: form.date("question"), None),
        ({"selected_time": "09:20"}, lambda form: form.time("question"), dt.time(9, 20)),
        ({"selected_time": "25:00"}, lambda form: form.time("question"), None),
        (
            {"selected_date_time": 1795427100},
            lambda form: form.moment("question"),
            dt.datetime(2026, 11, 23, 9, 45, tzinfo=dt.UTC),
        ),
        ({"selected_date_time": 10**30}, lambda form: form.moment("question"), None),
        ({"selected_option": {"value": "care"}}, lambda form: form.choice("question"), "care"),
        ({"selected_option": None}, lambda form: form.choice("question"), None),
        (
            {"selected_options": [{"value": "mon"}, {"value": "fri"}]},
            lambda form: form.choices("question"),
            ("mon", "fri"),
        ),
        ({"selected_options": []}, lambda form: form.checked("question"), False),
        ({"selected_options": [{"value": "yes"}]}, lambda form: form.checked("question"), True),
        ({"selected_user": "U1"}, lambda form: form.user("question"), "U1"),
        ({"selected_users": ["U1", "U2"]}, lambda form: form.users("question"), ("U1", "U2")),
        ({"selected_conversation": "C1"}, lambda form: form.conversation("question"), "C1"),
        ({"selected_channel": "C2"}, lambda form: form.conversation("question"), "C2"),
        ({"selected_conversations": ["C1"]}, lambda form: form.conversations("question"), ("C1",)),
        ({"selected_channels": ["C2"]}, lambda form: form.conversations("question"), ("C2",)),
    ],
)
def test_a_field_is_read_as_what_it_is(
    state: dict[str, Any], ask: Callable[[Answers], object], answer: object
) -> None:
    assert ask(filled_in(**state)) == answer


def test_a_field_that_was_not_shown_is_empty() -> None:
    form = answers_from(None)

    assert form["question"] == Answer()
    assert (form.text("question"), form.choices("question"), form.checked("question")) == (None, (), False)
    assert (form.user("question"), form.users("question"), form.conversation("question")) == (None, (), None)


def test_a_field_is_found_by_its_name_whatever_its_action_is_called() -> None:
    form = answers_from({"values": {"channel": {"webcare.channel_chosen": {"selected_channel": "C1"}}}})

    assert form.conversation("channel") == "C1"


@given(st.text(st.characters(codec=None), max_size=50))
def test_what_was_typed_can_always_be_stored(typed: str) -> None:
    text = filled_in(value=typed).text("question") or ""

    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text
