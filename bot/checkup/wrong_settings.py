"""Settings that are not what they must be, alone or together."""

from collections.abc import Iterator

from bot.checkup.findings import Finding, Place, problem
from bot.settings import (
    SettingsError,
    WrongSetting,
    is_one_and_many,
    missing_for_many,
    moves_clock_elsewhere,
)
from bot.texts import Say


def findings(error: SettingsError, say: Say) -> Iterator[Finding]:
    for wrong in error.wrong:
        yield problem(_sentence(wrong, say))


def _sentence(wrong: WrongSetting, say: Say) -> str:
    match wrong.name:
        case "slack_bot_token":
            return say("checkup.bot_token.form", begins=wrong.begins)
        case "slack_app_token":
            return say("checkup.app_token.form", begins=wrong.begins)
        case "clock_url":
            return say("checkup.clock_url")
        case _:
            return say("checkup.setting", name=wrong.name.upper(), must=wrong.must)


def ask_together(place: Place) -> Iterator[Finding]:
    """Whether the settings fit each other."""
    if moves_clock_elsewhere(place.settings):
        yield problem(place.say("checkup.clock_url"))
    if is_one_and_many(place.settings):
        yield problem(place.say("checkup.one_and_many"))
    for name in missing_for_many(place.settings):
        yield problem(place.say("checkup.missing_for_many", name=name.upper()))
