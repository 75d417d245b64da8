"""Pausing a campaign with all its posts, and letting it go on."""

from sqlalchemy.orm import Session

from bot import editing
from bot.campaigns import messages
from bot.campaigns.listeners import Found, hold, is_as_seen, what_happened
from bot.office import Visit
from bot.posting import pausing
from bot.posting.pausing import Cause
from bot.posting.private import Private
from bot.posting.rules import campaign_reason
from bot.posting.writing import writer
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from storage import campaigns
from storage.posts import AWAITED, CAMPAIGN, Post


def press_pause(visit: Visit, press: ButtonPress) -> Reply:
    """Whatever was not over waits; the button carries the campaign and the version that was seen."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one = found.campaign
        if one.paused_at is not None or not is_as_seen(found, press):
            return what_happened(session, found)
        one.paused_at = visit.now
        note(session, found, "paused")
        posts = campaigns.hold_posts(session, one, AWAITED)
        waiting = pausing.pause(_letters(session, found), posts, _cause(found, "paused"))
        return messages.paused(found.visit.say, one, waiting)


def press_resume(visit: Visit, press: ButtonPress) -> Reply:
    """What waited with it is again what it was."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one = found.campaign
        if one.paused_at is None or not is_as_seen(found, press):
            return what_happened(session, found)
        gone_on = resume(session, found)
        note(session, found, "resumed")
        return messages.resumed(found.visit.say, one, gone_on, pausing.seen_by(_letters(session, found)))


def resume(session: Session, found: Found) -> list[Post]:
    """Which posts go on with the held campaign."""
    found.campaign.paused_at = None
    posts = campaigns.hold_paused_for(session, found.team, campaign_reason(found.campaign.id))
    return pausing.go_on(_letters(session, found), posts, _cause(found, "resumed"))


def note(session: Session, found: Found, did: str) -> None:
    """A version more, and the log says who."""
    found.campaign.version += 1
    editing.note(session, found.visit, found.team, CAMPAIGN, found.campaign.id, did)


def _letters(session: Session, found: Found) -> Private:
    return Private(found.visit.office, session, writer(session, found.team, found.visit.now))


def _cause(found: Found, did: str) -> Cause:
    one, who = found.campaign, found.visit.person.name
    return Cause(
        by=found.visit.user_id,
        reason=campaign_reason(one.id),
        key=f"campaign {one.id} {did} v{one.version}",
        told=lambda say: messages.told_owner(say, one, who, did),
    )
