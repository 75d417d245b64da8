"""What people outside said is kept no longer than needed: it goes by itself, on request, and never in secret.

Days after closing the account becomes a number and later the words go; kind, channel and times stay to be
counted. Somebody who asks for it is forgotten at once. Public bodies export first. And everything a team has
is the team's: its coordinators take it along whenever they like.
"""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.forgetting import asking, exporting, jobs, listeners, whole_team
from bot.whose_team import by_button, by_word, in_team
from storage import erasures, handovers, retention
from storage.looking import When

OFTEN_ENOUGH = timedelta(minutes=5)
"""Days are counted here."""

FEATURE = Feature(
    name="forgetting",
    words=(
        Word("/smcare", ("privacy",), "forgetting.help.privacy", by_word(listeners.page)),
        Word("/smcare", ("forget", "vergeet"), "forgetting.help.forget", in_team(asking.by_word)),
        Word("/smcare", ("export", "exporteren"), "forgetting.help.export", by_word(exporting.page)),
        Word("/smplan", ("export", "exporteren"), "forgetting.help.whole", by_word(whole_team.page)),
    ),
    buttons={
        "forgetting.privacy": by_button(listeners.page),
        "forgetting.change": listeners.press_change,
        "forgetting.confirm": asking.press_confirm,
        "forgetting.take": by_button(exporting.page),
        "forgetting.export": exporting.press_export,
        "forgetting.whole": whole_team.press_take,
        "forgetting.kept": exporting.press_kept,
    },
    forms={"forgetting.terms": listeners.save},
    jobs=(
        Job("forgetting", OFTEN_ENOUGH, jobs.forget_what_is_due, When(retention.any_to_forget)),
        Job(
            "words of handovers forgotten", OFTEN_ENOUGH, jobs.forget_handovers, When(handovers.any_to_forget)
        ),
        Job("forgetting on request", timedelta(seconds=5), jobs.go_on_erasing, When(erasures.any_due)),
        Job("exports offered", OFTEN_ENOUGH, jobs.offer_exports, When(retention.any_to_offer)),
    ),
)
