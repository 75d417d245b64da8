"""The verdict, from the playground's log and the database alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select

from storage.database import Database
from storage.letters import Letter, Posted, State
from storage.meetups import Meetup

Json = dict[str, Any]
CLOCKS = 0.05
"""Seconds by which the moment of a kill may be written down later than it was."""


@dataclass
class Verdict:
    letters: int = 0
    posts: int = 0
    changes: int = 0
    occurrences: int = 0
    lost: list[str] = field(default_factory=list)
    """Letters that should have arrived and did not."""
    untrue: list[str] = field(default_factory=list)
    """Subjects whose message does not say what was said last."""
    twice: list[str] = field(default_factory=list)
    """Letters whose message stands there twice, explained or not."""
    unexplained: list[str] = field(default_factory=list)
    """Those of which Slack's answer was not lost."""
    subjects_twice: list[str] = field(default_factory=list)
    """Subjects for which two letters posted a message."""
    occurrences_twice: list[str] = field(default_factory=list)
    owed: int = 0
    """Letters for what came due: reminders, measurements, rounds, reviews, questions, experiments."""
    unpaid: list[str] = field(default_factory=list)
    """Of those, and of published versions: written never, or more than once."""
    canvases: int = 0
    canvases_twice: list[str] = field(default_factory=list)
    """Made while there was one, without a reason."""
    counted_repeats: int = 0

    def faults(self, *, may_look: bool) -> list[str]:
        """What must not be; empty is good."""
        bad = [f"lost: {key}" for key in self.lost] + [f"untrue: {subject}" for subject in self.untrue]
        bad += [f"posted by two letters: {subject}" for subject in self.subjects_twice]
        bad += [f"owed: {key}" for key in self.unpaid] + self.canvases_twice
        bad += [f"occurrence twice: {key}" for key in self.occurrences_twice]
        bad += [f"twice without a reason: {key}" for key in self.unexplained]
        return bad + [f"twice: {key}" for key in self.twice if may_look]


def judge(
    log: Sequence[Json], database: Database, written: Iterable[str], killings: Sequence[float]
) -> Verdict:
    done = [call for call in log if call["ok"] and call["method"].startswith("chat.")]
    posts = _by_key(call for call in done if call["method"] == "chat.postMessage")
    changes = _by_key(call for call in done if call["method"] == "chat.update")
    verdict = Verdict(posts=sum(map(len, posts.values())), changes=sum(map(len, changes.values())))
    with database.reading() as session:
        letters = {letter.key: letter for letter in session.scalars(select(Letter).order_by(Letter.id))}
        places = session.scalars(select(Posted)).all()
        meetups = session.scalars(select(Meetup).where(Meetup.prompted_at.is_not(None))).all()
        verdict.counted_repeats = session.scalar(select(func.sum(Letter.repeated))) or 0
    verdict.letters = len(letters)
    verdict.lost = [key for key in written if key not in letters]
    verdict.lost += [key for key, letter in letters.items() if not _arrived(letter, posts, changes)]
    verdict.untrue = _untrue(done, letters, places)
    _judge_doubles(verdict, posts, letters, killings)
    _judge_canvases(verdict, log, killings)
    verdict.occurrences = len(meetups)
    days = [f"team {meetup.team_id} on {meetup.day}" for meetup in meetups]
    verdict.occurrences_twice = [day for day in set(days) if days.count(day) > 1]
    return verdict


def _by_key(calls: Iterable[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for call in calls:
        found[_key(call)].append(call)
    return found


def _key(call: Json) -> str:
    return str(call["arguments"]["metadata"]["event_payload"]["key"])


def _arrived(letter: Letter, posts: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    """Overtaken letters need not, and deletions leave no key."""
    if letter.state == State.DROPPED:
        return True
    arrived = letter.withdraws or letter.key in posts or letter.key in changes
    return letter.state == State.SENT and arrived


def _untrue(done: Sequence[Json], letters: Mapping[str, Letter], places: Sequence[Posted]) -> list[str]:
    """Where the message shows another letter than the last one about its subject, or should be gone."""
    shown = _shown(done)
    last = {letter.subject: letter for letter in letters.values() if letter.state == State.SENT}
    wrong = [
        place.subject
        for place in places
        if last[place.subject].withdraws or shown.get((place.posted_in, place.ts)) != last[place.subject].key
    ]
    standing = {place.subject for place in places}
    return wrong + [
        subject for subject, letter in last.items() if not letter.withdraws and subject not in standing
    ]


def _shown(done: Sequence[Json]) -> dict[tuple[str, str], str]:
    """The key of the letter that each message shows, by channel and ts."""
    shown: dict[tuple[str, str], str] = {}
    for call in done:
        where = (str(call["answer"].get("channel")), str(call["answer"].get("ts")))
        if call["method"] == "chat.delete":
            shown.pop(where, None)
        elif call["method"] in {"chat.postMessage", "chat.update"}:
            shown[where] = _key(call)
    return shown


def _judge_doubles(
    verdict: Verdict,
    posts: Mapping[str, list[Json]],
    letters: Mapping[str, Letter],
    killings: Sequence[float],
) -> None:
    for key, calls in posts.items():
        for earlier, later in pairwise(calls):
            verdict.twice.append(key)
            if not (earlier["lost"] or _killed_between(earlier["at"], later["at"], killings)):
                verdict.unexplained.append(key)
    posting = [letters[key].subject for key in posts if key in letters]
    verdict.subjects_twice = [subject for subject in set(posting) if posting.count(subject) > 1]


def _judge_canvases(verdict: Verdict, log: Sequence[Json], killings: Sequence[float]) -> None:
    """A second one may only be made when nobody could know of the first."""
    made = [call for call in log if call["ok"] and call["method"].endswith("canvases.create")]
    verdict.canvases = len(made)
    verdict.canvases_twice = [
        f"a second canvas at {later['at']}"
        for earlier, later in pairwise(made)
        if not (earlier["lost"] or _killed_between(earlier["at"], later["at"], killings))
    ]


def _killed_between(earlier: float, later: float, killings: Sequence[float]) -> bool:
    return any(earlier - CLOCKS <= moment <= later + CLOCKS for moment in killings)
