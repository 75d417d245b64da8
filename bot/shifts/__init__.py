"""The end of a day on webcare: who leaves hands over what cannot wait, and somebody takes it over by a press.

Nothing is asked of who is back in time. The start of a day needs no code here: cases that waited are dealt
when webcare opens (`bot/cases/jobs.py`).
"""

from datetime import timedelta

from bot.feature import Feature, Job
from bot.shifts import jobs, listeners
from storage import handovers
from storage.looking import When

FEATURE = Feature(
    name="shifts",
    buttons={"shifts.give": listeners.press_give, "shifts.take_over": listeners.press_take_over},
    forms={"shifts.give": listeners.give},
    jobs=(
        Job("webcare ends of day", timedelta(seconds=30), jobs.ends_of_day, When(handovers.any_ending)),
        Job("webcare handovers", timedelta(seconds=30), jobs.ask_next, When(handovers.any_due)),
    ),
)
