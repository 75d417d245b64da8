"""The database: there, with our tables, and safe for as many processes as use it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.checkup.findings import Finding, Place, advice, fine, problem
from bot.ready import needs_one_process
from storage import schema


def ask_database(place: Place) -> Iterator[Finding]:
    yield _tables(place)
    say = place.say
    if needs_one_process(place.database):
        yield advice(say("checkup.database.one_process", version=sqlite3.sqlite_version))


def _tables(place: Place) -> Finding:
    say = place.say
    if not is_there(place):
        return fine(say("checkup.database.new"))
    try:
        found = schema.revision(place.database)
    except SQLAlchemyError as error:
        return problem(say("checkup.database.unreachable", why=type(error).__name__))
    if found == schema.newest():
        return fine(say("checkup.database.fine", revision=found))
    if place.database.is_sqlite:
        return fine(say("checkup.database.new"))
    return problem(say("checkup.database.behind"))


def is_there(place: Place) -> bool:
    """Whether there is something to look at: looking would make an SQLite file."""
    return not place.database.is_sqlite or Path(str(place.database.url.database)).exists()
