"""The ten minutes with their clock, the team's own questions, the roll-up of a week, and who was silent."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into
from storage.meetups import Meetup
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams


class TenMinutes(Row):
    """The talk of one day: who leads, when it began, and what the clock said already."""

    __tablename__ = "ten_minutes"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True)
    chair_id: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When its clock is next shown anew."""
    warned_at: Mapped[datetime | None] = mapped_column(default=None)
    """"Two minutes left" was said."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[str | None] = mapped_column(default=None)
    """Who ended it before its time."""
    version: Mapped[int] = mapped_column(default=1)


class OwnQuestion(Row):
    """A question of the team's own in the pool, on one weekday or on any."""

    __tablename__ = "meetup_questions"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    """May have gaps that the plan fills: {value}, {audience}, {issue}, {name}."""
    by: Mapped[str]
    at: Mapped[datetime]
    weekday: Mapped[int | None] = mapped_column(default=None)
    """0 is Monday; None: any day."""
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class MeetupWeek(Row):
    """One week of a team, by its Monday: when its roll-up is due, and that it came or was passed over."""

    __tablename__ = "meetup_weeks"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    told_at: Mapped[datetime | None] = mapped_column(default=None)


class Nudge(Row):
    """Somebody was silent for days, and is asked privately whether time or question should change."""

    __tablename__ = "meetup_nudges"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    decided_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)


def questions_of(session: Session, team_ids: Collection[int]) -> Sequence[OwnQuestion]:
    """The teams' own questions that were not removed, oldest first."""
    theirs = select(OwnQuestion).where(OwnQuestion.team_id.in_(team_ids), OwnQuestion.removed_at.is_(None))
    return session.scalars(theirs.order_by(OwnQuestion.id)).all()


def team_and_question(
    session: Session, workspace_id: str, question_id: int
) -> tuple[Team, OwnQuestion] | None:
    """The question with its team, removed or not; None when this workspace has no such question."""
    both = select(Team, OwnQuestion).join(OwnQuestion, OwnQuestion.team_id == Team.id)
    its = both.where(Team.workspace_id == workspace_id, OwnQuestion.id == question_id)
    found = session.execute(its).one_or_none()
    return None if found is None else (found[0], found[1])


def talk_of(session: Session, meetup: Meetup) -> TenMinutes | None:
    """The ten minutes of a day, if they were started."""
    return session.get(TenMinutes, meetup.id, populate_existing=True)


def talks_of(session: Session, meetup_ids: Collection[int]) -> dict[int, TenMinutes]:
    """Of these days the ten minutes that were started."""
    held = session.scalars(select(TenMinutes).where(TenMinutes.meetup_id.in_(meetup_ids)))
    return {talk.meetup_id: talk for talk in held}


def clocks_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[TenMinutes, Meetup, Team]]:
    """Ten minutes whose clock is to be shown anew, longest due first, each with its day held."""
    due = (
        select(TenMinutes, Meetup, Team)
        .join(Meetup, Meetup.id == TenMinutes.meetup_id)
        .join(Team, Team.id == Meetup.team_id)
        .where(_clock_is_due(now), some.among(Meetup.team_id))
        .order_by(TenMinutes.due_at, TenMinutes.meetup_id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=[Meetup, TenMinutes], skip_locked=True))
    return [(talk, meetup, team) for talk, meetup, team in held]


def teams_with_clocks_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such clocks, longest due first."""
    due = (
        select(Meetup.team_id)
        .join(TenMinutes, Meetup.id == TenMinutes.meetup_id)
        .where(_clock_is_due(now), some.among(Meetup.team_id))
    )
    oldest = func.min(TenMinutes.due_at)
    return session.scalars(due.group_by(Meetup.team_id).order_by(oldest).limit(at_most)).all()


def plan_weeks(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Each of these weeks (team_id, monday, due_at) has a roll-up to come, unless it was told."""
    if rows:
        told = [{"told_at": None} | row for row in rows]
        planned = insert_into(session, MeetupWeek)
        again = planned.on_conflict_do_update(
            index_elements=["team_id", "monday"],
            set_={"due_at": planned.excluded.due_at},
            where=MeetupWeek.told_at.is_(None),
        )
        session.execute(again, told)


def weeks_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[MeetupWeek, Team]]:
    """Weeks whose roll-up is due, longest due first, each held by nobody else."""
    due = (
        select(MeetupWeek, Team)
        .join(Team, Team.id == MeetupWeek.team_id)
        .where(_week_is_due(now), some.among(MeetupWeek.team_id))
        .order_by(MeetupWeek.due_at, MeetupWeek.team_id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=MeetupWeek, skip_locked=True))
    return [(week, team) for week, team in held]


def teams_with_weeks_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such weeks, longest due first."""
    due = select(MeetupWeek.team_id).where(_week_is_due(now), some.among(MeetupWeek.team_id))
    oldest = func.min(MeetupWeek.due_at)
    return session.scalars(due.group_by(MeetupWeek.team_id).order_by(oldest).limit(at_most)).all()


def nudge(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Each of these (team_id, user_id, decided_at, due_at) is asked then; what was there makes room."""
    for row in rows:
        session.merge(Nudge(**row))


def nudges_since(session: Session, team_ids: Collection[int], since: datetime) -> set[tuple[int, str]]:
    """Who was to be asked since that moment: team and person."""
    lately = select(Nudge.team_id, Nudge.user_id).where(
        Nudge.team_id.in_(team_ids), Nudge.decided_at >= since
    )
    return {(team_id, user_id) for team_id, user_id in session.execute(lately)}


def nudges_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Nudge, Team]]:
    """Who is to be asked now, longest due first, each held by nobody else."""
    due = (
        select(Nudge, Team)
        .join(Team, Team.id == Nudge.team_id)
        .where(_nudge_is_due(now), some.among(Nudge.team_id))
        .order_by(Nudge.due_at, Nudge.team_id, Nudge.user_id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=Nudge, skip_locked=True))
    return [(one, team) for one, team in held]


def teams_with_nudges_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such people, longest due first."""
    due = select(Nudge.team_id).where(_nudge_is_due(now), some.among(Nudge.team_id))
    oldest = func.min(Nudge.due_at)
    return session.scalars(due.group_by(Nudge.team_id).order_by(oldest).limit(at_most)).all()


def any_clock_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(_clock_is_due(now))


def any_week_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(_week_is_due(now))


def any_nudge_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(_nudge_is_due(now))


def _clock_is_due(now: Moment) -> ColumnElement[bool]:
    return TenMinutes.due_at <= now


def _week_is_due(now: Moment) -> ColumnElement[bool]:
    return MeetupWeek.due_at <= now


def _nudge_is_due(now: Moment) -> ColumnElement[bool]:
    return Nudge.due_at <= now
