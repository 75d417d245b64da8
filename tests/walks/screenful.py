"""What somebody can reach from where they are, and what the page sends when they use it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from playground.screen import Control, NotOnScreen, Surface
from tests.town import Resident

ROOMS = ("#social", "#algemeen", "#general", "smplan")


def surfaces(person: Resident, newest: int, rooms: Sequence[str] = ROOMS) -> list[Surface]:
    """The form on top, else whatever the person can scroll to; `newest` 0 is all of it, form or not."""
    forms = person.forms
    if forms and newest:
        return [forms[-1]]
    seen: list[Surface] = []
    for channel in rooms:
        with suppress(NotOnScreen):
            seen += [message for message in person.sees(channel)[-newest:] if message.controls]
    with suppress(NotOnScreen):
        seen += [person.home] if rooms == ROOMS else []
    return seen


def name_of(control: Control) -> str:
    """Buttons that stand in a list end in a number."""
    return control.place.action_id.partition(":")[0]


def told(surface: Surface, control: Control, value: Any) -> dict[str, Any]:
    """What the page sends for one element."""
    place = control.place
    return {**surface.where, "block_id": place.block_id, "action_id": place.action_id, "value": value}
