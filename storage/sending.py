"""What delivery asks of the outbox: which letters may go now, and how it stands with the rest.

`taken` leases letters: only who holds the lease's token may report what became of a letter
(`storage/sent.py`), and when the lease runs out the letter is taken again, as `uncertain`: perhaps it was
posted. In one channel letters go in the order they were written, one at a time; so do those on one subject.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from storage.letters import Allowance, Lane, Letter, Posted, Priority, State, StoppedWorkspace

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment, told twice: `now` on the story's clock, `real` on the wall's (leases, pace, waits)."""

    now: datetime
    real: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast we may go, a little below what Slack allows.

    One message a second in a channel, and "several hundred a minute" in a workspace; chat.update and
    chat.delete are tier 3, 50 a minute in a workspace (docs.slack.dev/apis/web-api/rate-limits, read
    2026-11-23). A fifth of the posts is kept for what is more urgent than a prompt.
    """

    between_posts: timedelta = timedelta(seconds=1.03)
    posts_a_minute: int = 300
    changes_a_minute: int = 48
    kept_for_pings: float = 0.2


@dataclass(frozen=True, slots=True)
class Errand:
    """A letter in hand, and what must be known to deliver it.

    `place` is where its subject stands in this channel: what stands in another one (the team moved) is left
    as it is. `parent` is the message in whose thread it goes; `direct` the channel that a person's direct
    messages were posted in before, told only for an uncertain letter.
    """

    letter: Letter
    token: str
    until: datetime
    place: Posted | None
    parent: Posted | None
    direct: str | None


def taken(session: Session, instant: Instant, pace: Pace, *, limit: int, lease: timedelta) -> list[Errand]:
    """At most `limit` letters that may go now, leased for that long; most urgent first."""
    token, until = uuid4().hex, instant.real + lease
    picked = _ready(instant, pace).limit(limit).with_for_update(skip_locked=True, of=_CANDIDATE).cte("picked")
    letters = session.scalars(
        update(Letter)
        .where(Letter.id.in_(select(picked.c.id)))
        .values(
            uncertain=or_(Letter.uncertain, Letter.lease.is_not(None)),
            lease=token,
            held_until=until,
            tried_at=func.coalesce(Letter.tried_at, instant.real),
            attempts=Letter.attempts + 1,
        )
        .returning(Letter),
        execution_options={"synchronize_session": False, "populate_existing": True},
    ).all()
    return _errands(session, sorted(letters, key=lambda letter: (letter.priority, letter.id)), token, until)


def is_any_ready(session: Session, instant: Instant, pace: Pace) -> bool:
    """Whether `taken` would find something: a question that writes nothing, for when nothing happens."""
    return session.scalar(_ready(instant, pace).limit(1)) is not None


def is_any_coming(session: Session, instant: Instant, within: timedelta) -> bool:
    """Whether a letter may become ready in so short a while that one should look often."""
    soon = and_(
        Letter.state == State.WAITING,
        Letter.not_before <= instant.now + within,
        or_(Letter.held_until.is_(None), Letter.held_until <= instant.real + within),
        ~_is_stopped(Letter, instant.real),
    )
    return session.scalar(select(Letter.id).where(soon).limit(1)) is not None


def orphans(session: Session, instant: Instant) -> Sequence[Letter]:
    """Due replies whose parent is not in Slack and never will be: failed, withdrawn, or never written."""
    parent_waits = aliased(Letter)
    hopeless = and_(
        Letter.state == State.WAITING,
        Letter.not_before <= instant.now,
        Letter.lease.is_(None),
        Letter.thread_of.is_not(None),
        ~_parent_stands(Letter),
        ~exists().where(
            parent_waits.state == State.WAITING,
            parent_waits.workspace_id == Letter.workspace_id,
            parent_waits.subject == Letter.thread_of,
            parent_waits.withdraws.is_(False),
        ),
    )
    return session.scalars(select(Letter).where(hopeless)).all()


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many letters should have gone by now, and since when the oldest of them waits (story time)."""

    waiting: int
    oldest: datetime | None


def backlog(session: Session, now: datetime) -> Backlog:
    due = select(func.count(), func.min(Letter.not_before)).where(
        Letter.state == State.WAITING, Letter.not_before <= now
    )
    waiting, oldest = session.execute(due).one()
    return Backlog(waiting, oldest)


def stopped_workspaces(session: Session) -> Sequence[StoppedWorkspace]:
    """Where Slack refuses our token, for health and `check`."""
    return session.scalars(select(StoppedWorkspace).order_by(StoppedWorkspace.workspace_id)).all()


