"""What comes due in a storm by itself, and the letters owed for it: each once, whoever dies meanwhile.

Moments are spread over the first working days of the story, so that some process dies around most of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.plan.content import content_of
from storage import caseload
from storage.actions import Action
from storage.anchoring import AnchoringQuestion
from storage.brands import Value
from storage.cases import Case, Kind
from storage.cases import Status as CaseStatus
from storage.channels import PlanChannel
from storage.database import Database
from storage.escalation import Crisis
from storage.letters import Letter
from storage.library import LibraryAnswer, Piece
from storage.people import Team
from storage.plans import Focus, Issue
from storage.posts import Due, Post, Status
from storage.promises import Promise
from storage.ratings import Ballot, RatingRound
from storage.turns import Answer
from storage.versions import PlanVersion

STEP = timedelta(hours=5)
"""Between two moments."""
AT_WORK = tuple(
    datetime.fromisoformat(f"{day}T15:30:00+01:00") for day in ("2026-11-30", "2026-12-01", "2026-12-07")
)
"""After all of these each of the people was at work at one of them, on Curacao too, and nobody on leave."""
OPEN = timedelta(days=21)
"""How long people may rate: longer than the story goes on."""


@dataclass(frozen=True)
class Owed:
    """Exactly one letter whose key has this in it; or one each, when there are several."""

    keys: tuple[str, ...]

    def wrong(self, written: Sequence[str]) -> Iterator[str]:
        for key in self.keys:
            found = sum(key in one for one in written)
            if found != 1:
                yield f"{found} letters for {key!r}"


def lay(database: Database, people: Sequence[str], now: datetime) -> list[Owed]:
    """Every team of the storm gets one of each kind; the first of `people` coordinates.

    Not the demo's team: people publish and start rounds there, so that what was due need not be said.
    """
    owed: list[Owed] = []
    with database.transaction() as session:
        for team in session.scalars(select(Team).where(Team.name.like("Team %")).order_by(Team.id)):
            moments = (now + STEP * number for number in count(team.id))
            owed += [Owed(kind(session, team, people, next(moments))) for kind in KINDS]
    return owed


def _action(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    keys = []
    for owner in people:
        made = _made(team, people, at)
        row = Action(text="Bel de opleiding", owner_id=owner, due_on=at.date(), remind_due_at=at, **made)
        _kept(session, row)
        keys.append(f"action {row.id}, due {row.due_on} of {owner}")
    return tuple(keys)


def _measurement(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    row = Issue(
        sentence="Minder verloop, van 22% naar 15%.",
        focus=Focus.INTERNAL,
        now_value=22,
        goal_value=15,
        unit="procent",
        due_on=(at + timedelta(days=200)).date(),
        owner_id=people[1],
        measure_due_at=at,
        **_made(team, people, at),
    )
    _kept(session, row)
    return (f"issue {row.id}, to be measured",)


def _next_round(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    before = at - timedelta(days=90)
    row = RatingRound(
        team_id=team.id,
        opened_at=before,
        opened_by=people[0],
        closes_at=before,
        closed_at=before,
        raters=3,
        propose_due_at=at,
    )
    _kept(session, row)
    return (f"rating round {row.id}, next proposed to {people[0]}",)


def _open_round(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    row = RatingRound(team_id=team.id, opened_at=at, opened_by=people[0], closes_at=at + OPEN)
    _kept(session, row)
    session.add_all(Ballot(round_id=row.id, user_id=who, due_at=at) for who in people)
    return tuple(f"rating round {row.id}, question to {who}" for who in people)


def _review(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    version = PlanVersion(
        team_id=team.id,
        number=1,
        content=content_of(session, team, [], at),
        published_at=at - timedelta(days=182),
        published_by=people[0],
        review_due_at=at,
    )
    session.add(version)
    return (f"plan of team {team.id}, review due",)


def _question(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    value = Value(name="Samen wijs", **_made(team, people, at))
    _kept(session, value)
    row = AnchoringQuestion(
        team_id=team.id,
        value_id=value.id,
        channel_id=team.channel_id,
        asked_at=at,
        asked_by=people[0],
        closes_at=at,
    )
    _kept(session, row)
    return (f"anchoring question {row.id} v2",)


def _experiment(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    row = PlanChannel(
        key="storm",
        network="other",
        name="Proef",
        hypothesis="Hier zijn ze.",
        ends_on=at.date(),
        ask_due_at=at,
        **_made(team, people, at),
    )
    _kept(session, row)
    return (f"channel {row.id}, outcome of {row.ends_on}, to {people[0]}",)


def _posts_gone_out(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    """Two for one person at one moment: rows of one letter, each written once."""
    made = _made(team, people, at)
    rows = [Post(title="Buddy gezocht", status=Status.SCHEDULED, publish_at=at, **made) for _ in range(2)]
    for row in rows:
        row.owner_id, row.due, row.due_at = people[1], Due.IS_IT_POSTED, at
        _kept(session, row)
    return tuple(f": post {row.id}, {Due.IS_IT_POSTED} " for row in rows)


def _promise(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    """Made in a case that was answered: it is with who had it last."""
    case = _case(session, team, people, at)
    row = Promise(
        case_id=case.id, team_id=team.id, at=case.reported_at, by=people[1], what="uitzoeken", due_at=at
    )
    row.remind_at = at
    _kept(session, row)
    return (f"promise {row.id}, due ",)


def _crisis_to_look_back_on(
    session: Session, team: Team, people: Sequence[str], at: datetime
) -> tuple[str, ...]:
    """It is over: who led it is asked once what it taught."""
    case = _case(session, team, people, at)
    row = Crisis(team_id=team.id, case_id=case.id, started_at=case.reported_at, started_by=people[1])
    row.over_at, row.over_by, row.reviewer_id, row.look_at = at, people[0], people[0], at
    _kept(session, row)
    return (f"crisis {row.id}, look back ",)


def _case(session: Session, team: Team, people: Sequence[str], at: datetime) -> Case:
    """It was answered an hour after it came in, a day before."""
    begin, end = at - timedelta(days=1), at - timedelta(hours=23)
    desk = caseload.hold_desk(session, team)
    case = Case(
        team_id=team.id,
        number=caseload.new_number(desk),
        channel="instagram",
        kind=Kind.QUESTION,
        paraphrase=f"Hoe laat begint dienst {desk.last_number} van {team.name}?",
        reported_at=begin,
        reported_by=people[1],
        owner_id=people[1],
        status=CaseStatus.ANSWERED,
        closed_at=end,
    )
    _kept(session, case)
    session.add(Answer(case_id=case.id, at=end, by=people[1], outcome=CaseStatus.ANSWERED))
    return case


def _answer_to_review(session: Session, team: Team, people: Sequence[str], at: datetime) -> tuple[str, ...]:
    row = LibraryAnswer(
        title="Werktijden",
        piece=Piece.WHOLE,
        owner_id=people[1],
        review_by=at.date(),
        searched="werktijden",
        nl="Dat kan.",
        review_at=at,
        **_made(team, people, at),
    )
    _kept(session, row)
    return (f"answers to review, team {team.id}, of {people[1]}",)


def _made(team: Team, people: Sequence[str], at: datetime) -> dict[str, Any]:
    return {"team_id": team.id, "created_at": at, "created_by": people[0]}


def _kept(session: Session, row: Any) -> None:
    session.add(row)
    session.flush()


KINDS = (
    _action,
    _measurement,
    _next_round,
    _open_round,
    _review,
    _question,
    _experiment,
    _posts_gone_out,
    _promise,
    _crisis_to_look_back_on,
    _answer_to_review,
)


def unpaid(database: Database, owed: Sequence[Owed]) -> list[str]:
    """Of what was owed: what was written never, or twice. And every published version was announced once."""
    with database.reading() as session:
        written = session.scalars(select(Letter.key)).all()
        published = session.execute(
            select(PlanVersion.team_id, PlanVersion.number).where(PlanVersion.number > 1)
        ).all()
    versions = Owed(tuple(f"plan of team {team}, version {number} at" for team, number in published))
    return [text for one in (*owed, versions) for text in one.wrong(written)]
