"""Step five: eleven preconditions rated privately and at the same time, in rounds.

A ballot is one person's part in a round: when they are asked, whether they sent it, and one sentence. What
they tap is kept at once and counts from the moment they send it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.actions import Action
from storage.database import Moment, Row, insert_into, insert_once
from storage.people import Team

ROUND = "rating_round"
"""What a round is called in the log of changes."""

BALLOT = "rating_ballot"
"""That one was sent is in the log, by nobody: no history shows it, but who remembers the plan looks anew."""

RATERS = 3
"""From so many on results are shown, without names: docs/trade.md, "Preconditions"."""

FACTORS = (
    "technical_infrastructure",
    "people_knowledge_budget",
    "management_support",
    "room_and_trust",
    "procedures_and_rules",
    "ownership",
    "open_culture",
    "ambassadors_and_fans",
    "sceptics",
    "taking_criticism",
    "realistic_goals",
)
"""The eleven preconditions of Diana Russo's article of 2014, in its order (docs/trade.md)."""


class RatingRound(Row):
    """One time that a team rates. Open until `closed_at`; `chosen` are the factors picked to work on."""

    __tablename__ = "rating_rounds"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    raters: Mapped[int] = mapped_column(default=0)
    """How many had sent their ballot when it closed; a round without any is passed over."""
    chosen: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    sentences: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """What people added, since it closed: shuffled, and nobody knows any more whose they were."""
    sponsors: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    """Who decided (ids) when it closed; None of a round that closed before this was kept."""
    propose_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the coordinators are asked whether it is time for the next one."""
    version: Mapped[int] = mapped_column(default=1)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Ballot(Row):
    """One person's part in a round: asked once, reminded once at most, sent as often as they like."""

    __tablename__ = "rating_ballots"
    __table_args__ = (UniqueConstraint("round_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("rating_rounds.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When they are asked, or once they were, reminded; None when neither is to come."""
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    sentence: Mapped[str | None] = mapped_column(default=None)


class Rating(Row):
    """What one person gave one factor: -2 (clear stumbling block) to +2; None: they do not know."""

    __tablename__ = "ratings"
    __table_args__ = (UniqueConstraint("round_id", "user_id", "factor"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("rating_rounds.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    factor: Mapped[str]
    score: Mapped[int | None] = mapped_column(default=None)


ROUNDS_TOLD = select(RatingRound.id).where(RatingRound.closed_at.is_not(None), RatingRound.raters >= RATERS)
"""The ids of rounds whose results were shown."""
ROUNDS = (
    select(RatingRound)
    .where(
        RatingRound.team_id == bindparam("team"),
        or_(RatingRound.closed_at.is_(None), RatingRound.raters > 0),
    )
    .order_by(RatingRound.id.desc())
    .limit(3)
)
SENT = select(func.count(Ballot.id), func.count(Ballot.sent_at)).where(Ballot.round_id == bindparam("round"))
ABOUT = tuple(f"condition:{factor}{field}" for factor in FACTORS for field in ("", ":action"))
"""What an action is about: a factor, or finding out what could be done about it."""
ACTIONS = (
    select(Action)
    .where(Action.team_id == bindparam("team"), Action.about.in_(ABOUT), Action.dropped_at.is_(None))
    .order_by(Action.due_on, Action.id)
)
"""These are made once: every look at the plan asks them."""


def newest_rounds(session: Session, team: Team) -> Sequence[RatingRound]:
    """The open round, if any, and the last two in which anybody rated, newest first."""
    return session.scalars(ROUNDS, {"team": team.id}).all()


def latest_round(session: Session, team: Team) -> RatingRound | None:
    """The newest round, open or closed, in which somebody rated or still may."""
    return next(iter(newest_rounds(session, team)), None)


def open_round(session: Session, team: Team) -> RatingRound | None:
    return next((one for one in newest_rounds(session, team) if one.is_open), None)


def hold_round(session: Session, team: Team, round_id: int) -> RatingRound | None:
    """The round as it is now, yours alone to change until the transaction ends."""
    held = select(RatingRound).where(RatingRound.team_id == team.id, RatingRound.id == round_id)
    return session.scalar(held.with_for_update().execution_options(populate_existing=True))


def asked_and_sent(session: Session, round_id: int) -> tuple[int, int]:
    """How many have a part in the round, and how many sent it."""
    asked, sent = session.execute(SENT, {"round": round_id}).one()
    return asked, sent


def ballots(session: Session, round_ids: Collection[int]) -> Sequence[Ballot]:
    """Everybody's part in these rounds."""
    theirs = select(Ballot).where(Ballot.round_id.in_(round_ids))
    return session.scalars(theirs.order_by(Ballot.id)).all()


def ballot_of(session: Session, round_id: int, user_id: str) -> Ballot:
    """Somebody's part in a round; who had none, since they came later, has one now."""
    insert_once(session, Ballot, "id", {"round_id": round_id, "user_id": user_id})
    mine = select(Ballot).where(Ballot.round_id == round_id, Ballot.user_id == user_id)
    return session.scalars(mine.execution_options(populate_existing=True)).one()


def rate(session: Session, round_id: int, user_id: str, scores: Mapping[str, int | None]) -> None:
    """These factors have these scores of theirs; what was given before is replaced."""
    for factor, score in scores.items():
        row = {"round_id": round_id, "user_id": user_id, "factor": factor, "score": score}
        added = insert_into(session, Rating).values(row)
        session.execute(
            added.on_conflict_do_update(
                index_elements=["round_id", "user_id", "factor"], set_={"score": score}
            )
        )


def given_by(session: Session, round_id: int, user_id: str) -> dict[str, int | None]:
    """What somebody gave so far, sent or not, by factor."""
    mine = select(Rating.factor, Rating.score).where(Rating.round_id == round_id, Rating.user_id == user_id)
    return dict(session.execute(mine).all())


def sent(session: Session, round_ids: Collection[int]) -> Sequence[Rating]:
    """All ratings of these rounds that were sent; whose they are is never shown."""
    is_theirs = (Ballot.round_id == Rating.round_id) & (Ballot.user_id == Rating.user_id)
    counted = select(Rating).join(Ballot, is_theirs).where(Ballot.sent_at.is_not(None))
    return session.scalars(counted.where(Rating.round_id.in_(round_ids)).order_by(Rating.id)).all()


def forget_unsent(session: Session, round_id: int) -> None:
    """What somebody tapped or wrote and never sent is nobody's to keep once the round is over."""
    its = update(Ballot).where(Ballot.round_id == round_id, Ballot.sent_at.is_(None))
    session.execute(its.values(sentence=None))
    senders = select(Ballot.user_id).where(Ballot.round_id == round_id, Ballot.sent_at.is_not(None))
    unsent = delete(Rating).where(Rating.round_id == round_id, Rating.user_id.not_in(senders))
    session.execute(unsent.execution_options(synchronize_session=False))


def actions(session: Session, team: Team) -> Sequence[Action]:
    """What was agreed about any factor, open or done, the first due first."""
    return session.scalars(ACTIONS, {"team": team.id}).all()


def ever_agreed(session: Session, team: Team) -> frozenset[int]:
    """The ids of all actions about any factor, also of those that were dropped."""
    theirs = select(Action.id).where(Action.team_id == team.id, Action.about.in_(ABOUT))
    return frozenset(session.scalars(theirs))


def teams_with_ballots_due(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """The ids of teams in which somebody is to be asked or reminded, longest ago first."""
    theirs = (
        select(RatingRound.team_id)
        .join(Ballot, Ballot.round_id == RatingRound.id)
        .where(_is_due(now))
        .group_by(RatingRound.team_id)
    )
    return session.scalars(theirs.order_by(func.min(Ballot.due_at)).limit(at_most)).all()


def ballots_due(session: Session, team_id: int, now: datetime) -> Sequence[tuple[Ballot, RatingRound, Team]]:
    """Who of a team is to be asked or reminded, held with the round, so that it cannot close meanwhile."""
    due = (
        select(Ballot, RatingRound, Team)
        .join(RatingRound, RatingRound.id == Ballot.round_id)
        .join(Team, Team.id == RatingRound.team_id)
        .where(_is_due(now), RatingRound.team_id == team_id)
        .order_by(Ballot.id)
    )
    held = session.execute(due.with_for_update(skip_locked=True, of=(Ballot, RatingRound)))
    return [(ballot, round_, team) for ballot, round_, team in held]


def rounds_to_close(session: Session, now: datetime, at_most: int) -> Sequence[RatingRound]:
    """Open rounds whose time is over, longest ago first."""
    over = select(RatingRound).where(_is_over(now))
    return session.scalars(over.order_by(RatingRound.closes_at, RatingRound.id).limit(at_most)).all()


def rounds_to_follow(session: Session, now: datetime, at_most: int) -> Sequence[RatingRound]:
    """Closed rounds after which the next one is to be proposed, longest ago first."""
    due = select(RatingRound).where(_to_follow(now))
    return session.scalars(due.order_by(RatingRound.propose_due_at, RatingRound.id).limit(at_most)).all()


def any_ballot_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(_is_due(now))


def any_to_close(now: Moment) -> ColumnElement[bool]:
    return exists().where(_is_over(now))


def any_to_follow(now: Moment) -> ColumnElement[bool]:
    return exists().where(_to_follow(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return Ballot.due_at <= now


def _is_over(now: Moment) -> ColumnElement[bool]:
    return RatingRound.closed_at.is_(None) & (RatingRound.closes_at <= now)


def _to_follow(now: Moment) -> ColumnElement[bool]:
    return RatingRound.propose_due_at <= now


def hold_team_and_round(session: Session, round_id: int) -> tuple[Team, RatingRound] | None:
    """Both, the team first, yours alone to change until the transaction ends."""
    its_team = select(RatingRound.team_id).where(RatingRound.id == round_id).scalar_subquery()
    team = session.scalar(
        select(Team).where(Team.id == its_team).with_for_update().execution_options(populate_existing=True)
    )
    held = None if team is None else hold_round(session, team, round_id)
    return None if team is None or held is None else (team, held)
