"""Posts of somebody who left: nobody owns them any more, and who could take them over is told once."""

from collections.abc import Sequence

from bot.letters import letter_to
from bot.posting import cards
from bot.posting.pausing import seen_by
from bot.posts import messages, whose
from bot.posts.letters import Letters
from bot.working_time import next_opening
from storage import outbox, people
from storage.cases import BY_ITSELF
from storage.posts import Post

LISTED = 15
"""Posts in one letter; how many more there are is said."""


def leave_posts(letters: Letters, posts: Sequence[Post]) -> None:
    """`posts` are held, and their owners are gone."""
    left: dict[str, list[Post]] = {}
    for post in posts:
        left.setdefault(str(post.owner_id), []).append(post)
    for owner, theirs in left.items():
        told = _who_hears(letters, theirs)
        for post in theirs:
            letters.desk.change(post, {"owner_id": None}, BY_ITSELF, "owner_left")
            cards.renew_card(letters.session, letters.office, letters.desk, post)
        for user_id in told:
            _tell(letters, user_id, owner, theirs)


def _who_hears(letters: Letters, posts: Sequence[Post]) -> list[str]:
    """Who keeps each of them now, and the coordinators; each once."""
    next_ones = [one.user_id for post in posts for one in whose.keepers(letters.desk, post)]
    return list(dict.fromkeys([*next_ones, *letters.desk.matrix.coordinators]))


def _tell(letters: Letters, user_id: str, owner: str, posts: Sequence[Post]) -> None:
    desk = letters.desk
    known = people.named(letters.session, desk.team.workspace_id, (user_id, owner))
    say = letters.office.say_to(known[user_id], desk.team)
    name = known[owner].name if owner in known else "?"
    more = max(len(posts) - LISTED, 0)
    message = messages.owner_left(say, name, posts[:LISTED], more, seen_by(letters))
    key = f"posts left by {owner} v{posts[0].id}/{posts[0].version}, to {user_id}"
    opens = next_opening(desk.desk.hours_of(user_id), desk.now)
    outbox.write(letters.session, letter_to(user_id, desk.team, key, message, not_before=opens), desk.now)
