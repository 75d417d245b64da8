"""A page is found again by its mark, is new after each change, and a press by two at once counts once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.app import FEATURES
from bot.office import Visit
from bot.pages import SHOWN_AT, SHOWN_IN, place_in
from bot.slack.replies import Fact
from bot.slack.table import Table
from storage import changes, people
from storage.people import Team
from storage.posts import POST
from tests.calendar.steps import Resident, Status, Town, kept, linkedin, planned, rendered, seen, team_in
from tests.posts.steps import desk_of, held

WORDS = ("", "week", "maand", "mijn", "ideeën", "gaten")


def again(town: Town, person: Resident, team: Team, block_id: str) -> list[str]:
    """The texts of the page that the mark means, as it is made below a form that was saved."""
    facts: dict[str, Fact] = {SHOWN_IN: block_id.partition(":")[0], SHOWN_AT: int(town.now.timestamp())}
    place = place_in(facts, town.now)
    assert place is not None
    office = town.bot.office
    with office.reading() as session:
        row = people.person(session, team.workspace_id, person.id)
        assert row is not None
        visit = Visit(office, row, town.now, office.say_to(row, team), "again")
        page = Table(FEATURES).pages[place.name](session, visit, team, place.number)
    return list(rendered([dict(block) for block in page.blocks]))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_page_is_found_again_by_its_mark(town: Town, words: str) -> None:
    team = team_in(town)
    linkedin(town, team, cadence=2)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00")
    planned(town, team, "Liftfoto", None, status=Status.IDEA)
    bram = town.person("Bram")

    shown = seen(bram, words)

    marked = [block["block_id"] for block in shown.blocks if block["type"] == "actions"]
    assert again(town, bram, team, marked[-1]) == list(rendered(shown.blocks))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_change_is_seen_at_once(town: Town) -> None:
    team = team_in(town)
    post_id = planned(town, team, "Buddy gezocht", "2026-11-26 12:00")
    bram = town.person("Bram")
    assert ":pencil2: 12:00" in seen(bram).text

    with desk_of(town, team) as (session, desk):
        post = held(town, team, post_id)
        assert post is not None
        desk.change(session.merge(post), {"status": Status.REVIEW}, bram.id)

    assert ":eyes: 12:00" in seen(bram).text


@pytest.mark.both_databases
def test_two_drop_an_idea_at_once_and_it_is_dropped_once(town: Town) -> None:
    team = team_in(town)
    post_id = planned(town, team, "Liftfoto", None, status=Status.IDEA)
    both = [town.person("Bram"), town.person("Noor")]
    pages = [(person, seen(person, "ideas")) for person in both]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: one[0].presses("Schrappen", one[1], confirms=True), pages))
    town.settles()

    assert kept(town, post_id).status is Status.DROPPED
    with town.bot.office.reading() as session:
        told = [one.did for one in changes.history(session, team, POST, post_id)]
    assert told == ["dropped", "added"]
    texts = ["\n".join(one.text for one in person.sees("#social")) for person in both]
    assert sorted("is al geschrapt" in text for text in texts) == [False, True]
