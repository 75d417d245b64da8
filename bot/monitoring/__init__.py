"""Monitoring: what is said about the team elsewhere, who looks when, and what becomes of it.

Sources bring mentions: feeds, signed webhooks, and channels in Slack. Who has monitoring in the role matrix
is told at the start of the day and at 15:30; a mention becomes a case, an idea or knowledge in one press.
"""

from datetime import timedelta

from bot.feature import Feature, Job, Word
from bot.monitoring import (
    duty,
    feeds,
    forgetting,
    hearing,
    noticing,
    noting,
    reporting,
    round_messages,
    rounds,
    source_presses,
    source_saving,
    term_presses,
    webhook_page,
    webhooks,
)
from bot.whose_team import by_button, by_word, in_team
from storage import sources, watching
from storage.looking import When

OFTEN = timedelta(seconds=30)

FEATURE = Feature(
    name="monitoring",
    words=(
        Word("/smwatch", (), "monitoring.help.show", by_word(rounds.page)),
        Word("/smwatch", ("sources", "bronnen"), "monitoring.help.sources", by_word(source_presses.page)),
        Word("/smwatch", ("log",), "monitoring.help.log", by_word(noting.form_for)),
        Word("/smwatch", ("quiet", "rustig"), "monitoring.help.quiet", in_team(noting.quiet)),
        Word("/smwatch", ("report", "verslag"), "monitoring.help.report", by_word(reporting.page)),
        Word("/smwatch", ("terms", "termen"), "monitoring.help.terms", by_word(term_presses.page)),
        Word("/smwatch", ("knowledge", "kennis"), "monitoring.help.knowledge", by_word(rounds.knowledge)),
    ),
    buttons={
        "monitoring.show": by_button(rounds.page),
        "monitoring.idea": rounds.press_idea,
        "monitoring.knowledge": rounds.press_knowledge,
        "monitoring.nothing": rounds.press_nothing,
        "monitoring.knowledge_page": by_button(rounds.knowledge),
        "monitoring.log": by_button(noting.form_for),
        "monitoring.quiet": noting.press_quiet,
        "monitoring.report": by_button(reporting.page),
        "monitoring.sources": by_button(source_presses.page),
        "monitoring.add": source_presses.press_add,
        "monitoring.change": source_presses.press_change,
        "monitoring.pause": source_presses.press_pause,
        "monitoring.resume": source_presses.press_resume,
        "monitoring.remove": source_presses.press_remove,
        "monitoring.revoke": source_presses.press_revoke,
        "monitoring.rotate": webhooks.press_rotate,
        "monitoring.terms": by_button(term_presses.page),
        "monitoring.add_term": term_presses.press_add,
        "monitoring.change_term": term_presses.press_change,
        "monitoring.remove_term": term_presses.press_remove,
    },
    forms={
        "monitoring.source": source_saving.save,
        "monitoring.log": noting.save,
        "monitoring.term": term_presses.save,
    },
    events={"message": hearing.message_heard},
    jobs=(
        Job("feeds", OFTEN, feeds.fetch_feeds, When(sources.any_due)),
        Job("mentions told", OFTEN, duty.look_round, When(watching.any_look)),
        Job("spikes", OFTEN, duty.check_spikes, When(watching.any_spike_check)),
        Job("weekly reports", OFTEN, reporting.tell_weeks, When(watching.any_report)),
        *forgetting.JOBS,
    ),
    notices=noticing.notices,
    pages={round_messages.PAGE: rounds.page_anew},
    inlets={webhook_page.FOLDER: webhook_page.page},
)
