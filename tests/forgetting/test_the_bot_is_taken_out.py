"""A workspace takes the bot out: no row of it is left in any table, whatever was in there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.slack.uninstalling import uninstalling
from storage import installations, outbox, schema
from storage.installations import Installation
from storage.outbox import NewLetter
from tests.forgetting.steps import answers, forgets, reports
from tests.town import Town
from tests.webcare.care import WORKSPACE, team_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Installs:
    """What it is told."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []

    def forget(self, workspace_id: str) -> None:
        self.forgotten.append(workspace_id)


def rows(town: Town) -> dict[str, int]:
    """How many there are in each table that has any."""
    with town.bot.office.reading() as session:
        tables = schema.tables().sorted_tables
        counts = {one.name: session.scalar(select(func.count()).select_from(one)) or 0 for one in tables}
    return {name: count for name, count in counts.items() if count}


def hears(town: Town, event: str, happened: timedelta = timedelta(), **more: Any) -> Installs:
    installs = Installs()
    at = (town.now + happened).timestamp()
    body: Mapping[str, Any] = {"team_id": WORKSPACE, "event": {"type": event, **more}, "event_time": at}
    uninstalling(installs).events[event](town.bot.office, body, town.now)  # type: ignore[arg-type]
    return installs


def a_life(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(noor)
    reports(noor, handle="@ander", link="https://example.org/ander", says="Iets anders")
    answers(noor)
    forgets(town.person("Sanne"))
    installed = Installation(
        workspace_id=WORKSPACE, workspace_name="Ziekenhuis", bot_id="B1", bot_user_id="U1", scopes="",
        sealed_token="x", installed_by="U1", installed_at=town.now,
    )  # fmt: skip
    with town.bot.office.transaction() as session:
        installations.install(session, installed)


@pytest.mark.traced
def test_nothing_of_it_is_left_and_another_workspace_keeps_its_own(town: Town) -> None:
    a_life(town)
    with town.bot.office.transaction() as session:
        letter = NewLetter(workspace_id="T2", channel="C2", key="hello", text="Hallo")
        outbox.write(session, letter, town.now)
    assert len(rows(town)) > 10

    hears(town, "app_uninstalled")
    hears(town, "app_uninstalled")

    assert rows(town) == {"letters": 1}


def test_an_old_farewell_says_nothing_about_who_is_back(town: Town) -> None:
    a_life(town)
    before = rows(town)

    hears(town, "app_uninstalled", timedelta(hours=-1))

    assert rows(town) == before


def test_a_token_that_is_revoked_takes_only_the_token(town: Town) -> None:
    a_life(town)
    before = rows(town)

    assert hears(town, "tokens_revoked", tokens={"bot": ["U1"]}).forgotten == [WORKSPACE]
    assert hears(town, "tokens_revoked", tokens={"oauth": ["U1"]}).forgotten == []

    assert rows(town) == before
