"""Slack's dialect of Markdown for canvases: what it refuses in a text, or shows otherwise than was meant.

docs.slack.dev/surfaces/canvases, read 2026-11-28: headings # to ###, lists, checklists, quotes, code, tables
of at most 300 cells, `![](@U…)` for people, `![](#C…)` for channels. Slack refuses the whole canvas for one
line: "Unsupported block type (List) within block quote" (reference/methods/canvases.create). Heard, from who
met it (getsentry/junior, 2026-07): a quote inside a list is refused, and a list under one of the other kind.
"""

import re
from collections.abc import Iterator

from bot.slack.checks import Check, Kind, Many, Report, Trail, Words, one_of, shape, without_markup
from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import is_web_address

Line = tuple[int, str]
"""A line and its number, from 0."""

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_LIST = r"(?:[-*+]|\d+[.)])\s"
_RULES: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r" {0,3}#{4,}\s"), Kind.WRONG_VALUE, "headings go from # to ###"),
    (re.compile(rf" {{0,3}}>\s*{_LIST}"), Kind.WRONG_PLACE, "a list cannot stand in a quote"),
    (re.compile(r"\s+>|\s*" + _LIST + r"\s*>"), Kind.WRONG_PLACE, "a quote cannot stand in a list"),
    (re.compile(r".*<(?:[@#!]|https?:|mailto:)"), Kind.MARKUP, "messages are marked up so, canvases are not"),
    (re.compile(r".*<(?!br>|https?:|mailto:)[A-Za-z/]"), Kind.UNESCAPED, "a < that could be HTML: escape it"),
)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]*)\)")
_MENTION = re.compile(r"@[UW][A-Z0-9]+|#[CG][A-Z0-9]+")
_ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])\s")
_ESCAPED = re.compile(r"\\.")
_RULER = re.compile(r"\s*:?-+:?\s*")


def dialect(markdown: str, trail: Trail, report: Report) -> None:
    """The path of a problem ends with the number of its line."""
    lines = list(_outside_code(markdown))
    for number, line in lines:
        _line(line, (trail, number), report)
    for rows in _tables(lines):
        _table(rows, (trail, rows[0][0]), report)
    _lists(lines, trail, report)


def _outside_code(markdown: str) -> Iterator[Line]:
    """Lines in which marks mean something, without what stands in code or behind a backslash."""
    in_code = False
    for number, line in enumerate(markdown.split("\n")):
        if _FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            yield number, _CODE.sub("", _ESCAPED.sub("x", line))


def _line(line: str, trail: Trail, report: Report) -> None:
    for pattern, kind, sentence in _RULES:
        if pattern.match(line):
            report.add(trail, kind, sentence)
    for is_embedded, target in _LINK.findall(line):
        known = _MENTION.fullmatch(target) if is_embedded else target.startswith("mailto:")
        if not (known or is_web_address(target)):
            report.add(trail, Kind.WRONG_VALUE, "must be a mention or a web address")


def _tables(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that begin with |."""
    rows: list[Line] = []
    for number, line in lines:
        if line.lstrip().startswith("|"):
            rows.append((number, line))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _table(rows: list[Line], trail: Trail, report: Report) -> None:
    cells = [line.strip().removeprefix("|").removesuffix("|").split("|") for _, line in rows]
    widths = {len(row) for row in cells}
    if len(cells) < 2 or not all(_RULER.fullmatch(cell) for cell in cells[1]):  # noqa: PLR2004 - headings, ruler
        report.add(trail, Kind.MISSING, "a table needs a row of dashes under its headings")
    elif len(widths) > 1:
        report.add(trail, Kind.CONFLICT, "has rows with another number of cells than the first")
    elif (count := (len(cells) - 1) * widths.pop()) > (limit := LIMITS["canvas.table_cells"]).most:
        report.add(trail, Kind.TOO_MANY, f"has {count} cells, Slack allows {limit.most} ({limit.source})")


def _lists(lines: list[Line], trail: Trail, report: Report) -> None:
    """Heard: what stands under an item of a list is a list of the same kind."""
    above: list[tuple[int, bool]] = []
    for number, line in lines:
        item = _ITEM.match(line)
        if item is None:
            above = above if line.startswith(" ") or not line else []
            continue
        indent, numbered = len(item[1]), item[2][0].isdigit()
        above = [(deep, kind) for deep, kind in above if deep < indent]
        if above and above[-1][1] != numbered:
            report.add((trail, number), Kind.WRONG_PLACE, "stands under a list of the other kind")
        above.append((indent, numbered))


_CONTENT = shape({"type": one_of("markdown"), "markdown": Words("canvas.markdown", dialect)}, {})
_CHANGE = shape({"operation": one_of("replace"), "document_content": _CONTENT}, {})
_TITLE = Words("canvas.title", without_markup)
_CREATED: Check = shape({"document_content": _CONTENT, "channel_id": Words("block_id"), "title": _TITLE}, {})
_EDITED: Check = shape({"canvas_id": Words("block_id"), "changes": Many(_CHANGE, "canvas.changes")}, {})


def canvas(value: dict[str, object], trail: Trail, report: Report) -> None:
    """The arguments of a call that makes a canvas, or writes one anew."""
    (_EDITED if "changes" in value else _CREATED)(value, trail, report)
