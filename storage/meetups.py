"""The daily meet-up: one row for a team and a day, and the answers given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    bindparam,
    exists,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams


class Meetup(Row):
    """One day of a team. The row comes with the prompt, or earlier: with the first early answer or a day off.

    Because there is one row for a team and a day, a prompt is written once, whoever tries.
    """

    __tablename__ = "meetups"
    __table_args__ = (
        UniqueConstraint("team_id", "day"),
        Index(
            "ix_meetups_closing",
            "closes_at",
            sqlite_where=text("summarised_at IS NULL"),
            postgresql_where=text("summarised_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    day: Mapped[date]
    """The date in the team's zone."""
    question: Mapped[str]
    """Which question of the day; it stays what it is from the moment the row is there."""
    slot: Mapped[str | None]
    """What fills the gap in the question, if it has one."""
    closes_at: Mapped[datetime]
    """From then on the message in the channel is the summary."""
    prompted_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its message was written: the prompt, or the summary of early answers if no prompt ever came."""
    summarised_at: Mapped[datetime | None] = mapped_column(default=None)
    called_off_at: Mapped[datetime | None] = mapped_column(default=None)
    called_off_by: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=0)
    """Counts what was written about the message in the channel, so that every letter has its own key."""
    chair_id: Mapped[str | None] = mapped_column(default=None)
    """Who leads the ten minutes of that day; chosen with the prompt among who works then."""
    signal: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict, server_default="{}")
    """The one signal of the day: its kind, what it is about, and how to say it; empty: there is none."""


class Answer(Row):
    """What somebody answered, or that they had nothing that day. One for a person and a day."""

    __tablename__ = "meetup_answers"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    given_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    heard: Mapped[str | None] = mapped_column(default=None)
    idea: Mapped[str | None] = mapped_column(default=None)
    stuck: Mapped[str | None] = mapped_column(default=None)

    @property
    def says_nothing(self) -> bool:
        """They pressed "nothing today"."""
        return not (self.heard or self.idea or self.stuck)


HELD = (
    select(func.count(func.distinct(Meetup.id)), func.count(func.distinct(Answer.meetup_id)))
    .select_from(Meetup)
    .outerjoin(Answer, Answer.meetup_id == Meetup.id)
    .where(
        Meetup.team_id == bindparam("team"),
        Meetup.day >= bindparam("first"),
        Meetup.day < bindparam("last"),
        Meetup.prompted_at.is_not(None),
        Meetup.called_off_at.is_(None),
    )
)
"""Made once: looking at the plan asks it."""


def held_between(session: Session, team: Team, first: date, last: date) -> tuple[int, int]:
    """On how many days the question was asked, and on how many somebody answered; `last` is left out."""
    days = session.execute(HELD, {"team": team.id, "first": first, "last": last}).one()
    return days[0], days[1]


def find(session: Session, team: Team, day: date) -> Meetup | None:
    return session.scalar(select(Meetup).where(Meetup.team_id == team.id, Meetup.day == day))


def hold(session: Session, team: Team, day: date) -> Meetup | None:
    """The meet-up, yours alone to change until the transaction ends."""
    asked = select(Meetup).where(Meetup.team_id == team.id, Meetup.day == day)
    return session.scalar(asked.with_for_update())


def make_sure(session: Session, rows: Sequence[dict[str, Any]]) -> Sequence[Meetup]:
    """These (team, day) have a row, and all are held; who was first decided the question.

    Each of `rows` has `team_id`, `day`, `question`, `slot` and `closes_at`.
    """
    if not rows:
        return []
    session.execute(
        insert_into(session, Meetup).on_conflict_do_nothing(), [{"version": 0} | row for row in rows]
    )
    teams, days = {row["team_id"] for row in rows}, {row["day"] for row in rows}
    asked = {(row["team_id"], row["day"]) for row in rows}
    held = select(Meetup).where(Meetup.team_id.in_(teams), Meetup.day.in_(days)).order_by(Meetup.id)
    found = session.scalars(held.with_for_update().execution_options(populate_existing=True))
    return [meetup for meetup in found if (meetup.team_id, meetup.day) in asked]


@dataclass(slots=True)
class Before:
    """What came before, of one team: when each question was asked last, and each signal told."""

    questions: dict[str, date] = field(default_factory=dict)
    signals: dict[str, date] = field(default_factory=dict)


def before(session: Session, team_ids: Collection[int], first: date, last: date) -> dict[int, Before]:
    """Of each team what was asked and told in these days; days that were called off do not count."""
    told = (
        select(Meetup.team_id, Meetup.day, Meetup.question, Meetup.signal)
        .where(Meetup.team_id.in_(team_ids), Meetup.day.between(first, last), Meetup.called_off_at.is_(None))
        .order_by(Meetup.day)
    )
    found = {team_id: Before() for team_id in team_ids}
    for team_id, day, question, signal in session.execute(told):
        found[team_id].questions[question] = day
        if signal:
            found[team_id].signals[signal["about"]] = day
    return found


def last_chairs(session: Session, team_ids: Collection[int], since: date) -> dict[int, dict[str, date]]:
    """Of each team who led a meet-up since then, and on which day last."""
    led = (
        select(Meetup.team_id, Meetup.chair_id, func.max(Meetup.day))
        .where(
            Meetup.team_id.in_(team_ids),
            Meetup.day >= since,
            Meetup.chair_id.is_not(None),
            Meetup.called_off_at.is_(None),
        )
        .group_by(Meetup.team_id, Meetup.chair_id)
    )
    found: dict[int, dict[str, date]] = {team_id: {} for team_id in team_ids}
    for team_id, chair_id, day in session.execute(led):
        found[team_id][chair_id or ""] = day
    return found


def subject(meetup: Meetup) -> str:
    """What the day's message in the channel is about, for the outbox."""
    return f"meetup {meetup.id}"


