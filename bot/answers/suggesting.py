"""Which answers of the library fit a case, best first, and why. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.filling import speaks
from bot.answers.wording import about, about_all
from storage.cases import Case
from storage.library import LibraryAnswer

KIND, TAG, TITLE, TEXT, LANGUAGE = 3, 4, 2, 1, 2
"""What counts for how much: a tag was chosen to be found by, a word of the text may stand there by chance."""
AT_MOST = 40
"""Suggestions on one form; Slack shows a hundred, nobody reads them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` are those of the case it was found by, as they were typed; `fits` says its kind is meant."""

    answer: LibraryAnswer
    score: int
    words: tuple[str, ...]
    fits: bool
    speaks: bool


def suggestions(case: Case, answers: Iterable[LibraryAnswer], language: str) -> list[Suggestion]:
    """Those of the kind or about the words of the case come first; then what is used most.

    What is for other kinds is left out, unless a word of its title or tags is asked about.
    """
    asked = about(case.paraphrase)
    some = [_suggestion(case, asked, one, language) for one in answers]
    fitting = [one for one in some if one.score or not one.answer.kinds]
    return sorted(fitting, key=_order)[:AT_MOST]


def _order(one: Suggestion) -> tuple[int, int, int]:
    return -one.score, -one.answer.times_used, one.answer.id


def _suggestion(case: Case, asked: dict[str, str], answer: LibraryAnswer, language: str) -> Suggestion:
    tags, title = about_all(answer.tags), about_all([answer.title])
    texts = about_all([answer.nl or "", answer.en or ""])
    fits, spoken = case.kind in answer.kinds, speaks(answer, language)
    texts = texts if fits or not answer.kinds else frozenset()
    shared = {word: _worth(word, tags, title, texts) for word in asked}
    score = sum(shared.values()) + (KIND if fits else 0)
    words = tuple(asked[word] for word, worth in shared.items() if worth)
    return Suggestion(answer, score + (LANGUAGE if score and spoken else 0), words, fits, spoken)


def _worth(word: str, tags: Iterable[str], title: Iterable[str], texts: Iterable[str]) -> int:
    if word in tags:
        return TAG
    return TITLE if word in title else TEXT if word in texts else 0
