"""The one signal of the day: what came from outside or is stuck, chosen by a fixed rule. Pure.

First what was not told in the last week: by the theme of the day the best post, a repeated question or a hook
goes before; else the blocker that is open longest. A signal is kept by what it is about, never by its words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bot.hook_days import Coming
from bot.opening_hours import monday_of
from storage.cases import Case
from storage.meetup_blockers import Blocker
from storage.posts import Post

THREE_TIMES = 3
"""Three equal questions within the days looked at are worth an answer for all (docs/trade.md)."""
LOOK_AT = timedelta(days=7)
"""How far questions from outside are looked back at."""
POSTS_OF = timedelta(days=14)
"""A post is looked back on after a week: of the last two weeks those are known."""
TOLD_AGAIN = timedelta(days=7)
HOOK_AHEAD = range(2, 15)
"""Days before a hook on which it is told: in sight, and in time to make something of it (own choice)."""
ALIKE = 0.5
"""Shared words of two questions, of all their words, from which they count as one (own choice)."""
SHORTEST = 4
"""Letters of a word that says what a question is about."""
REACTIONS = "reactions"


class Kind(StrEnum):
    QUESTION = "question"
    BEST_POST = "best_post"
    BLOCKER = "blocker"
    HOOK = "hook"


@dataclass(frozen=True, slots=True)
class Signal:
    """`about` names it ("case:12", "hook:king"); `count` is how often, how many reactions or days."""

    kind: Kind
    about: str
    count: int

    @property
    def thing_id(self) -> int:
        return int(self.name)

    @property
    def name(self) -> str:
        """Of a hook: the key by which it is called."""
        return self.about.partition(":")[2]

    def written(self) -> dict[str, Any]:
        return {"kind": self.kind, "about": self.about, "count": self.count}


def read(written: Mapping[str, Any]) -> Signal | None:
    """As it is kept with the day; None for a day without one."""
    return Signal(Kind(written["kind"]), written["about"], written["count"]) if written else None


@dataclass(frozen=True, slots=True)
class Heard:
    """What there is to tell of one team: questions of a week, posts looked back on, open blockers.

    `hooks` are those that are coming, `hooked` the weeks (their Mondays) in which one is planned already.
    """

    questions: Sequence[Case] = ()
    posts: Sequence[Post] = ()
    blockers: Sequence[Blocker] = ()
    hooks: Sequence[Coming] = ()
    hooked: Collection[date] = ()


ORDERS = {
    "ahead": (Kind.HOOK, Kind.QUESTION, Kind.BLOCKER, Kind.BEST_POST),
    "back": (Kind.BEST_POST, Kind.QUESTION, Kind.BLOCKER),
}
ORDER = (Kind.QUESTION, Kind.BLOCKER, Kind.BEST_POST, Kind.HOOK)


def choose(heard: Heard, day: date, theme: str | None, told: Mapping[str, date]) -> Signal | None:
    """The signal of that day; `told` says when each was told last."""
    found = {one.kind: one for one in _candidates(heard, day)}
    order = ORDERS.get(theme or "", ORDER)
    ranked = [found[kind] for kind in order if kind in found]
    fresh = (one for one in ranked if not _lately(day, told.get(one.about)))
    return next(fresh, found.get(Kind.BLOCKER))


def _candidates(heard: Heard, day: date) -> Iterator[Signal]:
    if repeated := most_repeated(heard.questions):
        yield Signal(Kind.QUESTION, f"case:{repeated[-1].id}", len(repeated))
    if len(heard.posts) > 1 and reactions(best := max(heard.posts, key=reactions)) > 0:
        yield Signal(Kind.BEST_POST, f"post:{best.id}", int(reactions(best)))
    oldest = min(heard.blockers, key=lambda one: (one.since, one.id), default=None)
    if oldest is not None and oldest.since < day:
        yield Signal(Kind.BLOCKER, f"blocker:{oldest.id}", (day - oldest.since).days)
    free = (one for one in heard.hooks if monday_of(one.day) not in heard.hooked)
    if hook := next((one for one in free if (one.day - day).days in HOOK_AHEAD), None):
        yield Signal(Kind.HOOK, f"hook:{hook.hook.key}", (hook.day - day).days)


def reactions(post: Post) -> float:
    return post.result.get(REACTIONS, 0)


def most_repeated(questions: Sequence[Case]) -> list[Case]:
    """The largest group of questions that ask the same, of three at least; empty when there is none."""
    groups = [[two for two in questions if alike(one.paraphrase, two.paraphrase)] for one in questions]
    largest = max(groups, key=len, default=[])
    return largest if len(largest) >= THREE_TIMES else []


def alike(one: str, two: str) -> bool:
    """Whether two questions share half of the words that say what they are about."""
    mine, theirs = _words(one), _words(two)
    return bool(mine | theirs) and len(mine & theirs) / len(mine | theirs) >= ALIKE


def _words(told: str) -> frozenset[str]:
    return frozenset(word for word in _split(told) if len(word) >= SHORTEST or word.isdigit())


def _split(told: str) -> Iterable[str]:
    return re.findall(r"\w+", told.casefold())


def _lately(day: date, told: date | None) -> bool:
    return told is not None and timedelta() < day - told < TOLD_AGAIN
