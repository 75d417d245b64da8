"""What is missing in the matrix, the forms that mend it person by person, and the matrix as a picture."""

from collections.abc import Iterator

import pytest

from storage import duties, tasks
from storage.database import Database
from storage.duties import EVERYTHING, Part
from tests.roles.desk import asks, held, hospital, mail, private, the_team
from tests.town import Town, said

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
# What is said of what was read: that both databases give the same is told in tests/speed.


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with hospital(database) as town:
        yield town


def test_what_is_missing_is_told_worst_first_with_who_is_hard_to_miss(town: Town) -> None:
    told = said(asks(town.person("Bram"), "gezondheid").text)

    assert told.startswith("Wat ontbreekt er? Fouten Voor webcare is er niemand op donderdag 26 november")
    assert told.index("Fouten") < told.index("Waarschuwingen") < told.index("Wie is er moeilijk te missen?")
    assert "Als Noor Pennevree een week wegvalt, ligt dit stil: webcare (3 dagen)." in told


def test_each_finding_has_the_button_that_mends_it(town: Town) -> None:
    bram = town.person("Bram")
    seen = asks(bram, "health")
    actions = [
        block["accessory"]["action_id"].partition(":")[0] for block in seen.blocks if "accessory" in block
    ]

    assert actions.count("roles.task") == 9
    assert actions.count("roles.day") == 2
    assert actions.count("roles.scope") == 1
    assert actions.count("roles.person") == 1


def test_mended_it_is_found_no_more(town: Town) -> None:
    bram = town.person("Bram")
    assert "Niemand doet kennisbank." in asks(bram, "gezondheid").text
    with town.bot.office.transaction() as session:
        duties.fill(session, the_team(town), "knowledge_base", EVERYTHING, [
            (Part.DOES, bram.id, ""), (Part.DECIDES, "U0DEMO001", ""), (Part.BACKUP, "U0DEMO004", ""),
        ])  # fmt: skip

    assert "kennisbank" not in asks(bram, "gezondheid").text.partition("Wie is er moeilijk")[0]


def test_a_matrix_without_anything_wrong_says_so(town: Town) -> None:
    with town.bot.office.transaction() as session:
        team = the_team(town)
        for task in tasks.of_team(session, team):
            duties.drop_task(session, team, task.key)
            session.delete(task)
        members = [f"U0DEMO0{number:02}" for number in range(1, 11)]
        for number, helper in enumerate(members[3:]):
            tasks.add(session, team, f"taak {number}", town.now)
            cells = [(Part.DOES, members[3], ""), (Part.BACKUP, members[9], ""), (Part.HELPS, helper, "")]
            cells.append((Part.DECIDES, members[number % 3], ""))
            duties.fill(session, team, f"taak {number}", EVERYTHING, cells)
        for holder in duties.holders(session, team):
            session.delete(holder)
        duties.fill(session, team, "webcare", EVERYTHING, [(Part.DOES, members[9], "")])

    assert asks(town.person("Bram"), "gezondheid").text.startswith("Elke taak heeft iemand die hem doet")


@pytest.mark.traced
def test_one_person_is_given_tasks_and_roles_in_one_form(town: Town) -> None:
    bram = town.person("Bram")
    sanne_decides = next(
        block
        for block in asks(bram, "gezondheid").blocks
        if block.get("accessory", {}).get("action_id", "").startswith("roles.person")
    )
    bram.acts(
        {
            **private(bram).where,
            "block_id": sanne_decides["block_id"],
            "action_id": sanne_decides["accessory"]["action_id"],
            "value": sanne_decides["accessory"]["value"],
        }
    )
    form = bram.waits_for_form("Wat iemand doet")
    assert "Wat heeft Sanne Wolkendam?" in form.text
    assert form.filled["Doet"] == ["Strategie", "Contentkalender", "Goedkeuren", "Crisis"]
    bram.fills("Beslist over", ["Contentkalender", "Kennisbank"])
    bram.fills("Rollen", ["socialmediastrateeg", "woordvoerder"])

    assert bram.submits() == "cleared"

    assert held(town, "writing").get(Part.DECIDES) is None
    assert held(town, "knowledge_base")[Part.DECIDES] == ["Sanne"]
    assert held(town, "monitoring")[Part.DECIDES] == ["Imani"]
    told = said(asks(bram, "geschiedenis").text)
    assert "woordvoerder, ma 23 nov 09:45, door Bram Zevenklaver • niemand → Sanne Wolkendam" in told
    assert (
        "teksten maken, ma 23 nov 09:45, door Bram Zevenklaver • beslist: Sanne Wolkendam → niemand" in told
    )


def test_who_covers_for_somebody_who_left_can_still_give_it_back(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.types("/smroles vervanging", "#social")
    noor.waits_for_form("Vervanging vragen")
    noor.fills("Eerste dag", "2026-11-24")
    noor.fills("Laatste dag", "2026-11-24")
    noor.submits()
    asked = bram.finds("vraagt vervanging", "#social")
    bram.presses("Ik neem di 24 nov", asked)
    noor.changes(deactivated=True)
    town.ticks()

    bram.presses("di 24 nov teruggeven", bram.again(asked))

    assert "Ik neem di 24 nov" in bram.again(asked).buttons


@pytest.mark.traced
def test_the_matrix_comes_as_a_picture_and_can_be_shared(town: Town) -> None:
    bram, milan = town.person("Bram"), town.person("Milan")
    coming = asks(bram, "plaatje")

    [file] = [file for seen in bram.sees("smplan") for file in seen.files]
    assert file.alt_text == (
        "De rollenmatrix van Streekziekenhuis Nergenshuizen: 13 taken bij 10 mensen, met per vak een letter "
        "voor wat iemand erin doet."
    )
    assert bram.fetches(file).startswith(b"\x89PNG")
    bram.presses("Deel in het kanaal", coming)
    shared = milan.finds("Bram Zevenklaver deelt de rollenmatrix.", "#social")
    assert [file.is_picture for file in shared.files] == [True]


@pytest.mark.traced
@pytest.mark.parametrize("name", ["R&D", "a/b/c", "@webcare_agent", "*vet*", "😀😀", "webcare2/1"])
def test_a_task_of_ones_own_may_be_called_anything(town: Town, name: str) -> None:
    bram = town.person("Bram")
    bram.types("/smroles taken", "#social")
    bram.waits_for_form("Taken toevoegen")
    bram.fills("Eigen taken, één per regel", name)
    bram.submits()
    bram.chooses("Taak wijzigen", name, private(bram))
    bram.waits_for_form("Wie doet wat?")
    bram.fills("Wie doet het?", ["Bram Zevenklaver"])

    assert bram.submits() == "cleared"

    assert held(town, name) == {Part.DOES: ["Bram"]}
    assert "ben jij aan zet." in asks(bram, f"wie {name}").text
    bram.types("/smroles vervanging", "#social")
    bram.fills("Waarvoor?", name)
    assert not mail(bram, "mis")
