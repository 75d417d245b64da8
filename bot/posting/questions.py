"""Questions to people about posts: asked once, together where they can be, and ended when they are answered.

Which letters ask about a post is kept with the post; whoever calls holds it.
"""

from collections.abc import Callable

from bot.posting import stacked
from bot.posting.gathering import shown
from bot.posting.private import Private, SayIt
from bot.slack.replies import Message
from bot.texts import Say
from storage import outbox
from storage.posts import OPEN, Post


def ask(letters: Private, user_id: str, post: Post, about: str, say_it: SayIt) -> None:
    """In a letter of its own; `about` is what makes it once."""
    subject = f"post {post.id}, {about}, to {user_id}"
    letters.write_about(user_id, post, subject, say_it)
    _keep(post, subject)


def ask_with_others(letters: Private, user_id: str, post: Post, about: str, say_it: SayIt) -> None:
    """The same, in one letter with what else this person was not sent yet: a morning is one letter."""
    unsent = outbox.unsent(letters.session, letters.desk.team.workspace_id, user_id, _with_others(letters))
    rows = stacked.rows_of(unsent.blocks) if unsent else {}
    if unsent is None or len({*rows, post.id}) > stacked.AT_MOST:
        rows, subject = {}, f"{_with_others(letters)}first of {post.id}, {about}, to {user_id}"
    else:
        subject = unsent.subject
    seen = shown(letters.session, letters.desk, post)
    key = f"post {post.id}, {about}"
    _write(letters, subject, key, lambda say: stacked.with_row(say, rows, post.id, say_it(say, seen)))
    _keep(post, subject)


def end_asking(letters: Private, post: Post, say_it: SayIt) -> None:
    """Who was asked something reads what became of it; who did not read it yet, nothing."""
    for subject in post.told.get(OPEN, "").splitlines():
        end = _end_row if subject.startswith(_with_others(letters)) else _end
        end(letters, post, subject, say_it)
    post.told = {key: told for key, told in post.told.items() if key != OPEN}


def _keep(post: Post, subject: str) -> None:
    waiting = {*post.told.get(OPEN, "").splitlines(), subject}
    post.told = {**post.told, OPEN: "\n".join(sorted(waiting))}


def _with_others(letters: Private) -> str:
    """How the subjects begin of letters that ask about several posts."""
    return f"posts of team {letters.desk.team.id}, "


def _asked(subject: str) -> str:
    return subject.rpartition(", to ")[2]


def _end(letters: Private, post: Post, subject: str, say_it: SayIt) -> None:
    if not _is_posted(letters, subject):
        outbox.withdraw(letters.session, letters.desk.team.workspace_id, subject, letters.desk.now)
    elif _asked(subject) in letters.desk.desk.colleagues:
        letters.write_about(_asked(subject), post, subject, say_it, f", ended v{post.version}")


def _end_row(letters: Private, post: Post, subject: str, say_it: SayIt) -> None:
    """Its row says so; where it is not read yet it goes, and with the last row the letter."""
    rows = stacked.rows_of(outbox.last_blocks(letters.session, letters.desk.team.workspace_id, subject))
    is_posted, is_here = _is_posted(letters, subject), _asked(subject) in letters.desk.desk.colleagues
    others = {post_id: blocks for post_id, blocks in rows.items() if post_id != post.id}
    key = f"post {post.id}, ended v{post.version}"
    if is_posted and rows and is_here:
        seen = shown(letters.session, letters.desk, post)
        _write(
            letters,
            subject,
            key,
            lambda say: stacked.with_row(say, rows, post.id, say_it(say, seen), is_answered=True),
        )
    elif not is_posted and others and is_here:
        _write(letters, subject, key, lambda say: stacked.stacked(say, others))
    elif not is_posted:
        outbox.withdraw(letters.session, letters.desk.team.workspace_id, subject, letters.desk.now)


def _write(letters: Private, subject: str, key: str, say_it: Callable[[Say], Message]) -> None:
    letters.write(_asked(subject), f"{subject}: {key}", say_it, subject)


def _is_posted(letters: Private, subject: str) -> bool:
    return outbox.posted(letters.session, letters.desk.team.workspace_id, subject) is not None
