"""What one person has to do for the calendar: what is late first, then to make, approve and look back on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.calendar import telling, ways
from bot.calendar.rules import lateness
from bot.my_day import AT_MOST, day_block
from bot.opening_hours import WEEK, monday_of
from bot.posting import words
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button, static_select
from bot.slack.mrkdwn import line_within, shorten
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day
from storage.people import Team
from storage.posts import Post

SHOWN = 10
"""Posts under one heading: a list of thirty is not read."""
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's part: `zone` is their own, `channels` and `names` are by id."""

    team: Team
    now: datetime
    zone: str
    late: Sequence[Post] = ()
    to_do: Sequence[Post] = ()
    to_approve: Sequence[Post] = ()
    to_look_back: Sequence[Post] = ()
    channels: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> Iterator[tuple[str, Sequence[Post]]]:
        """Each part with its name, as far as there is something in it."""
        today = local_day(self.now, self.zone)
        coming = monday_of(today) + WEEK
        days = {post.id: local_day(post.publish_at, self.zone) for post in self.to_do if post.publish_at}
        week = [post for post in self.to_do if post.id in days and days[post.id] < coming]
        later = [post for post in self.to_do if post.id in days and post not in week]
        undated = [post for post in self.to_do if post.id not in days]
        named = (
            ("late", self.late),
            ("to_approve", self.to_approve),
            ("this_week", week),
            ("look_back", self.to_look_back),
            ("later", later),
            ("undated", undated),
        )
        return ((name, posts) for name, posts in named if posts)


def mine(say: Say, seen: Mine) -> Message:
    parts = list(seen.parts)
    foot = actions(ways.add(say, seen.team.id), *ways.elsewhere(say, seen.team.id, "mine"))
    if not parts:
        text = say("calendar.mine.nothing")
        return Message(text, (section(text), foot))
    sections = [_part(say, seen, name, posts) for name, posts in parts]
    days = [local_day(seen.now, seen.zone)]
    zone = telling.own_zone(say, seen.team.zone, seen.zone, days)
    notes = [context(say("calendar.mine.own_clock"))] if zone else []
    heading = say("calendar.mine.heading")
    text = "\n".join((heading, *(one["text"]["text"] for one in sections)))
    opener = _opener(say, seen, [post for _, posts in parts for post in posts[:SHOWN]])
    return Message(shorten(text, TEXT_AT_MOST), (header(heading), *sections, *notes, opener, foot))


FOR_NOW = ("late", "to_approve", "this_week", "look_back")


def day(say: Say, seen: Mine) -> Block | None:
    """What presses, for one's day: late, to approve, this week's, to look back on."""
    named = [(name, post) for name, posts in seen.parts if name in FOR_NOW for post in posts]
    if not named:
        return None
    lines = [_line(say, seen, post, with_owner=name == "to_approve") for name, post in named[:AT_MOST]]
    see_all = button(f"calendar.mine:{seen.team.id}", say("calendar.my_day.button"), str(seen.team.id))
    return day_block(say("calendar.my_day.heading", count=len(named)), lines, see_all)


def _part(say: Say, seen: Mine, name: str, posts: Sequence[Post]) -> Block:
    lines = [_line(say, seen, post, with_owner=name == "to_approve") for post in posts[:SHOWN]]
    more = [say("calendar.mine.more", count=len(posts) - SHOWN)] if len(posts) > SHOWN else []
    return section("\n".join((f"*{say(f'calendar.mine.{name}')}*", *lines, *more)))


def _line(say: Say, seen: Mine, post: Post, *, with_owner: bool) -> str:
    owner = line_within(seen.names.get(post.owner_id or "", "?"), telling.NAME) if with_owner else ""
    told = words.line(say, post, seen.channels, seen.zone, owner)
    day = "" if post.publish_at is None else f"{say.short_date(local_day(post.publish_at, seen.zone))} "
    return telling.with_lateness(say, f"{day}{told}", lateness(post, seen.now))


def _opener(say: Say, seen: Mine, posts: Sequence[Post]) -> Block:
    """Each once: what somebody has to do may stand in two parts."""
    once = {post.id: post for post in posts}
    options = [
        telling.to_open(say, post, seen.channels.get(post.channel_id or 0), seen.zone)
        for post in list(once.values())[: ways.OPENED_AT_MOST]
    ]
    placeholder = say("calendar.open.placeholder")
    return actions(static_select(options, action="posts.show", placeholder=placeholder))
