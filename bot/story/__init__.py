"""Step 3, what: the brand house, the story, and the playing field that every post is held against.

A house is a belief, a promise, three to five values and their proof. A value is usable when it has a meaning,
a do, a don't and a post that proves it; what would help most is asked, one thing at a time.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Feature, Step, Word
from bot.field import checking, doubting, table
from bot.field.rules import THRESHOLDS, agreements, three_alike
from bot.noticing import Noticed, noticed
from bot.slack.commands import as_if
from bot.story import asking, changing, health, learning, listeners, picturing, removing, rules, valuing
from bot.whose_team import by_button, by_word, in_team
from storage import brands, verdicts
from storage.people import Team

WORDS = (
    Word("/smwhat", (), "story.help.show", by_word(listeners.page)),
    Word("/smwhat", ("value", "waarde"), "story.help.add", in_team(valuing.add)),
    Word("/smwhat", ("house", "huis"), "story.help.house", in_team(picturing.show)),
    Word("/smwhat", ("ask", "vraag"), "story.help.ask", in_team(asking.ask)),
    Word("/smwhat", ("check", "toets"), "story.help.check", in_team(checking.check)),
    Word("/smwhat", ("doubts", "twijfel"), "story.help.doubts", by_word(doubting.doubts)),
    Word("/smwhat", ("history", "geschiedenis"), "story.help.history", in_team(listeners.show_history)),
)


def notices(session: Session, team: Team, now: datetime) -> list[Noticed]:
    """What is weak in the brand house, and what the checks of posts tell about it."""
    checks = verdicts.checks_since(session, team, now - THRESHOLDS.doubts_for)
    facts = health.Facts(
        team.id,
        rules.brand_draft(brands.brand_of(session, team)),
        {value.id: rules.value_draft(value) for value in brands.values_of(session, team)},
        agreements(checks),
        three_alike(checks),
    )
    return [noticed("story", one) for one in health.findings(facts)]


FEATURE = Feature(
    name="story",
    words=(*WORDS, Word("/smplan", ("what", "wat"), "story.help.show", as_if(WORDS))),
    buttons={
        "story.open": by_button(listeners.page),
        "story.brand": changing.press_brand,
        "story.improve_brand": changing.press_brand,
        "story.labels": changing.press_labels,
        "story.add_value": valuing.press_add,
        "story.value": valuing.press_value,
        "story.improve_value": valuing.press_value,
        "story.picture": picturing.press_picture,
        "story.share": picturing.press_share,
        "story.remove": removing.press_remove,
        "story.restore": removing.press_restore,
        "story.ask": asking.press_ask,
        "story.anchor": asking.press_answer,
        "story.close_question": asking.press_close,
        "field.learn": learning.press_learn,
        **table.BUTTONS,
    },
    forms={
        "story.belief": changing.read_belief,
        "story.brand": changing.save,
        "story.labels": changing.save_labels,
        "story.name": valuing.read_name,
        "story.value": valuing.save,
        "story.ask": asking.save,
        **table.FORMS,
    },
    jobs=(*asking.JOBS, *table.JOBS),
    step=Step(3, "story.step.name", "story.open", listeners.progress),
    notices=notices,
    pages={"story": listeners.page},
    mirrors={"story.mirror": changing.mirror_again, "story.value_mirror": valuing.mirror_again},
)
