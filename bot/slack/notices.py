"""A short answer to a button in a form is shown on that form: behind it nobody would look."""

from bot.slack.blocks import section
from bot.slack.replies import Form, Message
from bot.slack.requests import ButtonPress, Request
from bot.texts import Say

SHORT = 3
"""Blocks of an answer that is a notice; what is longer is a page of its own, and comes as a message."""
LONGEST = 3000
"""Characters of a section in a form: docs.slack.dev, section block, read 2026-11-23."""


def notice(say: Say, message: Message, request: Request) -> Form | None:
    """The message as a form that can only be closed; None when it is too long or has no form to lie on."""
    is_on_form = isinstance(request, ButtonPress) and request.form and not request.form.is_third
    if not is_on_form or len(message.blocks) > SHORT or len(message.text) > LONGEST:
        return None
    return Form(
        name="slack.notice",
        title=say("slack.notice.title"),
        blocks=message.blocks or (section(message.text),),
        submit=None,
        close=say("slack.notice.close"),
    )
