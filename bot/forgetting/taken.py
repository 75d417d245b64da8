"""What goes along when a team takes out all its data: all tables but these, all columns but these. Pure.

A table that is not named here goes along, and has a text that says what it is (`forgetting.table.*`).
"""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import Table


class Why(StrEnum):
    """Why a table stays here."""

    MACHINERY = "machinery"
    """How the bot does its work: locks, letters on their way, when to look again; nobody's choices."""
    SECRET = "secret"  # noqa: S105 - what it is called
    NAMELESS = "nameless"
    """Who said it, or who was silent, is told to nobody in the team: docs/trade.md, "Preconditions"."""


LEFT_OUT: Mapping[str, Why] = {
    "allowances": Why.MACHINERY,
    "case_late_news": Why.MACHINERY,
    "delivery_troubles": Why.MACHINERY,
    "field_rounds": Why.MACHINERY,
    "heard": Why.MACHINERY,
    "lanes": Why.MACHINERY,
    "letters": Why.MACHINERY,
    "letters_about": Why.MACHINERY,
    "meetup_weeks": Why.MACHINERY,
    "monitoring_deliveries": Why.MACHINERY,
    "plan_canvases": Why.MACHINERY,
    "posted_messages": Why.MACHINERY,
    "second_opinions": Why.MACHINERY,
    "stopped_workspaces": Why.MACHINERY,
    "watches": Why.MACHINERY,
    "webcare_clock_checks": Why.MACHINERY,
    "webcare_overdue": Why.MACHINERY,
    "workspaces": Why.MACHINERY,
    "installations": Why.SECRET,
    "open_installs": Why.SECRET,
    "anchoring_answers": Why.NAMELESS,  # the mean stands with its question
    "meetup_nudges": Why.NAMELESS,
    "meetup_reminders": Why.NAMELESS,
    "rating_ballots": Why.NAMELESS,
}

IN_NO_TABLE = frozenset({"team_id", "workspace_id", "version", "link_key", "title_key", "handle_key"})
"""Columns that only the bot understands, wherever they are."""
COLUMNS_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "case_turns": frozenset({"found"}),
    "cases": frozenset(
        {"alarm_at", "away_told", "compare_at", "deal_at", "forget_at", "leave_at", "look_at", "turn_id"}
        | {"warn_at"}
    ),
    "crises": frozenset({"look_at", "pinged", "reminded", "told"}),
    "erasures": frozenset({"look_at", "rest"}),
    "feeds": frozenset({"digest"}),
    "imports": frozenset({"due_at", "file_url"}),
    "meetup_votes": frozenset({"user_id"}),
    "members": frozenset({"wants_reminders"}),
    "monitoring_sources": frozenset({"door", "etag", "last_modified", "secret"}),
    "people": frozenset({"seen_at", "status_choice", "status_until"}),
    "posts": frozenset({"due", "told", "undo"}),
    "ratings": frozenset({"id", "user_id"}),
    "teams": frozenset({"prompt_due_at", "roster_check_due_at"}),
}
"""Secrets, what is nobody else's to know, and when the bot looks again, table by table."""


def goes_along(table: Table) -> bool:
    return table.name not in LEFT_OUT


def columns_of(table: Table) -> list[str]:
    """Those that go along; names of accounts among them."""
    out = IN_NO_TABLE | COLUMNS_LEFT_OUT.get(table.name, frozenset())
    return [column.name for column in table.c if column.name not in out]
