"""How a picture gets into Slack: we ask for an address, send the bytes there, and say where to show it.

The pages of files.getUploadURLExternal and files.completeUploadExternal, docs.slack.dev/reference/methods,
read 2026-11-24.
"""

from bot.slack.calls import Calls
from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Picture
from storage.people import Person

SECONDS = 10.0
"""How long Slack may take for the bytes, and for showing them: it answers when it has looked at the file."""


def share(calls: Calls, person: Person, picture: Picture, drawn: bytes) -> None:
    """The picture stands where it should. Raises a SlackError; nothing is shown before the last call."""
    channel = picture.channel or _direct(calls, person)
    place = calls.call(
        person.workspace_id,
        "files.getUploadURLExternal",
        filename=picture.file_name,
        length=len(drawn),
        alt_txt=shorten(picture.alt_text, LIMITS["file.alt_text"].most),
    )
    calls.upload(str(place["upload_url"]), drawn, SECONDS)
    calls.call(
        person.workspace_id,
        "files.completeUploadExternal",
        timeout=SECONDS,
        files=[{"id": place["file_id"], "title": picture.title}],
        channel_id=channel,
        initial_comment=picture.comment or None,
    )


def _direct(calls: Calls, person: Person) -> str:
    """The person's direct messages with the bot: a file cannot be sent to a person's id."""
    opened = calls.call(person.workspace_id, "conversations.open", users=person.user_id)
    return str(opened["channel"]["id"])
