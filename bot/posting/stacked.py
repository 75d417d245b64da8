"""Questions to one person about several posts, in one letter: a row for each, put in and taken out. Pure.

The rows are read back from the letter itself: the ids of their blocks say of which post they are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.slack.blocks import Block, divider, section
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Message
from bot.texts import Say


@dataclass(frozen=True, slots=True)
class Row:
    """`is_answered`: it says what became of the question."""

    blocks: Sequence[Block]
    is_answered: bool = False


Rows = Mapping[int, Row]
"""By the number of the post, in the order in which they were asked."""

AT_MOST = 8
"""Rows of up to five blocks, of which Slack takes fifty; more than eight things are no letter but a list."""
TEXT_AT_MOST = 3000
_NAME = re.compile(r"(alone|together), post (\d+), (asked|answered), part \d+")


def stacked(say: Say, rows: Rows) -> Message:
    """One as it is; several with a heading that counts what is not answered yet."""
    texts = "\n".join(_text(row) for row in rows.values())
    if len(rows) == 1:
        return Message(texts, tuple(_named("alone", rows)[0]))
    waiting = [row for row in rows.values() if not row.is_answered]
    heading = say("posting.stacked.heading", count=len(waiting)) if waiting else say("posting.stacked.done")
    parted = chain.from_iterable((divider(), *blocks) for blocks in _named("together", rows))
    return Message(shorten(f"{heading}\n{texts}", TEXT_AT_MOST), (section(f"*{heading}*"), *parted))


def with_row(say: Say, rows: Rows, post_id: int, message: Message, *, is_answered: bool = False) -> Message:
    """The message is one more row, or takes the place of that of the same post; alone it is as it was."""
    made = stacked(say, {**rows, post_id: Row(message.blocks, is_answered)})
    return made if {*rows} - {post_id} else Message(message.text, made.blocks)


def rows_of(blocks: Sequence[Block]) -> dict[int, Row]:
    """The rows that a letter was made of."""
    rows: dict[int, Row] = {}
    for block in blocks:
        if found := _NAME.fullmatch(block.get("block_id", "")):
            post_id = int(found[2])
            before = rows[post_id].blocks if post_id in rows else ()
            rows[post_id] = Row((*before, block), found[3] == "answered")
    return rows


def is_among_others(block_id: str) -> bool:
    """Whether this block belongs to one row of several: the others stay when it is answered."""
    found = _NAME.fullmatch(block_id)
    return found is not None and found[1] == "together"


def _named(how: str, rows: Rows) -> list[list[Block]]:
    return [_as(f"{how}, post {post_id}", row) for post_id, row in rows.items()]


def _as(name: str, row: Row) -> list[Block]:
    state = "answered" if row.is_answered else "asked"
    return [{**block, "block_id": f"{name}, {state}, part {place}"} for place, block in enumerate(row.blocks)]


def _text(row: Row) -> str:
    """What its first block says."""
    return str(row.blocks[0]["text"]["text"])
