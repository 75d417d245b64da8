"""What is not in the calendar yet: ideas, drafts and what was postponed, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.calendar import ways
from bot.calendar.rules import is_on_ice
from bot.posting import words
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.people import Team
from storage.posts import Post

PAGE = 12
"""Ideas on a page: two blocks each, and a message holds fifty."""
NAME = 60
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Ideas:
    """A page of them. `count` is how many there are in all, `names` what people are called."""

    team: Team
    now: datetime
    shown: Sequence[Post]
    count: int
    page: int = 0
    names: Mapping[str, str] | None = None

    @property
    def last_page(self) -> int:
        return max(self.count - 1, 0) // PAGE


def ideas(say: Say, seen: Ideas, notice: Sequence[Block] = ()) -> Message:
    """`notice` says what just happened."""
    foot = actions(
        *_turns(say, seen), ways.add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "ideas")
    )
    sources = ways.sources(say, seen.team.id)
    if not seen.shown:
        text = say("calendar.ideas.none")
        return Message(text, (*notice, section(text), foot, sources))
    title = say("calendar.ideas.heading", count=seen.count)
    where = [context(say("calendar.page.where", page=seen.page + 1, pages=seen.last_page + 1))]
    blocks = [block for post in seen.shown for block in _idea(say, seen, post)]
    text = "\n".join((title, *(f"• {words.title(post)}" for post in seen.shown)))
    return Message(
        shorten(text, TEXT_AT_MOST),
        (*notice, header(title), *blocks, *(where if seen.last_page else []), foot, sources),
    )


def _idea(say: Say, seen: Ideas, post: Post) -> list[Block]:
    who = line_within((seen.names or {}).get(post.created_by, "?"), NAME)
    facts = [words.status(say, post.status), say("calendar.ideas.age", count=_days(seen, post), who=who)]
    if is_on_ice(post, seen.now):
        facts.append(say("calendar.ideas.on_ice"))
    sure = confirm(
        say("calendar.drop.title"),
        say("calendar.drop.text"),
        say("calendar.drop.button"),
        say("common.cancel.button"),
        danger=True,
    )
    return [
        section(f"*{words.title(post)}*\n{' · '.join(facts)}"),
        actions(
            button("posts.change", say("calendar.ideas.plan.button"), str(post.id)),
            button("posts.show", say("calendar.open.button"), str(post.id)),
            button("calendar.drop", say("calendar.drop.button"), f"{post.id}/{seen.page}", confirm=sure),
        ),
    ]


def _days(seen: Ideas, post: Post) -> int:
    return max((seen.now - post.created_at).days, 0)


def _turns(say: Say, seen: Ideas) -> list[dict[str, object]]:
    value = f"{seen.team.id}/"
    before = f"{value}{seen.page - 1}" if seen.page > 0 else None
    after = f"{value}{seen.page + 1}" if seen.page < seen.last_page else None
    return ways.turns(say, "calendar.ideas", (("previous", before), ("next", after)))


def dropped(say: Say, post: Post) -> list[Block]:
    """Above the list: what was just dropped, and the way back."""
    text = say("calendar.drop.done", title=words.title(post))
    back = button("calendar.restore", say("common.restore.button"), str(post.id))
    return [section(text, accessory=back)]
