"""The App Home: one's own plans and settings, useful without a team too."""

from playground.screen import Home
from tests.team.founding import opens_own_form, team_in
from tests.town import Resident, Town


def home_of(person: Resident) -> Home:
    person.opens_home()
    person.waits_until(lambda: person.home)
    return person.home


def test_without_a_team_it_says_how_to_begin(town: Town) -> None:
    noor = town.person("Noor")

    home = home_of(noor)

    assert "Je zit nog in geen enkel team. Typ /smplan" in home.text
    assert home.buttons == ["Over mij"]
    noor.presses("Over mij", home)
    assert noor.waits_for_form("Over jou").submit == "Opslaan"


def test_with_teams_it_shows_the_plan_of_each(town: Town) -> None:
    team_in(town)
    team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])
    noor = town.person("Noor")

    home = home_of(noor)

    assert "Het plan van social" in home.text
    assert "Het plan van vacatures" in home.text
    assert "Volgende vraag van de dag: dinsdag 24 november" in home.text
    assert home.buttons.count("Waarom bekijken") == 2
    assert home.buttons[-1] == "Over mij"


def test_it_begins_with_ones_own_day(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    assert "Er ligt vandaag niets voor je klaar bij social." in home_of(noor).text

    noor.types("/smplan actions add", "#social")
    noor.fills("Wat gaat er gebeuren?", "Vragen hoe collega's over buddy's praten")
    noor.submits()
    noor.opens_home()

    noor.waits_until(lambda: "Je hebt één actie open" in noor.home.text)
    assert "Vragen hoe collega's over buddy's praten" in noor.home.text
    noor.presses("Acties bekijken", noor.home)
    assert "Van jou" in noor.last("smplan").text
    noor.uses_shortcut("My day")
    assert "Je hebt één actie open" in noor.waits_for_form("Mijn dag").text
    noor.types("/smplan dag", "#social")
    assert "Vragen hoe collega's over buddy's praten" in noor.last("#social").text


def test_its_buttons_answer_where_the_person_can_see_it(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.presses("Waarom bekijken", home_of(noor))

    assert "Stap 1, waarom" in noor.last("smplan").text


def test_it_shows_nothing_of_a_team_one_may_not_enter(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.changes(guest=True)

    home = home_of(noor)

    assert "Het plan van" not in home.text
    assert home.buttons == ["Over mij"]


def test_it_speaks_ones_own_language(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    assert "Mijn dag" in home_of(oliver).text
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    oliver.opens_home()

    oliver.waits_until(lambda: "My day" in oliver.home.text)
    assert "The plan of social" in oliver.home.text
