"""What is written about a post: its card, its thread, private letters; in the transaction of the cause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ownership.words import Teller
from bot.posting import cards, questions
from bot.posting.gathering import Shown
from bot.posting.private import Private, SayIt
from bot.posts import asking_messages, messages
from bot.posts.whose import Keeper
from bot.slack.replies import Message
from bot.texts import Say
from storage import people
from storage.posts import Due, Post

ASKS = (Due.ASK, Due.APPROVAL, Due.ESCALATION)
"""In these somebody is asked to approve a post."""


@dataclass(frozen=True, slots=True)
class Letters(Private):
    """Writes letters about posts of one team; who is away reads them when they are back."""

    def card(self, post: Post) -> None:
        cards.show_card(self.session, self.office, self.desk, post)

    def thread(self, post: Post, key: str, **values: object) -> None:
        """A line below the card, in the team's language; `key` is that of the sentence."""
        text = self.office.say(self.desk.team.language)(key, **values)
        cards.in_thread(self.session, self.desk, post, text)

    def tell(self, user_ids: Iterable[str | None], post: Post, about: str, say_it: SayIt) -> None:
        """Each of them in private; `about` makes it once for this version of the post."""
        of_version = f"{about} v{post.version}"
        for user_id in dict.fromkeys(user_ids):
            if user_id and user_id in self.desk.desk.colleagues:
                self.write_about(user_id, post, _subject(post, of_version, user_id), say_it)

    def ask(self, keepers: Sequence[Keeper], post: Post, about: str) -> None:
        """They are asked what is due, each with the reason; `about` is a Due, or "ask" for a first look.

        Who is asked to approve it reads that alone; all else comes in one letter with what comes together.
        """
        ask, since = questions.ask if about in ASKS else questions.ask_with_others, _moment_of(post, about)
        for keeper in keepers:
            once = f"{about} {since.isoformat() if since else ''}"
            ask(self, keeper.user_id, post, once, self._question(keeper, about))

    def _question(self, keeper: Keeper, about: str) -> SayIt:
        def say_it(say: Say, seen: Shown) -> Message:
            why = messages.why(self._teller(say, seen, keeper), keeper, seen.post)
            return asking_messages.asked(say, seen, about, why)

        return say_it

    def _teller(self, say: Say, seen: Shown, keeper: Keeper) -> Teller:
        chain = keeper.found.chain if keeper.found else ()
        ids = [one.user_id for one in chain] + [one.in_place_of for one in chain if one.in_place_of]
        found = people.named(self.session, self.desk.team.workspace_id, ids)
        names = {**seen.names, **{user_id: person.name for user_id, person in found.items()}}
        return Teller(say, names, self.desk.team.zone, keeper.user_id)


def _moment_of(post: Post, about: str) -> datetime | None:
    """What the question is about: of another moment it is another question."""
    if about in ASKS:
        return post.review_since
    if about in (Due.MAKE, Due.DEADLINE):
        return post.deadline_at
    return post.published_at if about == Due.LOOK_BACK else post.publish_at


def _subject(post: Post, about: str, user_id: str) -> str:
    return f"post {post.id}, {about}, to {user_id}"
