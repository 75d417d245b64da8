"""Reads and keeps a line of the matrix, with the log of what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.roles import rules
from bot.roles.rules import Draft
from storage import caseload, changes, duties
from storage.duties import Scope
from storage.people import Team
from storage.tasks import TASK, Task

ROLE = "role"
"""What a role is called in the log of changes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line: a task of a team, for one scope."""

    team: Team
    task: Task
    scope: Scope


@dataclass(frozen=True, slots=True)
class Act:
    """Who changes something, and when (UTC)."""

    by: str
    at: datetime


def draft_of(session: Session, place: Place) -> Draft:
    """The line as it stands."""
    cells = [
        (one.part, one.user_id, one.role)
        for one in duties.of_task(session, place.team, place.task.key, place.scope)
    ]
    whole = place.scope.is_everything
    minutes = place.task.minutes if whole else None
    return rules.draft_of(cells, minutes, place.task.decider_does and whole)


def keep(session: Session, place: Place, draft: Draft, act: Act) -> None:
    """The line is as the draft says. Cases that wait for somebody look again whose they are."""
    before = draft_of(session, place)
    duties.fill(session, place.team, place.task.key, place.scope, draft.cells)
    if place.scope.is_everything:
        place.task.minutes, place.task.decider_does = draft.minutes, draft.decider_does
    caseload.look_again(session, place.team, act.at)
    if fields := rules.differences(before, draft):
        note(session, place, "changed", fields, act)


def drop(session: Session, place: Place, act: Act) -> None:
    """The task is no line of the matrix any more; the log keeps who had it."""
    before = draft_of(session, place)
    duties.drop_task(session, place.team, place.task.key)
    note(session, place, "dropped", rules.differences(before, Draft()), act)
    session.delete(place.task)
    caseload.look_again(session, place.team, act.at)


def keep_role(session: Session, team: Team, role: str, user_ids: Sequence[str], act: Act) -> None:
    """The role is held by these people; cases that wait for somebody look again whose they are."""
    before = [one.user_id for one in duties.holders(session, team) if one.role == role]
    duties.hold_roles(session, team, role, user_ids)
    caseload.look_again(session, team, act.at)
    if set(before) != set(user_ids):
        fields: changes.Fields = {"role": [None, role], "holders": [before, list(user_ids)]}
        change = changes.Change(
            team_id=team.id, thing=ROLE, thing_id=team.id, by=act.by, at=act.at, did="changed", fields=fields
        )
        changes.note(session, change)


def note(session: Session, place: Place, did: str, fields: dict[str, list[object]], act: Act) -> None:
    of = scope_told(place.scope)
    change = changes.Change(
        team_id=place.team.id,
        thing=TASK,
        thing_id=place.task.id,
        by=act.by,
        at=act.at,
        did=did,
        fields={"task": [None, place.task.key], **of, **fields},
    )
    changes.note(session, change)


def scope_told(scope: Scope) -> dict[str, list[object]]:
    """In the log of changes; nothing for the whole task."""
    return {} if scope.is_everything else {"scope": [None, [scope.channel, scope.topic, scope.weekday]]}
