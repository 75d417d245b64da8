"""When questions are one question, so that an answer and a post save asking it again. Pure.

Three equal questions in seven days: docs/trade.md, "Answer library". Equal is what can be explained to who
asks: the words that they share, or the answer that was chosen for both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.answers.wording import about

TIMES = 3
WITHIN = timedelta(days=7)
STAYS = timedelta(days=90)
"""So long a question that was proposed is the same one, and is not proposed again (own choice)."""
SHARE = 0.5
"""Of the words of the shorter of two questions, so many must be in the other (own choice)."""
AT_LEAST = 2
"""Words that two questions share at least; one is enough where a question is about one thing alone."""
SAID_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A case in which something was asked. `answers` are facts chosen for it, `tags` those of them."""

    case_id: int
    paraphrase: str
    at: datetime
    answers: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    words: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", about(self.paraphrase))


def alike(one: Question, other: Question) -> bool:
    """Whether both ask the same: the same fact answers both, or most of their words are the same."""
    if one.answers & other.answers or one.tags & other.tags:
        return True
    shared = len(one.words.keys() & other.words.keys())
    shorter = min(len(one.words), len(other.words))
    return shared >= min(AT_LEAST, shorter) > 0 and shared / shorter >= SHARE


def asked_again(new: Question, others: Sequence[Question]) -> list[Question]:
    """The most questions that ask the same as this one in seven days, itself among them, oldest first.

    Empty below three. Days may lie before it and after it: which fact answers it may be known later.
    """
    same = [one for one in others if one.case_id != new.case_id and alike(new, one)]
    group = sorted([new, *same], key=lambda one: (one.at, one.case_id))
    weeks = [[one for one in group if first.at <= one.at <= first.at + WITHIN] for first in group]
    most = max((week for week in weeks if new in week), key=len)
    return most if len(most) >= TIMES else []


def shared_words(group: Sequence[Question]) -> list[str]:
    """What most of them are about, as the first who said it wrote it, in that order."""
    seen: dict[str, list[str]] = {}
    for one in group:
        for word, typed in one.words.items():
            seen.setdefault(word, []).append(typed)
    return [typed[0] for typed in seen.values() if len(typed) * 2 > len(group)][:SAID_AT_MOST]
