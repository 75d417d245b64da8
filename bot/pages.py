"""Overviews that show the new state once a form that was opened from them is saved: docs/decisions/027.

The blocks in which their buttons stand tell which overview it is; the form remembers that, as it remembers
where its message can be replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.slack.ids import row_id
from bot.slack.replies import Done, Fact, Message, Reply, Update

SHOWN_IN = "_shown_in"
"""The fact in which a form remembers the overview from which it was opened."""
SHOWN_AT = "_shown_at"
"""When that was, in seconds."""
SHOWN_TIMES = "_shown_times"
"""How often it was made anew since, by forms that followed each other."""
REPLACED_AT_MOST = 4
"""Slack: a response_url works five times; the last is for a private answer."""
REPLACED_WITHIN = timedelta(minutes=30)
"""Slack: a response_url works for half an hour (docs.slack.dev, interactivity, read 2026-11-23)."""
MARK = "page"
BUTTONS_IN = frozenset({"actions", "section"})


@dataclass(frozen=True, slots=True)
class Place:
    """An overview by its name ("why"), of which team, and which page of it."""

    name: str
    team_id: int
    number: int = 0


def marked(message: Message, place: Place) -> Message:
    """The overview, whose buttons tell where they stand."""
    start = f"{MARK}.{place.name}.{place.team_id}.{place.number}"
    blocks = tuple(_named(block, f"{start}:{at}") for at, block in enumerate(message.blocks))
    return replace(message, blocks=blocks)


def _named(block: Mapping[str, Any], name: str) -> dict[str, Any]:
    has_buttons = block["type"] in BUTTONS_IN and ("elements" in block or "accessory" in block)
    return {**block, "block_id": name} if has_buttons and "block_id" not in block else {**block}


def mark_in(block_id: str, now: datetime) -> dict[str, Fact]:
    """What a form remembers that is opened by a button in this block; nothing outside overviews."""
    mark = block_id.partition(":")[0]
    return {SHOWN_IN: mark, SHOWN_AT: int(now.timestamp())} if mark.startswith(f"{MARK}.") else {}


def mark_of(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The same of a form, for the form that is opened from it."""
    return {name: facts[name] for name in (SHOWN_IN, SHOWN_AT, SHOWN_TIMES) if name in facts}


def mark_after(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The same for the form that follows when it was sent: its page may have been made anew once more."""
    kept = mark_of(facts)
    return {**kept, SHOWN_TIMES: row_id(facts.get(SHOWN_TIMES)) + 1} if kept else {}


def place_in(facts: Mapping[str, Fact], now: datetime) -> Place | None:
    """The overview from which a form was opened, while Slack lets it be replaced."""
    if now.timestamp() - row_id(facts.get(SHOWN_AT)) > REPLACED_WITHIN.total_seconds():
        return None
    if row_id(facts.get(SHOWN_TIMES)) >= REPLACED_AT_MOST:
        return None
    match str(facts.get(SHOWN_IN) or "").split("."):
        case [mark, name, team_id, number] if mark == MARK:
            return Place(name, row_id(team_id), row_id(number))
        case _:
            return None


def was_kept(reply: Reply) -> bool:
    """Whether what was sent is kept now: nothing more is asked for."""
    return isinstance(reply, Done) or (isinstance(reply, Update) and reply.form.submit is None)
