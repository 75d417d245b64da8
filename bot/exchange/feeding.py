"""Secret links to the calendar: made, shown once, made anew, revoked."""

import secrets
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.exchange import feed_messages
from bot.exchange.feed_page import ENDING, FOLDER, digest_of
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import refusal_to_enter, team_to_enter
from storage import feeds, people
from storage.feeds import Feed
from storage.people import Team

BITS = 256
MOST = 10
"""Links that work, of a team and of each of its people."""
OWN = "own"


def page(session: Session, visit: Visit, team: Team) -> Message:
    """The links that this person may know of; never the secret in them."""
    if visit.office.public_url is None:
        return Message(visit.say("exchange.feed.no_address"))
    return feed_messages.overview(
        visit.say, team, feeds.seen_by(session, team, visit.user_id), visit.person.zone
    )


def press_make(visit: Visit, press: ButtonPress) -> Reply:
    """A link, shown this once; the value is "team/own" or "team/all"."""
    team_id, _, whose = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        people.hold_team(session, visit.workspace_id, team.id)
        say, user_id = visit.to_team(team).say, visit.user_id if whose == OWN else None
        if len(_same(feeds.seen_by(session, team, visit.user_id), user_id)) >= MOST:
            return Message(say("exchange.feed.enough", most=say.number(MOST)))
        secret = secrets.token_urlsafe(BITS // 8)
        session.add(_feed(team, visit, secret, user_id))
        return feed_messages.made(say, team, _address(visit, secret), is_own=user_id is not None)


def press_anew(visit: Visit, press: ButtonPress) -> Reply:
    """The old link stops, another one works."""
    with visit.transaction() as session:
        found = _held(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, feed = found
        say, secret = visit.to_team(team).say, secrets.token_urlsafe(BITS // 8)
        feed.revoked_at = visit.now
        session.add(_feed(team, visit, secret, feed.user_id))
        return feed_messages.made(say, team, _address(visit, secret), is_own=feed.user_id is not None)


def press_revoke(visit: Visit, press: ButtonPress) -> Reply:
    with visit.transaction() as session:
        found = _held(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, feed = found
        feed.revoked_at = visit.now
        return Message(visit.to_team(team).say("exchange.feed.revoked"))


def _same(there: Sequence[Feed], user_id: str | None) -> list[Feed]:
    return [one for one in there if one.user_id == user_id]


def _feed(team: Team, visit: Visit, secret: str, user_id: str | None) -> Feed:
    return Feed(
        team_id=team.id,
        digest=digest_of(secret),
        created_at=visit.now,
        created_by=visit.user_id,
        user_id=user_id,
    )


def _address(visit: Visit, secret: str) -> str:
    return f"{(visit.office.public_url or '').rstrip('/')}{FOLDER}{secret}{ENDING}"


def _held(session: Session, visit: Visit, feed_id: object) -> tuple[Team, Feed] | Message:
    """A link that works, and that this person may stop: one of the team, or their own."""
    both = feeds.team_and_feed_by_id(session, visit.workspace_id, row_id(feed_id))
    if both is None or both[1].user_id not in (None, visit.user_id):
        return Message(visit.say("exchange.feed.gone"))
    team, feed = both
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    people.hold_team(session, visit.workspace_id, team.id)
    feeds.hold_feed(session, team, feed.id)
    if feed.revoked_at is not None:
        say = visit.to_team(team).say
        return Message(say("exchange.feed.late", when=say.short_moment(feed.revoked_at, visit.person.zone)))
    return team, feed
