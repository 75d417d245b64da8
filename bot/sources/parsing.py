"""Reads RSS and Atom with feedparser, which knows how feeds are broken; the only file that knows it."""

import io
import re
from calendar import timegm
from collections.abc import Callable, Iterator, Mapping, Sized
from datetime import UTC, datetime
from functools import cache, wraps
from time import struct_time, thread_time
from typing import Any
from xml.sax import SAXParseException

from bot.sources.problems import FetchError, Problem
from bot.sources.rules import EARLIEST, MOST_ITEMS, Item, digest_of, item
from bot.webcare.links import is_link

DECLARES = (b"<!ENTITY", b"<!entity")
"""Entities that expand to others are how a kilobyte becomes a gigabyte, or a file of ours (XXE)."""
MOST_TAGS = 150_000
"""Some seconds of reading; two megabytes of a real feed have less than half of that."""
MOST_ATTRIBUTES = 100
"""Of one tag, of which the parser takes the square; a feed's tags have ten at most."""
MOST_SECONDS = 4.0
"""Of this thread's work on one feed; a feed of two megabytes takes one (measured)."""
PUNYCODE = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*punycode", re.IGNORECASE)
"""To Python it is a way to write text, in which no page is, and takes the square of its length to read."""
EBCDIC = "<?xm".encode("cp037")
"""How a page begins that hides its declaration from who looks for it."""
DATES = ("published_parsed", "updated_parsed", "created_parsed")


def read_feed(body: bytes, content_type: str = "", address: str = "") -> tuple[list[Item], Problem | None]:
    """What stands in it, newest as it stands, and what was odd; FetchError when it is no feed at all."""
    bare = body.replace(b"\0", b"")  # UTF-16 has a zero between two letters
    if any(one in bare for one in DECLARES):
        raise FetchError(Problem.BOMB)
    if bare.count(b"<") > MOST_TAGS:
        raise FetchError(Problem.TOO_LARGE)
    first = bare.lstrip().partition(b"\n")[0]
    if body.startswith(EBCDIC) or PUNYCODE.search(content_type.encode() + b"\n" + first):
        raise FetchError(Problem.NOT_A_FEED)
    read = _parsed(body, content_type, address)
    items = list(_items(_newest(read.get("entries", [])), address))
    if not read.get("version") and not items:
        raise FetchError(Problem.NOT_A_FEED)
    is_broken = isinstance(read.get("bozo_exception"), SAXParseException)
    return items, Problem.MALFORMED if is_broken else None


def _parsed(body: bytes, content_type: str, address: str) -> Mapping[str, Any]:
    """Nothing of a feed is shown as markup, so its markup need not be cleaned: that takes long."""
    headers = {"content-type": content_type, "content-location": address}
    try:
        read: Mapping[str, Any] = _reader()(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
        )
    except FetchError:
        raise
    except Exception:  # noqa: BLE001 - whatever it stumbles over, it was no feed
        raise FetchError(Problem.NOT_A_FEED) from None
    return read


@cache
def _reader() -> Callable[..., Any]:
    """feedparser, loaded by who fetches, not by every bot that starts; within limits, and without what takes
    the square of a feed's length and nobody asks here: whose name an author's is, and which headings it has.
    """
    import feedparser.mixin  # noqa: PLC0415 - by who fetches only
    import feedparser.parsers.strict  # noqa: PLC0415 - so is this

    parser = feedparser.mixin._FeedParserMixin  # noqa: SLF001 - it has no setting for these two
    parser._sync_author_detail = lambda *_author: None  # noqa: SLF001 - the first
    parser._add_tag = lambda its, *_heading: its._get_context().setdefault("tags", [])  # noqa: SLF001 - and the second
    strict = feedparser.parsers.strict._StrictFeedParser  # noqa: SLF001 - it has no limits either
    strict.startElementNS = _small(strict.startElementNS)
    parser.unknown_starttag = _in_time(parser.unknown_starttag)
    parser.unknown_endtag = _in_time(parser.unknown_endtag)
    parse: Callable[..., Any] = feedparser.parse
    return parse


def _small(tag: Callable[..., None]) -> Callable[..., None]:
    @wraps(tag)
    def read(parser: Any, name: object, qualified: object, attributes: Sized) -> None:
        if len(attributes) > MOST_ATTRIBUTES:
            raise FetchError(Problem.TOO_LARGE)
        tag(parser, name, qualified, attributes)

    return read


def _in_time(tag: Callable[..., None]) -> Callable[..., None]:
    """The parser is made for one feed: its time begins with the first tag. Tags in tags in tags, closed in
    another order, take the square of their number.
    """

    @wraps(tag)
    def read(parser: Any, *told: Any) -> None:
        if thread_time() - vars(parser).setdefault("began", thread_time()) > MOST_SECONDS:
            raise FetchError(Problem.TOO_LARGE)
        tag(parser, *told)

    return read


def _newest(entries: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of more than fit those that came out last: some feeds have their oldest first."""
    if len(entries) > MOST_ITEMS:
        entries = sorted(entries, key=lambda one: _published(one) or EARLIEST, reverse=True)
    return entries[:MOST_ITEMS]


def _items(entries: list[Mapping[str, Any]], address: str) -> Iterator[Item]:
    for entry in entries:
        title, link = str(entry.get("title") or ""), _link(entry) or _place(entry, address)
        found = item(title, link, _published(entry), _publisher(entry))
        if found is not None:
            yield found


def _link(entry: Mapping[str, Any]) -> str | None:
    """Of itself, or its name when that is an address."""
    links = (str(entry.get(name) or "") for name in ("link", "id"))
    return next((link for link in links if is_link(link)), None)


def _place(entry: Mapping[str, Any], address: str) -> str | None:
    """What has no link stands in its feed, and nowhere else."""
    name = str(entry.get("id") or entry.get("title") or "")
    return f"{address}#{digest_of(name)}" if address and name else None


def _publisher(entry: Mapping[str, Any]) -> str | None:
    """Of what Google News passes on, whose links and names are others every time."""
    source = entry.get("source")
    where = source.get("href") if isinstance(source, Mapping) else None
    return str(where) if where else None


def _published(entry: Mapping[str, Any]) -> datetime | None:
    """None for a date that cannot be."""
    told = next((one for name in DATES if isinstance(one := entry.get(name), struct_time)), None)
    try:
        return None if told is None else datetime.fromtimestamp(timegm(told), UTC)
    except (ValueError, OverflowError, OSError):
        return None
