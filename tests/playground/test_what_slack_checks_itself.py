"""What Slack's own client refuses before a form goes to the app."""

from typing import Any

import pytest

from playground.people import Person
from tests.playground.sample import SampleApp, field, form

Json = dict[str, Any]


def typed(app: SampleApp) -> Any:
    """The value of the last submitted form's only field."""
    return app.bodies("view")[-1]["view"]["state"]["values"]["field"]["value"]["value"]


@pytest.mark.parametrize(
    ("element", "typed_in", "sentence"),
    [
        ({"type": "plain_text_input"}, None, "Please complete this required field."),
        ({"type": "plain_text_input", "min_length": 3}, "ab", "This must be at least 3 characters."),
        ({"type": "plain_text_input", "max_length": 3}, "abcd", "This can't be more than 3 characters."),
        ({"type": "number_input", "is_decimal_allowed": True}, "two", "Please enter a number."),
        ({"type": "number_input", "is_decimal_allowed": False}, "2.5", "Please enter a whole number."),
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "3"},
            "2",
            "Please enter a number of at least 3.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": False, "max_value": "3"},
            "4",
            "Please enter a number of at most 3.",
        ),
        ({"type": "email_text_input"}, "noor", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "nergens", "Please enter a valid URL."),
    ],
)
def test_slacks_own_check_comes_before_the_app(
    app: SampleApp, noor: Person, element: Json, typed_in: str | None, sentence: str
) -> None:
    app.opens(form(field("Name", element)))
    noor.types("/plan", "#social")
    noor.fills("Name", typed_in)

    assert noor.submits() == "invalid_input"
    assert noor.form.errors == {"Name": sentence}
    assert app.bodies("view") == []


def test_an_optional_field_may_stay_empty(app: SampleApp, noor: Person) -> None:
    app.opens(form(field("Name", {"type": "plain_text_input"}, optional=True)))
    noor.types("/plan", "#social")

    assert (noor.submits(), typed(app)) == ("closed", None)
