"""Fetches the feeds that are due, several at a time in threads of their own: a slow one keeps only its own.

Each is taken for a while, fetched while nothing is held, and kept. Who is killed meanwhile leaves it to
whoever comes after that while; what was kept already is not kept again.
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.monitoring.keeping import keep
from bot.office import Office
from bot.sources.fetching import Fetched, Limits, Wanted, fetch
from bot.sources.parsing import read_feed
from bot.sources.problems import FetchError, Problem
from bot.sources.rules import Item, next_fetch
from storage import people, sources

log = logging.getLogger(__name__)

AT_ONCE = 6
LIMITS = Limits()
LEASE = timedelta(minutes=2)
"""Fetching takes seconds; after this somebody else tries."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A feed that is ours for a while."""

    workspace_id: str
    team_id: int
    source_id: int
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; `wait` is what its server asked for."""

    items: Sequence[Item] = ()
    fetched: Fetched | None = None
    problem: Problem | None = None
    wait: timedelta = timedelta(0)


def fetch_feeds(office: Office, now: datetime) -> None:
    """Every feed that is due; done when they all are, which is seconds."""
    with office.reading() as session:
        waiting = sources.count_due(session, now, AT_ONCE)
    workers = [
        threading.Thread(target=_until_none, args=(office, now), name="feeds", daemon=True)
        for _ in range(waiting)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def _until_none(office: Office, now: datetime) -> None:
    try:
        while (taken := _take(office, now)) is not None:
            _one(office, taken, now)
    except Exception:
        log.exception("feeds could not be fetched; the next tick tries again")


def _take(office: Office, now: datetime) -> Taken | None:
    with office.transaction() as session:
        found = sources.take_due(session, now, LEASE)
        if found is None:
            return None
        team, source = found
        wanted = Wanted(source.address or "", source.etag, source.last_modified)
        return Taken(team.workspace_id, team.id, source.id, wanted)


def _one(office: Office, taken: Taken, now: datetime) -> None:
    """What is broken in one feed stops no other."""
    try:
        outcome = look(taken.wanted, now, replace(LIMITS, local=office.local_feeds))
        with office.transaction() as session:
            _keep(session, taken, outcome, now)
    except Exception:
        log.exception("a feed could not be kept; it is tried again")


def look(wanted: Wanted, now: datetime, limits: Limits) -> Outcome:
    """Fetched and read; nothing is held meanwhile."""
    try:
        fetched = fetch(wanted, now, limits)
        if fetched.body is None:
            return Outcome(fetched=fetched)
        items, odd = read_feed(fetched.body, fetched.content_type, fetched.address)
    except FetchError as error:
        return Outcome(problem=error.problem, wait=error.wait or timedelta(0))
    return Outcome(items, fetched, odd)


def _keep(session: Session, taken: Taken, outcome: Outcome, now: datetime) -> None:
    team = people.team(session, taken.workspace_id, taken.team_id)
    if team is None:
        return
    if outcome.fetched is None:
        _failed(session, taken, outcome, now)
        return
    source = keep(session, team, taken.source_id, outcome.items, now, taken.wanted.address)
    if source is not None:
        source.problem = outcome.problem
        source.fetch_due_at = next_fetch(now, 0)
        if outcome.fetched.body is not None:
            source.etag, source.last_modified = outcome.fetched.etag, outcome.fetched.last_modified


def _failed(session: Session, taken: Taken, outcome: Outcome, now: datetime) -> None:
    source = sources.hold_source(session, taken.source_id)
    if source is None or not source.listens or source.address != taken.wanted.address:
        return
    source.failures += 1
    source.problem = outcome.problem
    source.fetch_due_at = next_fetch(now, source.failures, outcome.wait)
