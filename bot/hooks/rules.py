"""Whether a team should join in with a hook. Pure. The three questions: docs/trade.md, "Hooks"."""

from collections.abc import Sequence

QUESTIONS = ("audience", "value", "only_us")
NO_AT_MOST = 1
"""Of three: with two the advice is to let it go."""


def noes(answers: Sequence[bool]) -> tuple[str, ...]:
    """The questions that were answered with no; `answers` are in the order of the questions."""
    return tuple(question for question, is_yes in zip(QUESTIONS, answers, strict=True) if not is_yes)


def should_let_go(refused: Sequence[str]) -> bool:
    return len(refused) > NO_AT_MOST
