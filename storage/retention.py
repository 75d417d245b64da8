"""How long a team keeps what people outside said, and what of it must go now.

Lock order: `hold` the team's retention first, then cases.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, exists, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import handovers
from storage.cases import Case
from storage.cases_due import teams_due
from storage.database import Moment, Row, insert_into
from storage.people import Team
from storage.some_teams import SomeTeams

HANDLE_DAYS, TEXT_DAYS = 30, 180
"""After closing: docs/trade.md, "Privacy"."""

RETENTION = "retention"
"""What it is called in the log of changes."""


class Retention(Row):
    """What a team decided; a team without a row decided nothing, and has the usual days."""

    __tablename__ = "retention"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    handle_days: Mapped[int] = mapped_column(default=HANDLE_DAYS)
    """Days after closing in which the account is kept."""
    text_days: Mapped[int] = mapped_column(default=TEXT_DAYS)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    """When somebody last chose these days, also when they chose what was there; None: nobody ever did."""
    last_writer: Mapped[int] = mapped_column(default=0)
    """The last number that stands for an account: docs/decisions/204."""
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the last export was made."""
    exported_until: Mapped[datetime | None] = mapped_column(default=None)
    """What was closed before this moment is in an export that somebody said they kept; for public bodies."""
    exported_at: Mapped[datetime | None] = mapped_column(default=None)
    """When somebody said so."""
    offer_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the coordinators hear (again) that cases wait for an export; None when none do."""
    version: Mapped[int] = mapped_column(default=1)


def of(session: Session, team: Team) -> Retention:
    """What the team decided, or the usual."""
    return session.get(Retention, team.id) or Retention(team_id=team.id)


def hold(session: Session, team_id: int) -> Retention:
    """The same, yours alone to change until the transaction ends; it is made when it is first asked for."""
    first = {"team_id": team_id, "handle_days": HANDLE_DAYS, "text_days": TEXT_DAYS}
    new = insert_into(session, Retention).values(**first, last_writer=0, version=1)
    held = new.on_conflict_do_update(
        index_elements=["team_id"], set_={"last_writer": Retention.last_writer}
    ).returning(Retention)
    found: Retention = session.scalars(held, execution_options={"populate_existing": True}).one()
    return found


def any_to_forget(now: Moment) -> ColumnElement[bool]:
    """Something of some case must go."""
    return exists().where(Case.forget_at <= now)


def any_to_offer(now: Moment) -> ColumnElement[bool]:
    """Somewhere cases wait for an export, and it is time to say so."""
    return exists().where(Retention.offer_at <= now)


def teams_to_forget_in(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams in which something of a case must go, longest ago first."""
    due = (Case.forget_at <= now) & some.among(Case.team_id)
    return session.scalars(teams_due(Case.forget_at, due, at_most)).all()


def hold_cases_to_forget(session: Session, team: Team, now: datetime, at_most: int) -> Sequence[Case]:
    """Those of the team, longest ago first, each held by nobody else. Hold the retention first."""
    due = select(Case).where(Case.team_id == team.id, Case.forget_at <= now)
    held = due.order_by(Case.forget_at, Case.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def writer_of(session: Session, held: Retention, case: Case) -> int:
    """The number of its account: that of its other cases that still name it, else the next one.

    Those others get the number too, so that it goes on when this case names the account no more.
    """
    same = (Case.team_id == case.team_id, Case.handle_key == case.handle_key)
    known = session.scalar(select(func.max(Case.writer)).where(*same))
    if known is None:
        held.last_writer += 1
        known = held.last_writer
    numbered = update(Case).where(*same, Case.writer.is_(None)).values(writer=known)
    session.execute(numbered.execution_options(synchronize_session=False))
    return known


def count_due(session: Session, team: Team, now: datetime, handle_days: int, text_days: int) -> int:
    """How many closed cases would lose something at once with these days."""
    names_gone = Case.handle.is_not(None) & (Case.closed_at <= now - timedelta(days=handle_days))
    words_gone = _has_words() & (Case.closed_at <= now - timedelta(days=text_days))
    due = select(func.count()).select_from(Case).where(Case.team_id == team.id, or_(names_gone, words_gone))
    return session.scalar(due) or 0


def look_again(session: Session, team: Team, now: datetime, *, also_waiting: bool) -> None:
    """The days changed, or an export was kept: what closed cases and handovers hold is looked at anew.

    `also_waiting`: those too that wait for an export. Hold the retention first.
    """
    looked_at: ColumnElement[bool] = Case.forget_at.is_not(None)
    if also_waiting:
        looked_at = or_(looked_at, waits_for_export())
    again = update(Case).where(Case.team_id == team.id, looked_at).values(forget_at=now)
    session.execute(again.execution_options(synchronize_session=False))
    handovers.look_again(session, team, now, also_waiting=also_waiting)


def waits_for_export() -> ColumnElement[bool]:
    """A closed case that nobody looks at any more although its words are there."""
    return Case.closed_at.is_not(None) & Case.forget_at.is_(None) & _has_words()


def _has_words() -> ColumnElement[bool]:
    """Nothing was erased since it was closed; what was said before may be gone while its answer is new."""
    return or_(Case.erased_at.is_(None), Case.erased_at < Case.closed_at)


def count_waiting(session: Session, team: Team) -> int:
    waiting = select(func.count()).select_from(Case).where(Case.team_id == team.id, waits_for_export())
    return session.scalar(waiting) or 0


def hold_teams_to_offer(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[tuple[Retention, Team]]:
    """Whose coordinators must hear that cases wait for an export."""
    due = select(Retention, Team).join(Team, Team.id == Retention.team_id)
    due = due.where(Retention.offer_at <= now, some.among(Retention.team_id)).order_by(Retention.offer_at)
    held = due.limit(at_most).with_for_update(of=Retention, skip_locked=True)
    return [(one, team) for one, team in session.execute(held)]


def teams_to_offer(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    due = select(Retention.team_id).where(Retention.offer_at <= now, some.among(Retention.team_id))
    return session.scalars(due.order_by(Retention.offer_at).limit(at_most)).all()
