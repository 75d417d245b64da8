"""What is not in the calendar yet: ideas, drafts, what was postponed, newest first; ideas of the meet-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.calendar import ways
from bot.calendar.rules import is_on_ice
from bot.posting import words
from bot.slack.blocks import Block, actions, context, divider, header, section
from bot.slack.elements import button, confirm
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.ideas import Idea, about
from storage.people import Team
from storage.posts import Post

PAGE = 12
"""Ideas on a page: two blocks each, and a message holds fifty."""
NAME = 60
GIST = 200
TOLD = 5
"""Ideas of the meet-up that are shown; all of them are where one votes."""
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
    told: Sequence[tuple[Idea, int]] = ()
    """Open ideas of the meet-up with their votes, most votes first, out of `told_count`."""
    told_count: int = 0

    @property
    def last_page(self) -> int:
        return max(self.count - 1, 0) // PAGE


def ideas(say: Say, seen: Ideas, notice: Sequence[Block] = ()) -> Message:
    """`notice` says what just happened."""
    foot = actions(
        *_turns(say, seen), ways.add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "ideas")
    )
    sources = ways.sources(say, seen.team.id)
    of_meetup = [] if seen.page else _of_meetup(say, seen)
    if not seen.shown:
        text = say("calendar.ideas.none" if not seen.told else "calendar.ideas.none_dated")
        blocks = (*notice, section(text), *of_meetup, foot, sources)
        return Message(_text(text, seen, of_meetup), blocks, _about(seen))
    title = say("calendar.ideas.heading", count=seen.count)
    where = [context(say("calendar.page.where", page=seen.page + 1, pages=seen.last_page + 1))]
    told = [block for post in seen.shown for block in _idea(say, seen, post)]
    pages = where if seen.last_page else []
    return Message(
        _text(title, seen, of_meetup),
        (*notice, header(title), *told, *pages, *of_meetup, foot, sources),
        _about(seen),
    )


def _about(seen: Ideas) -> tuple[str, ...]:
    return () if seen.page else tuple(about(one.id) for one, _ in seen.told)


def _text(title: str, seen: Ideas, of_meetup: Sequence[Block]) -> str:
    told = [line_within(one.text, GIST) for one, _ in seen.told] if of_meetup else []
    return shorten(
        "\n".join((title, *(f"• {one}" for one in (*map(words.title, seen.shown), *told)))), TEXT_AT_MOST
    )


def _of_meetup(say: Say, seen: Ideas) -> list[Block]:
    """Each a press away from a post; one votes for them where the meet-up lists them all."""
    if not seen.told:
        return []
    heading = say("calendar.ideas.meetup.heading", count=seen.told_count)
    if seen.told_count > 1 and any(votes for _, votes in seen.told):
        heading = say("calendar.ideas.meetup.voted", heading=heading)
    vote = button("meetup.ideas", say("calendar.ideas.vote.button"), str(seen.team.id))
    return [
        divider(),
        section(f"*{heading}*", accessory=vote),
        *(_told(say, seen, *one) for one in seen.told),
    ]


def _told(say: Say, seen: Ideas, idea: Idea, votes: int) -> Block:
    who = line_within((seen.names or {}).get(idea.by, "?"), NAME)
    facts = [_age(say, seen, idea.at, who)]
    facts += [say("calendar.ideas.votes", count=votes)] if votes else []
    post = button(f"adding.from_idea:{idea.id}", say("calendar.ideas.post.button"), str(idea.id))
    return section(f"{line_within(idea.text, GIST)}\n{' · '.join(facts)}", accessory=post)


def _idea(say: Say, seen: Ideas, post: Post) -> list[Block]:
    who = line_within((seen.names or {}).get(post.created_by, "?"), NAME)
    facts = [words.status(say, post.status), _age(say, seen, post.created_at, who)]
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


def _age(say: Say, seen: Ideas, since: datetime, who: str) -> str:
    days = (seen.now - since).days
    return say("calendar.ideas.age", count=days, who=who) if days > 0 else say("calendar.ideas.new", who=who)


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
