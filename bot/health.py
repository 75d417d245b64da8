"""Whether this process can do its work, and if not why, for who watches it from outside."""

import math
from collections.abc import Callable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from bot.office import Office
from storage import backlog, schema
from storage.database import Database

Ask = Callable[[], str | None]
"""Answers what is wrong, in a few words without names or tokens; None when all is well."""


class Health:
    """Named questions; ready when none of them answers a problem."""

    def __init__(self, asks: Mapping[str, Ask]) -> None:
        self._asks = dict(asks)

    def problems(self) -> dict[str, str]:
        answers = ((name, ask()) for name, ask in self._asks.items())
        return {name: problem for name, problem in answers if problem is not None}


def database_problem(database: Database) -> str | None:
    """Whether the database answers and has the tables that this version needs."""
    try:
        current = schema.is_current(database)
    except SQLAlchemyError:
        return "unreachable"
    return None if current else "schema is behind: run python -m bot migrate"


def token_problem(database: Database) -> str | None:
    """Whether delivery found that Slack refuses the bot's token. For a bot of one workspace."""
    try:
        with database.reading() as session:
            stopped = backlog.stopped(session)
    except SQLAlchemyError:
        return None  # the database's own question tells
    return f"Slack refuses the bot token ({stopped[0].error}): run python -m bot check" if stopped else None


def letters_waiting(office: Office) -> float:
    """How many letters wait to reach Slack, from all processes; not a number while nobody can say."""
    try:
        with office.reading() as session:
            return backlog.due(session, office.now()).waiting
    except SQLAlchemyError:
        return math.nan
