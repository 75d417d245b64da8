"""The answer library: what a team answers with, in two languages, found by the words of a case.

Nothing in it is ever sent by itself: who answers chooses, changes the text, and places it. What was asked
three times in a week is proposed for the library and for a post.
"""

from datetime import timedelta

from bot.answers import choosing, listeners, made_of, repeats, reviews, saving
from bot.answers.noticing import notices
from bot.feature import Feature, Job, Word
from bot.whose_team import by_button, in_team
from storage import library
from storage import repeats as asked
from storage.looking import When

FEATURE = Feature(
    name="answers",
    words=(
        Word("/smcare", ("answers", "library", "antwoorden"), "answers.help", in_team(listeners.by_word)),
    ),
    buttons={
        "answers.library": by_button(listeners.page),
        "answers.turn": listeners.press_turn,
        "answers.search": listeners.press_search,
        "answers.show": listeners.press_show,
        "answers.add": listeners.press_add,
        "answers.change": listeners.press_change,
        "answers.frames": listeners.press_frames,
        "answers.adopt": listeners.press_adopt,
        "answers.is_right": saving.press_is_right,
        "answers.archive": saving.press_archive,
        "answers.restore": saving.press_restore,
        "answers.for_case": choosing.press_for_case,
        "answers.language": choosing.press_language,
        "answers.pick": choosing.press_pick,
        "answers.use": choosing.press_use,
        "answers.use_frame": choosing.press_use_frame,
        "answers.from_repeat": made_of.press_answer,
        "answers.post": made_of.press_post,
    },
    forms={
        "answers.answer": saving.save,
        "answers.search": listeners.search,
        "answers.choice": choosing.check,
    },
    jobs=(
        Job("answers to review", timedelta(minutes=1), reviews.remind, When(library.any_review)),
        Job("repeated questions", timedelta(seconds=30), repeats.compare, When(asked.any_to_compare)),
    ),
    notices=notices,
    pages={listeners.PLACE: listeners.page},
)
