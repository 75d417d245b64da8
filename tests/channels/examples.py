"""A channel in which nothing lacks, and a team that has some."""

from datetime import UTC, date, datetime
from typing import Any

from bot.channels.facts import Facts
from bot.ownership.facts import Being, Colleague, Matrix
from bot.presence import USUAL
from bot.working_time import Hours
from storage.audiences import Audience
from storage.channels import PlanChannel
from storage.duties import EVERYTHING, Held, Part, Scope
from storage.people import Member, Person, Team
from storage.plans import Issue

NOTHING: dict[str, Any] = {"reason": None, "audience_ids": [], "forms": [], "cadence": None}
"""What the plan says of a channel that was only found."""
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


TEAM = ("Noor Pennevree", "Bram Zevenklaver", "Oliver Quillfeather")


def a_channel(**fields: Any) -> PlanChannel:
    """One in which nothing lacks."""
    whole: dict[str, Any] = {
        "team_id": 1,
        "key": "linkedin",
        "network": "linkedin",
        "name": "LinkedIn",
        "created_at": MONDAY,
        "created_by": "U1",
        "login_holder": "de kluis",
        "last_post_on": date(2026, 11, 20),
        "reason": "daar zijn ze",
        "audience_ids": [1],
        "forms": ["text"],
        "cadence": 2,
        "is_monitored": True,
    }
    made = PlanChannel(**{**whole, **fields})
    made.id = 1
    return made


def held(task: str, part: Part, user_id: str, scope: Scope = EVERYTHING) -> Held:
    return Held(task, part, user_id, scope)


ROSTER = [
    held("publishing", Part.DOES, "U1", Scope("linkedin")),
    held("publishing", Part.BACKUP, "U2", Scope("linkedin")),
    held("webcare", Part.DOES, "U1"),
    held("monitoring", Part.DOES, "U2"),
]


def facts(*channels: PlanChannel, roster: list[Held] = ROSTER, **fields: Any) -> Facts:
    """A team of two, both there from Monday to Friday, on Monday morning; U9 left."""
    by_task: dict[str, tuple[Held, ...]] = {}
    for cell in roster:
        by_task[cell.task] = (*by_task.get(cell.task, ()), cell)
    hours = Hours.weekly("Europe/Amsterdam", USUAL)
    colleagues = {one: Colleague(one, hours) for one in ("U1", "U2")}
    colleagues["U9"] = Colleague("U9", hours, Being.LEFT)
    team = Team(workspace_id="T1", channel_id="C1", name="social", created_at=MONDAY, created_by="U1")
    team.id = 1
    issue = Issue(team_id=1, sentence="a", created_at=MONDAY, created_by="U1")
    audience = Audience(team_id=1, name="b", created_at=MONDAY, created_by="U1", issue_id=1)
    issue.id, audience.id = 1, 1
    whole = {"audiences": {1: audience}, "issues": {1: issue}, **fields}
    return Facts(team, MONDAY, channels, Matrix("Europe/Amsterdam", colleagues, by_task), members(), **whole)


def members() -> tuple[tuple[Member, Person], ...]:
    return tuple(
        (
            Member(team_id=1, user_id=one, workspace_id="T1", joined_at=MONDAY, hours=hours),
            Person(workspace_id="T1", user_id=one, name=name, locale="nl-NL", slack_zone="Europe/Amsterdam"),
        )
        for one, name, hours in (("U1", "Noor", 4.0), ("U2", "Bram", None))
    )
