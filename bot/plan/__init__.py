"""The plan: `/smplan` shows the steps at a glance with how far each is; the App Home shows one's own day."""

from collections.abc import Iterable
from functools import partial

from bot.feature import Feature, Word
from bot.plan import listeners, why_not
from bot.whose_team import in_team


def feature(chapters: Iterable[Feature]) -> Feature:
    """The other chapters bring their steps; a step appears here when its chapter is built."""
    chapters = tuple(chapters)
    found = (chapter.step for chapter in chapters)
    reasons = tuple(chapter.why_today for chapter in chapters if chapter.why_today is not None)
    steps = tuple(sorted((step for step in found if step is not None), key=lambda step: step.number))
    return Feature(
        name="plan",
        words=(
            Word("/smplan", (), "plan.help.show", partial(listeners.show, steps)),
            Word(
                "/smplan",
                ("why-not", "waarom-niet"),
                "plan.help.why_not",
                in_team(partial(why_not.tell, reasons)),
            ),
        ),
        buttons={"plan.show": partial(listeners.press_show, steps)},
        home=partial(listeners.home, steps),
    )
