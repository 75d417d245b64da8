"""One post of the content calendar: its card, its form, its way from idea to look-back, and its reminders.

Every press asks again who may, and how the post stands; what comes too late gets a sentence that tells what
happened. Posts are written by `bot/posting/writing.py` alone.
"""

from bot.feature import Feature, Word
from bot.posts import approving, changing, jobs, listeners, moving, publishing
from bot.whose_team import in_team

FEATURE = Feature(
    name="posts",
    words=(Word("/smcal", ("post", "bericht"), "posts.help.post", in_team(listeners.one)),),
    buttons={
        **listeners.BUTTONS,
        **moving.BUTTONS,
        **approving.BUTTONS,
        **publishing.BUTTONS,
        **changing.BUTTONS,
    },
    forms={**approving.FORMS, **publishing.FORMS, **changing.FORMS},
    events={"user_change": jobs.person_changed},
    jobs=jobs.JOBS,
)
