"""Two processes, one moment: a piece of news is one, and a feed is fetched by one of them."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from bot.monitoring import feeds
from bot.monitoring.keeping import keep
from bot.sources.rules import Item
from storage.monitoring import Source, SourceKind
from storage.people import Team
from tests.monitoring.feed_server import feed_server
from tests.monitoring.steps import a_team, hears_this_machine, news
from tests.town import Town

pytestmark = pytest.mark.both_databases
AT_ONCE = 6


def at_once(does: Callable[[int], None]) -> None:
    """So many do it in the same instant; none of them fails."""
    start, failed = Barrier(AT_ONCE), list[BaseException]()

    def one(nth: int) -> None:
        start.wait()
        try:
            does(nth)
        except BaseException as problem:  # noqa: BLE001 - told below
            failed.append(problem)

    threads = [Thread(target=one, args=(nth,)) for nth in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def a_source(town: Town, team: Team, nth: int, address: str | None = None) -> int:
    with town.bot.office.transaction() as session:
        source = Source(
            team_id=team.id,
            kind=SourceKind.FEED if address else SourceKind.CHANNEL,
            name=f"Bron {nth}",
            created_at=town.now,
            created_by="U0DEMO001",
            address=address,
            fetch_due_at=town.now if address else None,
        )
        session.add(source)
        session.flush()
        return source.id


def test_six_sources_bring_one_piece_of_news_in_the_same_instant(town: Town) -> None:
    team = a_team(town)
    ids = [a_source(town, team, nth) for nth in range(AT_ONCE)]
    items = [Item("OK 3 opent", "https://krant.example/ok3"), Item("Tweede", "https://krant.example/2")]

    def brings(nth: int) -> None:
        with town.bot.office.transaction() as session:
            keep(session, team, ids[nth], items if nth % 2 else items[::-1], town.now)

    at_once(brings)
    assert sorted(news(town)) == ["OK 3 opent", "Tweede"]


def test_a_feed_is_fetched_by_one_of_six_processes(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    hears_this_machine(town, monkeypatch)
    team = a_team(town)
    with feed_server() as server:
        a_source(town, team, 1, server.address("good"))
        at_once(lambda _nth: feeds.fetch_feeds(town.bot.office, town.now))

    assert [name for name, _ in server.asked] == ["good"]
    assert news(town) == ["Ziekenhuis opent OK 3"]
