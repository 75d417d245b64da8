"""Cases that belong together: merged into one, or only linked; and which may belong to one.

Lock order: the desk of the team, then the case that is merged, then the one that is kept.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, case, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import library, repeats
from storage.cases import Case, Kind, Urgency
from storage.cases_due import OPEN
from storage.database import Row, insert_once


class Merge(Row):
    """One case went on as another; what the kept one was before is here until that is undone."""

    __tablename__ = "case_merges"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    by: Mapped[str]
    kind: Mapped[Kind]
    """What the kept one was, and was not any more when the other was more pressing."""
    urgency: Mapped[Urgency]
    clock: Mapped[dict[str, Any]] = mapped_column(JSON)
    """As `clock_of` writes it."""
    carried: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What the kept one got of the other, as `carry` tells it."""
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(default=None)


class Related(Row):
    """Two cases have to do with each other and both go on; the one with the lowest id stands first."""

    __tablename__ = "case_relations"

    first_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    second_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime]
    by: Mapped[str]


SPANS = ("target", "spent")
MOMENTS = ("counts_from", "half_at", "warn_at", "due_at", "long_at", "asked_back_at")
PLAIN = ("rules_id", "said", "unheard")
"""The columns of the clock of a case: it goes from one to another as a whole."""


def clock_of(case: Case) -> dict[str, Any]:
    """Seconds, ISO moments, numbers and ids."""
    spans = {name: None if (span := getattr(case, name)) is None else span.total_seconds() for name in SPANS}
    moments = {name: None if (at := getattr(case, name)) is None else at.isoformat() for name in MOMENTS}
    return spans | moments | {name: getattr(case, name) for name in PLAIN}


def set_clock(case: Case, clock: Mapping[str, Any]) -> None:
    """The case has this clock; when it is looked at next is not in it."""
    for name in SPANS:
        setattr(case, name, None if clock[name] is None else timedelta(seconds=clock[name]))
    for name in MOMENTS:
        setattr(case, name, None if clock[name] is None else datetime.fromisoformat(clock[name]))
    for name in PLAIN:
        setattr(case, name, clock[name])


def carry(session: Session, case: Case, kept: Case) -> dict[str, Any]:
    """What was chosen to answer the case, and that its question is one of several, is the kept one's now."""
    answers = library.hand_on(
        session, case, kept, set(library.chosen_for(session, [case.id]).get(case.id, ()))
    )
    return {"answers": answers, "repeat": repeats.hand_on(session, case, kept)}


def bring_back(session: Session, case: Case, kept: Case, carried: Mapping[str, Any]) -> None:
    """As far as the kept one still has it."""
    library.hand_on(session, kept, case, set(carried["answers"]))
    if carried["repeat"] is not None:
        repeats.hand_on(session, kept, case)


def last_merge(session: Session, merged: Case) -> Merge | None:
    """How the case went on as another, as long as that was not undone."""
    its = select(Merge).where(Merge.case_id == merged.id, Merge.undone_at.is_(None))
    return session.scalars(its.order_by(Merge.id.desc()).limit(1)).first()


def number_of(session: Session, case_id: int | None) -> int | None:
    """The number in its team of the case with that id."""
    found = None if case_id is None else session.get(Case, case_id)
    return None if found is None else found.number


def merged_into(session: Session, kept: Case, at_most: int) -> Sequence[Case]:
    """The cases that went on as this one, oldest first."""
    its = select(Case).where(Case.merged_into == kept.id)
    return session.scalars(its.order_by(Case.id).limit(at_most)).all()


def likely_with(session: Session, one: Case, at_most: int) -> Sequence[Case]:
    """Open cases of the team that may be the same as `one`: about its link or of its account first, then the
    newest.
    """
    others = select(Case).where(Case.team_id == one.team_id, OPEN, Case.id != one.id)
    pairs = ((Case.link_key, one.link_key), (Case.handle_key, one.handle_key))
    order = [case((column == its, 0), else_=1) for column, its in pairs if its is not None]
    return session.scalars(others.order_by(*order, Case.id.desc()).limit(at_most)).all()


def relate(session: Session, one: Case, other: Case, by: str, now: datetime) -> bool:
    """Both show the other from now on; False when they did already."""
    first_id, second_id = sorted((one.id, other.id))
    row = {"first_id": first_id, "second_id": second_id, "at": now, "by": by}
    return insert_once(session, Related, "first_id", row) is not None


def unrelate(session: Session, one: Case, other: Case) -> bool:
    """They have nothing to do with each other any more; False when they had not."""
    first_id, second_id = sorted((one.id, other.id))
    gone = delete(Related).where(Related.first_id == first_id, Related.second_id == second_id)
    return session.execute(gone.returning(Related.first_id)).one_or_none() is not None


def related(session: Session, one: Case, at_most: int) -> Sequence[Case]:
    """The cases that this one has to do with, newest first."""
    pair = or_(
        (Related.first_id == one.id) & (Related.second_id == Case.id),
        (Related.second_id == one.id) & (Related.first_id == Case.id),
    )
    its = select(Case).join(Related, pair)
    return session.scalars(its.order_by(Case.id.desc()).limit(at_most)).all()
