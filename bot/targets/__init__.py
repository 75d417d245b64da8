"""Targets and hours of webcare: how fast the team answers each kind of case, and when it is open.

A part of step four of the plan. What is chosen here is what the clocks of cases count by, from then on; what
ran before stays counted as it was (`bot/webcare/clock.py`).
"""

from bot.feature import Feature, Word
from bot.targets import listeners, saving
from bot.whose_team import by_button, by_word

SPOKEN = ("targets", "normen")

FEATURE = Feature(
    name="targets",
    words=(
        Word("/smcare", SPOKEN, "targets.help.show", by_word(listeners.page)),
        Word("/smhow", SPOKEN, "targets.help.show", by_word(listeners.page)),
    ),
    buttons={
        "targets.open": by_button(listeners.page),
        "targets.change": listeners.press_targets,
        "targets.change_hours": listeners.press_hours,
    },
    forms={"targets.targets": saving.save_targets, "targets.hours": saving.save_hours},
    pages={"targets": listeners.page},
)
