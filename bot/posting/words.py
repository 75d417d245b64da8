"""Says a post in one line, and what its status, kind and form are called: the same in every chapter."""

from collections.abc import Mapping
from datetime import datetime

from bot.slack.mrkdwn import line_within, mention
from bot.texts import Say
from bot.wall_clock import local_time
from storage.calendar import Glimpse
from storage.channels import PostForm
from storage.posts import Consent, Post, PostKind, Status

SIGNS: Mapping[Status, str] = {
    Status.IDEA: ":bulb:",
    Status.DRAFT: ":pencil2:",
    Status.REVIEW: ":eyes:",
    Status.CHANGES: ":wrench:",
    Status.APPROVED: ":white_check_mark:",
    Status.SCHEDULED: ":alarm_clock:",
    Status.PUBLISHED: ":mega:",
    Status.LOOKED_BACK: ":bar_chart:",
    Status.POSTPONED: ":hourglass:",
    Status.PAUSED: ":double_vertical_bar:",
    Status.DROPPED: ":wastebasket:",
}
"""One sign for each status: a week is read by its signs. The word is always said beside it somewhere."""
TITLE = 90
"""Characters of a title in a line of a list."""
CHANNEL = 40
"""Characters of a channel's name there."""


def status(say: Say, of: Status) -> str:
    """Such as ":eyes: ter beoordeling"."""
    return f"{SIGNS[of]} {say(f'posting.status.{of}')}"


def kind(say: Say, of: PostKind) -> str:
    """Such as "vaste rubriek"."""
    return say(f"posting.kind.{of}")


def form(say: Say, of: PostForm) -> str:
    """Such as "beeld"."""
    return say(f"posting.form.{of}")


def consent(say: Say, of: Consent) -> str:
    """Such as "gevraagd"."""
    return say(f"posting.consent.{of}")


def line(
    say: Say, post: Post | Glimpse, channels: Mapping[int, str], zone: str, owner: str | None = None
) -> str:
    """The post at a glance, without its day: sign, time, channel, title, owner. `channels`: names by id.

    `owner` says who it is where a mention is too long or would ring for nothing; "": not said.
    """
    at = "" if post.publish_at is None else clock(say, post.publish_at, zone)
    channel = line_within(channels.get(post.channel_id or 0, say("posting.no_channel")), CHANNEL)
    told = (at, channel, f"*{title(post)}*", owner_of(say, post) if owner is None else owner)
    return f"{SIGNS[post.status]} {' · '.join(part for part in told if part)}"


def owner_of(say: Say, post: Post | Glimpse) -> str:
    return say("posting.no_owner") if post.owner_id is None else mention(post.owner_id)


def title(post: Post | Glimpse) -> str:
    """Its title for a line of a message."""
    return line_within(post.title, TITLE)


def clock(say: Say, at: datetime, zone: str) -> str:
    """Such as "09:15", on the clock of that zone."""
    return say.clock(local_time(at, zone))
