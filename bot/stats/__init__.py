"""The numbers of webcare, by `/smcare stats` and weekly in the channel: the team's, and in private one's."""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.stats import jobs, listeners
from bot.whose_team import by_word
from storage import care_figures
from storage.looking import When

FEATURE = Feature(
    name="stats",
    words=(Word("/smcare", ("stats", "cijfers"), "stats.help.show", by_word(listeners.this_month)),),
    buttons={"stats.show": listeners.press_show},
    jobs=(Job("webcare weeks", timedelta(minutes=1), jobs.weeks, When(care_figures.any_week_due)),),
)
