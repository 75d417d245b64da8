"""Whose is it: every feature's words, buttons, forms and shortcuts in one table."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from bot.feature import (
    ANYTHING,
    CommandListener,
    EventListener,
    Feature,
    FormListener,
    HomeListener,
    MessageShortcutListener,
    Page,
    PressListener,
    ShortcutListener,
    Word,
)
from bot.slack.commands import HELP, meant

Key = TypeVar("Key")
Listener = TypeVar("Listener")


class Table:
    """Raises ValueError when two features claim the same name: that is a mistake in the code."""

    def __init__(self, features: Iterable[Feature]) -> None:
        features = tuple(features)
        self.words: tuple[Word, ...] = tuple(word for feature in features for word in feature.words)
        self._typed: dict[tuple[str, str], Word] = _by_what_is_typed(self.words)
        self.buttons: Mapping[str, PressListener] = _merged(feature.buttons for feature in features)
        self.forms: Mapping[str, FormListener] = _merged(feature.forms for feature in features)
        self.shortcuts: Mapping[str, ShortcutListener] = _merged(feature.shortcuts for feature in features)
        self.message_shortcuts: Mapping[str, MessageShortcutListener] = _merged(
            feature.message_shortcuts for feature in features
        )
        self.pages: Mapping[str, Page] = _merged(feature.pages for feature in features)
        self.events: Mapping[str, tuple[EventListener, ...]] = _grouped(features)
        self.home: HomeListener | None = next((feature.home for feature in features if feature.home), None)

    @property
    def commands(self) -> tuple[str, ...]:
        """Every command, once, in the order of the features."""
        return tuple(dict.fromkeys(word.command for word in self.words))

    def find(self, command: str, text: str) -> tuple[CommandListener, str] | None:
        """Who answers what was typed, and what is left of the text; None when nobody knows the word."""
        first, _, rest = text.strip().partition(" ")
        word = self._typed.get((command, first.casefold()))
        if word is not None and not (word.alone and rest.strip()):
            return word.does, rest.strip()
        if told := meant((word for word in self.words if word.command == command), text):
            return told.does, text.strip()
        anything = self._typed.get((command, ANYTHING))
        if anything is None or text.strip().casefold() in HELP:
            return None
        return anything.does, text.strip()

    def words_of(self, command: str) -> tuple[Word, ...]:
        """The words of one command that help names."""
        return tuple(word for word in self.words if word.command == command and word.help)


def _by_what_is_typed(words: Iterable[Word]) -> dict[tuple[str, str], Word]:
    return _merged({(word.command, typed): word for typed in word.words or ("",)} for word in words)


def _merged(tables: Iterable[Mapping[Key, Listener]]) -> dict[Key, Listener]:
    merged: dict[Key, Listener] = {}
    for table in tables:
        if twice := merged.keys() & table.keys():
            raise ValueError(f"two features answer to {sorted(map(str, twice))}")
        merged.update(table)
    return merged


def _grouped(features: Iterable[Feature]) -> Mapping[str, tuple[EventListener, ...]]:
    names = {name for feature in features for name in feature.events}
    return {name: tuple(f.events[name] for f in features if name in f.events) for name in names}
