"""Sixty of everything, with the longest names: every command is answered, and it is published."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from storage.audiences import Actor, Audience
from storage.channels import PlanChannel
from storage.database import Database
from storage.people import Team
from tests.filled import demo_team
from tests.team.founding import SMPLAN
from tests.town import Resident, Town
from tests.walks.machine import Errors

SIXTY = range(60)
LONG = "<b> & *één* `naam` | # @channel " * 6
STEPS = (
    "/smplan",
    "/smwho",
    "/smwho kaart",
    "/smwhat",
    "/smhow",
    "/smhow inventaris",
    "/smcal",
    "/smcal gaten",
    "/smready",
    "/smplan acties",
)


@pytest.fixture
def errors() -> Iterator[list[str]]:
    """Every error that is logged, as that of a payload which Slack would refuse."""
    errors, log = Errors(), logging.getLogger("bot")
    log.addHandler(errors)
    yield errors.found
    log.removeHandler(errors)


def sixty_of_everything(database: Database) -> None:
    demo_team(database, "nl")
    with database.transaction() as session:
        team = session.scalars(select(Team)).one()
        made: dict[str, Any] = {
            "team_id": team.id,
            "created_at": team.created_at,
            "created_by": team.created_by,
        }
        for number in SIXTY:
            name = f"{number} {LONG}"[:200]
            audience = Audience(name=name, online=[name], offline=[name], **made)
            session.add(audience)
            session.flush()
            session.add(
                PlanChannel(
                    key=f"other{number}",
                    network="other",
                    name=name[:80],
                    reason=name,
                    audience_ids=[audience.id],
                    forms=["text"],
                    cadence=2,
                    **made,
                )
            )
        session.add_all(
            Actor(audience_id=audience.id, name=f"{number} {LONG}"[:200], ring=1 + number % 2)
            for number in SIXTY
        )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sixty_channels_target_groups_and_actors_fit_in_every_answer(
    town: Town, database: Database, errors: list[str]
) -> None:
    sixty_of_everything(database)
    sanne = town.person("Sanne")

    for text in STEPS:
        sanne.types(text, "#social")
        closes_all(sanne)
    sanne.types("/smplan publiceren", "#social")
    sanne.presses("Nu publiceren", sanne.last("#social"), confirms=True)
    sanne.presses("Pdf, één pagina", sanne.finds("is gepubliceerd door", "#social"))

    assert errors == []
    assert "59" in sanne.reads_canvas("#social").text
    assert sanne.last(SMPLAN).files


def closes_all(person: Resident) -> None:
    if person.forms:
        person.closes(everything=True)
