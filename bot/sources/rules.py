"""What is in a source, made the same whichever way it came, and when two of them are one. Pure."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.sources.addresses import real_link
from bot.wall_clock import local_day
from bot.webcare.links import is_link, link_key

MOST_ITEMS = 100
"""Of one fetch; of more the newest."""
LONGEST_TITLE = 200
LONGEST_LINK = 2000

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""There was no web to publish on; years ago enough are no date at all in some zones."""

EVERY = timedelta(minutes=15)
SLOWEST = timedelta(hours=24)
"""A feed that fails and fails is tried once a day."""

UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no database keeps, or no address holds: JSON can say "\\u0000", and half a character."""
TAG = re.compile(r"<[^<>]{0,2000}>")
NO_LETTERS = re.compile(r"[\W_]+")
SITE_AFTER_TITLE = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,40}$")
"""News sites and Google News put their own name behind a title: " - De Gelderlander"."""
MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was said elsewhere: a title of at most 200 characters, and where it stands."""

    title: str
    link: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None
    """The address of whose it is, where the link is of somebody who only passes it on."""

    @property
    def link_key(self) -> str | None:
        """A digest: it stays when the link itself is forgotten."""
        return digest_of(link_key(self.link)) if self.link else None

    def title_key(self, seen_at: datetime, zone: str) -> str | None:
        """The same for the same title on the same site on the same day; None without a title of its own.

        The day is that of the place: what came out at 23:50 there did so on that day.
        """
        bare = NO_LETTERS.sub(" ", _folded(SITE_AFTER_TITLE.sub("", self.title))).strip()
        if not bare:
            return None
        day = local_day(min(self.published_at or seen_at, seen_at), zone)
        return digest_of(f"{bare}\n{self._site}\n{day.isoformat()}")

    @property
    def _site(self) -> str:
        where = self.publisher or self.link
        return MOBILE.sub("", (urlsplit(where).hostname or "") if where else "")


def digest_of(key: str) -> str:
    """What is kept of a link or title, so that it is known again when it is forgotten."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:40]


def item(
    title: str, link: str | None, published_at: datetime | None = None, publisher: str | None = None
) -> Item | None:
    """As somebody else wrote it, made fit to keep; None when nothing is left to look at."""
    where = real_link(link.strip()) if link else ""
    fits = len(where) <= LONGEST_LINK and is_link(where) and not UNFIT.search(where)
    words = plain(title)
    if not words and not fits:
        return None
    whose = publisher if publisher and is_link(publisher) else None
    came_out = published_at if published_at and published_at >= EARLIEST else None
    return Item(words or where[:LONGEST_TITLE], where if fits else None, came_out, whose)


def plain(markup: str) -> str:
    """One line without tags, and without signs that cannot be seen."""
    words = TAG.sub(" ", html.unescape(TAG.sub(" ", markup[: 10 * LONGEST_TITLE])))
    seen = "".join(sign for sign in words if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())[:LONGEST_TITLE].strip()


def once(items: Iterable[Item], seen_at: datetime, zone: str) -> list[Item]:
    """Each thing once, as it came first; no more than fit in one fetch."""
    known: set[str] = set()
    kept: list[Item] = []
    for one in items:
        keys = {f"link {one.link_key}"} if one.link_key else set()
        if title := one.title_key(seen_at, zone):
            keys.add(f"title {title}")
        if not keys & known:
            kept.append(one)
        known |= keys
    return kept[:MOST_ITEMS]


def next_fetch(now: datetime, failures: int, wait: timedelta = timedelta(0)) -> datetime:
    """Every quarter of an hour; after failures twice as long each time, and never sooner than was asked."""
    usual: timedelta = min(EVERY * (1 << min(failures, 8)), SLOWEST)
    return now + max(usual, wait)


def _folded(words: str) -> str:
    signs = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
