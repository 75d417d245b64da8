"""Finds sentences that stand in the code itself, where they can be said in one language only.

Whatever goes into a builder of `bot.slack` is shown, so two words there are a sentence. Elsewhere a text is
one when it looks like one: it begins with a capital, or ends as a sentence does.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

TWO_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]|[^\W\d_] [^\W\d_]{2,}")
LOOKS_LIKE_ONE = re.compile(r"\W*[A-Z].*|.*[.?!:…]\W*", re.DOTALL)

# Names of letters in the outbox: such arguments are never shown.
NEVER_SHOWN = {"key", "subject", "thread_of"}


def bare_sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the text of each."""
    nodes = list(ast.walk(tree))
    silent, shown = set(_silent(nodes)), set(_shown(nodes))
    for node in nodes:
        if not isinstance(node, ast.Constant | ast.JoinedStr) or node in silent:
            continue
        text = re.sub("[*_~`]", "", _text(node))
        if TWO_WORDS.search(text) and (node in shown or LOOKS_LIKE_ONE.fullmatch(text)):
            yield node.lineno, text


def _text(node: ast.AST) -> str:
    """What a text in the code says, with a 0 for what is put in; nothing for other code."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) or "0" for part in parts)
    return ""


def _silent(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """What nobody in Slack reads: docstrings, errors that are raised, the log, names of letters, types."""
    for node in nodes:
        if isinstance(node, ast.Raise) or _is_docstring(node) or _is_never_shown(node):
            yield from ast.walk(node)
        if isinstance(node, ast.JoinedStr):
            yield from node.values  # the text as a whole is looked at
        for types in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            yield from ast.walk(types) if types else ()


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_never_shown(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in NEVER_SHOWN
    func = node.func if isinstance(node, ast.Call) else None
    return isinstance(func, ast.Attribute) and _first_name(func) in {"log", "logging", "outbox"}


def _first_name(called: ast.expr) -> str:
    """`Section` of `Section(...)`, `log` of `log.info(...)`; nothing where no name stands first."""
    while isinstance(called, ast.Attribute):
        called = called.value
    return called.id if isinstance(called, ast.Name) else ""


def _shown(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """The arguments of builders of `bot.slack` that this file imports, without those of calls in them."""
    imports = (node for node in nodes if isinstance(node, ast.ImportFrom))
    builders = {
        name.asname or name.name
        for node in imports
        if (node.module or "").startswith("bot.slack")
        for name in node.names
    }
    for node in nodes:
        if isinstance(node, ast.Call) and _first_name(node.func) in builders:
            yield from _arguments(node)


def _arguments(call: ast.Call) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = [*call.args, *call.keywords]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.Call):
            waiting += ast.iter_child_nodes(node)
