"""A post gets into the calendar: from one line, from a form of four things, from an idea or from a message.

Nothing is kept before it was shown back in words. A line says when, where and who in any order; what is not
sure is asked with one press, what is missing gets a default that is said. Without a date it is an idea.
"""

from bot.adding import entering, ideas, lines, saving
from bot.feature import ANYTHING, Feature, Word
from bot.whose_team import by_button

WORDS = (
    Word("/smcal", ("add", "new", "nieuw", "toevoegen"), "adding.help.add", lines.add),
    Word("/smcal", (ANYTHING,), "", lines.read_line),
)

FEATURE = Feature(
    name="adding",
    words=WORDS,
    buttons={
        "adding.add": by_button(entering.empty_form),
        "adding.another": entering.press_another,
        "adding.from_idea": ideas.press_from_idea,
        "adding.choose": lines.press_choose,
        "adding.save": lines.press_save,
        "adding.change": lines.press_change,
        "adding.cancel": lines.press_cancel,
        "adding.place": saving.press_place,
    },
    forms={"adding.post": saving.save_form},
    shortcuts={"adding.new_idea": ideas.new_idea},
    message_shortcuts={"adding.from_message": ideas.from_message},
)
