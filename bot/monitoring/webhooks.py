"""The secret of a webhook: made, shown once, made anew. What it guards is `webhook_page.py`."""

import secrets

from bot import editing
from bot.monitoring import source_messages, source_presses
from bot.monitoring.webhook_page import FOLDER
from bot.office import Visit
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from storage.monitoring import SOURCE, Source

SECRET_BYTES = 32
DOOR_BYTES = 16


def with_new_secret(visit: Visit, source: Source) -> Message:
    """The held source has another secret from now on, which is shown this once."""
    source.secret = secrets.token_urlsafe(SECRET_BYTES)
    source.door = source.door or secrets.token_urlsafe(DOOR_BYTES)
    address = f"{(visit.office.public_url or '').rstrip('/')}{FOLDER}{source.door}"
    return source_messages.secret_shown(visit.say, source, address, source.secret)


def press_rotate(visit: Visit, press: ButtonPress) -> Reply:
    """What was signed with the old secret is refused from this moment on."""
    with visit.transaction() as session:
        found = source_presses.hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if not source_presses.is_as_seen(found, press):
            late = source_presses.what_happened(session, found)
            return Replace(source_presses.page(session, found.visit, found.team, late))
        found.source.version += 1
        editing.note(session, found.visit, found.team, SOURCE, found.source.id, "rotated")
        return with_new_secret(found.visit, found.source)
