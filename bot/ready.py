"""What must be true before anything starts: the database has our tables, and Slack takes our token."""

import logging
import sqlite3

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Role, Settings
from bot.slack.api import Api
from bot.slack.errors import SlackError, TokenRefusedError
from storage import schema
from storage.database import Database

log = logging.getLogger(__name__)

SAFE_SQLITE = (3, 51, 3)
"""Before it, two connections that write and checkpoint at once may corrupt the file (sqlite.org/wal.html,
"The WAL-reset bug", read 2026-11-23). One writer at a time in one process removes the trigger."""


class CannotStartError(Exception):
    """Why nothing was started, in a sentence that says what to do."""


def ready_database(settings: Settings) -> Database:
    """The database with the tables we need. SQLite is brought up to date here; PostgreSQL must be already."""
    database = Database(settings.database_url.get_secret_value())
    try:
        if schema.is_current(database):
            return database
        if not database.is_sqlite:
            raise CannotStartError(
                "The database is not at this version's revision. Run: python -m bot migrate"
            )
        migrate(database)
    except SQLAlchemyError as problem:
        raise CannotStartError(f"DATABASE_URL cannot be reached ({type(problem).__name__}).") from problem
    return database


def migrate_now(settings: Settings) -> str:
    """The database has the newest tables; answers the sentence that says so."""
    database = Database(settings.database_url.get_secret_value())
    try:
        before = schema.revision(database)
        if before == schema.newest():
            return f"The database is up to date (revision {before})."
        migrate(database)
    except SQLAlchemyError as problem:
        raise CannotStartError(f"DATABASE_URL cannot be reached ({type(problem).__name__}).") from problem
    finally:
        database.close()
    return f"The database went from revision {before or 'nothing'} to {schema.newest()}."


def migrate(database: Database) -> None:
    """The newest tables, after a copy of an SQLite file that had older ones."""
    copy = schema.back_up(database)
    if copy is not None:
        log.info("kept a copy of the database before changing it: %s", copy.name)
    schema.upgrade(database)


def warn_of_several_processes(database: Database, role: Role) -> None:
    """Web and worker beside each other are two processes on one file."""
    if role is not Role.RUN and needs_one_process(database):
        log.warning(
            "SQLite %s may corrupt a file that several processes write: use PostgreSQL, or one process",
            sqlite3.sqlite_version,
        )


def needs_one_process(database: Database) -> bool:
    """Whether only one process may write to it."""
    return database.is_sqlite and sqlite3.sqlite_version_info < SAFE_SQLITE


def refuse_dead_token(settings: Settings) -> None:
    """Asks Slack once who we are. Slack that cannot be reached is no reason not to start."""
    if settings.slack_bot_token is None:
        return
    api = Api(settings.slack_api_url)
    try:
        api.call(settings.slack_bot_token.get_secret_value(), "auth.test")
    except TokenRefusedError as refusal:
        raise CannotStartError(
            f"Slack refuses SLACK_BOT_TOKEN ({refusal.name}). Run: python -m bot check"
        ) from refusal
    except SlackError as error:
        log.warning("Slack did not say who we are (%s); going on", error)
    finally:
        api.close()
