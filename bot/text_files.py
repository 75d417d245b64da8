"""Reads the sentences of the features from their TOML files, and says what is wrong with them.

`bot/texts.py` tells how these files are written.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

COUNT = "count"
FORMS = {"one", "other"}


class TextsError(Exception):
    """The sentences cannot be used: one is missing, or not the same in both languages."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said; and, where something is counted, what is said for exactly one of it."""

    text: str
    one: str | None = None

    @property
    def placeholders(self) -> frozenset[str]:
        return placeholders(self.text) | placeholders(self.one or "")


def read(folders: Mapping[str, Path], language: str) -> dict[str, Sentence]:
    """Every sentence of these folders in one language, by key. Raises TextsError."""
    found: dict[str, Sentence] = {}
    for prefix, folder in folders.items():
        file = folder / f"{language}.toml"
        try:
            found |= _flatten(prefix, tomllib.loads(file.read_text("utf-8")))
        except (OSError, ValueError) as problem:
            raise TextsError(f"{file}: {problem}") from problem
    return found


def _flatten(prefix: str, table: Mapping[str, Any]) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if not isinstance(value, dict):
            found[key] = Sentence(_checked(key, value))
        elif value.keys() == FORMS:
            found[key] = Sentence(_checked(key, value["other"]), _checked(key, value["one"]))
        else:
            found |= _flatten(key, value)
    return found


def _checked(key: str, text: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key} is not a sentence: {text!r}")
    for name in placeholders(text):
        if not name.isidentifier():
            raise ValueError(f"{key} has a placeholder that is not a plain name: {{{name}}}")
    return text


def placeholders(text: str) -> frozenset[str]:
    """The names between braces. Raises ValueError when the braces do not match."""
    return frozenset(
        f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    )


def differences(dutch: Mapping[str, Sentence], english: Mapping[str, Sentence]) -> Iterator[str]:
    """Every way in which the two languages do not say the same, each as a sentence for a builder."""
    for key in sorted(dutch.keys() ^ english.keys()):
        yield f"{key} is missing in {'English' if key in dutch else 'Dutch'}"
    for key in sorted(dutch.keys() & english.keys()):
        yield from _difference(key, dutch[key], english[key])


def _difference(key: str, dutch: Sentence, english: Sentence) -> Iterator[str]:
    if dutch.placeholders != english.placeholders:
        odd = ", ".join(sorted(dutch.placeholders ^ english.placeholders))
        yield f"{key} has a placeholder in one language only: {odd}"
    if (dutch.one is None) != (english.one is None):
        yield f"{key} has one and other in one language only"
    for sentence in (dutch, english):
        if sentence.one and placeholders(sentence.text) != placeholders(sentence.one) | {COUNT}:
            yield f"{key} counts: its other needs {{count}}, and its one no other placeholders than that"
