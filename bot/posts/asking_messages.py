"""What somebody is asked about a post by itself: what is due, why they are asked, and what to press."""

from collections.abc import Mapping

from bot.posting import telling
from bot.posting.buttons import show, step
from bot.posting.gathering import Shown
from bot.posting.words import title
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element
from bot.slack.replies import Message
from bot.texts import Say
from storage.posts import Due, Post, Status

STEPS: Mapping[str, tuple[str, ...]] = {
    "ask": ("approve", "ask_changes"),
    Due.MAKE: ("change",),
    Due.DEADLINE: ("review", "change"),
    Due.APPROVAL: ("approve", "ask_changes"),
    Due.ESCALATION: ("approve", "ask_changes"),
    Due.GOES_OUT: ("ready", "posted"),
    Due.IS_IT_POSTED: ("posted", "move", "drop"),
    Due.LOOK_BACK: ("look_back",),
}
NEEDED_LATER = ("ask", Due.MAKE, Due.DEADLINE, Due.APPROVAL, Due.ESCALATION)
"""With these it is said what is missing before it is approved."""


def asked(say: Say, shown: Shown, about: str, why: str) -> Message:
    """`about` is a Due, or "ask" for a first look; `why` says why it is this person who is asked."""
    post = shown.post
    moment = telling.moment(say, post, shown.zone, shown.now)
    text = say(f"posts.due.{_key(post, about)}", title=title(post), moment=moment)
    draft = (
        [section(telling.draft_of(post.draft))] if about in STEPS and post.draft and _is_read(about) else []
    )
    lacks = telling.missing(say, shown) if about in NEEDED_LATER else ""
    blocks: list[Block] = [
        section(text),
        *draft,
        context(telling.where(say, shown), why, *([lacks] if lacks else [])),
        actions(*_buttons(say, post, about)),
    ]
    return Message(f"{text} {why}", tuple(blocks))


def _key(post: Post, about: str) -> str:
    """What is over without anybody's approval is asked in other words."""
    is_unready = about == Due.IS_IT_POSTED and post.status not in (Status.APPROVED, Status.SCHEDULED)
    return "is_it_posted_unready" if is_unready else about


def _is_read(about: str) -> bool:
    """The approver reads the text where they are asked."""
    return "approve" in STEPS[about]


def _buttons(say: Say, post: Post, about: str) -> list[Element]:
    first, *others = STEPS[about]
    rest = [step(say, one, post.id) for one in others]
    return [step(say, first, post.id, style="primary"), *rest, show(say, post.id)]
