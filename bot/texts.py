"""Finds a sentence in Dutch or English.

Each folder in `bot/` that speaks has `texts/nl.toml` and `texts/en.toml`, with the same keys. A key is the
folder's name, then the tables of the file: `text` under `[taken]` in `bot/webcare/texts` is
"webcare.taken.text". What every feature needs is in `bot/common/texts`: "common.cancel.button".

- Keys say what is meant, not what is written.
- Placeholders are plain names: `{name}`. What a person typed is escaped by the caller before it goes into
  one (`escape` or `plain` of `bot/slack/mrkdwn.py`): sentences are markup, and nobody looks at them again.
- A sentence that counts is a table of just `one` and `other`, said with `count=3`; `one` may leave out
  `{count}`. Counts get their dots and commas here. Other numbers that need them: `say.number(...)`.
- Where Slack shows plain text of limited length, the key ends in the place: `.button` (75 characters),
  `.title` (24), `.label` (2000), `.option` (75), `.placeholder` (150). A test measures them.
- That test also looks for the keys in the code, so they are written out: `say("webcare.taken", name=name)`.
  Where a part is chosen the rest is written out: `say(f"webcare.kind.{case.kind}")`.

A missing sentence must not cost a person their answer: its key is said instead, and an error is logged.
"""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.figures import Figures
from bot.text_files import Sentence, TextsError, differences, read

__all__ = ["LANGUAGES", "Say", "Texts", "TextsError", "every_sentence", "text_folders"]

LANGUAGES = ("nl", "en")
ONE_DAY = dt.timedelta(days=1)
log = logging.getLogger(__name__)


def text_folders() -> list[Path]:
    """The texts of everything in this package that speaks."""
    return sorted({file.parent for file in Path(__file__).parent.glob("*/texts/*.toml")})


class Texts:
    """Every sentence in both languages, read once at the start."""

    def __init__(self, speakers: Mapping[str, "Say"]) -> None:
        self._speakers = speakers

    @classmethod
    def load(cls, folders: Iterable[Path]) -> "Texts":
        """Reads `<feature>/texts` folders. Raises TextsError when one is broken or the languages differ."""
        by_prefix = {folder.parent.name: folder for folder in folders}
        sentences = {language: read(by_prefix, language) for language in LANGUAGES}
        if found := list(differences(sentences["nl"], sentences["en"])):
            raise TextsError("; ".join(found))
        return cls({language: Say(language, sentences[language]) for language in LANGUAGES})

    def say(self, language: str) -> "Say":
        """The speaker of "nl" or "en" (a locale such as "nl-NL" will do); English for any other language."""
        return self._speakers.get(language[:2].lower(), self._speakers["en"])


@cache
def every_sentence() -> Texts:
    """The texts of everything in this package, read when they are first asked for."""
    return Texts.load(text_folders())


class Say(Figures):
    """Speaks one language: `say("webcare.taken", name=name)`, `say("webcare.open", count=3)`.

    Nothing in it changes, so one serves everybody who reads that language.
    """

    def __init__(self, language: str, sentences: Mapping[str, Sentence]) -> None:
        super().__init__(language)
        self._sentences = sentences

    def __call__(self, key: str, /, **values: object) -> str:
        sentence = self._sentences.get(key)
        if sentence is None:
            log.error("no sentence in %s for %s", self.language, key)
            return key
        count = values.get("count")
        if isinstance(count, int | float):
            values["count"] = self.number(count)
        return self._filled(key, sentence.one if sentence.one and count == 1 else sentence.text, values)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence; for keys that another chapter may or may not have."""
        return key in self._sentences

    def _filled(self, key: str, text: str, values: dict[str, object]) -> str:
        try:
            return text.format_map(values)
        except KeyError as missing:
            log.error("no value for %s in %s", missing, key)  # noqa: TRY400 - the person still gets an answer
            return text.format_map(_Gaps(values))


class _Gaps(dict[str, object]):
    """Leaves a placeholder standing where its value is missing."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
