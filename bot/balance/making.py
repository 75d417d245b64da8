"""Makes a finding of some posts, some things of the plan, or a week: what it names, and what mends it. Pure.

Names with a number are the titles that are told in a row; "day" and "until" are dates (ISO), "at" is a time.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.balance.facts import Facts, moment
from bot.findings import Finding, Level, Urgency
from storage.posts import OVER, Post

CHANGE, ADD = "posts.change", "adding.add"


def of_posts(
    kind: str, level: Level, posts: Sequence[Post], urgency: Urgency = Urgency.PATTERN, **more: Any
) -> Finding:
    """About these posts, together. `mend` is the one whose form is opened: the first that is not out yet."""
    things = tuple(post.id for post in posts)
    mend = more.pop("mend", None) or next((post for post in posts if post.status not in OVER), posts[0])
    return Finding(
        kind,
        level,
        subject_of(things),
        more.pop("action", CHANGE),
        str(mend.id),
        urgency,
        things=things,
        names={**numbered(post.title for post in posts), **more.pop("names", {})},
        **more,
    )


def of_plan(kind: str, level: Level, subject: str, facts: Facts, **more: Any) -> Finding:
    """About what is planned too little: a new post mends it."""
    return Finding(kind, level, subject, ADD, str(facts.team.id), **more)


def of_pattern(kind: str, posts: Sequence[Post], facts: Facts, **more: Any) -> Finding:
    """About what these posts have too much of: the last to come is changed, else a new one is made."""
    coming = [post for post in posts if post.status not in OVER and moment(post) > facts.now]
    action, value = (CHANGE, str(coming[-1].id)) if coming else (ADD, str(facts.team.id))
    return Finding(kind, more.pop("level", Level.WARNING), more.pop("subject"), action, value, **more)


def numbered(names: Iterable[str]) -> dict[str, str]:
    return {str(number): name for number, name in enumerate(names)}


def subject_of(things: Iterable[int]) -> str:
    """Such as "4,6,13"."""
    return ",".join(str(one) for one in things)
