"""Asks every question and writes down the answers, a line each."""

from collections.abc import Callable, Iterator

from bot.checkup import wrong_settings
from bot.checkup.databases import ask_database
from bot.checkup.findings import Finding, Level, Place, Question
from bot.checkup.slack_side import ask_clock, ask_hearing, ask_scopes, ask_teams, ask_token
from bot.settings import Settings, SettingsError
from bot.slack.api import Api
from bot.texts import Say, every_sentence
from storage.database import Database

QUESTIONS: tuple[Question, ...] = (
    wrong_settings.ask_together,
    ask_token,
    ask_scopes,
    ask_hearing,
    ask_clock,
    ask_database,
    ask_teams,
)


def report(read: Callable[[], Settings], language: str) -> tuple[list[str], bool]:
    """The lines for the person who runs it, and whether nothing is wrong."""
    say = every_sentence().say(language)
    findings = list(_findings(read, say))
    wrong = sum(finding.level is Level.PROBLEM for finding in findings)
    last = say("checkup.all_is_well") if wrong == 0 else say("checkup.problems", count=wrong)
    return [*(f"{finding.level.value}  {finding.text}" for finding in findings), "", last], wrong == 0


def _findings(read: Callable[[], Settings], say: Say) -> Iterator[Finding]:
    try:
        settings = read()
    except SettingsError as error:
        yield from wrong_settings.findings(error, say)
        return
    api, database = Api(settings.slack_api_url), Database(settings.database_url.get_secret_value())
    place = Place(settings, api, database, say)
    for question in QUESTIONS:
        yield from question(place)
    api.close()
    database.close()
