"""Escalation: whom to call when a case is too big for its owner, and a crisis until it is over.

The ladder itself, and how a case goes up it, is in `bot/webcare`: what a case is there, everybody must know.
"""

from datetime import timedelta

from bot.escalation import calling, caring, climbing, in_danger, jobs, listeners, pausing, reviewing, saving
from bot.feature import Feature, Job, Word
from bot.whose_team import by_button, by_word
from storage import escalation
from storage.looking import When

FEATURE = Feature(
    name="escalation",
    words=(Word("/smcare", ("ladder", "escalatieladder"), "escalation.help.show", by_word(listeners.page)),),
    buttons={
        "escalation.ladder": by_button(listeners.page),
        "escalation.rung": listeners.press_rung,
        "escalation.open": climbing.press_open,
        "escalation.take": climbing.press_take,
        "escalation.board": calling.press_board,
        "escalation.lead": calling.in_place(calling.press_lead),
        "escalation.statement": calling.in_place(calling.press_statement),
        "escalation.called": in_danger.press_called,
        "escalation.public": calling.in_place(in_danger.press_public),
        "escalation.danger": calling.in_place(in_danger.press_danger),
        "escalation.pause": calling.in_place(pausing.press_pause),
        "escalation.go_on": calling.in_place(pausing.press_go_on),
        "escalation.over": calling.in_place(pausing.press_over),
        "escalation.review": reviewing.press_review,
        "escalation.fine": caring.press_fine,
        "escalation.talk": caring.press_talk,
    },
    forms={
        "escalation.rung": saving.save,
        "escalation.open": climbing.climb,
        "escalation.called": in_danger.save,
        "escalation.go_on": pausing.go_on,
        "escalation.review": reviewing.save,
        "escalation.talk": caring.ask,
    },
    jobs=(
        Job("crises", timedelta(seconds=5), jobs.say_what_is_due, When(escalation.any_due)),
        Job("crises pause posts", timedelta(seconds=5), jobs.pause_posts, When(escalation.any_to_pause)),
    ),
)
