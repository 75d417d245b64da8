"""The card of a post in the team's channel, and its thread: one card for each post, edited in place."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.office import Office
from bot.posting import telling
from bot.posting.gathering import shown
from bot.posting.rules import Missing
from bot.posting.writing import Writer
from bot.slack.replies import Message
from storage import outbox
from storage.outbox import NewLetter
from storage.posts import Post, Status

WITHOUT = (Status.IDEA, Status.POSTPONED, Status.DROPPED)
"""No card is posted for these; one that is there is edited."""


def subject_of(post: Post) -> str:
    """What the card is to the outbox."""
    return f"post {post.id}"


def show_card(session: Session, office: Office, desk: Writer, post: Post) -> None:
    """The card says how the post stands, in the team's language; `desk` read the matrix before.

    Call it after each change, in its transaction. Not for imports and series: theirs comes with the first
    change by hand. A crisis is not on it, since it may be over tomorrow: who approves hears of it.
    """
    session.flush()
    if post.status in WITHOUT and not has_card(session, desk, post):
        return
    seen = shown(session, desk, post)
    lasting = replace(seen, missing=tuple(one for one in seen.missing if one is not Missing.CRISIS))
    message = telling.card(office.say(desk.team.language), lasting)
    outbox.write(
        session, _letter(desk, post, message, f"{_key(desk, post)}, card", subject_of(post)), desk.now
    )


def renew_card(session: Session, office: Office, desk: Writer, post: Post) -> None:
    """The same for a card that is there; a post without one gets none now."""
    if has_card(session, desk, post):
        show_card(session, office, desk, post)


def has_card(session: Session, desk: Writer, post: Post) -> bool:
    """Whether a card was written, delivered or not."""
    return outbox.is_subject(session, desk.team.workspace_id, subject_of(post))


def in_thread(session: Session, desk: Writer, post: Post, text: str) -> None:
    """A line below the card, for what the card itself does not keep; nothing without a card."""
    if has_card(session, desk, post):
        letter = _letter(desk, post, Message(text), f"{_key(desk, post)}, in thread")
        outbox.write(session, letter, desk.now)


def _key(desk: Writer, post: Post) -> str:
    """Each version once, and once more when something happened by itself."""
    return f"{subject_of(post)} v{post.version} {desk.now.isoformat()}"


def _letter(desk: Writer, post: Post, message: Message, key: str, subject: str | None = None) -> NewLetter:
    """With a subject the card itself, else a reply to it."""
    return NewLetter(
        workspace_id=desk.team.workspace_id,
        channel=desk.team.channel_id,
        key=key,
        text=message.text,
        blocks=message.blocks,
        subject=subject,
        thread_of=None if subject else subject_of(post),
        team_id=desk.team.id,
    )
