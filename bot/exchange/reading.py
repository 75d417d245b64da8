"""Reads one line of a table as a post: what it says, and what in it cannot be read. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.csv_files import BEGINNINGS, Cell
from bot.exchange.columns import BY_NAME, COLUMNS, RESULTS, Column, Kind, bare
from bot.exchange.days import UnreadableError, excels_moment, moment_in, time_in
from bot.exchange.facts import Around, Id, Names
from bot.posting.usual import USUAL_HOUR
from bot.slack.answers import storable
from bot.slack.mrkdwn import is_web_address
from bot.typed_numbers import MOST_COUNTED, read_number
from bot.wall_clock import local

MORNING = time(9)
"""By which a day without a time is recognised when it is brought again, whatever hour it got."""
NOON = time(12)
"""Of a deadline, as bot/posting/timing.py has it (READY_AT)."""
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "waar", "✓", "✔"})
NO = frozenset({"nee", "n", "no", "0", "false", "onwaar"})
QUOTED = re.compile(rf"'+{BEGINNINGS}")
"""What an export put a quotation mark before, so that no spreadsheet takes it for a formula."""
DAYS = ("day", "deadline")
MARKUP = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a cell: `problem` is the end of a sentence's key, `values` what it tells.

    Of a name that is not known: the first `choices` there are, of `choices_in_all`.
    """

    column: str
    problem: str
    values: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[str] = ()
    choices_in_all: int = 0


MOST_CHOICES = 10


def unknown_name(column: str, problem: str, typed: str, names: Names) -> Wrong:
    """A name that means nothing here ("not_found") or no longer ("gone"), with what there is instead."""
    choices = tuple(names.offered(MOST_CHOICES))
    return Wrong(column, problem, {"typed": typed}, choices, len(names.now))


@dataclass(slots=True)
class Line:
    """What a line says. `links` are what a name may mean: mostly one thing, more if several are called so."""

    fields: dict[str, Any] = field(default_factory=dict)
    links: dict[str, tuple[Id, ...]] = field(default_factory=dict)
    results: dict[str, float] = field(default_factory=dict)
    post_id: int = 0
    known_by: datetime | None = None
    """The moment by which it is recognised."""
    has_time: bool = True
    wrong: list[Wrong] = field(default_factory=list)
    remarks: list[Wrong] = field(default_factory=list)


def line_of(cells: Sequence[Cell], places: Mapping[str, int], around: Around) -> Line:
    """`places` tells where each column stands. An empty cell says nothing."""
    line = Line()
    told = {name: cells[place] for name, place in places.items() if place < len(cells)}
    filled = {name: cell for name, cell in told.items() if _text(cell)}
    for column in COLUMNS:
        if column.name in filled and column.kind in READERS:
            READERS[column.kind](line, column, filled[column.name], around)
    _moment(line, filled, around)
    _number(line, filled)
    return line


