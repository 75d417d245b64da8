"""What somebody outside was told before."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.cases import Case, Status
from storage.turns import Answer


def was_answered(session: Session, case: Case, since: datetime) -> bool:
    """Whether this case, or another of its kind from the same account, was answered since that moment."""
    same = Case.id == case.id
    if case.handle_key is not None:
        of_kind = (Case.team_id == case.team_id) & (Case.kind == case.kind)
        same = or_(same, of_kind & (Case.handle_key == case.handle_key))
    answered = select(Answer.id).join(Case, Case.id == Answer.case_id).where(same, Answer.at >= since)
    counted = answered.where(Answer.outcome == Status.ANSWERED, Answer.undone_at.is_(None))
    return session.scalar(counted.limit(1)) is not None
