"""Recurring formats: what comes back every week or month is planned once, and its posts are made ahead.

Each post that comes of it has a life of its own; a holiday or a skipped day makes none.
"""

from bot.feature import Feature, Word
from bot.recurring import jobs, listeners, saving
from bot.whose_team import by_button, by_word

WORDS = ("series", "recurring", "terugkerend", "reeksen", "rubrieken")

FEATURE = Feature(
    name="recurring",
    words=(Word("/smcal", WORDS, "recurring.help.show", by_word(listeners.page)),),
    buttons={
        "recurring.show": by_button(listeners.page),
        "recurring.add": listeners.press_add,
        "recurring.change": listeners.press_change,
        "recurring.skip": saving.press_skip,
        "recurring.stop": saving.press_stop,
    },
    forms={"recurring.series": saving.save},
    jobs=jobs.JOBS,
)
