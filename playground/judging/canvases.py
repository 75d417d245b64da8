"""What Slack refuses in the Markdown of a canvas. Rows: `canvas_…` in `data/limits.yaml`.

Slack names the line and what it cannot take: "'content' error: line 28: Unsupported block type (List) within
block quote" (D methods/canvases.create, read 2026-11-28). The other sentences are ours after it. T, who met
them (getsentry/junior, 2026-07): deeper headings, quotes in lists, lists under one of the other kind.
"""

import re
from collections.abc import Iterator

from playground.judging.limits import limits

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s|$)")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[-+*]|\d{1,9}[.)])\s+(?P<words>.*)")
_QUOTE = re.compile(r"\s*>\s?(?P<words>.*)")
_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def fault_of(markdown: str) -> str | None:
    """The first thing that Slack cannot take, in its words; None when all is well."""
    found = [*_faults_of_lines(_open_lines(markdown)), *_faults_of_tables(markdown.split("\n"))]
    return f"'content' error: line {found[0][0]}: {found[0][1]}" if found else None


def _open_lines(markdown: str) -> Iterator[tuple[int, str]]:
    """Lines outside code blocks, numbered from 1."""
    fenced = False
    for number, line in enumerate(markdown.split("\n"), 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _faults_of_lines(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    inside: list[tuple[int, bool]] = []
    for number, line in lines:
        item = _ITEM.fullmatch(line)
        yield from ((number, what) for what in _faults_of_line(line, item, in_list=bool(inside)))
        if item and _is_under_other_kind(item, inside):
            yield number, "Unsupported block type (List) within list of another kind"
        if not item and line[:1].strip():
            inside.clear()


def _faults_of_line(line: str, item: re.Match[str] | None, *, in_list: bool) -> Iterator[str]:
    heading, quote = _HEADING.match(line), _QUOTE.fullmatch(line)
    if heading and len(heading[1]) > limits().most("canvas_heading"):
        yield f"Unsupported heading level ({len(heading[1])})"
    if quote and _ITEM.fullmatch(quote["words"]):
        yield "Unsupported block type (List) within block quote"
    if (quote and in_list and line[0].isspace()) or (item and _QUOTE.fullmatch(item["words"])):
        yield "Unsupported block type (Quote) within list"


def _is_under_other_kind(item: re.Match[str], inside: list[tuple[int, bool]]) -> bool:
    indent, ordered = len(item["indent"]), item["mark"][0].isdigit()
    while inside and inside[-1][0] >= indent:
        inside.pop()
    under_other = bool(inside) and inside[-1][1] is not ordered
    inside.append((indent, ordered))
    return under_other


def _faults_of_tables(lines: list[str]) -> Iterator[tuple[int, str]]:
    """A table is a line of headings, a ruler under it, and the lines with bars that follow."""
    most = limits().most("canvas_cells")
    for at in range(1, len(lines)):
        if "|" not in lines[at - 1] or "|" not in lines[at] or not _RULER.fullmatch(lines[at]):
            continue
        rows = 1 + sum(1 for _ in _following(lines[at + 1 :]))
        if (cells := rows * _width(lines[at])) > most:
            yield at, f"Unsupported table size ({cells} cells)"


def _following(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if "|" not in line:
            return
        yield line


def _width(ruler: str) -> int:
    return len(ruler.strip().strip("|").split("|"))
