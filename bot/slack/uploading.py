"""How a file gets into Slack: we ask for an address, send the bytes there, and say where to show it.

The pages of files.getUploadURLExternal and files.completeUploadExternal, docs.slack.dev/reference/methods,
read 2026-11-24.
"""

from bot.slack.calls import Calls
from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Document, Picture
from storage.people import Person

SECONDS = 10.0
"""How long Slack may take for the bytes, and for showing them: it answers when it has looked at the file."""


def share(calls: Calls, person: Person, file: Picture | Document, content: bytes) -> None:
    """The file stands where it should. Raises a SlackError; nothing is shown before the last call."""
    channel = file.channel or _direct(calls, person)
    place = calls.call(
        person.workspace_id,
        "files.getUploadURLExternal",
        filename=file.file_name,
        length=len(content),
        alt_txt=_description(file),
    )
    calls.upload(str(place["upload_url"]), content, SECONDS)
    calls.call(
        person.workspace_id,
        "files.completeUploadExternal",
        timeout=SECONDS,
        files=[{"id": place["file_id"], "title": file.title}],
        channel_id=channel,
        initial_comment=file.comment or None,
    )


def _description(file: Picture | Document) -> str | None:
    """For who cannot see a picture; a document is read by itself."""
    return shorten(file.alt_text, LIMITS["file.alt_text"].most) if isinstance(file, Picture) else None


def _direct(calls: Calls, person: Person) -> str:
    """The person's direct messages with the bot: a file cannot be sent to a person's id."""
    opened = calls.call(person.workspace_id, "conversations.open", users=person.user_id)
    return str(opened["channel"]["id"])
