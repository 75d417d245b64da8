"""A calendar in which nothing is wrong, and the team that keeps it."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.balance.facts import Facts
from bot.balance.health import findings
from bot.findings import Finding
from bot.ownership.facts import Being, Colleague, Matrix
from bot.posting.timing import Desk
from bot.presence import USUAL
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.audiences import Audience
from storage.brands import Value
from storage.channels import PlanChannel, PostForm
from storage.people import Team
from storage.plans import Issue
from storage.posts import Post, PostKind, Status

ZONE = "Europe/Amsterdam"
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
OFFICE = Hours.weekly(ZONE, Week.on(MONDAY_TO_FRIDAY, Block(time(9), time(17))))
COLLEAGUES = {one: Colleague(one, Hours.weekly(ZONE, USUAL)) for one in ("U1", "U2", "U3")}
KINDS = (PostKind.HUB, PostKind.HUB, PostKind.HELP)


def at(day: int, hour: int = 12) -> datetime:
    """So many days from Monday 23 November, on the clock of Amsterdam in winter."""
    return datetime(2026, 11, 23, hour - 1, tzinfo=UTC) + timedelta(days=day)


def a_post(number: int = 1, **fields: Any) -> Post:
    """One of which nothing is to be said, on Thursday at noon."""
    moment = fields.pop("publish_at", at(3))
    whole: dict[str, Any] = {
        "team_id": 1,
        "title": f"bericht {number}",
        "created_at": MONDAY,
        "created_by": "U1",
        "status": Status.DRAFT,
        "publish_at": moment,
        "deadline_at": moment - timedelta(days=1),
        "owner_id": ("U1", "U2", "U3")[number % 3],
        "channel_id": 1,
        "form": (PostForm.TEXT, PostForm.IMAGE)[number % 2],
        "audience_id": 1,
        "value_id": 1 + number % 2,
        "issue_id": 1,
        "kind": KINDS[number % 3],
    }
    made = Post(**{**whole, **fields})
    made.id = number
    return made


def posts(count: int, **fields: Any) -> list[Post]:
    """So many, each an hour after the other, two a day from Monday of last week on."""
    return [
        a_post(
            number,
            **{
                "publish_at": at(-7 + number // 2, 10 + number % 2),
                "status": Status.PUBLISHED,
                "approver_id": "U3",
                **fields,
            },
        )
        for number in range(count)
    ]


def a_channel(**fields: Any) -> PlanChannel:
    whole = {"team_id": 1, "key": "linkedin", "network": "linkedin", "name": "LinkedIn", "created_at": MONDAY}
    made = PlanChannel(**{**whole, "created_by": "U1", **fields})
    made.id = 1
    return made


def facts(*some: Post, **fields: Any) -> Facts:
    team = Team(workspace_id="T1", channel_id="C1", name="social", created_at=MONDAY, created_by="U1")
    issue = Issue(team_id=1, sentence="minder verloop", created_at=MONDAY, created_by="U1")
    audience = Audience(team_id=1, name="starters", created_at=MONDAY, created_by="U1")
    team.id = 1
    gone = {"U9": Colleague("U9", Hours.weekly(ZONE, USUAL), Being.LEFT)}
    colleagues: Mapping[str, Colleague] = fields.pop("colleagues", COLLEAGUES)
    working = {key: one.hours for key, one in colleagues.items()}
    whole: dict[str, Any] = {
        "channels": {1: a_channel()},
        "audiences": {1: audience},
        "issues": {1: issue},
        "values": {one: a_value(one) for one in (1, 2)},
        "matrix": Matrix(ZONE, {**colleagues, **gone}, fields.pop("held", {})),
        "desk": Desk(ZONE, OFFICE, working),
        "webcare": OFFICE,
        "approvers": {post.id: ("U3",) for post in some},
    }
    return Facts(team, MONDAY, some, **{**whole, **fields})


def a_value(number: int) -> Value:
    made = Value(team_id=1, name=("Eerlijk", "Nieuwsgierig")[number - 1], created_at=MONDAY, created_by="U1")
    made.id = number
    return made


def found(around: Facts) -> dict[str, Finding]:
    """What is found, by kind."""
    return {one.kind: one for one in findings(around)}
