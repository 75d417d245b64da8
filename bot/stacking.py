"""Where a form comes that a button asked for: on its own from a message, else on or instead of another."""

from bot.slack.replies import Form, Message, Push, Update
from bot.slack.requests import ButtonPress


def in_its_place(press: ButtonPress, asked: Form | Message) -> Form | Message | Update:
    """The form in which the button stands becomes the one asked for."""
    return Update(asked) if isinstance(asked, Form) and press.form else asked


def on_top(press: ButtonPress, asked: Form | Message) -> Form | Message | Push:
    """The form in which the button stands waits below the one asked for."""
    return Push(asked) if isinstance(asked, Form) and press.form else asked
