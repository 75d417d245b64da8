"""Writes down what became of letters that were carried to Slack, in the transaction it is given."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.slack import undelivered
from bot.slack.outcomes import (
    Arrived,
    Changed,
    NoToken,
    NotThere,
    NotYet,
    Outcome,
    Refused,
    SlowDown,
    TooLate,
    Withdrawn,
)
from storage import people, sent
from storage.sending import Errand, Instant, Pace

log = logging.getLogger(__name__)

Unsent = NotYet | SlowDown | NoToken | NotThere | TooLate

STOPPED_FOR = timedelta(minutes=5)
"""How long letters of a workspace that refuses our token wait before one of them is tried again."""


@dataclass(frozen=True, slots=True)
class Carried:
    errand: Errand
    outcome: Outcome


class Bookkeeping:
    def __init__(self, pace: Pace, tell_coordinator: undelivered.Tell) -> None:
        self._pace = pace
        self._tell = tell_coordinator

    def record(self, session: Session, carried: Sequence[Carried], instant: Instant) -> Counter[str]:
        """All of them are written down; the answer counts what happened, for the metrics.

        Whose lease is no longer ours is left alone: somebody else has the letter.
        """
        held = sent.still_held(session, [each.errand for each in carried])
        ours = [each for each in carried if each.errand.letter.id in held]
        self._record_arrivals(session, ours, instant)
        for each in ours:
            if _is_repeat(each.outcome):
                sent.repeats(session, each.errand)
            self._record_one(session, each, instant)
        sent.spent(session, _spending(carried), instant.real, self._pace)
        counts = Counter(_count(each.outcome) for each in ours)
        counts["repeated"] = sum(_is_repeat(each.outcome) for each in ours)
        counts["lease_lost"] = len(carried) - len(ours)
        return counts

    def _record_arrivals(self, session: Session, carried: Iterable[Carried], instant: Instant) -> None:
        """Together, since there are many of them in the morning."""
        arrivals = [
            sent.Arrival(each.errand, each.outcome.channel, each.outcome.ts, each.outcome.at)
            for each in carried
            if isinstance(each.outcome, Arrived)
        ]
        if arrivals:
            sent.arrived(session, arrivals, instant.now, self._pace)

    def _record_one(self, session: Session, each: Carried, instant: Instant) -> None:
        match each.outcome:
            case Arrived():
                pass
            case Changed():
                sent.changed(session, each.errand, instant.now)
            case Withdrawn():
                sent.withdrawn(session, each.errand, instant.now)
            case Refused(error):
                self._give_up(session, each.errand, error, instant.now)
            case NotYet() | SlowDown() | NoToken() | NotThere() | TooLate():
                self._release(session, each.errand, each.outcome, instant)

    def _release(self, session: Session, errand: Errand, outcome: Unsent, instant: Instant) -> None:
        """It waits on; and what Slack said about the workspace or the old message is remembered."""
        until = instant.real + timedelta(seconds=getattr(outcome, "wait", 0.0))
        uncertain = outcome.uncertain if isinstance(outcome, NotYet) else errand.letter.uncertain
        sent.released(session, errand, held_until=until, uncertain=uncertain)
        match outcome:
            case SlowDown(posts=True):
                sent.no_posts_before(session, errand.letter.workspace_id, until, instant.real)
            case SlowDown():
                sent.no_changes_before(session, errand.letter.workspace_id, until, instant.real)
            case NoToken(error):
                self._stop(session, errand.letter.workspace_id, error, instant)
            case NotThere():
                sent.not_there(session, errand)
            case _:
                pass

    def _stop(self, session: Session, workspace_id: str, error: str, instant: Instant) -> None:
        if sent.stop(session, workspace_id, error, instant.now, instant.real + STOPPED_FOR):
            log.error(
                "workspace %s refuses the bot token (%s): its letters wait; run python -m bot check",
                workspace_id,
                error,
            )

    def _give_up(self, session: Session, errand: Errand, error: str, now: datetime) -> None:
        letter = errand.letter
        log.warning("letter %s to %s will never arrive: %s", letter.key, letter.channel, error)
        if undelivered.left_perhaps(letter, error):
            people.look_again(session, letter.workspace_id, letter.channel)
        if not sent.refused(session, errand, error, now) or undelivered.tells_of_another(letter):
            return
        try:
            with session.begin_nested():
                self._tell(session, letter, error, now)
        except Exception:
            log.exception("no coordinator could be told about letter %s", letter.key)


def _spending(carried: Iterable[Carried]) -> dict[str, tuple[int, int]]:
    """Posts and changes by workspace."""
    posts: Counter[str] = Counter()
    changes: Counter[str] = Counter()
    for each in carried:
        workspace = each.errand.letter.workspace_id
        if isinstance(each.outcome, Changed | Withdrawn | NotThere):
            changes[workspace] += 1
        elif isinstance(each.outcome, Arrived) and not each.outcome.found:
            posts[workspace] += 1
    return {workspace: (posts[workspace], changes[workspace]) for workspace in posts.keys() | changes.keys()}


def _is_repeat(outcome: Outcome) -> bool:
    return isinstance(outcome, Arrived | NotYet) and outcome.repeated


def _count(outcome: Outcome) -> str:
    match outcome:
        case Arrived(found=True):
            return "found"
        case Arrived() | Changed() | Withdrawn():
            return "sent"
        case Refused():
            return "failed"
        case _:
            return "later"
