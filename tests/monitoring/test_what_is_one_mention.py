"""Addresses that may be asked, and when two things that came are one. Pure."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.sources.addresses import checked, is_loopback, is_public, real_link
from bot.sources.fetching import LONGEST_WAIT, wait_asked
from bot.sources.problems import FetchError
from bot.sources.rules import EVERY, LONGEST_TITLE, SLOWEST, Item, item, next_fetch, once, plain

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
GOOGLE = "https://www.google.com/url?rct=j&sa=t&url=https://krant.example/ok3&ct=ga&usg=AOv1"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.1.2.3", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::5db8:d70e", True),
        ("64:ff9b::a00:1", False),
        ("krant.example", False),
    ],
)
def test_which_machines_everybody_may_reach(address: str, *, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    [
        "ftp://krant.example/feed",
        "file:///etc/passwd",
        "krant.example/feed",
        "https:///feed",
        "https://krant.example:22/feed",
        "https://krant.example:99999/feed",
        "https://ik@krant.example/feed",
        "https://krant.example/\nfeed",
        "https://krant.example/" + "a" * 2000,
        "https://[::1/feed",
    ],
)
def test_what_is_no_address_to_ask(address: str) -> None:
    with pytest.raises(FetchError):
        checked(address)


def test_usual_addresses_may_be_asked() -> None:
    assert checked("https://krant.example:8443/feed").port == 8443
    assert checked("http://127.0.0.1:5000/feed", local=True).port == 5000
    assert is_loopback("127.0.0.1")
    assert not is_loopback("krant.example")


def test_a_link_of_google_alerts_is_what_it_leads_to() -> None:
    assert real_link(GOOGLE) == "https://krant.example/ok3"
    for other in ("https://www.google.com/url?x=1", "https://krant.example/url?q=1", "https://[x"):
        assert real_link(other) == other


def an_item(title: str, link: str | None = None, **more: Any) -> Item:
    found = item(title, link, **more)
    assert found is not None
    return found


def one(*some: Item) -> bool:
    return len(once(some, NOW, ZONE)) == 1


def test_the_same_link_is_one_however_it_is_written() -> None:
    assert one(
        an_item("Een", "https://www.krant.example/ok3/?utm_source=x"),
        an_item("Twee", "http://krant.example/ok3"),
        an_item("Drie", GOOGLE),
    )


def test_the_same_title_on_one_site_and_day_is_one() -> None:
    first = an_item("<b>Zorg</b> &amp; ICT: é!", "https://m.krant.example/1")
    second = an_item("ZORG & ict; e", "https://www.krant.example/2")
    assert one(first, second)
    assert not one(first, an_item("Zorg & ICT: é", "https://blad.example/3"))
    assert not one(
        first, an_item("Zorg & ICT: é", "https://krant.example/4", published_at=NOW - timedelta(1))
    )
    assert not one(an_item("😀", "https://krant.example/5"), an_item("🎉", "https://krant.example/6"))


def test_what_google_news_passes_on_is_of_its_publisher() -> None:
    own = an_item("OK 3 open", "https://krant.example/1")
    passed = an_item("OK 3 open - De Krant", "https://news.google.com/a", publisher="https://krant.example")
    assert one(own, passed)


def test_the_day_is_that_of_the_place_and_never_later_than_now() -> None:
    late = an_item(
        "Nacht", "https://krant.example/1", published_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    )
    assert one(late, an_item("Nacht", "https://krant.example/2"))
    assert one(an_item("A", None, published_at=NOW + timedelta(days=9)), an_item("A", None))


def test_what_is_left_of_something_broken() -> None:
    assert item("", "javascript:alert(1)") is None
    assert item("  ", None) is None
    assert an_item("", "https://krant.example/1").title == "https://krant.example/1"
    assert an_item("Titel", "javascript:alert(1)", publisher="x").link is None
    assert plain("a\u202eb\x00 &lt;script&gt;c&lt;/script&gt;\n d") == "ab c d"
    assert len(plain("woord " * 500)) <= LONGEST_TITLE


def test_what_no_database_keeps_and_no_zone_knows_is_left_out() -> None:
    for address in ("https://krant.example/\x00", "https://krant.example/\ud800"):
        assert an_item("Titel", address).link is None
    long_ago = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23)))
    found = an_item("Titel", "https://krant.example/1", published_at=long_ago)
    assert found.title_key(NOW, ZONE) == an_item("Titel", found.link).title_key(NOW, ZONE)


def test_how_soon_a_feed_is_fetched_again() -> None:
    assert next_fetch(NOW, 0) == NOW + EVERY
    assert next_fetch(NOW, 2) == NOW + 4 * EVERY
    assert next_fetch(NOW, 99) == NOW + SLOWEST
    assert next_fetch(NOW, 1, timedelta(hours=5)) == NOW + timedelta(hours=5)


def test_what_retry_after_says() -> None:
    assert wait_asked("120", NOW) == timedelta(minutes=2)
    assert wait_asked("Mon, 23 Nov 2026 09:45:00 GMT", NOW) == timedelta(hours=1)
    assert wait_asked("Mon, 23 Nov 2026 09:45:00 -0000", NOW) == timedelta(hours=1)
    assert wait_asked("Mon, 23 Nov 2020 09:45:00 GMT", NOW) == timedelta(0)
    assert wait_asked("9" * 30, NOW) == LONGEST_WAIT
    assert wait_asked("straks", NOW) is None
