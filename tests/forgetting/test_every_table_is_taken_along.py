"""Whoever adds a table decides whether a team takes it along, and what it is called in the file."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import Table

from bot.forgetting import taken
from bot.text_files import read
from bot.texts import LANGUAGES, text_folders
from storage import belonging, schema
from storage.people import Team

TABLES = schema.tables().sorted_tables
MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOLD = {"forgetting": next(one for one in text_folders() if one.parent.name == "forgetting")}
SECRETS = re.compile(r"secret|token|digest|password|door|etag|_key$|_url$")


def a_team() -> Team:
    team = Team(workspace_id="T1", channel_id="C1", name="Team", created_at=MOMENT, created_by="U1")
    team.id = 1
    return team


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_table_is_told_in_both_languages_or_stays_here_for_a_reason(table: Table) -> None:
    """One that fails: name it in `LEFT_OUT` (bot/forgetting/taken.py), or in `[table]` of both texts."""
    told = [f"forgetting.table.{table.name}" in read(TOLD, language) for language in LANGUAGES]
    assert told == [taken.goes_along(table)] * len(LANGUAGES)


@pytest.mark.parametrize(
    "table", [one for one in TABLES if taken.goes_along(one)], ids=lambda table: str(table.name)
)
def test_what_goes_along_is_of_one_team_and_holds_no_secret(table: Table) -> None:
    assert belonging.of_team(table, a_team()) is not None
    assert [name for name in taken.columns_of(table) if SECRETS.search(name)] == []


def test_what_is_left_out_is_there_to_be_left_out() -> None:
    """No name outlives its table or column."""
    assert taken.LEFT_OUT.keys() <= {table.name for table in TABLES}
    for table, columns in taken.COLUMNS_LEFT_OUT.items():
        assert columns <= set(schema.tables().tables[table].c.keys())


def test_what_was_heard_is_of_no_team() -> None:
    tables = schema.tables().tables
    assert belonging.of_team(tables["heard"], a_team()) is None
