"""Step 5, preconditions: eleven statements rated together, and what is done about two of them.

A round is one time that a team rates. Everybody is asked once, in private, and nobody sees results before it
closes; then they come without names, from three raters on. Two factors are picked, each with an action.
"""

from datetime import timedelta

from bot.conditions import acting, choosing, closing, jobs, listeners, picturing, rating, starting
from bot.conditions.noticing import notices
from bot.conditions.why_today import why_today
from bot.feature import Feature, Job, Step, Word
from bot.slack.commands import as_if
from bot.whose_team import by_button, by_word, in_team
from storage import ratings
from storage.looking import When

OFTEN = timedelta(seconds=10)
"""Nobody waits for these: each asks the database one thing and nearly always hears "nothing"."""

WORDS = (
    Word("/smready", (), "conditions.help.show", by_word(listeners.page)),
    Word("/smready", ("start", "starten"), "conditions.help.start", by_word(starting.first_form)),
    Word("/smready", ("rate", "invullen"), "conditions.help.rate", in_team(rating.rate_word)),
    Word("/smready", ("results", "uitslag"), "conditions.help.results", in_team(listeners.results_word)),
    Word("/smready", ("picture", "plaatje"), "conditions.help.picture", in_team(picturing.show)),
    Word("/smready", ("history", "geschiedenis"), "conditions.help.history", in_team(listeners.history)),
)

FEATURE = Feature(
    name="conditions",
    words=(
        *WORDS,
        Word("/smplan", ("conditions", "randvoorwaarden"), "conditions.help.show", as_if(WORDS)),
    ),
    buttons={
        "conditions.open": listeners.open_step,
        "conditions.start": by_button(starting.first_form),
        "conditions.rate": rating.press_rate,
        "conditions.tap": rating.tap,
        "conditions.back": rating.press_back,
        "conditions.close": closing.press_close,
        "conditions.results": listeners.press_results,
        "conditions.picture": picturing.press_picture,
        "conditions.share": picturing.press_share,
        "conditions.choose": choosing.press_choose,
        "conditions.act": acting.press_act,
        "conditions.improve": acting.press_improve,
    },
    forms={
        "conditions.start": starting.start,
        "conditions.first": rating.next_page,
        "conditions.second": rating.send,
        "conditions.choose": choosing.choose,
        "conditions.action": acting.save,
    },
    jobs=(
        Job("conditions asks", OFTEN, jobs.asks, When(ratings.any_ballot_due)),
        Job("conditions closings", OFTEN, jobs.closings, When(ratings.any_to_close)),
        Job("conditions proposals", OFTEN, jobs.proposals, When(ratings.any_to_follow)),
    ),
    step=Step(5, "conditions.step.name", "conditions.open", listeners.progress),
    why_today=why_today,
    notices=notices,
    pages={"conditions": listeners.page},
    mirrors={"conditions.chosen": choosing.mirror_again},
)
