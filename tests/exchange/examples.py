"""Imports and links as their messages get them: short, and as long as they can be."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.exchange.columns import COLUMNS
from bot.exchange.reading import MOST_CHOICES, Wrong
from bot.exchange.rules import Does, Row, counts
from storage.feeds import Feed
from storage.imports import Import
from storage.people import Team

ZONE = "Europe/Amsterdam"
NOW = datetime(2026, 11, 25, 8, 45, tzinfo=UTC)
LONG = "&<Ő>" * 80
TEAM = Team(workspace_id="T1", channel_id="C1", name="social", created_at=NOW, created_by="U1", zone=ZONE)
TEAM.id = 1

REFUSED = Row(
    4,
    Does.REFUSED,
    "Een *rode* jas",
    wrong=(
        Wrong("channel", "not_found", {"typed": "Hyves"}, ("LinkedIn", "Instagram"), 2),
        Wrong("owner", "gone", {"typed": "Daan"}, tuple(f"Noor {n}" for n in range(MOST_CHOICES)), 14),
        Wrong("audience", "not_found", {"typed": "Studenten"}),
        Wrong("status", "no_choice", {"typed": "bijna"}),
        Wrong("day", "century", {"typed": "27-11-26"}),
        Wrong("draft", "too_long", {"most": "12000", "length": "12001"}),
    ),
)
NEW = Row(
    2,
    Does.NEW,
    "Buddy gezocht",
    fields={"title": "Buddy gezocht", "publish_at": "2026-11-27T08:00:00+00:00"},
    remarks=(Wrong("time", "no_time", {"at": "09:00"}),),
)
CHANGES = Row(3, Does.CHANGES, "Op de OK", fields={"deadline_at": "", "deadline_is_own": True, "result": {}})
SAME = Row(5, Does.SAME, "Al goed")
TYPED = dict.fromkeys(("typed", "most", "length", "line"), LONG)
FULL = Row(
    9_999,
    Does.REFUSED,
    LONG,
    wrong=tuple(Wrong(one.name, "not_found", TYPED, (LONG,) * MOST_CHOICES, 60) for one in COLUMNS),
)


def an_import(rows: Sequence[Row] = (), **filled: Any) -> Import:
    """As it waits for a yes, unless told otherwise."""
    about = {"counts": counts(rows), "unknown": [], "heading": ["Titel"]}
    given = {"file_name": "planning 2027.xlsx", "about": about, "rows": [row.written() for row in rows]}
    held = Import(team_id=1, by="U1", at=NOW, **{**given, **filled})
    held.id = 12
    return held


def a_link(number: int, user_id: str | None = None, read_at: datetime | None = None) -> Feed:
    feed = Feed(
        team_id=1, digest=str(number), created_at=NOW, created_by="U1", user_id=user_id, read_at=read_at
    )
    feed.id = number
    return feed
