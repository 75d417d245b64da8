"""The matrix as a table, and its forms: filled in, checked while they are open, changed by two at once."""

import threading
from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.duties import Part, Scope
from tests.roles.desk import all_changes, asks, held, hospital, opens_task, private, rows, task_keys
from tests.town import Town

FRIDAY = 4


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with hospital(database) as town:
        yield town


def test_the_table_says_who_does_decides_and_stands_in(town: Town) -> None:
    seen = asks(town.person("Bram"))

    table = rows(seen)
    assert table["Plaatsen (LinkedIn)"] == ["Milan", "Milan", "Oliver", "–"]
    assert table["Kennisbank"] == ["–", "Sanne", "–", "A Bram"]
    assert len(table) == 14
    assert seen.blocks[-1]["type"] == "table"


def test_a_line_is_filled_in_and_the_table_shows_it(town: Town) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Kennisbank")
    bram.fills("Wie doet het?", ["Bram Zevenklaver", "Rol: monitoringanalist (Imani)"])
    bram.fills("Wie vervangt?", ["Imani Zonneveer"])
    bram.fills("Hoeveel minuten per week kost het wie het doet?", "30")

    assert bram.submits() == "cleared"

    assert "Opgeslagen: kennisbank." in private(bram).text
    assert held(town, "knowledge_base") == {
        Part.DOES: ["Bram", "monitoring_analyst"],
        Part.DECIDES: ["Sanne"],
        Part.BACKUP: ["Imani"],
        Part.HEARS: ["Bram"],
    }
    assert rows(asks(bram))["Kennisbank"][0] == "Bram, Imani"
    [change] = all_changes(town)
    assert change.fields["does"] == [[], [bram.id, "@monitoring_analyst"]]
    assert change.fields["minutes"] == [None, 30]


@pytest.mark.both_databases
def test_the_second_of_two_sees_what_the_first_changed_and_replaces_it_knowingly(town: Town) -> None:
    bram, milan = town.person("Bram"), town.person("Milan")
    opens_task(bram, "Webcare")
    opens_task(milan, "Webcare")
    milan.fills("Wie vervangt?", ["Oliver Quillfeather"])
    milan.submits()
    bram.fills("Wie vervangt?", ["Bram Zevenklaver"])

    assert bram.submits() == "updated"

    form = bram.form
    assert "Milan Haverkruin heeft deze taak veranderd" in form.text
    assert "vervangt: Oliver Quillfeather" in form.text
    assert form.filled["Wie vervangt?"] == ["Bram Zevenklaver"]
    assert held(town, "webcare")[Part.BACKUP] == ["Oliver"]
    assert bram.submits() == "cleared"
    assert held(town, "webcare")[Part.BACKUP] == ["Bram"]


@pytest.mark.both_databases
def test_the_same_form_sent_twice_counts_once(town: Town) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Kennisbank")
    bram.fills("Wie doet het?", ["Bram Zevenklaver"])
    bram.submits()
    opens_task(bram, "Kennisbank")
    bram.submits()

    assert len(all_changes(town)) == 1


def test_an_exception_for_friday_holds_on_friday_only(town: Town) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Webcare")
    bram.presses("Uitzondering toevoegen", bram.form)
    bram.waits_for_form("Uitzondering")
    bram.fills("Kanaal", "LinkedIn")
    bram.fills("Dag", "vrijdag")
    bram.fills("Wie doet het?", ["Oliver Quillfeather"])

    assert bram.submits() == "cleared"

    assert held(town, "webcare", Scope("linkedin", "", FRIDAY)) == {Part.DOES: ["Oliver"]}
    assert (
        "Webcare (LinkedIn, vrijdag) doet Oliver Quillfeather" in asks(bram, "wie webcare linkedin vr").text
    )
    assert "Webcare (vrijdag) doet Noor Pennevree" in asks(bram, "wie webcare instagram vrijdag").text
    assert rows(asks(bram))["Webcare (LinkedIn)"] == [
        "Oliver",
        "Noor",
        "–",
        "M Lotte · A Sanne",
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("filled", "label", "says"),
    [
        ({"Wie doet het?": ["Oliver Quillfeather"]}, "Kanaal", "Kies een kanaal, een onderwerp of een dag."),
        ({"Kanaal": "LinkedIn"}, "Wie doet het?", "Kies wie het dan doet."),
        ({"Dag": "vrijdag", "Wie doet het?": ["Teun Bladerdorp"]}, "Kanaal", "Deze uitzondering is er al."),
    ],
)
def test_an_exception_that_cannot_be_is_told_at_its_field(
    town: Town, filled: dict[str, object], label: str, says: str
) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Webcare")
    bram.presses("Uitzondering toevoegen", bram.form)
    bram.waits_for_form("Uitzondering")
    for name, value in filled.items():
        bram.fills(name, value)

    assert bram.submits() == "errors"
    assert bram.form.errors[label].startswith(says)


