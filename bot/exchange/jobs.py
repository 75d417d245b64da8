"""What happens by itself to a table that somebody brought: it is read, and written once confirmed.

Each step is told in one private message, edited in place. Who is killed half-way goes on where it was.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.exchange import messages
from bot.exchange.dry_run import DryRun, dry_run
from bot.exchange.gathering import around
from bot.exchange.rules import Does, counts
from bot.exchange.sheets import MOST_BYTES, SheetError, read
from bot.exchange.writing import write_some
from bot.letters import letter_to
from bot.office import Office
from bot.slack.errors import SlackError
from storage import imports, outbox, people
from storage.imports import Import
from storage.people import Team
from storage.some_teams import SomeTeams

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""Whoever fetches and reads a file has it for so long; after that somebody else tries."""
FETCH_SECONDS = 30.0
TELL_EVERY = 500
"""Rows between two words about how far it is: a message is edited once a second at most."""
KEPT = timedelta(days=7)
"""A table that nobody confirmed, and the numbers of one that was written."""


def read_files(office: Office, now: datetime) -> None:
    """Every file that was brought is read, one after another."""
    while (taken := _take(office, now)) is not None:
        team_id, workspace_id, import_id, url = taken
        outcome = _outcome(office, workspace_id, team_id, url, now)
        with office.transaction() as session:
            _keep(session, office, (workspace_id, import_id), outcome, now)


def write_rows(office: Office, now: datetime) -> None:
    """What was confirmed is written, a batch at a time."""
    until_done(
        office,
        1,
        lambda session, some: imports.teams_to_write(session, now, 1, some),
        lambda session, some: _write_some(session, office, now, some),
    )


def forget(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        imports.forget_before(session, now - KEPT)


Taken = tuple[int, str, int, str]
Outcome = DryRun | SheetError


def _take(office: Office, now: datetime) -> Taken | None:
    """Team, workspace, import, address: ours for a while."""
    with office.transaction() as session:
        found = imports.hold_one_to_read(session, now)
        if found is None:
            return None
        team, held = found
        held.due_at = now + LEASE
        return team.id, team.workspace_id, held.id, held.file_url or ""


def _outcome(office: Office, workspace_id: str, team_id: int, url: str, now: datetime) -> Outcome:
    """What the file would do, or why it cannot be read. It takes as long as it takes: nothing is held."""
    try:
        sheet = read(office.slack.files.download(workspace_id, url, MOST_BYTES, FETCH_SECONDS))
        with office.reading() as session:
            team = people.team(session, workspace_id, team_id)
            if team is None:
                return SheetError("gone")
            return dry_run(session, team, sheet, around(session, team, team.language, now))
    except SheetError as problem:
        return problem
    except SlackError as error:
        log.warning("a file was not fetched: %s", error)
        return SheetError("too_large" if error.name == "too_large" else "not_fetched")
    except Exception:
        log.exception("a table could not be read")
        return SheetError("broken")


def _keep(session: Session, office: Office, which: tuple[str, int], outcome: Outcome, now: datetime) -> None:
    found = imports.team_and_import(session, *which)
    held = found and imports.hold_import(session, found[0], which[1])
    if not (found and held and held.file_url):
        return  # the team went, or somebody else was faster
    held.file_url = held.due_at = None
    if isinstance(outcome, SheetError):
        held.ended_at, held.about = now, {"problem": outcome.problem, "values": dict(outcome.values)}
    else:
        unknown = [*outcome.heading.unknown, *outcome.heading.twice]
        held.rows = [row.written() for row in outcome.rows]
        heading = list(outcome.headers)
        held.about = {"counts": counts(outcome.rows), "unknown": unknown, "heading": heading}
    tell(session, office, found[0], held, now)


def _write_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    found = imports.one_to_write(session, now, some)
    if found is None:
        return 0
    team = people.hold_team(session, found[0].workspace_id, found[0].id)
    held = imports.hold_import(session, team, found[1])
    if held is None or held.due_at is None:
        return 1  # somebody else wrote its last rows: there may be another
    write_some(session, team, held, now)
    if held.written >= len(held.rows):
        held.due_at, held.ended_at = None, now
        held.rows = [one for one in held.rows if one["does"] == Does.REFUSED]
    if held.ended_at or held.written % TELL_EVERY == 0:
        tell(session, office, team, held, now)
    return 1


def tell(session: Session, office: Office, team: Team, held: Import, now: datetime) -> None:
    """How it is with the import, in the one message about it to who brought it."""
    person = people.person(session, team.workspace_id, held.by)
    say = office.say_to(person, team) if person else office.say(team.language)
    message, key = (
        messages.state(say, held, team.zone, person.zone if person else team.zone),
        f"import {held.id}",
    )
    letter = letter_to(held.by, team, f"{key} {held.written} {stage(held)}", message, subject=key)
    outbox.write(session, letter, now)


def stage(held: Import) -> str:
    """What a letter about it is named after, so that each is written once."""
    steps: dict[str, Callable[[], bool]] = {
        "ended": lambda: held.ended_at is not None,
        "writing": lambda: held.confirmed_at is not None,
        "fetching": lambda: held.file_url is not None,
    }
    return next((name for name, is_so in steps.items() if is_so()), "read")
