"""The daily meet-up: one message a day with the question of the day, answered in under a minute.

A day of a team is one row: it comes with the prompt, or earlier with an early answer or a day off, and fixes
the question. The message in the channel is the prompt, then the summary; answers stand in its thread. Who
has not answered is reminded once, in private, in their own hours.
"""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.meetup import answering, calling_off, jobs, listeners, settings
from bot.meetup.why_today import why_today
from bot.whose_team import in_team

OFTEN = timedelta(seconds=2)
"""A question to the database that nearly always answers "nothing" costs a fifth of a millisecond."""

FEATURE = Feature(
    name="meetup",
    words=(
        Word("/smmeetup", (), "meetup.help.today", in_team(listeners.today)),
        Word("/smmeetup", ("off", "vrij", "uit"), "meetup.help.off", in_team(calling_off.off)),
        Word("/smmeetup", ("settings", "instellingen"), "meetup.help.settings", in_team(settings.show)),
    ),
    buttons={
        "meetup.answer": answering.press_answer,
        "meetup.nothing": answering.press_nothing,
        "meetup.take_away": answering.press_take_away,
        "meetup.undo_off": calling_off.press_undo,
        "meetup.post_again": calling_off.press_post_again,
    },
    forms={"meetup.answer": answering.save, "meetup.settings": settings.save},
    jobs=(
        Job("meetup prompts", OFTEN, jobs.prompts),
        Job("meetup reminders", OFTEN, jobs.reminders),
        Job("meetup summaries", OFTEN, jobs.summaries),
    ),
    why_today=why_today,
)
