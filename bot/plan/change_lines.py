"""What is different between two versions, in lines: which thing, and what of it."""

from collections.abc import Iterator, Mapping, Sequence

from bot.ownership.words import plain_task_name
from bot.plan.differences import Did, Difference
from bot.slack.mrkdwn import escape, line_within
from bot.texts import Say

CHANGES_SHOWN = 8
NAME = 80

CHAPTERS: Mapping[str, str] = {
    "issues": "why",
    "audiences": "who",
    "brand": "story",
    "values": "story",
    "channels": "channels",
}
"""Whose texts call the fields of a part, at `<chapter>.field.<name>`."""
OF_THE_PLAN = frozenset({"measured", "measured_on", "actors", "labels", "does", "decides", "backup"})
"""Fields that no form of a chapter has: the plan calls them itself."""


def change_lines(say: Say, changes: Sequence[Difference]) -> list[str]:
    """A line a thing, and how many more."""
    lines = [f"• {_change(say, one)}" for one in changes[:CHANGES_SHOWN]]
    more = len(changes) - CHANGES_SHOWN
    return [*lines, say("plan.change.more", count=more)] if more > 0 else lines


def _change(say: Say, one: Difference) -> str:
    name = f"*{_named(say, one)}*"
    if one.part == "blocks":
        key = "added" if one.did is Did.ADDED else "removed"
        return say(f"plan.change.blocks.{key}", name=name)
    told = say(f"plan.change.{one.did}", part=say(f"plan.part.{one.part}"), name=name)
    if one.part == "brand":
        told = say(f"plan.change.brand.{one.did}")
    what = say.list(list(dict.fromkeys(_fields(say, one))))
    return say("plan.change.what", told=told, what=what) if what else told


def _fields(say: Say, one: Difference) -> Iterator[str]:
    for field in one.fields:
        if field in OF_THE_PLAN:
            yield say(f"plan.field.{field}")
        elif one.part in CHAPTERS:
            yield say(f"{CHAPTERS[one.part]}.field.{field}")


def _named(say: Say, one: Difference) -> str:
    if one.part == "roles":
        return escape(plain_task_name(say, one.name))
    if one.part == "blocks":
        return say(f"conditions.factor.{one.name}.name")
    return line_within(one.name, NAME)
