"""Feeds of a team: added, fetched beside each other, told how they do, paused, changed and removed."""

from collections.abc import Iterator

import pytest

from bot.monitoring import feeds
from storage import sources
from storage.monitoring import Source
from tests.monitoring.feed_server import HEAD, TAIL, FeedServer, entry, feed_server
from tests.monitoring.steps import (
    SOCIAL,
    a_team,
    adds_feed,
    all_mentions,
    hears_this_machine,
    news,
    shown,
    the_source,
)
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SAVED = ("closed", "cleared")


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    with feed_server() as running:
        yield running


@pytest.fixture(autouse=True)
def _local(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    hears_this_machine(town, monkeypatch)


def test_a_feed_is_added_and_fetched(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor = town.person("Noor")
    assert "Er is nog geen bron" in shown(noor, "bronnen").text

    adds_feed(noor, server.address("good"))
    assert "127.0.0.1 staat erbij" in noor.last(SOCIAL).text
    town.ticks()

    text = shown(noor, "bronnen").text
    assert "laatst gelukt" in text
    assert "laatste vermelding" in text
    assert news(town) == ["Ziekenhuis opent OK 3"]


def test_what_comes_again_under_another_name_is_one(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor = town.person("Noor")
    adds_feed(noor, server.address("renamed"))
    adds_feed(noor, server.address("other"), "Streek")
    link = "https://www.zoek.example/x?utm_campaign=a"
    server.other = HEAD + entry("Zorg loopt vast!", link) + entry("Iets anders", "https://x.example/1") + TAIL
    town.ticks()
    town.passes(minutes=16)
    town.passes(minutes=16)

    assert sorted(title.strip("!") for title in news(town)) == ["Iets anders", "Zorg loopt vast"]


def test_what_is_old_when_a_feed_is_added_is_no_news(town: Town, server: FeedServer) -> None:
    a_team(town)
    old = entry("Oud", "https://x.example/oud", day="Fri, 20 Nov 2026 07:30:00 GMT")
    server.other = HEAD + old + entry("Nieuw", "https://x.example/nieuw") + TAIL
    adds_feed(town.person("Noor"), server.address("other"))
    town.ticks()

    assert news(town) == ["Nieuw"]
    assert len(all_mentions(town)) == 2


def test_bad_feeds_say_why_and_the_good_ones_go_on(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor = town.person("Noor")
    for name in ("silent", "endless", "circle", "bomb", "page", "inward", "malformed", "good"):
        adds_feed(noor, server.address(name), name)
    town.ticks()

    text = shown(noor, "bronnen").text
    for sentence in (
        "antwoordt te langzaam",
        "te groot",
        "in een kringetje",
        "geen feed",
        "besloten netwerk",
        "Ik las wat er te lezen viel",
    ):
        assert sentence in text
    assert news(town) == ["Ziekenhuis opent OK 3"]


def test_a_feed_that_fails_is_asked_less_and_less_and_one_that_is_busy_as_it_says(
    town: Town, server: FeedServer
) -> None:
    a_team(town)
    noor = town.person("Noor")
    adds_feed(noor, server.address("broken"))
    adds_feed(noor, server.address("busy"))
    for _ in range(12):
        town.passes(minutes=15)

    asked = [name for name, _ in server.asked]
    assert (asked.count("broken"), asked.count("busy")) == (3, 2)
    assert the_source(town).failures == 3


def test_a_wrong_address_is_told_at_its_field(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor = town.person("Noor")

    adds_feed(noor, "https://ik:geheim@krant.example/feed")
    assert "Dit adres kan ik niet ophalen" in noor.form.errors["Adres van de feed"]
    noor.fills("Adres van de feed", server.address("good"))
    assert noor.submits() in SAVED
    adds_feed(noor, server.address("good"))
    assert "volgen jullie al, als 127.0.0.1" in noor.form.errors["Adres van de feed"]


@pytest.mark.traced
def test_two_people_press_and_each_hears_what_happened(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds_feed(noor, server.address("good"), "Nieuws")
    hers, his = shown(noor, "bronnen"), shown(bram, "bronnen")

    noor.presses("Pauzeren", hers)
    assert "is gepauzeerd" in noor.last(SOCIAL).text
    bram.presses("Verwijderen", his, confirms=True)
    assert "Noor Pennevree pauzeerde Nieuws al" in bram.last(SOCIAL).text
    town.ticks()
    assert news(town) == []

    bram.presses("Weer volgen", bram.last(SOCIAL))
    town.ticks()
    assert news(town) == ["Ziekenhuis opent OK 3"]


def test_two_people_change_a_feed_and_nothing_is_overwritten_unseen(town: Town, server: FeedServer) -> None:
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds_feed(noor, server.address("good"), "Nieuws")
    bram.presses("Wijzigen", shown(bram, "bronnen"))
    bram.waits_for_form("Feed")
    noor.presses("Wijzigen", shown(noor, "bronnen"))
    noor.waits_for_form("Feed")
    noor.fills("Hoe noemen jullie deze bron?", "Krant")
    assert noor.submits() in SAVED
    bram.fills("Adres van de feed", server.address("page"))
    assert bram.submits() not in SAVED
    assert bram.submits() in SAVED
    town.ticks()
    assert "geen feed" in shown(bram, "bronnen").text
    hers = shown(noor, "bronnen")
    bram.presses("Verwijderen", shown(bram, "bronnen"), confirms=True)
    assert "is verwijderd" in bram.last(SOCIAL).text
    noor.presses("Wijzigen", hers)
    assert "Bram Zevenklaver verwijderde" in noor.last(SOCIAL).text


def test_who_is_killed_while_fetching_leaves_it_to_the_next(town: Town, server: FeedServer) -> None:
    team = a_team(town)
    adds_feed(town.person("Noor"), server.address("good"))
    with town.bot.office.transaction() as session:
        taken = sources.take_due(session, town.now, feeds.LEASE)
    assert taken is not None

    town.ticks()
    assert news(town) == []
    town.passes(minutes=3)
    assert news(town) == ["Ziekenhuis opent OK 3"]
    with town.bot.office.transaction() as session:
        held = session.get_one(Source, taken[1].id)
        assert held.team_id == team.id
        held.fetch_due_at = town.now  # it was fetched, and not noted down
        held.etag = held.last_modified = None
    town.ticks()
    assert news(town) == ["Ziekenhuis opent OK 3"]
