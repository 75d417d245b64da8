"""Hooks: days that everybody talks about, and the three questions before a team joins in.

Most hooks fail when they are forced, so the first thing asked is whether this one is for this team at all.
"""

from bot.feature import Feature, Word
from bot.hooks import listeners
from bot.whose_team import by_button, by_word

FEATURE = Feature(
    name="hooks",
    words=(Word("/smcal", ("hooks", "inhakers"), "hooks.help.show", by_word(listeners.page)),),
    buttons={"hooks.show": by_button(listeners.page), "hooks.weigh": listeners.press_weigh},
    forms={"hooks.weigh": listeners.weigh, "hooks.make": listeners.make},
)
