"""Who is reminded of the question of the day, or why not; and who was there to answer it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, and_, exists, func, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into
from storage.meetups import Answer, Meetup
from storage.people import Person, Team
from storage.some_teams import ALL_TEAMS, SomeTeams


class Skipped(StrEnum):
    """Why somebody gets no reminder."""

    LEFT = "left"
    NOT_TAKING_PART = "not_taking_part"
    OFF = "off"
    UNWANTED = "unwanted"
    ANSWERED = "answered"
    NO_HOURS_LEFT = "no_hours_left"
    CALLED_OFF = "called_off"
    NOT_POSTED = "not_posted"


class Reminder(Row):
    """What was decided for one member when the prompt was written, and what became of it.

    Either it is due at `due_at`, or `skipped` says why not. Kept, so that everyone can be told the reason.
    """

    __tablename__ = "meetup_reminders"
    __table_args__ = (
        Index(
            "ix_meetup_reminders_due",
            "due_at",
            sqlite_where=text("sent_at IS NULL AND skipped IS NULL"),
            postgresql_where=text("sent_at IS NULL AND skipped IS NULL"),
        ),
    )

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    decided_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    skipped: Mapped[Skipped | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is due, held, with what it is about."""

    reminder: Reminder
    meetup: Meetup
    team: Team
    person: Person | None
    answered: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody was there to answer on that day."""

    team_id: int
    user_id: str
    day: date
    answered: bool


def of_meetup(session: Session, meetup: Meetup) -> Sequence[Reminder]:
    """What was decided for each member; nothing before the prompt was written."""
    return session.scalars(select(Reminder).where(Reminder.meetup_id == meetup.id)).all()


def sent(session: Session, meetup_ids: Collection[int]) -> Sequence[Reminder]:
    """The reminders of these meet-ups that were written."""
    if not meetup_ids:
        return []
    written = select(Reminder).where(Reminder.meetup_id.in_(meetup_ids), Reminder.sent_at.is_not(None))
    return session.scalars(written).all()


def decide(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """For each member what was decided about a reminder; what was decided before stays."""
    if rows:
        session.execute(insert_into(session, Reminder).on_conflict_do_nothing(), rows)


def asked_lately(session: Session, team_ids: Collection[int], first: date) -> Sequence[Asked]:
    """Each question that counted for somebody since that day, of days that are over.

    Newest first. A day counts when they were there to answer: reminded, too late for it, or answered.
    """
    counted = or_(Reminder.skipped.is_(None), Reminder.skipped.in_((Skipped.ANSWERED, Skipped.NO_HOURS_LEFT)))
    asked = (
        select(Meetup.team_id, Reminder.user_id, Meetup.day, Answer.user_id.is_not(None))
        .join(Reminder, Reminder.meetup_id == Meetup.id)
        .outerjoin(Answer, and_(Answer.meetup_id == Meetup.id, Answer.user_id == Reminder.user_id))
        .where(
            Meetup.team_id.in_(team_ids),
            Meetup.day >= first,
            Meetup.summarised_at.is_not(None),
            Meetup.called_off_at.is_(None),
            counted,
        )
    )
    return [Asked(*one) for one in session.execute(asked.order_by(Meetup.day.desc()))]


def due(session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS) -> Sequence[DueReminder]:
    """Reminders past due, oldest first, each held by nobody else."""
    past = (
        select(Reminder, Meetup, Team, Person, Answer.user_id)
        .join(Meetup, Meetup.id == Reminder.meetup_id)
        .join(Team, Team.id == Meetup.team_id)
        .outerjoin(Person, and_(Person.workspace_id == Team.workspace_id, Person.user_id == Reminder.user_id))
        .outerjoin(Answer, and_(Answer.meetup_id == Reminder.meetup_id, Answer.user_id == Reminder.user_id))
        .where(_is_due(now), some.among(Meetup.team_id))
        .order_by(Reminder.due_at, Reminder.meetup_id, Reminder.user_id)
        .limit(at_most)
    )
    held = session.execute(past.with_for_update(of=Reminder, skip_locked=True))
    return [
        DueReminder(reminder, meetup, team, person, answered is not None)
        for reminder, meetup, team, person, answered in held
    ]


def teams_to_remind(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such reminders, longest due first."""
    past = (
        select(Meetup.team_id)
        .join(Reminder, Reminder.meetup_id == Meetup.id)
        .where(_is_due(now), some.among(Meetup.team_id))
    )
    oldest = func.min(Reminder.due_at)
    return session.scalars(past.group_by(Meetup.team_id).order_by(oldest).limit(at_most)).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a reminder."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return and_(Reminder.sent_at.is_(None), Reminder.skipped.is_(None), Reminder.due_at <= now)
