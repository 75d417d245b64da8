"""A picture for one person, and then for the team: who asked gets it first, with a button that shares it."""

from dataclasses import replace

from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message, Picture
from bot.texts import Say
from storage.people import Team


def coming(say: Say, text: str, share: str, row_id: int) -> Message:
    """Read where they asked, while the picture is drawn; `share` is the action of the button."""
    label = button(share, say("common.picture.share.button"), str(row_id))
    return Message(text, (section(text), actions(label)))


def in_channel(drawn: Picture | Message, team: Team, comment: str) -> Picture | Message:
    """The picture for the whole team instead of one person; what says that there is none stays private."""
    if isinstance(drawn, Message):
        return drawn
    return replace(drawn, channel=team.channel_id, comment=comment, meanwhile=None)
