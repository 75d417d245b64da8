"""Finds in a source file which sentences it says.

A key is written out (`say("webcare.taken", name=name)`) or has parts that are chosen, as an f-string
(`say(f"webcare.kind.{kind}")`). Written out it may also stand in a table, to be said elsewhere.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.texts.bare_sentences import bare_sentences

KEY = re.compile(r"[a-z]\w*(\.\w+)+")
CHOSEN = r"\w+"

# Which argument is the key, in calls that take one.
KEY_ARGUMENT = {"say": 0, "Progress": 1, "Word": 2}


@dataclass(frozen=True)
class Said:
    """A call that says one of some sentences. `keys` are regular expressions for whole keys.

    `values` are the names of the values it gives; None when they are not written out.
    """

    where: str
    keys: tuple[str, ...]
    values: frozenset[str] | None

    @property
    def chooses(self) -> bool:
        return len(self.keys) > 1 or CHOSEN in self.keys[0]


@dataclass(frozen=True)
class Code:
    """What a file says, and what it says without a key.

    A file that has a `Say` speaks; others may hold words to look for, or sentences for builders.
    """

    speaks: bool
    said: tuple[Said, ...]
    keys: frozenset[str]
    bare_sentences: tuple[str, ...]


def read_code(source: str, name: str) -> Code:
    """The name tells where a finding is."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    return Code(
        speaks=any(_name(node) in {"Say", "say"} for node in nodes),
        said=tuple(said for node in nodes if isinstance(node, ast.Call) for said in _said(node, name)),
        keys=frozenset(key for node in nodes if (key := _key(node))),
        bare_sentences=tuple(f"{name}:{line}: {text!r}" for line, text in bare_sentences(tree)),
    )


def code_in(folder: Path) -> dict[str, Code]:
    """What each Python file in a folder, and in the folders in it, says; by its path in the folder."""
    files = {str(file.relative_to(folder)): file for file in sorted(folder.rglob("*.py"))}
    return {name: read_code(file.read_text("utf-8"), name) for name, file in files.items()}


def _name(node: ast.AST) -> str:
    """The last part of a name: `say` of `visit.say`; nothing for anything else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name
    return ""


def _said(call: ast.Call, name: str) -> Iterator[Said]:
    called = _name(call.func)
    place = KEY_ARGUMENT.get(called, len(call.args))
    if place >= len(call.args):
        return
    named = [keyword.arg for keyword in call.keywords]
    values = frozenset(value for value in named if value) if called == "say" and None not in named else None
    if keys := tuple(key for node in ast.walk(call.args[place]) if (key := _key(node))):
        yield Said(f"{name}:{call.lineno}", keys, values)


def _key(node: ast.AST) -> str | None:
    """The regular expression of the key that a text may be.

    Of a key with chosen parts its feature and one part more must be written out, or it could be any key.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value) if KEY.fullmatch(node.value) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
    feature, *others = "".join(part or "?" for part in parts).split(".")
    if not feature.isidentifier() or not any(other.strip("?_") for other in others):
        return None
    return "".join(CHOSEN if part is None else re.escape(part) for part in parts)
