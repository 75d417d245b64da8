"""Work on what is due, a batch at a time, in which what is broken in one team stops no other team.

One row that cannot be read or understood makes the transaction of its whole batch fail. Then each team that
is due has a transaction of its own; a team that fails even so is passed over until the next tick.
"""

import logging
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.office import Office
from storage.some_teams import SomeTeams

log = logging.getLogger(__name__)

Due = Callable[[Session, SomeTeams], Sequence[int]]
"""The ids of teams for which something is due, longest ago first; it reads nothing that could be broken."""
Work = Callable[[Session, SomeTeams], int]
"""Does a batch, and answers how much there was in it."""


class BrokenTeamsError(Exception):
    """Everything was done that could be; some teams could not be served."""


def until_done(office: Office, full: int, due: Due, work: Work) -> None:
    """Batch after batch, until one holds less than `full`."""
    broken: frozenset[int] = frozenset()
    found = full
    while found == full:
        try:
            with office.transaction() as session:
                found = work(session, SomeTeams(but=broken))
        except OperationalError:
            raise  # the database is away or busy: that is no team's
        except Exception:
            worse = _done_alone(office, due, work, broken)
            if not worse:
                raise
            broken |= worse
    _tell(broken)


def each_alone(office: Office, team_ids: Iterable[int], work: Callable[[Session, int], None]) -> None:
    """Every team in a transaction of its own."""
    _tell(frozenset(team_id for team_id in team_ids if not _is_done(office, team_id, work)))


def _done_alone(office: Office, due: Due, work: Work, broken: frozenset[int]) -> frozenset[int]:
    """The teams of a batch that fail by themselves too; the others are served."""
    with office.reading() as session:
        team_ids = due(session, SomeTeams(but=broken))

    def one(session: Session, team_id: int) -> None:
        work(session, SomeTeams(only=team_id))

    return frozenset(team_id for team_id in team_ids if not _is_done(office, team_id, one))


def _is_done(office: Office, team_id: int, work: Callable[[Session, int], None]) -> bool:
    try:
        with office.transaction() as session:
            work(session, team_id)
    except OperationalError:
        raise
    except Exception:
        log.exception("team %s could not be served; the others are", team_id)
        return False
    return True


def _tell(broken: frozenset[int]) -> None:
    if broken:
        raise BrokenTeamsError(f"teams {sorted(broken)} could not be served")
