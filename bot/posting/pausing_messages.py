"""Says which posts wait, and which go on: to their owners, and to who did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.posting import telling, words
from bot.posting.buttons import show
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.replies import Message
from bot.texts import Say
from storage.posts import Post, Status

SHOWN = 10
"""Posts in one letter; the others are in the calendar."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The team's zone, and the moment it is told."""

    zone: str
    now: datetime

    def is_over(self, post: Post) -> bool:
        return post.publish_at is not None and post.publish_at <= self.now


def paused(say: Say, text: str, posts: Sequence[Post], seen: Seen) -> Message:
    """What stood ready on the network has to be taken off there: nobody else can."""
    blocks = [section(text), *ready(say, posts), *rows(say, posts, seen)]
    return Message(text, tuple(blocks))


def ready(say: Say, posts: Sequence[Post]) -> list[Block]:
    """Which of the waiting posts were put ready on the network itself."""
    there = [f"*{words.title(post)}*" for post in posts if post.paused_from is Status.SCHEDULED]
    shown = say.list(there[:SHOWN])
    return [section(say("posting.paused.ready", count=len(there), titles=shown))] if there else []


def gone_on(say: Say, text: str, posts: Sequence[Post], seen: Seen) -> Message:
    """Those whose moment went by while they waited come first, each with the way to another."""
    return Message(text, (section(text), *going_on(say, posts, seen)))


def going_on(say: Say, posts: Sequence[Post], seen: Seen) -> list[Block]:
    late = [post for post in posts if seen.is_over(post)]
    others = [post for post in posts if not seen.is_over(post)]
    head = [section(say("posting.paused.late", count=len(late)))] if late else []
    return [*head, *rows(say, late, seen), *rows(say, others, seen)]


def rows(say: Say, posts: Sequence[Post], seen: Seen) -> list[Block]:
    """Each with its moment, and the button that opens it; the form of one whose moment is over."""
    found: list[Block] = [
        section(
            _line(say, post, seen),
            accessory=_another_moment(say, post) if seen.is_over(post) else show(say, post.id),
        )
        for post in posts[:SHOWN]
    ]
    more = len(posts) - SHOWN
    return [*found, *([context(say("posting.paused.more", count=more))] if more > 0 else [])]


def _line(say: Say, post: Post, seen: Seen) -> str:
    at = telling.moment(say, post, seen.zone, seen.now)
    return f"{words.SIGNS[post.status]} *{words.title(post)}*, {at}"


def _another_moment(say: Say, post: Post) -> Element:
    return button("posts.change", say("posting.paused.move.button"), str(post.id))


def settled(say: Say, post: Post, text: str) -> Message:
    """What a private question becomes when the post waits."""
    whole = f"{words.SIGNS[post.status]} *{words.title(post)}*\n{text}"
    return Message(whole, (section(whole), actions(show(say, post.id))))
