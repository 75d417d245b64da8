"""Finds in a source file which sentences it says, and what it says without a sentence.

A key is written out (`say("webcare.taken", name=name)`) or has parts that are chosen, as an f-string
(`say(f"webcare.kind.{kind}")`). Written out it may also stand in a table, to be said elsewhere.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

KEY = re.compile(r"[a-z]\w*(\.\w+)+")
CHOSEN = r"[\w.]+"
TWO_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]|[^\W\d_] [^\W\d_]{2,}")

# Names of letters in the outbox: such arguments are never shown.
NEVER_SHOWN = {"key", "subject", "thread_of"}

# Which argument is the key, in calls that take one.
KEY_ARGUMENT = {"say": 0, "Progress": 1, "Word": 2}


@dataclass(frozen=True)
class Said:
    """A call that says a sentence. `values` are the names of its values; None when not written out."""

    where: str
    key: str
    values: frozenset[str] | None


@dataclass(frozen=True)
class Code:
    """What a file says. Keys are regular expressions, each for a whole key.

    A file that has a `Say` speaks; others may hold words to look for, or sentences for builders.
    """

    speaks: bool
    said: tuple[Said, ...]
    keys: frozenset[str]
    bare_sentences: tuple[str, ...]


def read_code(source: str, name: str) -> Code:
    """The name tells where a finding is."""
    tree = ast.parse(source)
    silent = set(_silent(tree))
    nodes = [node for node in ast.walk(tree) if node not in silent]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return Code(
        speaks=any(_name(node) in {"Say", "say"} for node in nodes),
        said=tuple(said for call in calls for said in _said(call, name)),
        keys=frozenset(key for node in nodes if (key := _key(node))),
        bare_sentences=tuple(_bare_sentences(calls, silent, name)),
    )


def code_in(folder: Path) -> dict[str, Code]:
    """What each Python file in a folder, and in the folders in it, says; by its path in the folder."""
    files = {str(file.relative_to(folder)): file for file in sorted(folder.rglob("*.py"))}
    return {name: read_code(file.read_text("utf-8"), name) for name, file in files.items()}


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """What nobody in Slack reads: docstrings, errors that are raised, the log, names of letters, types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or _is_docstring(node) or _is_never_shown(node):
            yield from ast.walk(node)
        for types in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            yield from ast.walk(types) if types else ()


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_never_shown(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in NEVER_SHOWN
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("log.", "logging.", "outbox."))


def _name(node: ast.AST) -> str:
    """The last part of a name: `say` of `visit.say`; nothing for anything else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name
    return ""


def _key(node: ast.AST | None) -> str | None:
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


def _said(call: ast.Call, name: str) -> Iterator[Said]:
    called = _name(call.func)
    place = KEY_ARGUMENT.get(called, len(call.args))
    if place >= len(call.args):
        return
    named = [keyword.arg for keyword in call.keywords]
    values = frozenset(value for value in named if value) if called == "say" and None not in named else None
    for node in ast.walk(call.args[place]):
        if key := _key(node):
            yield Said(f"{name}:{call.lineno}", key, values)


def _bare_sentences(calls: Iterable[ast.Call], silent: set[ast.AST], name: str) -> Iterator[str]:
    for call in calls:
        for node in _told(call):
            if node not in silent and TWO_WORDS.search(str(node.value)):
                yield f"{name}:{node.lineno}: {node.value!r}"


def _told(call: ast.Call) -> Iterator[ast.Constant]:
    """The texts in the arguments of a call, without those of calls inside it."""
    waiting: list[ast.AST] = [*call.args, *(keyword.value for keyword in call.keywords)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        elif not isinstance(node, ast.Call):
            waiting += ast.iter_child_nodes(node)
