"""A calendar as its pages get it: short, and as full as it can be."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.calendar.facts import Seen
from bot.findings import Finding, Level
from bot.noticing import Noticed
from bot.slack.mrkdwn import line_within
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.calendar import Glimpse
from storage.channels import PlanChannel
from storage.people import Team
from storage.posts import Post, Status

ZONE = "Europe/Amsterdam"
NOW = datetime(2026, 11, 25, 8, 45, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
LONG = "&<Ő>" * 80
"""As a title of somebody who means ill."""
TEAM = Team(workspace_id="T1", channel_id="C1", name="Social", created_at=NOW, created_by="U1", zone=ZONE)
TEAM.id = 1
NAMES = {"U1": "Bram", "U2": "Noor"}
FRIDAY_OFF = Hours.weekly(ZONE, Week.on(range(4), Block(time(9), time(17))))
OFFICE = Hours.weekly(ZONE, Week.on(MONDAY_TO_FRIDAY, Block(time(9), time(17))))


def at(day: int, hour: int = 12) -> datetime:
    """So many days after Monday, in UTC."""
    return datetime(2026, 11, 23, hour - 1, tzinfo=UTC) + day * DAY


def glimpse(number: int, when: datetime, status: Status = Status.DRAFT, **fields: Any) -> Glimpse:
    whole: dict[str, Any] = {
        "title": f"Bericht {number}",
        "deadline_at": when - DAY,
        "owner_id": "U1",
        "channel_id": 7,
        "channel": "LinkedIn",
    }
    return Glimpse(id=number, status=status, publish_at=when, **{**whole, **fields})


SHORT = (
    glimpse(1, at(-9), Status.APPROVED),
    glimpse(2, at(0), Status.PUBLISHED),
    glimpse(3, at(1), Status.REVIEW, owner_id="U2"),
    glimpse(4, at(2, 15)),
    glimpse(5, at(2, 16), Status.SCHEDULED, owner_id=None, channel_id=None, channel=None),
    glimpse(6, at(4), Status.APPROVED, channel_id=8, channel="Facebook", left_plan_at=NOW),
    glimpse(7, at(9), Status.IDEA, title="Vraag & antwoord *vet*"),
)


def full(count: int) -> list[Glimpse]:
    """So many posts on each of fourteen days, all as long as they can be, most of them late too."""
    long: dict[str, Any] = {"title": LONG, "channel": LONG, "deadline_at": at(-3), "owner_id": "U9"}
    return [
        glimpse(day * 100 + number, at(day - 7, 9), **long) for day in range(28) for number in range(count)
    ]


def view(posts: Sequence[Glimpse] = SHORT, count: int = 14, **fields: Any) -> Seen:
    whole: dict[str, Any] = {
        "reads_in": "Europe/London",
        "hours": {"U1": FRIDAY_OFF, "U2": OFFICE},
        "names": {**NAMES, "U9": LONG},
        "holidays": {MONDAY + 3 * DAY: "", MONDAY + 12 * DAY: "Sinterklaas"},
    }
    return Seen(TEAM, NOW, MONDAY, count, posts, **{**whole, **fields})


def post(number: int, status: Status = Status.DRAFT, when: datetime | None = None, **fields: Any) -> Post:
    made = Post(
        team_id=1,
        title=f"Bericht {number}",
        created_at=NOW - number * 10 * DAY,
        created_by="U1",
        status=status,
        publish_at=when,
        owner_id="U2",
        channel_id=7,
    )
    made.id = number
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def channel(number: int, name: str, cadence: int | None = 2) -> PlanChannel:
    made = PlanChannel(
        team_id=1,
        key=f"c{number}",
        network="linkedin",
        name=name,
        created_at=NOW,
        created_by="U1",
        cadence=cadence,
    )
    made.id = number
    return made


def noticed(number: int, told: str) -> Noticed:
    finding = Finding("x", Level.WARNING, str(number), "posts.change", str(number))
    return Noticed("balance", finding, lambda _say: line_within(told, 900))
