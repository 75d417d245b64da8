"""The daily meet-up: one message a day with the question of the day, answered in under a minute.

A day of a team is one row: it comes with the prompt, or earlier with an early answer or a day off, and fixes
the question. The message in the channel is the prompt, then the summary; answers stand in its thread. Who
has not answered is reminded once, in private, in their own hours.

In the ten minutes (`talking.py`) a team chooses: ideas with votes become posts (`voting.py`), decisions
become actions (`deciding.py`), blockers are followed until solved (`blocking.py`, `following.py`).
On Friday the week is told (`rolling_up.py`); who was silent for days is asked why, in private (`silence.py`).
"""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.meetup import (
    answering,
    blocking,
    calling_off,
    deciding,
    following,
    jobs,
    listeners,
    own_questions,
    rolling_up,
    settings,
    silence,
    talking,
    voting,
)
from bot.meetup.why_today import why_today
from bot.whose_team import in_team
from storage import meetup_blockers, meetup_reminders, meetups, people, talks
from storage.looking import When

OFTEN = timedelta(seconds=2)
"""A question to the database that nearly always answers "nothing" costs a fifth of a millisecond."""

SOMETIMES = timedelta(seconds=20)
"""For what nobody waits for to the second."""

FEATURE = Feature(
    name="meetup",
    words=(
        Word("/smmeetup", (), "meetup.help.today", in_team(listeners.today)),
        Word("/smmeetup", ("start",), "meetup.help.start", in_team(talking.start)),
        Word("/smmeetup", ("ideas", "ideeen", "ideeën"), "meetup.help.ideas", voting.show_ideas),
        Word("/smmeetup", ("blockers", "blokkades"), "meetup.help.blockers", blocking.show_blockers),
        Word("/smmeetup", ("questions", "vragen"), "meetup.help.questions", own_questions.show),
        Word("/smmeetup", ("off", "vrij", "uit"), "meetup.help.off", in_team(calling_off.off)),
        Word("/smmeetup", ("settings", "instellingen"), "meetup.help.settings", in_team(settings.show)),
    ),
    buttons={
        "meetup.answer": answering.press_answer,
        "meetup.nothing": answering.press_nothing,
        "meetup.take_away": answering.press_take_away,
        "meetup.undo_off": calling_off.press_undo,
        "meetup.post_again": calling_off.press_post_again,
        "meetup.start": talking.press_start,
        "meetup.end": talking.press_end,
        "meetup.decide": deciding.press_decide,
        "meetup.vote": voting.press_vote,
        "meetup.idea": voting.press_idea,
        "meetup.ideas": voting.press_ideas,
        "meetup.help": blocking.press_help,
        "meetup.who": blocking.press_who,
        "meetup.solved": blocking.press_solved,
        "meetup.settings": settings.press,
        "meetup.questions": own_questions.press_show,
        "meetup.add_question": own_questions.press_add,
        "meetup.remove_question": own_questions.press_remove,
        "meetup.silent_time": silence.press_time,
        "meetup.silent_question": silence.press_question,
        "meetup.silent_fine": silence.press_fine,
    },
    forms={
        "meetup.answer": answering.save,
        "meetup.settings": settings.save,
        "meetup.decision": deciding.save,
        "meetup.idea": voting.save_idea,
        "meetup.who": blocking.save_who,
        "meetup.question": own_questions.save,
    },
    jobs=(
        Job("meetup prompts", OFTEN, jobs.prompts, When(people.any_prompt_due)),
        Job("meetup reminders", OFTEN, jobs.reminders, When(meetup_reminders.any_due)),
        Job("meetup summaries", OFTEN, jobs.summaries, When(meetups.any_to_summarise)),
        Job("meetup clocks", OFTEN, talking.clocks, When(talks.any_clock_due)),
        Job("meetup blockers", SOMETIMES, following.follow, When(meetup_blockers.any_due)),
        Job("meetup roll-ups", SOMETIMES, rolling_up.roll_ups, When(talks.any_week_due)),
        Job("meetup silence", SOMETIMES, silence.ask, When(talks.any_nudge_due)),
    ),
    why_today=why_today,
)
