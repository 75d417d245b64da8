"""The coach: what all chapters noticed, seen as the five pitfalls of Russo's article."""

from collections.abc import Iterable
from functools import partial

from bot.coach import listeners
from bot.feature import Feature, Word
from bot.whose_team import in_team


def feature(chapters: Iterable[Feature]) -> Feature:
    """The other chapters bring what they notice; the coach knows none of them."""
    notices = tuple(one.notices for one in chapters if one.notices is not None)
    return Feature(
        name="coach",
        words=(
            Word(
                "/smplan",
                ("pitfalls", "valkuilen"),
                "coach.help.pitfalls",
                in_team(partial(listeners.show, notices)),
            ),
        ),
        buttons={"coach.pitfalls": partial(listeners.press, notices)},
    )
