"""What changed in the brand house, by whom and when: newest first, in words."""

from collections.abc import Mapping, Sequence

from bot.slack.blocks import Block, section
from bot.slack.elements import button
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message
from bot.story import telling
from bot.texts import Say
from storage.brands import BRAND, Value
from storage.changes import Change

SHOWN = 15
"""Changes in one message."""
SHOWN_WORDS = 80


def told(say: Say, changes: Sequence[Change], values: Mapping[int, Value], zone: str) -> Message:
    """`values` are all the team ever made, by id; moments are told on the reader's clock in `zone`."""
    if not changes:
        return Message(say("story.history.none"))
    heads = [_head(say, one, values, zone) for one in changes]
    lines = ["\n".join((head, *_fields(say, one))) for head, one in zip(heads, changes, strict=True)]
    heading = say("story.history.title_line")
    back = _ways_back(changes, values)
    blocks = [_line(say, line, back.get(at)) for at, line in enumerate(lines)]
    return Message("\n".join([heading, *heads]), (section(heading), *blocks))


def _ways_back(changes: Sequence[Change], values: Mapping[int, Value]) -> dict[int, int]:
    """Which line tells of a value that is still removed: the line's number -> the value's id."""
    removed = {value.id for value in values.values() if value.removed_at is not None}
    found: dict[int, int] = {}
    for at, change in enumerate(changes):
        if change.did == "removed" and change.thing_id in removed - set(found.values()):
            found[at] = change.thing_id
    return found


def _line(say: Say, line: str, value_id: int | None) -> Block:
    if value_id is None:
        return section(line)
    back = button("story.restore", say("common.restore.button"), str(value_id))
    return section(line, accessory=back)


def _head(say: Say, change: Change, values: Mapping[int, Value], zone: str) -> str:
    return say(
        f"story.history.{change.did}",
        who=mention(change.by),
        when=say.short_moment(change.at, zone),
        what=_what(say, change, values),
    )


def _fields(say: Say, change: Change) -> list[str]:
    return [_field(say, name, before, after) for name, (before, after) in change.fields.items()]


def _what(say: Say, change: Change, values: Mapping[int, Value]) -> str:
    if change.thing == BRAND:
        return say("story.history.house")
    return say("story.history.value", name=telling.short(values[change.thing_id].name))


def _field(say: Say, name: str, before: object, after: object) -> str:
    shown = _kind if name == "kind" else _shown
    return say(
        "story.history.field",
        field=say(f"story.field.{name}"),
        before=shown(say, before),
        after=shown(say, after),
    )


def _kind(say: Say, kind: object) -> str:
    return say(f"story.kind.{kind}.word") if kind else say("story.history.nothing")


def _shown(say: Say, value: object) -> str:
    """What a field held, as short as a line of history can be."""
    match value:
        case list() if value:
            return telling.short("; ".join(map(str, value)), SHOWN_WORDS)
        case float() | int():
            return say.number(value)
        case str() if value:
            return telling.short(value, SHOWN_WORDS)
        case _:
            return say("story.history.nothing")