_CANDIDATE = aliased(Letter, name="candidate")


def _ready(instant: Instant, pace: Pace) -> Select[int]:
    return (
        select(_CANDIDATE.id)
        .where(
            _is_due(_CANDIDATE, instant.now),
            or_(_CANDIDATE.held_until.is_(None), _CANDIDATE.held_until <= instant.real),
            ~_comes_after(_CANDIDATE.channel, lambda earlier: earlier.channel, instant.now),
            ~_comes_after(_CANDIDATE.subject, lambda earlier: earlier.subject, instant.now),
            ~_is_stopped(_CANDIDATE, instant.real),
            ~_must_wait_for_pace(instant.real, pace),
        )
        .order_by(_CANDIDATE.priority, _CANDIDATE.id)
    )


def _is_due(letter: Any, now: datetime) -> ColumnElement[bool]:
    """Waiting, its moment has come, and its parent stands in Slack."""
    return and_(
        letter.state == State.WAITING,
        letter.not_before <= now,
        or_(letter.thread_of.is_(None), _parent_stands(letter)),
    )


def _parent_stands(letter: Any) -> ColumnElement[bool]:
    parent = aliased(Posted)
    return exists().where(parent.workspace_id == letter.workspace_id, parent.subject == letter.thread_of)


def _comes_after(which: Any, same: Any, now: datetime) -> ColumnElement[bool]:
    """An earlier letter to the same channel, or about the same subject, is in hand or due itself."""
    earlier = aliased(Letter)
    return exists().where(
        earlier.state == State.WAITING,
        earlier.workspace_id == _CANDIDATE.workspace_id,
        same(earlier) == which,
        earlier.id < _CANDIDATE.id,
        or_(earlier.lease.is_not(None), _is_due(earlier, now)),
    )


def _is_stopped(letter: Any, real: datetime) -> ColumnElement[bool]:
    return exists().where(StoppedWorkspace.workspace_id == letter.workspace_id, StoppedWorkspace.until > real)


def _must_wait_for_pace(real: datetime, pace: Pace) -> ColumnElement[bool]:
    """A post waits for its channel and for the workspace; a change or deletion for the workspace only."""
    stands = aliased(Posted)
    changes = exists().where(
        stands.workspace_id == _CANDIDATE.workspace_id,
        stands.subject == _CANDIDATE.subject,
        stands.channel == _CANDIDATE.channel,
    )
    kept = MINUTE * (1 - pace.kept_for_pings)
    channel_waits = exists().where(
        Lane.workspace_id == _CANDIDATE.workspace_id, Lane.channel == _CANDIDATE.channel, Lane.free_at > real
    )
    workspace_waits = exists().where(
        Allowance.workspace_id == _CANDIDATE.workspace_id,
        or_(
            and_(changes, Allowance.changes_until > real + MINUTE),
            and_(~changes, Allowance.posts_until > real + MINUTE),
            and_(~changes, _CANDIDATE.priority == Priority.PROMPT, Allowance.posts_until > real + kept),
        ),
    )
    return or_(workspace_waits, and_(~changes, channel_waits))


def _errands(session: Session, letters: list[Letter], token: str, until: datetime) -> list[Errand]:
    wanted = {(letter.workspace_id, letter.subject) for letter in letters}
    wanted |= {(letter.workspace_id, letter.thread_of) for letter in letters if letter.thread_of is not None}
    standing = _standing(session, wanted)
    return [
        Errand(
            letter=letter,
            token=token,
            until=until,
            place=_in_same_channel(letter, standing.get((letter.workspace_id, letter.subject))),
            parent=standing.get((letter.workspace_id, letter.thread_of or "")),
            direct=_direct(session, letter) if letter.uncertain else None,
        )
        for letter in letters
    ]


def _in_same_channel(letter: Letter, place: Posted | None) -> Posted | None:
    return place if place is not None and place.channel == letter.channel else None


def _standing(session: Session, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Posted]:
    if not wanted:
        return {}
    found = select(Posted).where(tuple_(Posted.workspace_id, Posted.subject).in_(sorted(wanted)))
    rows = session.scalars(found, execution_options={"populate_existing": True})
    return {(row.workspace_id, row.subject): row for row in rows}


def _direct(session: Session, letter: Letter) -> str | None:
    """The channel in which something addressed the same was posted before."""
    return session.scalar(
        select(Posted.posted_in)
        .where(Posted.workspace_id == letter.workspace_id, Posted.channel == letter.channel)
        .limit(1)
    )
