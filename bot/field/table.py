"""What of the check is pressed, sent and done by itself: for the one chapter that registers it."""

from bot.feature import Job
from bot.field import asking, checking, doubting
from bot.whose_team import by_button
from storage import verdicts
from storage.looking import When

BUTTONS = {
    "field.check": checking.press_check,
    "field.value": checking.press_value,
    "field.second": checking.press_second,
    "field.again": checking.press_again,
    "field.doubts": by_button(doubting.doubts),
}
FORMS = {"field.check": checking.save}
JOBS = (Job("ask for second looks", asking.EVERY, asking.ask_for_second_looks, When(verdicts.any_due)),)
