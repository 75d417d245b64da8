"""From the list of hooks to three questions, and to an idea in the calendar or to letting it go."""

from collections.abc import Iterator

import pytest

from bot.demo.team import WORKSPACE
from playground.screen import Seen
from storage import calendar, people
from storage.database import Database
from storage.posts import Post, PostKind, Status
from tests.filled import demo_team
from tests.team.founding import told_privately
from tests.town import Resident, Town, open_town, said

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
AUDIENCE, VALUE = "Raakt het onze doelgroep?", "Past het bij een van onze waarden?"
ONLY_US = "Kunnen wij iets dat een ander niet kan?"
PURPLE = "hook:purple_friday:2026-12-11"


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    demo_team(database, "nl")
    with open_town(database) as town:
        yield town


def hooks(person: Resident) -> Seen:
    person.types("/smcal inhakers", "#social")
    return told_privately(person)


def weighs(person: Resident, *answers: str) -> None:
    """Presses the last hook of the list, and answers the three questions."""
    shown = hooks(person)
    last = next(one for one in shown.controls if one.element.get("value", "").endswith("/2026-12-11"))
    place = {"block_id": last.place.block_id, "action_id": last.place.action_id}
    person.acts({**shown.where, **place, "value": last.element["value"]})
    person.waits_for_form("Past dit bij ons?")
    for question, answer in zip((AUDIENCE, VALUE, ONLY_US), answers, strict=True):
        person.fills(question, answer)


def made(town: Town, source: str = PURPLE) -> Post | None:
    with town.bot.office.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        return calendar.came_from(session, team, source)


def test_the_list_says_what_comes_what_to_mind_and_which_weeks_are_taken(town: Town) -> None:
    told = said(hooks(town.person("Sanne")).text)

    assert "Paarse Vrijdag" in told
    assert "Complimentendag" not in told
    assert "alleen als iedereen zich bij jullie veilig voelt" in told
    assert "In deze week staat al een inhaker: “Orange the World" in told


def test_two_times_yes_is_an_idea_at_noon_of_its_day(town: Town) -> None:
    sanne = town.person("Sanne")

    weighs(sanne, "Ja", "Ja", "Nee")
    sanne.submits()

    post = made(town)
    assert post is not None
    assert (post.status, post.kind, post.hook) == (Status.IDEA, PostKind.HOOK, "Paarse Vrijdag")
    assert post.publish_at is not None
    assert post.publish_at.isoformat() == "2026-12-11T11:00:00+00:00"
    assert "staat als idee in de kalender" in told_privately(sanne).text


def test_two_times_no_is_let_go_with_the_reason_and_nothing_is_made(town: Town) -> None:
    sanne = town.person("Sanne")

    weighs(sanne, "Nee", "Ja", "Nee")
    sanne.submits()

    shown = said(sanne.waits_for_form("Laat gaan").text)
    assert "het raakt de doelgroep niet en een ander kan het ook" in shown
    assert made(town) is None


def test_who_knows_better_goes_on(town: Town) -> None:
    sanne = town.person("Sanne")
    weighs(sanne, "Nee", "Nee", "Nee")
    sanne.submits()
    sanne.waits_for_form("Laat gaan")

    sanne.submits()

    assert made(town) is not None


def test_two_people_make_one_idea_of_a_hook(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    weighs(sanne, "Ja", "Ja", "Ja")
    weighs(bram, "Ja", "Ja", "Ja")

    sanne.submits()
    bram.submits()

    post = made(town)
    assert post is not None
    assert post.owner_id == sanne.id
    assert "Paarse Vrijdag staat al in de kalender" in told_privately(bram).text


def test_a_hook_that_is_over_gets_a_sentence(town: Town) -> None:
    sanne = town.person("Sanne")
    weighs(sanne, "Ja", "Ja", "Ja")
    town.comes("2026-12-12 10:00")

    sanne.submits()

    assert "is voorbij" in told_privately(sanne).text
    assert made(town) is None
