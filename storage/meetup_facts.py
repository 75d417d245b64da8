"""What the meet-ups of many teams are made of, each question asked once however many teams there are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.actions import Action
from storage.audiences import Audience
from storage.brands import Value
from storage.cases import Case, Kind
from storage.channels import PlanChannel
from storage.meetups import Answer, Meetup
from storage.plans import Issue
from storage.posts import Post, PostKind, Status

Found = TypeVar("Found")
ByTeam = dict[int, list[Found]]
NOT_GOING_OUT = (Status.IDEA, Status.DROPPED, Status.POSTPONED, Status.PAUSED)
"""What takes no place in a day."""
OUT = (Status.PUBLISHED, Status.LOOKED_BACK)


def posts_of_days(
    session: Session, team_ids: Collection[int], since: datetime, until: datetime
) -> ByTeam[Post]:
    """What goes out between these moments, in that order."""
    theirs = select(Post).where(
        Post.team_id.in_(team_ids),
        Post.publish_at >= since,
        Post.publish_at < until,
        Post.status.not_in(NOT_GOING_OUT),
    )
    return _by_team(team_ids, session.scalars(theirs.order_by(Post.publish_at, Post.id)).all())


def looked_back(session: Session, team_ids: Collection[int], since: datetime) -> ByTeam[Post]:
    """Posts published since that moment of which is known what they did."""
    theirs = select(Post).where(
        Post.team_id.in_(team_ids), Post.status == Status.LOOKED_BACK, Post.published_at >= since
    )
    return _by_team(team_ids, session.scalars(theirs.order_by(Post.published_at, Post.id)).all())


def hooks(session: Session, team_ids: Collection[int], since: datetime) -> ByTeam[datetime]:
    """When posts about a hook go out, since that moment."""
    theirs = select(Post.team_id, Post.publish_at).where(
        Post.team_id.in_(team_ids),
        Post.kind == PostKind.HOOK,
        Post.publish_at >= since,
        Post.status != Status.DROPPED,
    )
    found: ByTeam[datetime] = {team_id: [] for team_id in team_ids}
    for team_id, at in session.execute(theirs):
        found[team_id] += [at] if at else []
    return found


def count_published(session: Session, team_ids: Collection[int], since: datetime) -> dict[int, int]:
    """How many posts went out since that moment, by team."""
    theirs = select(Post.team_id, func.count()).where(
        Post.team_id.in_(team_ids), Post.status.in_(OUT), Post.published_at >= since
    )
    return dict(session.execute(theirs.group_by(Post.team_id)).all())


def channel_names(session: Session, team_ids: Collection[int]) -> dict[int, str]:
    """What the teams call their channels, by id; also those that were removed."""
    named = select(PlanChannel.id, PlanChannel.name).where(PlanChannel.team_id.in_(team_ids))
    return dict(session.execute(named).all())


def questions_from_outside(session: Session, team_ids: Collection[int], since: datetime) -> ByTeam[Case]:
    """Questions that came in since that moment, oldest first."""
    asked = select(Case).where(
        Case.team_id.in_(team_ids), Case.kind == Kind.QUESTION, Case.reported_at >= since
    )
    return _by_team(team_ids, session.scalars(asked.order_by(Case.id)).all())


def issues(session: Session, team_ids: Collection[int]) -> ByTeam[Issue]:
    """The issues that are open, oldest first."""
    theirs = select(Issue).where(Issue.team_id.in_(team_ids), Issue.closed_at.is_(None))
    return _by_team(team_ids, session.scalars(theirs.order_by(Issue.id)).all())


def audiences(session: Session, team_ids: Collection[int]) -> ByTeam[Audience]:
    theirs = select(Audience).where(Audience.team_id.in_(team_ids), Audience.removed_at.is_(None))
    return _by_team(team_ids, session.scalars(theirs.order_by(Audience.priority, Audience.id)).all())


def values(session: Session, team_ids: Collection[int]) -> ByTeam[Value]:
    theirs = select(Value).where(Value.team_id.in_(team_ids), Value.removed_at.is_(None))
    return _by_team(team_ids, session.scalars(theirs.order_by(Value.id)).all())


def decisions(session: Session, days: Mapping[int, int]) -> dict[int, list[Action]]:
    """What was decided in these meet-ups (id -> team id), by the meet-up's id; dropped ones not."""
    about = {about_meetup(meetup_id): meetup_id for meetup_id in days}
    theirs = select(Action).where(
        Action.team_id.in_(set(days.values())), Action.about.in_(about), Action.dropped_at.is_(None)
    )
    found: dict[int, list[Action]] = {meetup_id: [] for meetup_id in days}
    for action in session.scalars(theirs.order_by(Action.id)):
        found[about[action.about]].append(action)
    return found


def about_meetup(meetup_id: int) -> str:
    """What an action that was decided in a meet-up is about."""
    return f"meetup:{meetup_id}"


def paraphrases(session: Session, case_ids: Collection[int]) -> dict[int, str]:
    """What was asked in these cases, in our own words; one that was forgotten is empty."""
    asked = select(Case.id, Case.paraphrase).where(Case.id.in_(case_ids))
    return dict(session.execute(asked).all()) if case_ids else {}


def titles(session: Session, post_ids: Collection[int]) -> dict[int, str]:
    """What these posts are called."""
    named = select(Post.id, Post.title).where(Post.id.in_(post_ids))
    return dict(session.execute(named).all()) if post_ids else {}


def voices(
    session: Session, team_ids: Collection[int], first: date, last: date
) -> dict[int, tuple[int, int]]:
    """By team: on how many of these days the question was asked, and how many people answered at all."""
    told = (
        select(Meetup.team_id, _how_many(Meetup.id), _how_many(Answer.user_id))
        .outerjoin(Answer, Answer.meetup_id == Meetup.id)
        .where(
            Meetup.team_id.in_(team_ids),
            Meetup.day.between(first, last),
            Meetup.prompted_at.is_not(None),
            Meetup.called_off_at.is_(None),
        )
    )
    found = session.execute(told.group_by(Meetup.team_id))
    return {team_id: (held, people) for team_id, held, people in found}


Theirs = TypeVar("Theirs", Post, Case, Issue, Audience, Value)


def _how_many(column: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    return func.count(func.distinct(column))


def _by_team(team_ids: Collection[int], rows: Sequence[Theirs]) -> ByTeam[Theirs]:
    found: ByTeam[Theirs] = {team_id: [] for team_id in team_ids}
    for row in rows:
        found[row.team_id].append(row)
    return found
