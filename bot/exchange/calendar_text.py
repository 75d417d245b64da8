"""Writes posts as a calendar (RFC 5545), piece by piece: what Outlook, Google and Apple subscribe to. Pure.

The icalendar package writes each part: CRLF, lines of 75 octets that cut no character, texts escaped.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.exchange.told import Told
from bot.exchange.vtimezone import vtimezone
from bot.slack.answers import storable
from bot.slack.mrkdwn import is_web_address
from storage.exchange import FeedState, Planned
from storage.posts import Status

LASTS = timedelta(minutes=15)
"""A post takes a moment; what lasts no time is not seen in a week view."""
READ_EVERY = timedelta(hours=1)
"""What we ask calendars to do; Google looks when it likes, twice a day or so."""
AT_ONCE = 200
"""Posts in a piece: about 100 kB."""
END = b"END:VCALENDAR\r\n"
CANCELLED = (Status.DROPPED,)
CONFIRMED = (Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED, Status.LOOKED_BACK)


def calendar(told: Told, state: FeedState, posts: Iterable[Planned]) -> Iterator[bytes]:
    """The whole calendar, in pieces of some hundred kilobytes."""
    yield _head(told, state)
    zone, rest = ZoneInfo(told.zone), iter(posts)
    while some := list(islice(rest, AT_ONCE)):
        yield b"".join(event(told, zone, post).to_ical() for post in some)
    yield END


def _head(told: Told, state: FeedState) -> bytes:
    made = Calendar()
    made.add("prodid", f"-//smplan//content calendar//{told.say.language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", told.name)
    made.add("name", told.name)
    made.add("x-wr-timezone", told.zone)
    made.add("refresh-interval", READ_EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", READ_EVERY)
    if state.first and state.last:
        made.add_component(vtimezone(told.zone, state.first, state.last))
    written: bytes = made.to_ical()
    return written.removesuffix(END)


def event(told: Told, zone: ZoneInfo, post: Planned) -> Event:
    """A post in the calendar; it keeps nobody's time busy."""
    changed = changed_at(post)
    made = Event()
    made.add("uid", f"post-{post.id}-{told.place}@smplan")
    made.add("sequence", post.version)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("created", post.created_at.astimezone(UTC))
    made.add("dtstart", _on_the_clock(post.publish_at, zone))
    made.add("dtend", _on_the_clock(post.publish_at + LASTS, zone))
    made.add("summary", _summary(told, post))
    made.add("description", "\n".join(_description(told, post)))
    made.add("status", _status(post))
    made.add("transp", "TRANSPARENT")
    if post.link and is_web_address(post.link):
        made.add("url", post.link)
    return made


def _on_the_clock(at: datetime, zone: ZoneInfo) -> datetime:
    """In UTC what a clock shows a second time, as summer ends: calendars read that as the first (3.3.5)."""
    local = at.astimezone(zone)
    return at.astimezone(UTC) if local.fold else local


def changed_at(post: Planned) -> datetime:
    """When it last changed (UTC)."""
    told = post.undo.get("at")
    return datetime.fromisoformat(told).astimezone(UTC) if told else post.created_at.astimezone(UTC)


def _summary(told: Told, post: Planned) -> str:
    channel = told.channels.get(post.channel_id or 0)
    title = storable(" ".join(post.title.split()))
    return title if channel is None else f"{channel}: {title}"


def _description(told: Told, post: Planned) -> Iterator[str]:
    say = told.say
    yield say("exchange.event.status", status=say(f"posting.status.{post.status}"))
    owner = told.people.get(post.owner_id or "") or say("posting.no_owner")
    yield say("exchange.event.owner", owner=owner)
    if post.form is not None:
        yield say("exchange.event.form", form=say(f"posting.form.{post.form}"))


def _status(post: Planned) -> str:
    if post.status in CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if post.status in CONFIRMED else "TENTATIVE"
