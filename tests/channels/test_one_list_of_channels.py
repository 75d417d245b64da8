"""A team's own channels are what webcare and the role matrix offer, named as the team calls them."""

from playground.screen import Seen
from storage.duties import EVERYTHING, Part, Scope
from tests.channels.steps import channel, is_there, matrix_says, overview, presses
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town
from tests.webcare.care import opens_new_case, reports

WHERE = "Waar?"


def offered(person: Resident, label: str) -> list[str]:
    element = person.form.field(label).element
    return [one["text"]["text"] for one in element["options"]]


def removes(person: Resident, shown: Seen) -> None:
    """The second of the channels is taken out."""
    presses(person, "Verwijderen", shown, which=1)
    assert told_privately(person).text == "Verwijderd: R&D op LinkedIn."


def two_on_linkedin(town: Town) -> None:
    team = team_in(town, on_duty=[(0, "Noor")])
    is_there(
        town,
        channel(town, team, name="LinkedIn van HR"),
        channel(town, team, key="linkedin-2", name="R&D op LinkedIn"),
    )
    matrix_says(town, team, "publishing", EVERYTHING, (Part.DOES, "Noor"))
    matrix_says(town, team, "publishing", Scope("linkedin-2"), (Part.DOES, "Bram"))


def test_without_channels_of_its_own_a_team_chooses_from_the_usual_ones(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    opens_new_case(noor)

    assert offered(noor, WHERE) == [
        "LinkedIn", "Instagram", "Facebook", "X", "TikTok",
        "E-mail of privébericht", "Telefoon of balie", "Een ander kanaal",
    ]  # fmt: skip


def test_a_case_is_about_one_of_the_teams_own_channels_and_stays_so(town: Town) -> None:
    two_on_linkedin(town)
    noor = town.person("Noor")

    opens_new_case(noor)
    assert offered(noor, WHERE) == [
        "LinkedIn van HR", "R&D op LinkedIn",
        "E-mail of privébericht", "Telefoon of balie", "Een ander kanaal",
    ]  # fmt: skip
    noor.closes()
    reports(noor, where="R&D op LinkedIn", kind="Vraag", says="Vraagt of 24 uur kan")
    assert "via R&D op LinkedIn" in noor.last("#social").text

    shown = overview(noor)
    removes(noor, shown)
    noor.types("/smcare 1", "#social")
    assert "via R&D op LinkedIn" in told_privately(noor).text


def test_the_matrix_names_its_lines_as_the_team_does_also_when_a_channel_is_gone(town: Town) -> None:
    two_on_linkedin(town)
    noor = town.person("Noor")
    noor.types("/smroles", "#social")
    assert "Plaatsen (R&D op LinkedIn)" in told_privately(noor).text

    removes(noor, overview(noor))

    noor.types("/smroles", "#social")
    assert "Plaatsen (R&D op LinkedIn)" in told_privately(noor).text
    noor.types("/smroles gezondheid", "#social")
    assert "plaatsen (R&D op LinkedIn)" in told_privately(noor).text


def test_the_matrix_is_asked_by_the_name_of_a_channel(town: Town) -> None:
    two_on_linkedin(town)
    noor = town.person("Noor")

    noor.types("/smroles wie plaatsen r&d op linkedin vandaag", "#social")

    answer = told_privately(noor).text
    assert "plaatsen (R&D op LinkedIn)" in answer
    assert "Bram Zevenklaver" in answer


def test_an_exception_in_the_matrix_is_for_one_of_the_teams_own_channels(town: Town) -> None:
    two_on_linkedin(town)
    noor = town.person("Noor")
    noor.types("/smroles", "#social")
    noor.chooses("Taak wijzigen", "Plaatsen", told_privately(noor))
    noor.waits_for_form()
    assert "R&D op LinkedIn" in noor.form.text
    noor.presses("Uitzondering toevoegen")

    assert offered(noor, "Kanaal") == [
        "LinkedIn van HR", "R&D op LinkedIn", "E-mail of privébericht", "Telefoon of balie",
    ]  # fmt: skip
