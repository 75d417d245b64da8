"""A table in a message: plain cells, the first row a heading. Slack shows it below all other blocks."""

from collections.abc import Sequence

from bot.slack.blocks import Block
from bot.slack.elements import bare
from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import Text

EMPTY = "–"
"""Slack refuses a cell without text."""
CHARACTERS = LIMITS["table.characters"].most


def table(rows: Sequence[Sequence[Text]], *, name: str | None = None) -> Block:
    """Every column wraps; of more characters than Slack takes the last rows are left out."""
    cells = [[_cell(text) for text in row] for row in rows]
    wrapped = [{"is_wrapped": True} for _ in rows[0]]
    block: Block = {"type": "table", "rows": cells[: _that_fit(cells)], "column_settings": wrapped}
    return block if name is None else {**block, "block_id": name}


def _cell(text: Text) -> dict[str, str]:
    return {"type": "raw_text", "text": bare(text, "text") or EMPTY}


def _that_fit(cells: Sequence[Sequence[dict[str, str]]]) -> int:
    """How many rows fit from the first on."""
    left = CHARACTERS
    for number, row in enumerate(cells):
        left -= sum(len(cell["text"]) for cell in row)
        if left < 0:
            return number
    return len(cells)
