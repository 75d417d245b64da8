"""Everything the bot says is there in Dutch and in English, is said somewhere, and sounds like the bot."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import bot
from bot.text_files import differences, read
from bot.texts import LANGUAGES, text_folders
from tests.texts.reading_code import Code, code_in
from tests.texts.reading_sentences import in_text, unused, wrongly_said

BOT = Path(bot.__file__).parent
FOLDERS = {folder.parent.name: folder for folder in text_folders()}
speakers = pytest.mark.parametrize("speaker", FOLDERS)
languages = pytest.mark.parametrize("language", LANGUAGES)


@speakers
def test_both_languages_have_the_same_keys_placeholders_and_forms(speaker: str) -> None:
    dutch, english = (read({speaker: FOLDERS[speaker]}, language) for language in LANGUAGES)

    none_of(differences(dutch, english))


@speakers
@languages
def test_every_sentence_fits_its_place_and_keeps_the_tone(speaker: str, language: str) -> None:
    sentences = read({speaker: FOLDERS[speaker]}, language)

    none_of(wrong for key, sentence in sentences.items() for wrong in in_text(language, key, sentence))


def test_every_sentence_is_said_somewhere() -> None:
    none_of(unused(read(FOLDERS, "nl"), code().values()))


def test_every_sentence_that_is_said_exists_and_gets_its_values() -> None:
    none_of(wrongly_said(read(FOLDERS, "nl"), code().values()))


def test_no_sentence_stands_in_code_that_speaks() -> None:
    speaking = [file for file in code().values() if file.speaks]

    none_of(sentence for file in speaking for sentence in file.bare_sentences)


@cache
def code() -> dict[str, Code]:
    """Read when a test asks for it: every process that runs tests imports this file."""
    return code_in(BOT)


def none_of(wrong: Iterable[str]) -> None:
    found = list(wrong)
    assert not found, "\n".join(["", *found])
