"""Which links are links, and which are the same place."""

import pytest

from bot.webcare.links import is_link, link_key


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("https://www.linkedin.com/feed/update/urn:li:activity:7112223330001112223", True),
        ("http://nergens.example:8080/forum", True),
        ("https://nergens.example/zoek?q=een+vraag#reactie-12", True),
        ("HTTPS://NERGENS.EXAMPLE", True),
        ("https://xn--caf-dma.example/é", True),
        ("nergens.example", False),
        ("javascript:alert(1)", False),
        ("ftp://nergens.example", False),
        ("https://", False),
        ("https://nergens.example/a b", False),
        ("http://nergens.example:99999999/", False),
        ("http://[::1", False),
        ("<!channel>", False),
    ],
)
def test_an_address_of_the_web_is_a_link(typed: str, is_one: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert is_link(typed) is is_one


@pytest.mark.parametrize(
    "same",
    [
        "https://www.instagram.com/p/AbC1/",
        "http://instagram.com/p/AbC1",
        "https://INSTAGRAM.com/p/AbC1/?igsh=xyz&utm_source=ig_web",
        "https://www.instagram.com/p/AbC1?fbclid=1",
    ],
)
def test_links_to_one_place_are_the_same(same: str) -> None:
    assert link_key(same) == "instagram.com/p/AbC1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.com/a/status/1", "https://x.com/a/status/2"),
        ("https://x.com/A", "https://x.com/a"),
        ("https://f.example/?post=1", "https://f.example/?post=2"),
        ("https://f.example/#reactie-1", "https://f.example/#reactie-2"),
        ("https://f.example:8443/", "https://f.example/"),
    ],
)
def test_links_to_two_places_are_not(one: str, other: str) -> None:
    assert link_key(one) != link_key(other)
