"""Of all that is noticed in the demo, the three that a practitioner would choose: decisions 150, 169, 208."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.app import CHAPTERS
from bot.plan.looking import chapters_of, worked_out
from bot.ranking import Reader, ranked
from storage.database import Database
from storage.people import Team
from tests.filled import demo_team
from tests.town import Town, open_town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    demo_team(database, "nl")
    with open_town(database) as town:
        yield town


def shown_to(town: Town, name: str, *, coordinates: bool) -> list[str]:
    """The three that this person would be shown of all that is found."""
    with town.bot.office.reading() as session:
        team = session.scalars(select(Team)).one()
        found = worked_out(chapters_of(CHAPTERS), session, team, town.now)
        some = ranked(found.noticed, Reader(town.person(name).id, coordinates))
        return [one.told(town.bot.office.say("nl")) for one in some]


def test_a_coordinator_sees_law_and_then_what_cannot_wait_until_tomorrow(town: Town) -> None:
    consent, rumour, posts = shown_to(town, "Sanne", coordinates=True)

    assert consent.startswith("“Introductiedag: wat niemand je vertelt” gaat zo uit, en de toestemming")
    assert rumour == "Melding 10 is een crisis, en nog van niemand. Wie neemt de leiding?"
    assert posts.startswith("Er loopt een crisis, en binnen een dag gaan 2 berichten uit")


def test_who_does_not_coordinate_sees_no_figures_about_a_colleague(town: Town) -> None:
    shown = shown_to(town, "Noor", coordinates=False)

    assert len(shown) == 3
    assert not [line for line in shown if "Lotte" in line]
