"""Letters about a team, of what is said in them: how nearly all of them are written."""

from datetime import datetime

from bot.slack.replies import Message
from storage.outbox import NewLetter
from storage.people import Team


def letter_to(
    to: str,
    team: Team,
    key: str,
    message: Message,
    *,
    subject: str | None = None,
    not_before: datetime | None = None,
) -> NewLetter:
    """To a channel, or to a person in private; `to` is the id. The others are as `NewLetter` tells."""
    return NewLetter(
        workspace_id=team.workspace_id,
        channel=to,
        key=key,
        text=message.text,
        blocks=message.blocks,
        subject=subject,
        team_id=team.id,
        not_before=not_before,
        about=message.about,
    )
