"""What a table would do to the calendar: every line is judged, nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.csv_files import Cell
from bot.exchange.columns import Heading, heading
from bot.exchange.facts import Around
from bot.exchange.reading import Line, as_typed_in, line_of
from bot.exchange.rules import Does, Finder, Row, finder, found, judged
from bot.exchange.sheets import Sheet, SheetError
from storage import exchange as posts
from storage.exchange import Known
from storage.people import Team


@dataclass(frozen=True, slots=True)
class DryRun:
    headers: tuple[str, ...]
    heading: Heading
    rows: tuple[Row, ...]


def dry_run(session: Session, team: Team, sheet: Sheet, around: Around) -> DryRun:
    """Raises SheetError when no column tells what the posts are called."""
    head = heading(sheet.headers, around.columns)
    if not {"title", "id"} & head.places.keys():
        raise SheetError("no_title")
    their, lines = finder(around.known), [line_of(cells, head.places, around) for _, cells in sheet.lines]
    about = [found(their, line) for line in lines]
    return DryRun(
        sheet.headers, head, _judged(session, team, sheet, _Read(lines, about, their, around, head.places))
    )


@dataclass(frozen=True, slots=True)
class _Read:
    lines: list[Line]
    about: list[Known | None]
    finder: Finder
    around: Around
    places: Mapping[str, int]


def _judged(session: Session, team: Team, sheet: Sheet, read: _Read) -> tuple[Row, ...]:
    there = posts.posts_by_id(session, team, {one.id for one in read.about if one})
    rows = (
        judged(number, line, read.finder, there.get(about.id) if about else None, read.around)
        for (number, _), line, about in zip(sheet.lines, read.lines, read.about, strict=True)
    )
    columns = {place: name for name, place in read.places.items()}
    return tuple(_with_cells(row, cells, columns) for row, (_, cells) in zip(rows, sheet.lines, strict=True))


def _with_cells(row: Row, cells: Sequence[Cell], columns: Mapping[int, str]) -> Row:
    if row.does is not Does.REFUSED:
        return row
    shown = (as_typed_in(columns.get(place, ""), cell) for place, cell in enumerate(cells))
    return replace(row, cells=tuple(shown))