def test_tasks_are_added_from_the_list_and_ones_own(town: Town) -> None:
    bram = town.person("Bram")
    bram.presses("Taken toevoegen", asks(bram))
    bram.waits_for_form("Taken toevoegen")
    bram.fills("Taken die de meeste teams hebben", ["Evaluatie", "Weekrapport"])
    bram.fills("Eigen taken, één per regel", "Nieuwsbrief\n\n  Nieuwsbrief  extra ")

    bram.submits()

    assert task_keys(town)[-4:] == ["evaluation", "weekly_report", "Nieuwsbrief", "Nieuwsbrief extra"]
    assert "Nieuwsbrief extra" in rows(private(bram))


@pytest.mark.traced
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("WEBCARE", "Deze taak is er al: WEBCARE."),
        ("Crisis", "Deze taak is er al: Crisis."),
        ("a" * 61, "Te lang: "),
        ("", "Kies een taak of typ er een."),
    ],
)
def test_a_task_that_cannot_be_added_is_told_at_its_field(town: Town, typed: str, says: str) -> None:
    bram = town.person("Bram")
    bram.types("/smroles taken", "#social")
    bram.waits_for_form("Taken toevoegen")
    bram.fills("Eigen taken, één per regel", typed)

    assert bram.submits() == "errors"
    assert bram.form.errors["Eigen taken, één per regel"].startswith(says)
    assert bram.form.filled["Eigen taken, één per regel"] == typed


@pytest.mark.traced
def test_a_task_is_taken_out_after_a_question_and_the_history_keeps_it(town: Town) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Kennisbank")

    bram.presses("Taak schrappen", bram.form, confirms=True)

    assert "kennisbank staat niet meer in de matrix." in bram.form.text
    assert "knowledge_base" not in task_keys(town)
    assert held(town, "knowledge_base") == {}
    assert "kennisbank geschrapt" in asks(bram, "geschiedenis").text


def test_a_form_of_a_task_that_was_taken_out_meanwhile_says_so(town: Town) -> None:
    bram, milan = town.person("Bram"), town.person("Milan")
    opens_task(bram, "Kennisbank")
    opens_task(milan, "Kennisbank")
    milan.presses("Taak schrappen", milan.form, confirms=True)

    bram.submits()

    assert "Deze taak staat niet meer in de matrix." in private(bram).text


@pytest.mark.traced
def test_who_has_a_role_has_its_tasks(town: Town) -> None:
    bram = town.person("Bram")
    seen = asks(bram, "rollen")
    assert "goedkeurder: Jasper Stroomtij" in seen.text
    bram.chooses("Rol kiezen", "goedkeurder", seen)
    bram.waits_for_form("Rol")
    bram.fills("Wie hebben deze rol?", ["Bram Zevenklaver", "Jasper Stroomtij"])

    bram.submits()

    assert "goedkeurder is nu Bram Zevenklaver en Jasper Stroomtij" in private(bram).text


def test_a_role_that_changed_meanwhile_is_not_overwritten(town: Town) -> None:
    bram, milan = town.person("Bram"), town.person("Milan")
    for one in (bram, milan):
        one.chooses("Rol kiezen", "goedkeurder", asks(one, "rollen"))
        one.waits_for_form("Rol")
    milan.fills("Wie hebben deze rol?", ["Milan Haverkruin"])
    milan.submits()
    bram.fills("Wie hebben deze rol?", ["Bram Zevenklaver"])

    assert bram.submits() == "errors"
    assert "is nu van: Milan Haverkruin" in bram.form.errors["Wie hebben deze rol?"]


def test_who_left_while_the_form_was_open_cannot_be_given_a_task(town: Town) -> None:
    bram = town.person("Bram")
    opens_task(bram, "Kennisbank")
    bram.fills("Wie doet het?", ["Teun Bladerdorp"])
    town.person("Teun").changes(deactivated=True)
    town.ticks()

    assert bram.submits() == "errors"
    assert bram.form.errors["Wie doet het?"].startswith("Hier staat iemand die niet meer meedoet.")


def test_a_matrix_without_tasks_offers_to_add_some(town: Town) -> None:
    with town.bot.office.transaction() as session:
        for table in ("duties", "tasks"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names

    seen = asks(town.person("Bram"))

    assert "Er staan nog geen taken in de matrix." in seen.text
    assert "Taken toevoegen" in seen.buttons


@pytest.mark.both_databases
def test_of_two_who_save_at_the_same_moment_the_second_sees_the_first(town: Town) -> None:
    names = ("Bram", "Milan")
    for name in names:
        opens_task(town.person(name), "Kennisbank")
        town.person(name).fills("Wie doet het?", [FULL_NAMES[name]])
    start = threading.Barrier(2)
    came: dict[str, str] = {}

    def sends(name: str) -> None:
        person = town.slack.person(name)  # without following what happens: that is the race
        start.wait()
        came[name] = person.submits()

    both = [threading.Thread(target=sends, args=(name,)) for name in names]
    for one in both:
        one.start()
    for one in both:
        one.join()
    town.settles()

    assert sorted(came.values()) == ["cleared", "updated"]
    [first] = [name for name, result in came.items() if result == "cleared"]
    assert held(town, "knowledge_base")[Part.DOES] == [first]


FULL_NAMES = {"Bram": "Bram Zevenklaver", "Milan": "Milan Haverkruin"}
