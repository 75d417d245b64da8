"""Two processes and one recurring format, and two people who skip one of its days, at the same moment."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.recurring.jobs import make_posts
from playground.screen import Seen
from storage.posts import Post, Series, Status
from tests.posts.steps import Resident, Town, linkedin, team_with_a_desk, told_privately


def _at_once(*acts: Callable[[], object]) -> None:
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        act()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def _page(person: Resident) -> Seen:
    person.types("/smcal rubrieken", "#social")
    return told_privately(person)


def _begins(town: Town) -> None:
    """Every Monday at noon."""
    linkedin(town, team_with_a_desk(town))
    sanne = town.person("Sanne")
    sanne.presses("Vraag van de week", _page(sanne))
    sanne.waits_for_form("Rubriek")
    assert sanne.submits() == "cleared"


def _posts(town: Town) -> list[tuple[str, Status]]:
    with town.bot.office.reading() as session:
        theirs = select(Post).where(Post.series_id.is_not(None)).order_by(Post.series_day)
        return [(str(one.series_day), one.status) for one in session.scalars(theirs)]


@pytest.mark.both_databases
def test_two_processes_make_each_post_once(town: Town) -> None:
    _begins(town)
    before = _posts(town)
    town.slack.moves_clock(seconds=14 * 86_400)

    _at_once(*(lambda: make_posts(town.bot.office, town.now) for _ in range(2)))
    make_posts(town.bot.office, town.now)

    days = [day for day, _ in _posts(town)]
    assert days[: len(before)] == [day for day, _ in before]
    assert days[len(before) :] == ["2026-12-21", "2026-12-28"]


@pytest.mark.both_databases
def test_two_who_skip_two_days_at_once_skip_both_and_the_same_day_once(town: Town) -> None:
    _begins(town)
    pages = {name: _page(town.person(name)) for name in ("Sanne", "Noor")}
    skip = next(one for one in pages["Sanne"].buttons if one.endswith("overslaan"))
    _at_once(*(lambda name=name: town.slack.person(name).presses(skip, pages[name]) for name in pages))
    town.settles()
    assert [status for _, status in _posts(town)].count(Status.DROPPED) == 1

    old = {name: _page(town.person(name)) for name in ("Noor", "Oliver")}
    coming = next(one for one in old["Noor"].buttons if one.endswith("overslaan"))
    town.person("Noor").presses(coming, old["Noor"])
    later = _page(town.person("Bram"))
    third = next(one for one in later.buttons if one.endswith("overslaan"))
    _at_once(
        lambda: town.slack.person("Oliver").presses(coming, old["Oliver"]),
        lambda: town.slack.person("Bram").presses(third, later),
    )
    town.settles()

    with town.bot.office.reading() as session:
        assert len(session.scalars(select(Series)).one().skipped) == 3
