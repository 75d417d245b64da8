"""What one can do with a post, by its status: the next step first, the rest behind three dots. Pure."""

from collections.abc import Mapping
from datetime import datetime

from bot.posting.rules import is_paused_with_campaign
from bot.slack.elements import Element, Option, button, option, overflow
from bot.texts import Say
from storage.posts import Post, Status

S = Status
STEPS: Mapping[Status, tuple[str, ...]] = {
    S.IDEA: ("change",),
    S.DRAFT: ("review", "change"),
    S.REVIEW: ("approve", "ask_changes", "change"),
    S.CHANGES: ("review", "change"),
    S.APPROVED: ("ready", "posted", "change"),
    S.SCHEDULED: ("posted", "change"),
    S.PUBLISHED: ("look_back", "change"),
    S.LOOKED_BACK: ("change",),
    S.POSTPONED: ("take_up", "change"),
    S.PAUSED: ("change", "postpone"),
    S.DROPPED: ("take_up",),
}
"""Buttons, the first one coloured: each is "posts.<step>", and its value is the post's id."""
BEHIND: Mapping[Status, tuple[str, ...]] = {
    S.IDEA: ("review", "check", "drop"),
    S.DRAFT: ("check", "postpone", "drop"),
    S.REVIEW: ("check", "postpone", "drop"),
    S.CHANGES: ("check", "postpone", "drop"),
    S.APPROVED: ("ask_changes", "postpone", "drop"),
    S.SCHEDULED: ("ask_changes", "postpone", "drop"),
    S.PUBLISHED: ("check",),
    S.LOOKED_BACK: ("look_back", "check"),
    S.POSTPONED: ("drop",),
    S.PAUSED: ("drop",),
    S.DROPPED: (),
}
"""Behind three dots, where Slack allows five: undo and history come after these."""


def buttons(say: Say, post: Post, now: datetime) -> list[Element]:
    """The row below a post's card."""
    first, *others = steps(post, now)
    return [
        step(say, first, post.id, style="primary"),
        *(step(say, one, post.id) for one in others),
        *([to_campaigns(say, post.team_id)] if is_paused_with_campaign(post) else []),
        overflow("posts.more", menu(say, post)),
    ]


def steps(post: Post, now: datetime) -> tuple[str, ...]:
    """What was approved and whose moment is over has nothing to be put ready for any more."""
    is_over = post.publish_at is not None and post.publish_at <= now
    return STEPS[S.SCHEDULED if post.status is S.APPROVED and is_over else post.status]


def step(say: Say, name: str, post_id: int, style: str | None = None) -> Element:
    """One button, such as "Klaar voor beoordeling"."""
    return button(f"posts.{name}", say(f"posting.step.{name}.button"), str(post_id), style=style)


def to_campaigns(say: Say, team_id: int) -> Element:
    """Where what waits with its campaign goes on."""
    return button("campaigns.show", say("posting.step.campaigns.button"), str(team_id))


def menu(say: Say, post: Post) -> list[Option]:
    """Each carries what it does, the post and its version: undo is of what one saw."""
    names = (*BEHIND[post.status], *(["undo"] if may_undo(post) else []), "history")
    return [option(say(f"posting.menu.{name}.option"), f"{name}/{post.id}/{post.version}") for name in names]


def may_undo(post: Post) -> bool:
    """Whether the last change was somebody's, and still is the last."""
    return bool(post.undo.get("by")) and post.undo.get("version") == post.version


def show(say: Say, post_id: int) -> Element:
    """Opens the post's card in private, from any message."""
    return button("posts.show", say("posting.step.show.button"), str(post_id))
