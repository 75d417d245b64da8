"""Somebody takes a team away at the very moment at which somebody else presses a button of it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import delete, text

from storage.people import Team
from tests.actions.promises import asks, put
from tests.plan.test_what_is_gone import NO_TEAM
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town
from tests.why.steps import WEAK, adds, overview

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
Act = Callable[[], object]
WAITERS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@contextmanager
def the_team_goes(town: Town) -> Iterator[None]:
    """It is there for who looks, and gone for who waits for it."""
    with town.bot.office.transaction() as session:
        session.execute(delete(Team))
        yield
        town.slack.waits_until(lambda: _somebody_waits(town))


def _somebody_waits(town: Town) -> bool:
    with town.bot.office.reading() as session:
        return bool(session.scalar(WAITERS))


def done(town: Town, team: Team, noor: Resident) -> Act:
    put(town, team, noor, "Wifi regelen", date(2026, 12, 1).isoformat())
    shown = asks(noor)
    return lambda: noor.presses("Gedaan", shown)


def closed(_town: Town, _team: Team, noor: Resident) -> Act:
    adds(noor, WEAK)
    noor.presses("Vraagstuk sluiten", overview(noor))
    noor.fills("Waarom sluit je het?", "Doel gehaald")
    return noor.submits


@pytest.mark.traced
@pytest.mark.parametrize("begins", [done, closed])
def test_who_acted_hears_that_the_team_is_gone(
    town: Town, begins: Callable[[Town, Team, Resident], Act]
) -> None:
    team, noor = team_in(town), town.person("Noor")
    act = begins(town, team, noor)

    with ThreadPoolExecutor(1) as hands:
        with the_team_goes(town):
            acted = hands.submit(act)
        acted.result()
    town.settles()

    assert told_privately(noor).text == NO_TEAM
