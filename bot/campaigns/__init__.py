"""Campaigns: a theme with a beginning and an end, whose posts can be paused together and go on together.

A post is put in one in its own form. Pausing itself is `bot/posting/pausing.py`, which a crisis uses too.
"""

from bot.campaigns import ending, listeners, pauses, saving
from bot.feature import Feature, Word
from bot.whose_team import by_button, by_word

FEATURE = Feature(
    name="campaigns",
    words=(Word("/smcal", ("campaigns", "campagnes"), "campaigns.help.show", by_word(listeners.page)),),
    buttons={
        "campaigns.show": by_button(listeners.page),
        "campaigns.add": listeners.press_add,
        "campaigns.change": listeners.press_change,
        "campaigns.pause": pauses.press_pause,
        "campaigns.resume": pauses.press_resume,
        "campaigns.remove": ending.press_remove,
        "campaigns.restore": ending.press_restore,
    },
    forms={"campaigns.campaign": saving.save},
)
