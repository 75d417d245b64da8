"""Pauses posts and lets them go on: with their campaign, or because of a crisis.

Whoever calls holds the team, then the posts, and has set or cleared the campaign's own pause before. Neither
is undone from a post's card: what paused them together lets them go on together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.posting import cards, pausing_messages
from bot.posting.gathering import Shown
from bot.posting.pausing_messages import Seen
from bot.posting.private import Private
from bot.posting.questions import end_asking
from bot.slack.replies import Message
from bot.texts import Say
from storage.posts import AWAITED, OF_A_REVIEW, Due, Filled, Post, Status


@dataclass(frozen=True, slots=True)
class Cause:
    """Why posts wait, or go on: by whom, and how their owners read it.

    `reason` is kept with each post ("campaign:3", "case:8"); `key` makes the letters once ("campaign 3 v5").
    """

    by: str
    reason: str
    key: str
    told: Callable[[Say], str]


def pause(letters: Private, posts: Iterable[Post], cause: Cause) -> list[Post]:
    """Which of them wait from now on: those that are awaited. Each owner hears of theirs once."""
    waiting = [post for post in posts if post.status in AWAITED]
    for post in waiting:
        fields = {"status": Status.PAUSED, "paused_from": post.status, "paused_for": cause.reason}
        _change(letters, post, fields, cause, "paused")
        post.told = {key: moment for key, moment in post.told.items() if key not in OF_A_REVIEW}
        end_asking(letters, post, _says(cause))
    _tell_owners(letters, waiting, cause, pausing_messages.paused)
    return waiting


def go_on(letters: Private, posts: Iterable[Post], cause: Cause) -> list[Post]:
    """Which of them are again what they were; one whose campaign is still paused waits for that.

    Of what nobody put ready it is not asked whether it is posted, when its moment came while it waited: it
    could not be.
    """
    desk, gone_on = letters.desk, []
    for post in posts:
        fields = {"status": post.paused_from or Status.DRAFT, "paused_from": None, "paused_for": None}
        if seen_by(letters).is_over(post) and post.paused_from is not Status.SCHEDULED:
            post.told = {**post.told, Due.IS_IT_POSTED: (post.publish_at or desk.now).isoformat()}
        _change(letters, post, fields, cause, "resumed")
        if post.status is not Status.PAUSED:
            gone_on.append(post)
    _tell_owners(letters, gone_on, cause, pausing_messages.gone_on)
    return gone_on


def seen_by(letters: Private) -> Seen:
    return Seen(letters.desk.team.zone, letters.desk.now)


def _change(letters: Private, post: Post, fields: Filled, cause: Cause, did: str) -> None:
    """Cards that exist say it; others come with the first change by hand."""
    letters.desk.change(post, fields, cause.by, did)
    post.undo = {}
    cards.renew_card(letters.session, letters.office, letters.desk, post)


def _says(cause: Cause) -> Callable[[Say, Shown], Message]:
    return lambda say, seen: pausing_messages.settled(say, seen.post, cause.told(say))


Letter = Callable[[Say, str, Sequence[Post], Seen], Message]


def _tell_owners(letters: Private, posts: Sequence[Post], cause: Cause, say_it: Letter) -> None:
    """One letter for each owner who is there, but not for who did it: they see it."""
    for owner_id in dict.fromkeys(post.owner_id for post in posts):
        theirs = [post for post in posts if post.owner_id == owner_id]
        if owner_id and owner_id != cause.by and owner_id in letters.desk.desk.colleagues:
            message = partial(_told, say_it, cause, theirs, seen_by(letters))
            letters.write(owner_id, f"{cause.key}, to {owner_id}", message)


def _told(say_it: Letter, cause: Cause, posts: Sequence[Post], seen: Seen, say: Say) -> Message:
    return say_it(say, cause.told(say), posts, seen)
