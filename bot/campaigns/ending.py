"""Removing a campaign, and putting it back: its posts stay in the calendar."""

from bot.campaigns import messages
from bot.campaigns.listeners import hold, what_happened
from bot.campaigns.pauses import note, resume
from bot.office import Visit
from bot.posting.pausing_messages import Seen
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """What waited with it goes on: nothing would let it go on afterwards."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        gone_on = resume(session, found) if found.campaign.paused_at else []
        found.campaign.removed_at = visit.now
        note(session, found, "removed")
        return messages.removed(found.visit.say, found.campaign, gone_on, Seen(found.team.zone, visit.now))


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """As it was, and not paused; its posts are still in it."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value, removed=True)
        if isinstance(found, Message):
            return found
        if found.campaign.removed_at is None:
            return what_happened(session, found)
        found.campaign.removed_at = None
        note(session, found, "restored")
        return messages.restored(found.visit.say, found.campaign)
