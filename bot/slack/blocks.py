"""One small function per block of a message, form or home. Plain dictionaries out, never the SDK's models.

Texts are `Text`: a sentence of ours as a string, or `Typed(...)` for what a person typed, which is made
harmless and shortened to its place. Elements are in `elements.py`.
"""

from collections.abc import Sequence
from typing import Any

from bot.slack.elements import Element, bare, mrkdwn_text, plain_text
from bot.slack.mrkdwn import Text

Block = dict[str, Any]
"""One strip of a message, form or home, as Slack reads it."""


def section(
    text: Text | None = None,
    *,
    fields: Sequence[Text] = (),
    accessory: Element | None = None,
    name: str | None = None,
    expand: bool = False,
) -> Block:
    """Text, or up to ten short texts in two columns, or both, with at most one element beside it.

    `name` is the block id. `expand` shows a long text whole, without "see more".
    """
    return _present(
        type="section",
        block_id=name,
        text=None if text is None else mrkdwn_text(text, "section.text"),
        fields=[mrkdwn_text(one, "section.field") for one in fields] or None,
        accessory=accessory,
        expand=expand or None,
    )


def header(text: Text, *, name: str | None = None) -> Block:
    return _present(type="header", block_id=name, text=plain_text(text, "header.text"))


def context(*parts: Text | Element, name: str | None = None) -> Block:
    """Small grey print: texts and images."""
    elements = [one if isinstance(one, dict) else mrkdwn_text(one, "context.text") for one in parts]
    return _present(type="context", block_id=name, elements=elements)


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Element, name: str | None = None) -> Block:
    """A row of up to 25 elements."""
    return _present(type="actions", block_id=name, elements=list(elements))


def image(url: str, alt_text: Text, *, title: Text | None = None, name: str | None = None) -> Block:
    """A picture over the whole width; `alt_text` says what it shows."""
    return _present(
        type="image",
        block_id=name,
        image_url=url,
        alt_text=bare(alt_text, "image.alt_text"),
        title=None if title is None else plain_text(title, "image.title"),
    )


def field(
    name: str,
    label: Text,
    element: Element,
    *,
    hint: Text | None = None,
    optional: bool = False,
    tells: str | None = None,
) -> Block:
    """A question of a form: its answer is found under `name`, which is the block id.

    `tells` is the action ("webcare.channel_chosen") that is pressed as soon as something is filled in;
    without it the answer comes with the form.
    """
    return _present(
        type="input",
        block_id=name,
        label=plain_text(label, "input.label"),
        element=element if tells is None else {**element, "action_id": tells},
        hint=None if hint is None else plain_text(hint, "input.hint"),
        optional=optional or None,
        dispatch_action=None if tells is None else True,
    )


def _present(**keys: Any) -> Block:
    """Without the keys that have nothing to say: Slack refuses null."""
    return {key: value for key, value in keys.items() if value is not None}
