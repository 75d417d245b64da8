"""Action items: what somebody promised to do or find out, by when, and the question on that day.

They come from "I don't know yet" beside any question of the plan, from preconditions, or from nothing.
"""

from collections.abc import Iterable
from functools import partial

from bot.actions import changing, ending, jobs, listeners
from bot.actions.my_day import my_day
from bot.feature import Feature, Word
from bot.whose_team import in_team


def feature(chapters: Iterable[Feature]) -> Feature:
    """The chapters bring the mirrors on top of which something is promised; actions know none of them."""
    mirrors = {name: mirror for chapter in chapters for name, mirror in chapter.mirrors.items()}
    return Feature(
        name="actions",
        words=(Word("/smplan", ("actions", "acties"), "actions.help.show", in_team(listeners.show)),),
        buttons={
            "actions.later": changing.press_later,
            "actions.add": changing.press_add,
            "actions.change": changing.press_change,
            "actions.show": listeners.press_show,
            "actions.page": listeners.press_page,
            "actions.done": ending.press_done,
            "actions.drop": ending.press_drop,
            "actions.restore": ending.press_restore,
            "actions.postpone": ending.press_postpone,
        },
        forms={"actions.action": partial(changing.save, mirrors)},
        jobs=jobs.JOBS,
        notices=listeners.notices,
        my_day=my_day,
    )
