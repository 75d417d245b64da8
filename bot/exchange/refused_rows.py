"""The rows of a file that were not imported, as a table to mend and bring again."""

from collections.abc import Iterable, Sequence

from bot.csv_files import Cell
from bot.exchange.messages import wrong_line
from bot.exchange.rules import Row
from bot.slack.mrkdwn import unescape
from bot.texts import Say


def as_table(say: Say, headers: Sequence[str], rows: Iterable[Row]) -> list[Sequence[Cell]]:
    """The refused rows as they were, each with what is to be mended."""
    heading = (say("exchange.refused.column"), *headers)
    return [heading, *((_to_mend(say, row), *row.cells) for row in rows)]


def _to_mend(say: Say, row: Row) -> str:
    return " ".join(unescape(wrong_line(say, one)).replace("*", "") for one in row.wrong)
