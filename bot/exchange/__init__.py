"""The content calendar in and out of other programs: tables of posts, and calendars that follow it.

A table is read first and shown row by row; nothing is written until somebody confirms it. Calendars follow a
team or a person through a secret link.
"""

from datetime import timedelta

from bot.exchange import exporting, feed_page, feeding, importing, jobs
from bot.feature import Feature, Job, Word
from bot.whose_team import by_button, by_word, in_team
from storage import imports
from storage.looking import When

OFTEN = timedelta(seconds=2)

FEATURE = Feature(
    name="exchange",
    words=(
        Word("/smcal", ("import", "importeren"), "exchange.help.import", by_word(importing.first_question)),
        Word("/smcal", ("export", "exporteren"), "exchange.help.export", in_team(exporting.by_word)),
        Word("/smcal", ("feed", "agenda"), "exchange.help.feed", by_word(feeding.page)),
    ),
    buttons={
        "exchange.import": by_button(importing.first_question),
        "exchange.confirm": importing.press_confirm,
        "exchange.cancel": importing.press_cancel,
        "exchange.rows": importing.press_rows,
        "exchange.refused": importing.press_refused,
        "exchange.export": exporting.press,
        "exchange.feed": by_button(feeding.page),
        "exchange.feed_make": feeding.press_make,
        "exchange.feed_anew": feeding.press_anew,
        "exchange.feed_revoke": feeding.press_revoke,
    },
    forms={"exchange.import": importing.read_form},
    jobs=(
        Job("imports read", OFTEN, jobs.read_files, When(imports.any_to_read)),
        Job("imports written", OFTEN, jobs.write_rows, When(imports.any_to_write)),
        Job("imports forgotten", timedelta(hours=1), jobs.forget, When(imports.any_to_forget, jobs.KEPT)),
    ),
    folders={feed_page.FOLDER: feed_page.page},
)
