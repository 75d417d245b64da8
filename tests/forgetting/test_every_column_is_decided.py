"""Whoever adds a column to a case, or a table about one, decides whether people outside are in it."""

import pytest
from sqlalchemy import JSON, Enum, String, Table

from storage import erasing, schema
from storage.outsiders import OF_OUTSIDERS

OURS = frozenset({
    "by", "done_by", "ended_by", "kept_by", "reported_by", "undone_by",  # people of the workspace
    "led_by", "over_by", "paused_by", "reviewed_by", "started_by", "statement_by",  # as well
    "user_id", "owner_id", "reviewer_id", "to_id", "told",  # as well
    "calls",  # which colleague called which one, or a line for help
    "to_name",  # who is called in a crisis
    "channel", "channel_name",  # of the team
    "clock", "carried",  # only spans and moments, and ids
    "found", "unheard",  # who could have had it, and who was not in
})  # fmt: skip
"""Columns of texts in which nobody from outside can be."""


def about_cases() -> list[Table]:
    tables = schema.tables().sorted_tables
    refers = [one for one in tables if any(key.target_fullname == "cases.id" for key in one.foreign_keys)]
    made = [holder.table for _, holder in erasing.made_of_a_case()]
    return list(dict.fromkeys((schema.tables().tables["cases"], *refers, *made)))


def test_an_idea_is_made_of_a_case() -> None:
    erasing.made_of_a_case.cache_clear()
    assert [(column, holder.table.name) for column, holder in erasing.made_of_a_case()] == [
        ("idea_id", "meetup_ideas")
    ]


@pytest.mark.parametrize("table", about_cases(), ids=lambda table: str(table.name))
def test_a_text_about_a_case_is_ours_or_marked_to_be_forgotten(table: Table) -> None:
    """One that fails: mark it by `info=WORDS` or `info=HANDLE` (`storage/outsiders.py`), or name it above."""
    texts = [one for one in table.c if isinstance(one.type, String | JSON) and not isinstance(one.type, Enum)]
    assert [one.name for one in texts if OF_OUTSIDERS not in one.info and one.name not in OURS] == []
