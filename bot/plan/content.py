"""Everything a plan says at one moment, as values in no language: what is published and compared.

People are their ids; the words of the team are as they typed them. It is kept as JSON, so that a version
reads as it was whatever changes later.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.noticing import Noticed
from bot.ownership.gathering import matrix_of
from storage import actions, audiences, brands, channels, measurements, plans
from storage.duties import Held, Part
from storage.people import Team

Content = dict[str, Any]
PARTS = ("issues", "audiences", "brand", "values", "channels", "roles", "blocks", "actions")
"""In the order in which they are read."""


def content_of(session: Session, team: Team, noticed: Sequence[Noticed], now: datetime) -> Content:
    """`noticed` brings the preconditions that block."""
    return {
        "issues": _issues(session, team),
        "audiences": _audiences(session, team),
        "brand": _brand(brands.brand_of(session, team)),
        "values": [_value(one) for one in brands.values_of(session, team)],
        "channels": [_channel(one) for one in channels.of_team(session, team)],
        "roles": _roles(session, team, now),
        "blocks": sorted({one.finding.subject for one in noticed if _is_block(one)}),
        "actions": [_action(one) for one in actions.open_actions(session, team)],
    }


def _is_block(one: Noticed) -> bool:
    return one.chapter == "conditions" and one.finding.kind == "blocks"


def _issues(session: Session, team: Team) -> list[Content]:
    last = {one.issue_id: one for one in measurements.of_open_issues(session, team)}
    return [_issue(one, last.get(one.id)) for one in plans.open_issues(session, team)]


def _issue(issue: plans.Issue, measured: measurements.Measurement | None) -> Content:
    return {
        "id": issue.id,
        "sentence": issue.sentence,
        "topics": list(issue.topics),
        "focus": issue.focus,
        "now": issue.now_value,
        "goal": issue.goal_value,
        "unit": issue.unit,
        "due_on": None if issue.due_on is None else issue.due_on.isoformat(),
        "source": issue.source,
        "owner_id": issue.owner_id,
        "measured": None if measured is None else measured.value,
        "measured_on": None if measured is None else measured.on.isoformat(),
    }


def _audiences(session: Session, team: Team) -> list[Content]:
    around: dict[int, list[Content]] = {}
    for actor in audiences.actors_of_team(session, team):
        told = {"name": actor.name, "ring": actor.ring, "stance": actor.stance, "bridge_id": actor.bridge_id}
        around.setdefault(actor.audience_id, []).append(told)
    return [_audience(one, around.get(one.id, [])) for one in audiences.of_team(session, team)]


def _audience(audience: audiences.Audience, actors: list[Content]) -> Content:
    return {
        "id": audience.id,
        "name": audience.name,
        "issue_id": audience.issue_id,
        "priority": audience.priority,
        "online": list(audience.online),
        "offline": list(audience.offline),
        "evidence": [dict(one) for one in audience.evidence],
        "assumption": audience.assumption,
        "actors": actors,
    }


def _brand(brand: brands.Brand | None) -> Content:
    if brand is None:
        return {}
    return {
        "kind": brand.kind,
        "belief": brand.belief,
        "promise": brand.promise,
        "proof": list(brand.proof),
        "story": brand.story,
        "themes": list(brand.themes),
        "labels": dict(brand.labels),
    }


def _value(value: brands.Value) -> Content:
    return {
        "id": value.id,
        "name": value.name,
        "meaning": value.meaning,
        "dos": list(value.dos),
        "donts": list(value.donts),
        "example": value.example,
    }


def _channel(channel: channels.PlanChannel) -> Content:
    return {
        "id": channel.id,
        "key": channel.key,
        "name": channel.name,
        "audience_ids": list(channel.audience_ids),
        "issue_ids": list(channel.issue_ids),
        "reason": channel.reason,
        "forms": list(channel.forms),
        "cadence": channel.cadence,
        "span": channel.span,
        "days": list(channel.days),
        "hypothesis": channel.hypothesis,
    }


def _roles(session: Session, team: Team, now: datetime) -> list[Content]:
    """Who is there for each task; on which day, for which channel or topic is in the matrix only."""
    found = matrix_of(session, team, now).held
    return [_role(task, cells) for task, cells in found.items() if cells]


def _role(task: str, cells: Iterable[Held]) -> Content:
    held = list(cells)
    return {
        "task": task,
        "does": _who(held, Part.DOES),
        "decides": _who(held, Part.DECIDES),
        "backup": _who(held, Part.BACKUP),
    }


def _who(cells: Sequence[Held], part: Part) -> list[str]:
    """Who has the part for all of the task; else whoever has it on some days, then for a channel or topic."""
    theirs = [one for one in cells if one.part is part]
    by_day = [one for one in theirs if not (one.scope.channel or one.scope.topic)]
    whole = [one for one in theirs if one.scope.is_everything]
    return list(dict.fromkeys(one.user_id for one in whole or by_day or theirs))


def _action(action: actions.Action) -> Content:
    return {
        "id": action.id,
        "text": action.text,
        "owner_id": action.owner_id,
        "due_on": action.due_on.isoformat(),
    }


def people_in(content: Mapping[str, Any]) -> set[str]:
    """The ids of everybody the plan names."""
    actors = [actor for audience in content["audiences"] for actor in audience["actors"]]
    found = {one["owner_id"] for part in ("issues", "actions") for one in content[part]}
    found |= {actor["bridge_id"] for actor in actors}
    found |= {
        who for role in content["roles"] for part in ("does", "decides", "backup") for who in role[part]
    }
    return {one for one in found if one}
