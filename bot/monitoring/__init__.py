"""Monitoring: what is said about the team elsewhere, who looks when, and what becomes of it.

Sources bring mentions: feeds, signed webhooks, and channels in Slack. Who has monitoring in the role matrix
is told at the start of the day and at 15:30; a mention becomes a case, an idea or knowledge in one press.
"""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.monitoring import feeds, source_presses, source_saving, webhook_page, webhooks
from bot.whose_team import by_button, by_word

FEATURE = Feature(
    name="monitoring",
    words=(
        Word("/smwatch", ("sources", "bronnen"), "monitoring.help.sources", by_word(source_presses.page)),
    ),
    buttons={
        "monitoring.sources": by_button(source_presses.page),
        "monitoring.add": source_presses.press_add,
        "monitoring.change": source_presses.press_change,
        "monitoring.pause": source_presses.press_pause,
        "monitoring.resume": source_presses.press_resume,
        "monitoring.remove": source_presses.press_remove,
        "monitoring.revoke": source_presses.press_revoke,
        "monitoring.rotate": webhooks.press_rotate,
    },
    forms={"monitoring.source": source_saving.save},
    jobs=(Job("feeds", timedelta(seconds=30), feeds.fetch_feeds),),
    inlets={webhook_page.FOLDER: webhook_page.page},
)