def _text(cell: Cell) -> str:
    """As somebody sees it in the table, without the mark that kept it from being a formula."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = storable("" if cell is None else str(cell)).replace("\r\n", "\n").strip(" \n\u00a0")
    return text[1:] if QUOTED.match(text) else text.strip()


def _read_text(line: Line, column: Column, cell: Cell, _around: Around) -> None:
    text = _text(cell)
    if len(text) > column.most:
        line.wrong.append(
            Wrong(column.name, "too_long", {"most": str(column.most), "length": str(len(text))})
        )
    elif column.name == "link" and not is_web_address(text):
        line.wrong.append(Wrong(column.name, "no_address", {"typed": text}))
    elif column.field:
        line.fields[column.field] = " ".join(text.split()) if column.name == "title" else text


def _read_word(line: Line, column: Column, cell: Cell, around: Around) -> None:
    words = around.words[column.name]
    meant = words.get(bare(_text(cell)))
    if meant is None:
        line.wrong.append(Wrong(column.name, "no_choice", {"typed": _text(cell)}))
    else:
        line.fields[column.field] = meant


def _read_link(line: Line, column: Column, cell: Cell, around: Around) -> None:
    text = _text(cell)
    names = around.links[column.name]
    mention = MARKUP.fullmatch(text)
    if mention and mention[1] in names.of:
        line.links[column.name] = (mention[1],)
        return
    found = names.found.get(bare(text.lstrip("@#")))
    if found is None:
        line.wrong.append(unknown_name(column.name, "not_found", text, names))
    else:
        line.links[column.name] = found


def _read_yes_no(line: Line, column: Column, cell: Cell, _around: Around) -> None:
    text = _text(cell).casefold()
    if text not in YES | NO:
        line.wrong.append(Wrong(column.name, "yes_or_no", {"typed": _text(cell)}))
    else:
        line.fields[column.field] = text in YES


def _read_number(line: Line, column: Column, cell: Cell, around: Around) -> None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number: object = Decimal(str(cell)) if isinstance(cell, float) else Decimal(cell)
    else:
        number = read_number(_text(cell), around.language)
    if not isinstance(number, Decimal) or not number.is_finite() or not 0 <= number <= MOST_COUNTED:
        line.wrong.append(Wrong(column.name, "number", {"typed": _text(cell)}))
    else:
        line.results[column.name] = float(number)


def _read_moment(line: Line, column: Column, cell: Cell, around: Around) -> None:
    for found in _unless_unreadable(
        line, column.name, cell, lambda: moment_in(cell, around.today, around.zone)
    ):
        line.fields[column.field] = local(found.day, found.at or NOON, around.zone)
        line.fields["deadline_is_own"] = True


READERS: Mapping[Kind, Callable[[Line, Column, Cell, Around], None]] = {
    Kind.TEXT: _read_text,
    Kind.WORD: _read_word,
    Kind.LINK: _read_link,
    Kind.PERSON: _read_link,
    Kind.YES_NO: _read_yes_no,
    Kind.NUMBER: _read_number,
    Kind.MOMENT: _read_moment,
}


def _moment(line: Line, filled: Mapping[str, Cell], around: Around) -> None:
    """Day and time stand in one cell or in two."""
    at: time | None = None
    for found in _unless_unreadable(line, "time", filled.get("time"), lambda: time_in(filled["time"])):
        at = found
    if "day" not in filled:
        return
    cell = filled["day"]
    for moment in _unless_unreadable(line, "day", cell, lambda: moment_in(cell, around.today, around.zone)):
        at = at or moment.at
        line.has_time = at is not None
        line.known_by = local(moment.day, at or MORNING, around.zone)
        line.fields["publish_at"] = local(moment.day, at or _usual_hour(line, around), around.zone)


def _usual_hour(line: Line, around: Around) -> time:
    """That of its channel, as a line in Slack has it too."""
    channels = line.links.get("channel", ())
    return next((around.hours[one] for one in channels if one in around.hours), USUAL_HOUR)


def _unless_unreadable(line: Line, column: str, cell: Cell, read: Callable[[], Any]) -> Iterator[Any]:
    if cell is None:
        return
    try:
        yield read()
    except UnreadableError as error:
        line.wrong.append(Wrong(column, error.problem, {"typed": as_shown(cell)}))


def as_shown(cell: Cell) -> str:
    """A cell as somebody would type it, so that it means the same when it is brought again.

    A day of Excel's is a moment at midnight: nobody typed that hour.
    """
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, (date, time)) else _text(cell)


def as_typed_in(column: str, cell: Cell) -> str:
    """The same in a column of ours: a number that Excel keeps for a day or a time is told as that."""
    if not isinstance(cell, int | float) or isinstance(cell, bool):
        return as_shown(cell)
    try:
        if column == "time":
            return time_in(cell).isoformat("minutes")
        if column in DAYS:
            found = excels_moment(cell)
            return f"{found.day} {found.at:%H:%M}" if found.at else str(found.day)
    except UnreadableError:
        pass
    return as_shown(cell)


def _number(line: Line, filled: Mapping[str, Cell]) -> None:
    """An id of ours, as an export wrote it; anything else in that column is somebody's own number."""
    text = _text(filled.get("id"))
    if text.isascii() and text.isdigit() and len(text) <= BY_NAME["id"].most:
        line.post_id = int(text)


def results_of(line: Line, before: Mapping[str, float]) -> dict[str, float]:
    """Both numbers after seven days, as they are once this line is written."""
    return {**before, **{name: line.results[name] for name in RESULTS if name in line.results}}
