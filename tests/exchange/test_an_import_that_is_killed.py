"""An import whose process dies half-way: who comes after goes on where it was, and writes nothing twice."""

from contextlib import closing
from functools import partial
from itertools import count

import pytest

from bot.app import Bot
from bot.exchange import jobs
from bot.exchange.writing import write_some
from playground.screen import Seen
from storage.database import Database
from storage.people import Team
from tests.exchange.steps import a_team, at_once, brings, posts
from tests.town import Resident, Town, bot_in

FIVE = "titel\r\neen\r\ntwee\r\ndrie\r\nvier\r\nvijf\r\n"
ALL_FIVE = ["drie", "een", "twee", "vier", "vijf"]


class KilledError(BaseException):
    """As a process is killed: nothing that it runs hears of it."""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.exchange.writing.BATCH", 2)
    monkeypatch.setattr(jobs, "TELL_EVERY", 2)


def breaks_once(monkeypatch: pytest.MonkeyPatch, batch: int, error: BaseException) -> None:
    """In that batch, when its rows were written and not yet kept."""
    batches = count(1)

    def writes(*given: object) -> None:
        write_some(*given)  # type: ignore[arg-type]
        if next(batches) == batch:
            raise error

    monkeypatch.setattr(jobs, "write_some", writes)


def confirmed(noor: Resident) -> Seen:
    told = brings(noor, FIVE)
    noor.presses("5 rijen importeren", told)
    assert "planning.csv: 0 van 5." in noor.again(told).text
    return told


def titles(town: Town, team: Team) -> list[str]:
    return sorted(one.title for one in posts(town, team))


def another(town: Town) -> Bot:
    """A second process over the same database."""
    return bot_in(town.slack, Database(town.bot.office.database.url.render_as_string(hide_password=False)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_comes_after_goes_on_where_it_was(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = confirmed(noor)
    breaks_once(monkeypatch, 2, KilledError())
    with pytest.raises(KilledError):
        jobs.write_rows(town.bot.office, town.now)
    assert titles(town, team) == ["een", "twee"]
    town.settles()
    assert "planning.csv: 2 van 5." in noor.again(told).text

    with closing(another(town)) as bot, closing(bot.office.database):
        jobs.write_rows(bot.office, town.now)

    town.settles()
    assert titles(town, team) == ALL_FIVE
    assert "5 rijen geschreven" in noor.again(told).text
    assert "Niet aangeraakt" not in noor.again(told).text


@pytest.mark.traced
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_batch_that_breaks_is_written_once_more(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = confirmed(noor)
    breaks_once(monkeypatch, 1, ValueError())
    town.ticks()  # it is tried alone, and goes well

    town.ticks()

    assert titles(town, team) == ALL_FIVE
    assert "5 rijen geschreven" in noor.again(told).text


@pytest.mark.both_databases
def test_two_processes_that_write_at_once_write_each_row_once(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    told = confirmed(noor)

    with closing(another(town)) as bot, closing(bot.office.database):
        at_once(*(partial(jobs.write_rows, one.office, town.now) for one in (town.bot, bot)))

    town.settles()
    assert titles(town, team) == ALL_FIVE
    assert "5 rijen geschreven" in noor.again(told).text
