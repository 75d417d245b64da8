"""How several people change one thing of the plan: what changed is logged, nothing is overwritten unseen.

A form remembers the version it was opened with. When the thing has a newer one, the form comes back as it was
typed, below what others saved meanwhile; sending again replaces that knowingly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar, Protocol

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.blocks import Block, context, section
from bot.slack.ids import row_id
from bot.slack.mrkdwn import mention
from bot.slack.replies import Fact
from bot.texts import Say
from storage import changes
from storage.people import Team


class Draft(Protocol):
    """A dataclass with what a form holds."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others saved while a form was open: who, as ids, and which fields, in the order they did."""

    by: tuple[str, ...]
    fields: tuple[str, ...]

    def who(self, say: Say) -> str:
        return say.list([mention(user_id) for user_id in self.by])

    def told(self, say: Say, name_of: Callable[[str], str], saved: str = "") -> list[Block]:
        """Above the form: who changed which fields while it was open, and how the thing stands now.

        `name_of` calls a field as its form does; without fields the thing was removed and is back as it was.
        """
        who, names = self.who(say), say.list([name_of(name) for name in self.fields])
        how = "text" if names else "back"
        text = say(f"common.meanwhile.{how}", who=who, fields=names)
        now = [context(say("common.meanwhile.now", saved=saved))] if saved else []
        return [section(text), *now]


def note(
    session: Session, visit: Visit, team: Team, thing: str, thing_id: int, did: str, **fields: Any
) -> None:
    """`did` ("added", "changed") is in the log; `fields` are [before, after] as `differences` tells them."""
    session.add(
        changes.Change(
            team_id=team.id,
            thing=thing,
            thing_id=thing_id,
            by=visit.user_id,
            at=visit.now,
            did=did,
            fields=fields,
        )
    )


def differences(before: Draft, after: Draft) -> dict[str, list[object]]:
    """Field -> [before, after] of what changed, as the log of changes keeps it."""
    names = before.__dataclass_fields__
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: [_plain(old), _plain(new)] for name, (old, new) in pairs.items() if old != new}


def _plain(value: object) -> object:
    if isinstance(value, (date, time)):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def is_stale(version: int, opened_with: Fact) -> bool:
    """Whether the thing changed since the form was opened."""
    return version != opened_with


def meanwhile(
    session: Session, team: Team, thing: str, thing_id: int, version: int, opened_with: Fact
) -> Meanwhile:
    """What was saved between the version a form was opened with and the one that is kept."""
    since = max(version - row_id(opened_with), 1)
    others = list(reversed(changes.history(session, team, thing, thing_id, at_most=since)))
    return Meanwhile(
        by=tuple(dict.fromkeys(change.by for change in others)),
        fields=changed([change.fields for change in others]),
    )


def changed(fields: Sequence[changes.Fields]) -> tuple[str, ...]:
    """The names of the fields that were changed, each once, in the order of the changes."""
    return tuple(dict.fromkeys(name for change in fields for name in change))
