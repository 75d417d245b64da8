"""The webcare cases of the demo team: eight that are done, one of Oliver's, and a rumour nobody has yet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.demo.story import ids
from bot.presence import USUAL
from bot.rituals import team_free_days
from bot.working_time import Hours, add
from storage import cases, people
from storage.cases import Kind, Status

Told = Mapping[str, Any]

KINDS = {
    "crisis": Kind.CRISIS,
    "klacht": Kind.COMPLAINT,
    "vraag": Kind.QUESTION,
    "formeel": Kind.FORMAL,
    "compliment": Kind.COMPLIMENT,
    "trol": Kind.TROLL,
    "spam": Kind.SPAM,
}
STATUSES = {
    "closed": Status.ANSWERED,
    "hidden": Status.HIDDEN,
    "no_reply": Status.NO_REPLY,
    "referred": Status.REFERRED,
    "open": Status.WAITING,
}
WARNED_AT = 0.8
"""The share of the time to answer after which the owner is warned."""


def load_cases(session: Session, team: people.Team, story: Told, now: datetime) -> None:
    told = story["webcare"]
    minutes: dict[str, int] = {
        KINDS[kind]: span for kind, span in story["plan"]["where"]["sla_minutes"].items()
    }
    session.add(cases.Desk(team_id=team.id, last_number=len(told), minutes=minutes))
    hours = Hours.weekly(team.zone, USUAL, team_free_days(team, now))
    for number, one in enumerate(told, start=1):
        _load(session, team, Case(one, number, ids(story), team.zone), hours)


class Case:
    """A case as the story tells it, its wall-clock times in the team's zone as moments."""

    def __init__(self, told: Told, number: int, known: Mapping[str, str], zone: str) -> None:
        self.told = told
        self.number = number
        self.kind = KINDS[told["kind"]]
        self.status = STATUSES[told["status"]]
        self.owner = known.get(told["assignee"])
        self._zone = ZoneInfo(zone)

    def at(self, name: str) -> datetime | None:
        """When that happened; None when it did not."""
        told = self.told[name]
        return None if told is None else datetime.fromisoformat(told).replace(tzinfo=self._zone)

    @property
    def reported_at(self) -> datetime:
        return self.at("received") or datetime.min.replace(tzinfo=self._zone)

    @property
    def ended_at(self) -> datetime | None:
        """When nobody outside waited any more: answered, referred or set aside."""
        return None if self.status is Status.WAITING else self.at("closed") or self.at("first_reply")


def _load(session: Session, team: people.Team, story: Case, hours: Hours) -> None:
    case = cases.Case(
        team_id=team.id,
        number=story.number,
        channel=cases.Channel(story.told["channel"]),
        kind=story.kind,
        paraphrase=story.told["body"],
        handle=story.told["person"],
        reported_at=story.reported_at,
        reported_by=team.created_by,
        status=story.status,
        owner_id=None if story.ended_at else story.owner,
        closed_at=story.ended_at,
    )
    _start_clock(case, hours)
    session.add(case)
    session.flush()
    if story.owner is None:
        case.deal_at = story.reported_at
        return
    turn = _turn(case, story, story.owner)
    session.add(turn)
    session.flush()
    case.turn_id = None if story.ended_at else turn.id
    if story.ended_at is not None:
        session.add(_answer(case, story, story.owner))


def _start_clock(case: cases.Case, hours: Hours) -> None:
    """Due within the target of its kind, counted in opening hours; what needs no answer has no clock."""
    minutes = cases.USUAL_MINUTES.get(case.kind)
    if minutes is None:
        return
    case.due_at = add(hours, case.reported_at, timedelta(minutes=minutes))
    case.warn_at = add(hours, case.reported_at, timedelta(minutes=minutes * WARNED_AT))
    case.alarm_at = None if case.closed_at else case.warn_at


def _turn(case: cases.Case, story: Case, owner: str) -> cases.Turn:
    return cases.Turn(
        case_id=case.id,
        team_id=case.team_id,
        user_id=owner,
        at=story.reported_at,
        because=cases.Because.ONLY,
        ping_at=story.reported_at,
        ended_at=story.ended_at,
        ended_by=owner if story.ended_at else None,
        ended_how=cases.Ended.CLOSED if story.ended_at else None,
    )


def _answer(case: cases.Case, story: Case, owner: str) -> cases.Answer:
    return cases.Answer(
        case_id=case.id,
        at=story.ended_at or story.reported_at,
        by=owner,
        outcome=story.status,
        words=story.told.get("reason"),
    )
