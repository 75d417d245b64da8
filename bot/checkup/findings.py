"""What a check found: all is well, something to consider, or a problem."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from bot.settings import Settings
from bot.slack.api import Api
from bot.texts import Say
from storage.database import Database


class Level(Enum):
    FINE = "ok"
    ADVICE = "--"
    PROBLEM = "!!"


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the questions are asked: these settings, this Slack, this database, in this language."""

    settings: Settings
    api: Api
    database: Database
    say: Say

    @property
    def bot_token(self) -> str | None:
        token = self.settings.slack_bot_token
        return token.get_secret_value() if token else None


Question = Callable[[Place], Iterator[Finding]]


def fine(text: str) -> Finding:
    return Finding(Level.FINE, text)


def advice(text: str) -> Finding:
    return Finding(Level.ADVICE, text)


def problem(text: str) -> Finding:
    return Finding(Level.PROBLEM, text)
