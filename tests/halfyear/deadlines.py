"""Whether every stage of every deadline was told to somebody who could do something: judged at the end."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session

from storage.cases import CASE, Case
from storage.changes import Change
from storage.late_news import LateNews
from storage.turns import Turn
from tests.halfyear.calendar import NO_CASES, Calendar

MINUTE = timedelta(minutes=1)
PUT_OFF = exists().where(Change.thing == CASE, Change.thing_id == Case.id, Change.did == "snoozed")
WAS_SOMEBODYS = exists().where(
    Turn.case_id == Case.id,
    Turn.at <= Case.half_at,
    Turn.ended_at.is_(None) | (Turn.ended_at > Case.half_at),
)
"""When half was gone: of what waits in the queue it is said when it is nearly over."""
CLOCKS = select(
    Case.id,
    Case.half_at,
    Case.warn_at,
    Case.due_at,
    Case.closed_at,
    (WAS_SOMEBODYS & ~PUT_OFF).label("half_is_told"),
).where(Case.due_at.is_not(None))
"""As each stands at the end: a clock that was begun anew is judged from there."""
LATE = select(LateNews.case_id, LateNews.stage, LateNews.due_at).where(LateNews.tell_at.is_(None))
"""What somebody heard when they came in, in one message with what else they missed."""
STAGES = {50: "half_gone", 80: "nearly_due", 100: "due"}


def untold(
    session: Session, calendar: Calendar, told: Collection[tuple[str, str, str]], until: datetime
) -> list[str]:
    """Stages that went by in an open case, while somebody was in who could have it, and nobody heard of."""
    heard = set(told) | {_named(one.case_id, STAGES[one.stage], one.due_at) for one in session.execute(LATE)}
    return [
        f"case {one.id}, {stage} {at:%Y-%m-%d %H:%M}"
        for one in session.execute(CLOCKS)
        for stage, at in _went_by(one, until)
        if calendar.could_have(at - MINUTE, has=_had(session, at) if stage == "half_gone" else NO_CASES)
        if _named(one.id, stage, one.due_at) not in heard
    ]


def _had(session: Session, at: datetime) -> Mapping[str, int]:
    """How many cases each had then: that half is gone is told to who could be given the case too."""
    theirs = select(Turn.user_id, func.count()).where(
        Turn.at < at, Turn.ended_at.is_(None) | (Turn.ended_at >= at)
    )
    return dict(session.execute(theirs.group_by(Turn.user_id)).all())


def _named(case_id: int, stage: str, due_at: datetime) -> tuple[str, str, str]:
    """As the names of letters say it."""
    return str(case_id), stage, f"{due_at:%Y-%m-%d %H:%M:%S}"


def _went_by(one: Row[*tuple[Any, ...]], until: datetime) -> Iterator[tuple[str, datetime]]:
    """Those that stood for a minute: what the next stage overtakes between two looks is told with that one.

    Nobody is told that half is gone who said themselves when they look at it, or of what is nobody's.
    """
    ends = min(one.closed_at or until, until)
    stages = (("half_gone", one.half_at), ("nearly_due", one.warn_at), ("due", one.due_at), ("", ends))
    for (stage, at), (_, following) in pairwise(stages):
        is_quiet = stage == "half_gone" and not one.half_is_told
        if at is not None and at + MINUTE < min(following or ends, ends) and not is_quiet:
            yield stage, at
