"""Step 3, what: the brand house, the story, and the playing field that every post is held against.

A house is a belief, a promise, three to five values and their proof. A value is usable when it has a meaning,
a do, a don't and a post that proves it; what would help most is asked, one thing at a time.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Feature, Step, Word
from bot.noticing import Noticed, noticed
from bot.slack.commands import as_if
from bot.story import changing, health, listeners, picturing, removing, rules, valuing
from bot.whose_team import in_team
from storage import brands
from storage.people import Team

WORDS = (
    Word("/smwhat", (), "story.help.show", in_team(listeners.show)),
    Word("/smwhat", ("value", "waarde"), "story.help.add", in_team(valuing.add)),
    Word("/smwhat", ("house", "huis"), "story.help.house", in_team(picturing.show)),
    Word("/smwhat", ("history", "geschiedenis"), "story.help.history", in_team(listeners.show_history)),
)


def notices(session: Session, team: Team, _now: datetime) -> list[Noticed]:
    """What is weak in the brand house."""
    brand = rules.brand_draft(brands.brand_of(session, team))
    values = {value.id: rules.value_draft(value) for value in brands.values_of(session, team)}
    return [noticed("story", one) for one in health.findings(health.Facts(team.id, brand, values))]


FEATURE = Feature(
    name="story",
    words=(*WORDS, Word("/smplan", ("what", "wat"), "story.help.show", as_if(WORDS))),
    buttons={
        "story.open": listeners.open_step,
        "story.brand": changing.press_brand,
        "story.improve_brand": changing.press_improve,
        "story.labels": changing.press_labels,
        "story.add_value": valuing.press_add,
        "story.value": valuing.press_value,
        "story.improve_value": valuing.press_improve,
        "story.picture": picturing.press_picture,
        "story.share": picturing.press_share,
        "story.remove": removing.press_remove,
        "story.restore": removing.press_restore,
    },
    forms={
        "story.belief": changing.read_belief,
        "story.brand": changing.save,
        "story.labels": changing.save_labels,
        "story.name": valuing.read_name,
        "story.value": valuing.save,
    },
    step=Step(3, "story.step.name", "story.open", listeners.progress),
    notices=notices,
)
