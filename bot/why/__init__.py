"""Step 1, why: the issue that social media should help to solve, made as concrete as possible.

An issue is a sentence with fields beside it. How concrete it is (0 to 100) follows from both, and the one
thing that would help most is asked for.
"""

from bot.feature import Feature, Step, Word
from bot.slack.commands import as_if
from bot.whose_team import by_button, by_word, in_team
from bot.why import changing, closing, jobs, listeners, measuring, picturing

WORDS = (
    Word("/smwhy", (), "why.help.show", by_word(listeners.page)),
    Word("/smwhy", ("new", "add", "nieuw"), "why.help.add", by_word(changing.first_question)),
    Word("/smwhy", ("line", "lijn"), "why.help.line", in_team(picturing.show)),
    Word("/smwhy", ("history", "geschiedenis"), "why.help.history", in_team(listeners.show_history)),
    Word("/smwhy", ("closed", "gesloten"), "why.help.closed", in_team(closing.show_closed)),
)

FEATURE = Feature(
    name="why",
    words=(*WORDS, Word("/smplan", ("why", "waarom"), "why.help.show", as_if(WORDS))),
    buttons={
        "why.open": by_button(listeners.page),
        "why.add": by_button(changing.first_question),
        "why.change": changing.press_change,
        "why.improve": changing.press_change,
        "why.next": changing.press_next,
        "why.more": listeners.press_more,
        "why.measure": measuring.press_measure,
        "why.line": picturing.press_line,
        "why.share_line": picturing.press_share,
        "why.close": closing.press_close,
        "why.reopen": closing.press_reopen,
    },
    forms={
        "why.sentence": changing.read_sentence,
        "why.issue": changing.save,
        "why.closing": closing.close,
        "why.measure": measuring.save,
    },
    jobs=jobs.JOBS,
    step=Step(1, "why.step.name", "why.open", listeners.progress),
    notices=listeners.notices,
    pages={"why": listeners.page},
    mirrors={"why.mirror": changing.mirror_again},
)
