"""`/feeds/<secret>.ics`: the calendar behind a secret link, for whoever has the link.

Calendars ask again all day long: that nothing changed is told after two short questions.
"""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from http import HTTPStatus

from sqlalchemy.orm import Session

from bot.asking_owners import may_own
from bot.exchange.told import Told
from bot.office import Office
from bot.slack.web_pages import Answer, Asked, Headers, Streamed
from bot.texts import Say
from storage import channels, exchange, feeds, people
from storage.exchange import FeedState
from storage.feeds import Feed
from storage.people import Team

FOLDER = "/feeds/"
ENDING = ".ics"
LOOKS = "1"
"""Which way of writing: another one is another calendar to who has the last one."""
NOTED_EVERY = timedelta(hours=1)
"""How often at most it is written down that a link was read."""
NOT_THERE = Answer(HTTPStatus.NOT_FOUND, b"Not found")
DIGITS = 32
ABOUT: Headers = (
    ("Content-Type", "text/calendar; charset=utf-8"),
    ("Content-Disposition", 'inline; filename="smplan.ics"'),
    ("Cache-Control", "private, max-age=300"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
)


def digest_of(secret: str) -> str:
    """What is kept of a secret. Looked up as a whole: how long that takes tells nothing of another."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def page(office: Office, asked: Asked) -> Answer | Streamed:
    """The calendar; that it did not change; or that there is none, for whatever reason."""
    digest = digest_of(asked.rest.removesuffix(ENDING))
    with office.reading() as session:
        found = feeds.team_and_feed(session, digest)
        if found is None or not _may_read(session, *found):
            return NOT_THERE
        team, feed = found
        state = exchange.feed_state(session, team, feed.user_id)
        told = _told(session, office, team, feed)
    _note(office, feed)
    headers = (*ABOUT, ("ETag", etag(told, state)), ("Last-Modified", _last_modified(team, state)))
    if _has_it(asked, etag(told, state)):
        return Answer(HTTPStatus.NOT_MODIFIED, b"", headers)
    return Streamed(_written(office, team, feed, told), headers)


def _may_read(session: Session, team: Team, feed: Feed) -> bool:
    """Who left the team, or Slack, or has no part in it any more, reads no calendar of their own there."""
    return feed.user_id is None or may_own(session, team, feed.user_id)


def _told(session: Session, office: Office, team: Team, feed: Feed) -> Told:
    names = {one.user_id: one.name for one in people.people_in(session, team)}
    say = _say(session, office, team, feed)
    mine = names.get(feed.user_id or "", "")
    return Told(
        say=say,
        name=say("exchange.feed.calendar_of", team=team.name, person=mine) if mine else team.name,
        zone=team.zone,
        place=f"{team.workspace_id}-{team.id}",
        channels={one.id: one.name for one in channels.ever_of_team(session, team)},
        people=names,
    )


def _say(session: Session, office: Office, team: Team, feed: Feed) -> Say:
    person = people.person(session, team.workspace_id, feed.user_id) if feed.user_id else None
    return office.say_to(person, team) if person else office.say(team.language)


def etag(told: Told, state: FeedState) -> str:
    """Another one as soon as a letter of the calendar differs."""
    names = sorted(told.channels.items()), sorted(told.people.items())
    seen = repr((LOOKS, told.say.language, told.name, told.zone, state, names))
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:DIGITS]}"'


def _has_it(asked: Asked, tag: str) -> bool:
    given = asked.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    return bool(given) and ("*" in tags or tag in tags)


def _last_modified(team: Team, state: FeedState) -> str:
    return format_datetime(state.changed_at or team.created_at, usegmt=True)


def _note(office: Office, feed: Feed) -> None:
    """Nothing is written, and nobody waited for, when it was read within the hour."""
    now = office.now()
    if feed.read_at is None or feed.read_at <= now - NOTED_EVERY:
        with office.transaction() as session:
            feeds.was_read(session, feed.id, now, NOTED_EVERY)


def _written(office: Office, team: Team, feed: Feed, told: Told) -> Iterator[bytes]:
    """One state of the database from the first post to the last."""
    from bot.exchange.calendar_text import calendar  # noqa: PLC0415 - as excel: 0.1 s to load, and few need it

    with office.reading() as session:
        state = exchange.feed_state(session, team, feed.user_id)
        yield from calendar(told, state, exchange.feed_posts(session, team, feed.user_id))
