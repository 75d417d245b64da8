"""Step 2, who: the audiences, what is known of them, and the community around each.

The audience stands in the middle, never the organisation. Around it are the people it talks to (ring one) and
those they talk to in turn (ring two), some of them known by a bridge person of the team.
"""

from bot.feature import Feature, Step, Word
from bot.slack.commands import as_if
from bot.who import changing, community, history, listeners, picturing, removing
from bot.whose_team import by_button, by_word, in_team

WORDS = (
    Word("/smwho", (), "who.help.show", by_word(listeners.page)),
    Word("/smwho", ("new", "add", "nieuw"), "who.help.add", by_word(changing.first_question)),
    Word("/smwho", ("map", "kaart"), "who.help.map", in_team(picturing.show)),
    Word("/smwho", ("history", "geschiedenis"), "who.help.history", in_team(history.show)),
)

FEATURE = Feature(
    name="who",
    words=(*WORDS, Word("/smplan", ("who", "wie"), "who.help.show", as_if(WORDS))),
    buttons={
        "who.open": by_button(listeners.page),
        "who.show": listeners.press_show,
        "who.add": by_button(changing.first_question),
        "who.change": changing.press_change,
        "who.improve": changing.press_change,
        "who.community": community.press_community,
        "who.actors": community.press_actors,
        "who.actor": community.press_actor,
        "who.drop": community.press_drop,
        "who.put_back": community.press_put_back,
        "who.map": picturing.press_map,
        "who.share": picturing.press_share,
        "who.remove": removing.press_remove,
        "who.restore": removing.press_restore,
    },
    forms={
        "who.name": changing.read_name,
        "who.audience": changing.save,
        "who.actors": community.add,
        "who.actor": community.save,
    },
    step=Step(2, "who.step.name", "who.open", listeners.progress),
    notices=listeners.notices,
    pages={"who": listeners.page},
    mirrors={"who.mirror": changing.mirror_again, "who.community": community.list_again},
)
