"""What the demo team promised with its answers: once kept in time, once late, and once still to be kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.demo.story import ids
from bot.webcare.later import is_late, next_reminder
from bot.webcare.roster import roster_of
from storage import caseload
from storage.cases import Case
from storage.people import Team
from storage.promises import Promise

Told = Mapping[str, Any]


def load_promises(session: Session, team: Team, story: Told, now: datetime) -> None:
    numbers = {one["id"]: number for number, one in enumerate(story["webcare"], start=1)}
    hours = roster_of(session, team, now).hours
    for one in story["promises"]:
        case = caseload.find(session, team, numbers[one["case"]])
        if case is None:
            raise LookupError(f"the story promises something in {one['case']}, which it does not tell")
        promised = _promise(case, one, ids(story)[one["by"]], ZoneInfo(team.zone))
        if promised.is_open:
            promised.remind_at = next_reminder(hours, promised.due_at, now)
        session.add(promised)


def _promise(case: Case, told: Told, by: str, zone: ZoneInfo) -> Promise:
    def at(name: str) -> datetime:
        return datetime.fromisoformat(told[name]).replace(tzinfo=zone)

    made = Promise(
        case_id=case.id, team_id=case.team_id, at=at("made"), by=by, what=told["what"], due_at=at("due")
    )
    if told["kept"] is not None:
        made.kept_at, made.kept_by = at("kept"), by
        made.missed_at = made.due_at if is_late(made.due_at, made.kept_at) else None
    return made
