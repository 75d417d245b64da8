"""How several people change one thing of the plan: what changed is logged, nothing is overwritten unseen.

A form remembers the version it was opened with. When the thing has a newer one, the form comes back as it was
typed, below what others saved meanwhile; sending again replaces that knowingly.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, ClassVar, Protocol

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.blocks import Block, context, section
from bot.slack.ids import row_id
from bot.slack.mrkdwn import mention
from bot.slack.replies import Fact
from bot.slack.requests import FormSent
from bot.texts import Say
from storage import changes
from storage.people import Team


class Draft(Protocol):
    """A dataclass with what a form holds."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class Thing(Protocol):
    """What several people change; the log of changes knows it by `id`, and each change is a version more."""

    @property
    def id(self) -> int: ...

    @property
    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others saved while a form was open: who, as ids, and which fields, in the order they did.

    `facts` is what the form remembers when it comes back: sent again, it replaces what they saved.
    """

    by: tuple[str, ...]
    fields: tuple[str, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)

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
    return {name: [plain(old), plain(new)] for name, (old, new) in pairs.items() if old != new}


def plain(value: object) -> object:
    """The value as JSON can have it."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    return [plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def meanwhile(session: Session, team: Team, kind: str, thing: Thing, form: FormSent) -> Meanwhile | None:
    """What was saved of the held thing since the form was opened; None when nothing was."""
    opened_with = form.facts.get("version")
    if thing.version == opened_with:
        return None
    since = max(thing.version - row_id(opened_with), 1)
    others = list(reversed(changes.history(session, team, kind, thing.id, at_most=since)))
    return Meanwhile(
        by=tuple(dict.fromkeys(change.by for change in others)),
        fields=changed([change.fields for change in others]),
        facts={**form.facts, "version": thing.version},
    )


def changed(fields: Sequence[changes.Fields]) -> tuple[str, ...]:
    """The names of the fields that were changed, each once, in the order of the changes."""
    return tuple(dict.fromkeys(name for change in fields for name in change))
