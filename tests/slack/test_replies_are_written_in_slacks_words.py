from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks import field, section
from bot.slack.bodies import view_from
from bot.slack.elements import text_input
from bot.slack.limits import Surface
from bot.slack.replies import Form, Home, Message, as_home, as_message, as_view
from bot.slack.validator import problems

QUESTION = field("sentence", "Your issue in one sentence", text_input())


def test_a_message_is_its_text_and_its_blocks() -> None:
    message = Message("Case 12 is yours.", (section("*Case 12* is yours."),))

    assert as_message(message) == {"text": "Case 12 is yours.", "blocks": [section("*Case 12* is yours.")]}
    assert problems(as_message(message), Surface.MESSAGE) == []


def test_a_message_without_blocks_takes_those_of_an_earlier_version_away() -> None:
    assert as_message(Message("Gone.")) == {"text": "Gone.", "blocks": []}


def test_a_form_is_a_modal_that_slack_takes() -> None:
    form = Form("why.issue", "An issue", (QUESTION,), "Save", "Cancel", {"issue": 7}, notify_on_close=True)

    view = as_view(form)

    assert (view["type"], view["callback_id"], view["notify_on_close"]) == ("modal", "why.issue", True)
    assert (view["title"]["text"], view["submit"]["text"], view["close"]["text"]) == (
        "An issue",
        "Save",
        "Cancel",
    )
    assert problems(view, Surface.MODAL) == []


def test_a_form_that_only_shows_something_has_no_submit() -> None:
    view = as_view(Form("why.help", "Help", (section("Say by when."),), None, "Close"))

    assert not view.keys() & {"submit", "private_metadata", "notify_on_close"}
    assert problems(view, Surface.MODAL) == []


@given(
    st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none(), max_size=5),
)
def test_the_facts_of_a_form_come_back_as_they_went(facts: dict[str, Any]) -> None:
    view = as_view(Form("why.issue", "An issue", (QUESTION,), "Save", "Cancel", facts))

    assert view_from(view).facts == facts


def test_a_home_is_a_view_that_slack_takes() -> None:
    home = as_home(Home((section("Your day"),)))

    assert home["type"] == "home"
    assert problems(home, Surface.HOME) == []
