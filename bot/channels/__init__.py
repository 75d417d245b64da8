"""Step 4, where and how: the channels that were there, and what the plan makes of each.

A channel begins as it is found (the inventory) or with why it is needed, and is the same row ever after. Who
publishes, stands in, answers and watches is read from the role matrix; its form is one button away.
"""

from bot.channels import changing, experimenting, inventory, jobs, listeners
from bot.feature import Feature, Step, Word
from bot.slack.commands import as_if
from bot.whose_team import by_button, by_word, in_team

WORDS = (
    Word("/smhow", (), "channels.help.show", by_word(listeners.page)),
    Word("/smhow", ("add", "new", "nieuw"), "channels.help.add", by_word(changing.first_question)),
    Word("/smhow", ("inventory", "inventaris"), "channels.help.inventory", by_word(inventory.page)),
    Word("/smhow", ("start", "uitgangssituatie"), "channels.help.start", by_word(inventory.start)),
    Word("/smhow", ("history", "geschiedenis"), "channels.help.history", in_team(listeners.history)),
)

FEATURE = Feature(
    name="channels",
    words=(*WORDS, Word("/smplan", ("how", "hoe"), "channels.help.show", as_if(WORDS))),
    buttons={
        "channels.open": listeners.open_step,
        "channels.page": listeners.open_step,
        "channels.remove": listeners.press_remove,
        "channels.restore": listeners.press_restore,
        "channels.add": by_button(changing.first_question),
        "channels.change": changing.press_change,
        "channels.improve": changing.press_change,
        "channels.inventory": inventory.press_show,
        "channels.inventory_page": inventory.press_show,
        "channels.start": by_button(inventory.start),
        "channels.note": inventory.press_note,
        "channels.another": inventory.press_another,
        "channels.found": inventory.press_change,
        "channels.improve_found": inventory.press_change,
        "channels.trial": experimenting.press_trial,
        "channels.improve_trial": experimenting.press_trial,
        "channels.outcome": experimenting.press_outcome,
    },
    forms={
        "channels.found": inventory.save,
        "channels.first": changing.read_first,
        "channels.plan": changing.save,
        "channels.trial": experimenting.save,
        "channels.outcome": experimenting.save_outcome,
    },
    jobs=jobs.JOBS,
    step=Step(4, "channels.step.name", "channels.open", listeners.progress),
    notices=listeners.notices,
    pages={"channels": listeners.page, "inventory": inventory.page},
    mirrors={"channels.mirror": changing.mirror_again, "channels.noted": inventory.mirror_again},
)