def answer(session: Session, meetup: Meetup, user_id: str) -> Answer | None:
    return session.get(Answer, (meetup.id, user_id))


def answers(session: Session, meetup_ids: Collection[int]) -> Sequence[Answer]:
    """The answers of these meet-ups, in the order in which they were first given."""
    given = select(Answer).where(Answer.meetup_id.in_(meetup_ids))
    return session.scalars(given.order_by(Answer.given_at, Answer.user_id)).all()


def who_answered(session: Session, team_ids: Collection[int], since: datetime) -> set[tuple[int, str]]:
    """Who of these teams answered anything since that moment: team and person."""
    given = select(Meetup.team_id, Answer.user_id).join(Meetup, Meetup.id == Answer.meetup_id)
    theirs = given.where(Meetup.team_id.in_(team_ids), Answer.changed_at >= since)
    return {(team_id, user_id) for team_id, user_id in session.execute(theirs)}


def to_summarise(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Meetup, Team]]:
    """Meet-ups past their closing time that are no summary yet, oldest first, each held by nobody else."""
    due = (
        select(Meetup, Team)
        .join(Team, Team.id == Meetup.team_id)
        .where(_is_over(now), some.among(Meetup.team_id))
        .order_by(Meetup.closes_at, Meetup.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=Meetup, skip_locked=True))
    return [(meetup, team) for meetup, team in held]


def teams_to_summarise(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such meet-ups, oldest first."""
    due = select(Meetup.team_id).where(_is_over(now), some.among(Meetup.team_id))
    oldest = func.min(Meetup.closes_at)
    return session.scalars(due.group_by(Meetup.team_id).order_by(oldest).limit(at_most)).all()


def any_to_summarise(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a meet-up."""
    return exists().where(_is_over(now))


def _is_over(now: Moment) -> ColumnElement[bool]:
    return Meetup.summarised_at.is_(None) & (Meetup.closes_at <= now)
