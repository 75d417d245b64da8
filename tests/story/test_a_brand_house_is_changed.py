"""Changing, removing and putting back, also when somebody else does so at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.story.steps import (
    BELIEF,
    DOS,
    MEANING,
    NAME,
    PROMISE,
    STRONG,
    WHOLE_HOUSE,
    WHOLE_VALUE,
    begins_a_value,
    builds_a_house,
    fills_in,
    house,
    keep,
    log_of,
    opens_house,
    opens_value,
    overview,
    presses_nth,
    values,
)
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_two_people_in_one_value_and_the_second_sees_what_changed_meanwhile(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    keep(town, team, "Recht door zee")
    opens_value(noor)
    opens_value(bram)
    fills_in(bram, {MEANING: "Wat Bram schreef"})
    bram.submits()

    fills_in(noor, {NAME: "Rechtuit", DOS: "wat Noor typte"})
    assert noor.submits() == "updated"

    form = noor.form
    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de betekenis" in form.text
    assert "Wat Bram schreef" in form.text
    assert (form.filled[NAME], form.filled[DOS]) == ("Rechtuit", "wat Noor typte")
    assert [one.name for one in values(town, team)] == ["Recht door zee"]
    assert noor.submits() == "updated"
    assert noor.form.title == "Opgeslagen"
    assert [one.name for one in values(town, team)] == ["Rechtuit"]


def test_two_people_begin_the_house_and_neither_is_lost_in_silence(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    for person in (noor, bram):
        person.presses("Begin bij de overtuiging", overview(person))
        person.waits_for_form("Merkhuis")
        person.submits()
    bram.fills(BELIEF, STRONG)
    bram.submits()

    noor.fills(PROMISE, "Wat Noor belooft")
    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de overtuiging" in noor.form.text
    assert noor.form.filled[PROMISE] == "Wat Noor belooft"
    kept = house(town, team)
    assert kept is not None
    assert (kept.belief, kept.promise) == (STRONG, None)


@pytest.mark.traced
@on_sqlite
def test_names_of_parts_that_others_changed_meanwhile_are_asked_again(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    builds_a_house(bram)
    bram.closes()
    for person in (noor, bram):
        person.presses("Delen hernoemen", overview(person))
        person.waits_for_form("Namen van de delen")
    bram.fills("Bewijs", "Fundament")
    bram.submits()

    noor.fills("Belofte", "Beloftes")
    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de naam voor bewijs" in noor.form.text
    assert noor.submits() == "cleared"


@on_sqlite
def test_sent_twice_by_an_impatient_hand_it_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins_a_value(noor, "Recht door zee")

    sends_twice(noor)

    assert len(values(town, team)) == 1


def sends_twice(person: Resident) -> None:
    """Slack brings the same form in the same version two times, at the same moment."""
    body = {"person": person.id, **person.form.where}
    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda _: person.slack.post("/my/submit", body)["result"], range(2)))
    assert "updated" in results


@on_sqlite
def test_a_value_is_removed_and_comes_back_by_the_button_or_from_the_history(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee", meaning="Alles zeggen")
    noor.presses("Verwijderen", overview(noor), confirms=True)
    gone = told_privately(noor)
    assert gone.text.startswith("“Recht door zee” is uit het merkhuis.")
    assert values(town, team) == []

    noor.presses("Terugzetten", gone)
    assert told_privately(noor).text == "“Recht door zee” staat weer in het merkhuis."
    noor.presses("Verwijderen", overview(noor), confirms=True)
    noor.types("/smwhat geschiedenis", "#social")
    past = told_privately(noor)
    assert past.buttons == ["Terugzetten"]
    noor.presses("Terugzetten", past)

    assert [one.meaning for one in values(town, team)] == ["Alles zeggen"]
    assert [one.did for one in log_of(town, team)] == ["restored", "removed", "restored", "removed"]


@on_sqlite
def test_it_comes_back_only_where_there_is_room_and_its_name_is_free(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee")
    noor.presses("Verwijderen", overview(noor), confirms=True)
    gone = told_privately(noor)
    keep(town, team, "Recht door zee")

    noor.presses("Terugzetten", gone)
    assert told_privately(noor).text.startswith("Deze waarde staat er al.")
    for number in range(6):
        keep(town, team, f"Waarde {number}")
    noor.presses("Terugzetten", gone)

    assert told_privately(noor).text.startswith("Er staan al zeven waarden.")


def test_a_value_that_was_removed_and_put_back_meanwhile_says_by_whom(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    keep(town, team, "Recht door zee")
    opens_value(noor)
    bram.presses("Verwijderen", overview(bram), confirms=True)
    bram.presses("Terugzetten", told_privately(bram))
    fills_in(noor, {MEANING: "Wat Noor typte"})

    assert noor.submits() == "updated"

    assert "Terwijl je typte verwijderd en teruggezet door @Bram Zevenklaver." in noor.form.text
    assert noor.form.filled[MEANING] == "Wat Noor typte"


@on_sqlite
def test_a_value_that_was_removed_meanwhile_keeps_what_was_typed(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    keep(town, team, "Recht door zee")
    old = overview(bram)
    opens_value(noor)
    bram.presses("Verwijderen", old, confirms=True)
    fills_in(noor, {MEANING: "Wat Noor typte"})

    assert noor.submits() == "errors"

    assert noor.form.errors[NAME].startswith("Deze waarde werd verwijderd terwijl je typte.")
    assert noor.form.filled[MEANING] == "Wat Noor typte"
    presses_nth(bram, "Wijzigen", old, 1)
    assert told_privately(bram).text.startswith("Deze waarde staat niet meer in het merkhuis.")


@on_sqlite
def test_the_history_says_who_changed_what(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smwhat history", "#social")
    assert told_privately(noor).text == "Er is nog niets aan het merkhuis veranderd."
    builds_a_house(noor, WHOLE_HOUSE)
    noor.closes()
    begins_a_value(noor, "Recht door zee")
    fills_in(noor, WHOLE_VALUE)
    noor.submits()
    noor.closes()
    opens_house(noor)
    fills_in(noor, {PROMISE: ""})
    noor.submits()

    noor.types("/smwhat geschiedenis", "#social")

    text = told_privately(noor).text
    assert "@Noor Pennevree wijzigde het merkhuis (ma 23 nov 09:45)" in text
    assert "• de belofte: Bij ons sta je er nooit alleen voor. → leeg" in text
    assert "• het soort merk: leeg → merk als werkgever" in text
    assert "• de verankering: leeg → 4" in text
    assert text.index("wijzigde") < text.index("begon")
