"""What delivery asks of the outbox: which letters may go now, and how it stands with the rest.

`taken` leases letters: only who holds the lease's token may report what became of a letter
(`storage/sent.py`), and when the lease runs out the letter is taken again, as `uncertain`: perhaps it was
posted. In one channel posts go in the order they were written, one at a time; so do letters on one subject.
Changes of what stands there wait for nothing else: nobody can see their order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from storage.database import UtcDateTime
from storage.letters import Allowance, Lane, Letter, Posted, Priority, StoppedWorkspace, is_waiting

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
    values = {**_moments(instant, pace), "at_most": limit, "token": token, "until": until}
    letters = session.scalars(_take(), values).all()
    return _errands(session, sorted(letters, key=lambda letter: (letter.priority, letter.id)), token, until)


def is_any_ready(session: Session, instant: Instant, pace: Pace) -> bool:
    """Whether `taken` would find something: a question that writes nothing, for when nothing happens."""
    return session.scalar(_ready(), {**_moments(instant, pace), "at_most": 1}) is not None


def is_any_coming(session: Session, instant: Instant, within: timedelta) -> bool:
    """Whether a letter may become ready in so short a while that one should look often."""
    soon = {"soon": instant.now + within, "real": instant.real, "really_soon": instant.real + within}
    return session.scalar(_coming(), soon) is not None


def is_any_waiting(session: Session, instant: Instant, within: timedelta) -> bool:
    """Whether a letter is due by then at all, whatever holds it back; else there are no orphans either."""
    return session.scalar(_waiting(), {"soon": instant.now + within}) is not None


def orphans(session: Session, instant: Instant) -> Sequence[Letter]:
    """Due replies whose parent is not in Slack and never will be: failed, withdrawn, or never written."""
    return session.scalars(_hopeless(), {"now": instant.now}).all()


def _moments(instant: Instant, pace: Pace) -> dict[str, datetime]:
    """The names that `_take` and `_ready` leave open, besides `at_most`, `token` and `until`."""
    return {
        "now": instant.now,
        "real": instant.real,
        "spent_up_to": instant.real + MINUTE,
        "prompts_up_to": instant.real + MINUTE * (1 - pace.kept_for_pings),
    }


@cache
def _take() -> ReturningUpdate[Letter]:
    """Made once: making it costs more than running it."""
    picked = _ready().with_for_update(skip_locked=True, of=_CANDIDATE).cte("picked")
    return (
        update(Letter)
        .where(Letter.id.in_(select(picked.c.id)))
        .values(
            uncertain=or_(Letter.uncertain, Letter.lease.is_not(None)),
            lease=bindparam("token"),
            held_until=bindparam("until"),
            tried_at=func.coalesce(Letter.tried_at, bindparam("real", type_=UtcDateTime())),
            attempts=Letter.attempts + 1,
        )
        .returning(Letter)
        .execution_options(synchronize_session=False, populate_existing=True)
    )


@cache
def _waiting() -> Select[int]:
    return select(Letter.id).where(is_waiting(Letter), Letter.not_before <= bindparam("soon")).limit(1)


@cache
def _coming() -> Select[int]:
    stopped = exists().where(
        StoppedWorkspace.workspace_id == Letter.workspace_id, StoppedWorkspace.until > bindparam("real")
    )
    held = or_(Letter.held_until.is_(None), Letter.held_until <= bindparam("really_soon"))
    return _waiting().where(~stopped, held)


@cache
def _hopeless() -> Select[Letter]:
    parent_waits = aliased(Letter)
    return select(Letter).where(
        is_waiting(Letter),
        Letter.not_before <= bindparam("now"),
        Letter.lease.is_(None),
        Letter.thread_of.is_not(None),
        ~_parent_stands(Letter),
        ~exists().where(
            is_waiting(parent_waits),
            parent_waits.workspace_id == Letter.workspace_id,
            parent_waits.subject == Letter.thread_of,
            parent_waits.withdraws.is_(False),
        ),
    )


_CANDIDATE = aliased(Letter, name="candidate")
_PLACE = aliased(Posted, name="place")


@cache
def _ready() -> Select[int]:
    """Letters that may go now, most urgent first."""
    return (
        select(_CANDIDATE.id)
        .outerjoin(_PLACE, and_(_of(_PLACE), _PLACE.subject == _CANDIDATE.subject, _addressed(_PLACE)))
        .outerjoin(Lane, and_(_of(Lane), _addressed(Lane)))
        .outerjoin(Allowance, _of(Allowance))
        .outerjoin(StoppedWorkspace, and_(_of(StoppedWorkspace), StoppedWorkspace.until > bindparam("real")))
        .where(
            _is_due(_CANDIDATE),
            or_(_CANDIDATE.held_until.is_(None), _CANDIDATE.held_until <= bindparam("real")),
            StoppedWorkspace.workspace_id.is_(None),
            ~_comes_after(lambda letter: letter.subject),
            or_(and_(_PLACE.ts.is_(None), _may_post()), and_(_PLACE.ts.is_not(None), _may_change())),
        )
        .order_by(_CANDIDATE.priority, _CANDIDATE.id)
        .limit(bindparam("at_most", type_=Integer()))
    )


def _of(table: Any) -> ColumnElement[bool]:
    return and_(table.workspace_id == _CANDIDATE.workspace_id)


def _addressed(table: Any) -> ColumnElement[bool]:
    return and_(table.channel == _CANDIDATE.channel)


def _is_due(letter: Any) -> ColumnElement[bool]:
    """Waiting, its moment has come, and its parent stands in Slack."""
    return and_(
        is_waiting(letter),
        letter.not_before <= bindparam("now"),
        or_(letter.thread_of.is_(None), _parent_stands(letter)),
    )


def _parent_stands(letter: Any) -> ColumnElement[bool]:
    parent = aliased(Posted)
    return exists().where(parent.workspace_id == letter.workspace_id, parent.subject == letter.thread_of)


def _comes_after(
    what: Callable[[Any], Any], *also: Callable[[Any], ColumnElement[bool]]
) -> ColumnElement[bool]:
    """An earlier letter with the same channel, or the same subject, is in hand or due itself."""
    earlier = aliased(Letter)
    return exists().where(
        is_waiting(earlier),
        _of(earlier),
        what(earlier) == what(_CANDIDATE),
        earlier.id < _CANDIDATE.id,
        or_(earlier.lease.is_not(None), _is_due(earlier)),
        *(condition(earlier) for condition in also),
    )


def _is_no_change(letter: Any) -> ColumnElement[bool]:
    """Nothing stands there yet that the letter would change."""
    stands = aliased(Posted)
    return ~exists().where(
        stands.workspace_id == letter.workspace_id,
        stands.subject == letter.subject,
        stands.channel == letter.channel,
    )


def _may_post() -> ColumnElement[bool]:
    """It is its turn in the channel, which has rested, and the workspace has posts left.

    A prompt leaves some of them for what is urgent.
    """
    left = or_(
        Allowance.posts_until.is_(None),
        Allowance.posts_until <= bindparam("prompts_up_to"),
        and_(_CANDIDATE.priority < Priority.PROMPT, Allowance.posts_until <= bindparam("spent_up_to")),
    )
    rested = or_(Lane.free_at.is_(None), Lane.free_at <= bindparam("real"))
    return and_(rested, left, ~_comes_after(lambda letter: letter.channel, _is_no_change))


def _may_change() -> ColumnElement[bool]:
    """Changes and deletions wait for the workspace only."""
    return or_(Allowance.changes_until.is_(None), Allowance.changes_until <= bindparam("spent_up_to"))


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
