"""The verdict, from the playground's log and the database alone."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.webcare.letters import card_of
from storage.cases import Case
from storage.database import Database
from storage.escalation import Crisis
from storage.letters import Letter, Posted, State
from storage.meetups import Meetup
from storage.promises import Promise
from storage.turns import Turn
from tests.webcare import order

Json = dict[str, Any]
OF_CASES = (Case, Turn, Promise, Crisis)
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
    ahead: int = 0
    """Letters that wait for a moment after the end: who they are for comes in then."""
    cases: int = 0
    turns: int = 0
    promises: int = 0
    crises: int = 0
    cases_wrong: list[str] = field(default_factory=list)
    """Cases that are lost, there twice, of two people at once, or unlike what their turns say."""

    def faults(self, *, may_look: bool) -> list[str]:
        """What must not be; empty is good."""
        bad = [f"lost: {key}" for key in self.lost] + [f"untrue: {subject}" for subject in self.untrue]
        bad += [f"posted by two letters: {subject}" for subject in self.subjects_twice]
        bad += [f"owed: {key}" for key in self.unpaid] + self.canvases_twice + self.cases_wrong
        bad += [f"occurrence twice: {key}" for key in self.occurrences_twice]
        bad += [f"twice without a reason: {key}" for key in self.unexplained]
        return bad + [f"twice: {key}" for key in self.twice if may_look]


@dataclass(frozen=True)
class Told:
    """What people outside the database know: letters written, cases they saw saved, and when it was over."""

    written: Iterable[str]
    reported: Sequence[str]
    until: datetime


def judge(log: Sequence[Json], database: Database, told: Told, killings: Sequence[float]) -> Verdict:
    done = [call for call in log if call["ok"] and call["method"].startswith("chat.")]
    posts = _by_key(call for call in done if call["method"] == "chat.postMessage")
    changes = _by_key(call for call in done if call["method"] == "chat.update")
    verdict = Verdict(posts=sum(map(len, posts.values())), changes=sum(map(len, changes.values())))
    with database.reading() as session:
        letters = {letter.key: letter for letter in session.scalars(select(Letter).order_by(Letter.id))}
        places = session.scalars(select(Posted)).all()
        meetups = session.scalars(select(Meetup).where(Meetup.prompted_at.is_not(None))).all()
        verdict.counted_repeats = session.scalar(select(func.sum(Letter.repeated))) or 0
        _judge_cases(verdict, session, told.reported)
    verdict.letters = len(letters)
    verdict.lost = [key for key in told.written if key not in letters]
    _judge_arrivals(verdict, letters, {*posts, *changes}, told.until)
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


def _judge_arrivals(
    verdict: Verdict, letters: Mapping[str, Letter], arrived: Container[str], until: datetime
) -> None:
    """Overtaken letters need not arrive, deletions leave no key, and for some it is not time yet."""
    for key, letter in letters.items():
        if letter.state == State.WAITING and letter.not_before > until:
            verdict.ahead += 1
        elif letter.state not in {State.SENT, State.DROPPED}:
            verdict.lost.append(f"{key} ({letter.state}: {letter.failed_because})")
        elif letter.state == State.SENT and not (letter.withdraws or key in arrived):
            verdict.lost.append(f"{key} (sent, and never in Slack)")


def _judge_cases(verdict: Verdict, session: Session, reported: Sequence[str]) -> None:
    said = Counter(session.scalars(select(Case.paraphrase).where(Case.erased_at.is_(None))))
    cards = set(session.scalars(select(Letter.subject)))
    ids = {case.paraphrase: card_of(case) for case in session.scalars(select(Case))}
    wrong = [f"a case was saved, and is lost: {words}" for words in reported if not said[words]]
    wrong += [f"a case is there {count} times: {words}" for words, count in said.items() if count > 1]
    wrong += [f"nobody sees {words}" for words in reported if said[words] and ids[words] not in cards]
    verdict.cases_wrong = [*wrong, *order.disorder(session)]
    counted = [session.scalar(select(func.count()).select_from(one)) or 0 for one in OF_CASES]
    verdict.cases, verdict.turns, verdict.promises, verdict.crises = counted


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
