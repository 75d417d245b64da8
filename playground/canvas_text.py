"""The Markdown of a canvas as a reader sees it, in plain text: no marks, names instead of ids."""

import re

from playground.rendering import Reader

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = re.compile("[\ue021-\ue07e]")
_START = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)")
_ITEM = re.compile(r"^(\s*)[-*+]\s+(?:\[( |x)\]\s+)?")
_BOXES = {None: "", " ": "☐ ", "x": "☑ "}
_CARD = re.compile(r"!\[[^\]]*\]\(([@#])([A-Z0-9]+)\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STYLES = [
    re.compile(rf"(?<!{edge}){mark}(?=\S)(.+?)(?<=\S){mark}(?!{edge})")
    for mark, edge in ((r"\*\*", r"\Z."), ("~~", r"\Z."), (r"\*", r"\Z."), ("_", r"\w"), ("`", r"\Z."))
]
_RULER = re.compile(r"\|[\s:|-]*-[\s:|-]*")


def canvas_text(markdown: str, reader: Reader) -> str:
    lines = [_line(line, reader) for line in markdown.split("\n") if not _RULER.fullmatch(line)]
    return "\n".join(lines)


def _line(line: str, reader: Reader) -> str:
    """What stands behind a backslash is hidden while marks are read."""
    shown = _ESCAPED.sub(lambda found: chr(0xE000 + ord(found[1])), line)
    shown = _ITEM.sub(lambda found: f"{found[1]}• {_BOXES[found[2]]}", _START.sub("", shown))
    if shown.startswith("|"):
        shown = " | ".join(cell.strip() for cell in shown.strip().strip("|").split("|"))
    shown = _LINK.sub(r"\1", _CARD.sub(lambda found: _name(reader, *found.groups()), shown))
    for style in _STYLES:
        shown = style.sub(r"\1", shown)
    return _HIDDEN.sub(lambda found: chr(ord(found[0]) - 0xE000), shown.replace("<br>", " / "))


def _name(reader: Reader, sign: str, of: str) -> str:
    known = reader.people if sign == "@" else reader.channels
    return sign + known.get(of, of)
