"""A real server on 127.0.0.1 with good and bad feeds: each ends in time, with what can be said of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from bot.monitoring.feeds import Outcome, look
from bot.sources.fetching import Limits, Wanted
from bot.sources.parsing import read_feed
from bot.sources.problems import FetchError, Problem
from tests.monitoring.feed_server import GOOD, HEAD, QUICK, TAIL, FeedServer, entry, feed_server

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
A_LITTLE_MORE = 0.7
"""Seconds: the machine has other things to do."""


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    with feed_server() as running:
        yield running


def looks(address: str, limits: Limits = QUICK) -> Outcome:
    began = monotonic()
    outcome = look(Wanted(address), NOW, limits)
    assert monotonic() - began < limits.seconds + A_LITTLE_MORE
    return outcome


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("silent", Problem.TOO_SLOW),
        ("dripping", Problem.TOO_SLOW),
        ("slow", Problem.TOO_SLOW),
        ("endless", Problem.TOO_LARGE),
        ("huge", Problem.TOO_LARGE),
        ("bomb", Problem.TOO_LARGE),
        ("packed_and_endless", Problem.TOO_LARGE),
        ("strange", Problem.REFUSED),
        ("entities", Problem.BOMB),
        ("page", Problem.NOT_A_FEED),
        ("circle", Problem.REDIRECTS),
        ("inward", Problem.PRIVATE),
        ("to_a_file", Problem.ADDRESS),
        ("gone", Problem.GONE),
        ("forbidden", Problem.FORBIDDEN),
        ("busy", Problem.BUSY),
        ("broken", Problem.REFUSED),
        ("nonsense", Problem.UNREACHABLE),
    ],
)
def test_a_bad_feed_ends_in_time_with_its_reason(server: FeedServer, name: str, problem: Problem) -> None:
    outcome = looks(server.address(name))

    assert (outcome.problem, outcome.items, outcome.fetched) == (problem, (), None)


@pytest.mark.parametrize("name", ["good", "packed", "moved"])
def test_a_good_feed_is_read(server: FeedServer, name: str) -> None:
    outcome = looks(server.address(name))

    assert outcome.problem is None
    assert [one.title for one in outcome.items] == ["Ziekenhuis opent OK 3"]


def test_of_a_malformed_feed_what_can_be_read_is_read(server: FeedServer) -> None:
    outcome = looks(server.address("malformed"))

    assert outcome.problem is Problem.MALFORMED
    assert outcome.items[0].link == "https://krant.example/ok3?utm_source=rss"


def test_long_names_and_many_headings_cost_no_more_than_their_length() -> None:
    author = b"<author>" + b"a" * 150_000 + b"</author>"
    headings = b"".join(b"<category>%d</category>" % nth for nth in range(6_000))
    began = monotonic()
    items, odd = read_feed(HEAD + b"<item><title>OK 3</title>" + author + headings + b"</item>" + TAIL)

    assert ([one.title for one in items], odd) == (["OK 3"], None)
    assert monotonic() - began < 8


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (GOOD + b"-", "application/xml; charset=punycode"),
        (GOOD.replace(b"utf-8", b"Punycode") + b"-", "application/xml"),
        (GOOD.decode().replace("utf-8", "cp037").encode("cp037"), "application/xml"),
    ],
)
def test_no_feed_is_written_in_what_takes_for_ever_to_read(body: bytes, content_type: str) -> None:
    with pytest.raises(FetchError, match=Problem.NOT_A_FEED):
        read_feed(body, content_type)


def test_a_tag_with_more_attributes_than_a_feed_has_is_not_read() -> None:
    """A hundred thousand of them, 1.7 MB, took three minutes."""
    many = b" ".join(b"a%d='1'" % nth for nth in range(101))
    with pytest.raises(FetchError, match=Problem.TOO_LARGE):
        read_feed(HEAD + b"<item><title " + many + b">OK 3</title></item>" + TAIL)


def test_reading_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sources.parsing.MOST_SECONDS", -1.0)
    with pytest.raises(FetchError, match=Problem.TOO_LARGE):
        read_feed(GOOD)


def test_of_a_feed_with_its_oldest_first_the_newest_are_read() -> None:
    days = [f"{1 + nth % 28} Nov {1900 + nth}" for nth in range(1, 121)]
    some = b"".join(entry(day, f"https://krant.example/{day[-4:]}", day=day) for day in days)
    items, _ = read_feed(HEAD + some + TAIL)

    assert (len(items), items[0].title) == (100, days[-1])


def test_what_did_not_change_is_not_sent_again(server: FeedServer) -> None:
    first = looks(server.address("good")).fetched
    assert first is not None
    again = look(Wanted(first.address, first.etag, first.last_modified), NOW, QUICK)

    assert (again.problem, again.items) == (None, ())
    assert again.fetched is not None
    assert again.fetched.body is None
    _, headers = server.asked[-1]
    assert headers["If-Modified-Since"] == first.last_modified
    assert "smplan" in headers["User-Agent"]


def test_who_is_busy_says_how_long(server: FeedServer) -> None:
    assert looks(server.address("busy")).wait == timedelta(hours=2)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8080/feed",
        "http://localhost/feed",
        "http://2130706433/feed",
        "http://[::1]/feed",
        "http://[::ffff:10.0.0.1]/feed",
        "http://10.1.2.3/feed",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
    ],
)
def test_nothing_private_is_asked(address: str) -> None:
    assert looks(address, Limits(seconds=2)).problem is Problem.PRIVATE


def test_a_name_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sources.connecting._asked", lambda _host, _port: None)
    assert looks("https://nergens.example/feed").problem is Problem.UNKNOWN_HOST


def test_a_name_with_one_private_address_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sources.connecting._asked", lambda _host, _port: ["93.184.215.14", "10.0.0.1"])
    assert looks("https://slim.example/feed").problem is Problem.PRIVATE


def test_nobody_listens_there() -> None:
    with feed_server() as other:
        address = other.address("good")
    assert looks(address).problem is Problem.UNREACHABLE


def test_what_is_no_tls_is_not_trusted(server: FeedServer) -> None:
    assert looks(server.address("good").replace("http:", "https:")).problem is Problem.TLS
