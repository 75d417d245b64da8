"""Who can be in a team: people, not apps; of the own organisation; guests when the team says so."""

import pytest

from storage import people
from tests.team.founding import (
    EVERYBODY,
    SMPLAN,
    WORKSPACE,
    first_page,
    opens_settings,
    second_page,
    sets_up_a_team,
    team_in,
    told_privately,
)
from tests.town import Resident, Town

PEOPLE, COORDINATORS = "Wie doen er mee?", "Wie coördineert?"


def members_of(town: Town, person: Resident) -> set[str]:
    with town.bot.office.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, person.channel_id("#social"))
        assert team is not None
        return {one.name for one in people.people_in(session, team)}


def newcomer(town: Town, **profile: object) -> str:
    """The id of a colleague the bot never heard of."""
    somebody = town.person("Sanne").id
    return str(
        town.slack.post("/my/people", {"person": somebody, "name": "Femke Bries", **profile})["person"]["id"]
    )


def test_an_app_is_refused_where_it_was_named(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram", "smplan"])
    town.ticks()

    assert sanne.submits() == "errors"

    assert sanne.form.errors == {PEOPLE: "Een app kan niet meedoen: smplan. Haal die hier weg."}
    assert sanne.form.filled[PEOPLE] == ["Sanne Wolkendam", "Bram Zevenklaver", "smplan"]


def test_an_app_as_coordinator_is_refused_there(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(COORDINATORS, ["smplan"])
    town.ticks()

    assert sanne.submits() == "errors"

    assert list(sanne.form.errors) == [COORDINATORS]


def test_an_app_that_was_named_in_a_hurry_is_left_out_and_that_is_said(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(PEOPLE, ["Bram", "smplan"])
    sanne.fills(COORDINATORS, ["smplan"])
    assert sanne.submits() == "pushed"
    town.ticks()
    sanne.fills("Wie doet webcare (online vragen beantwoorden)?", ["Bram", "smplan"])

    assert sanne.submits() == "cleared"

    assert "Niet in het team gezet: smplan" in sanne.finds("is opgezet", "#social").text
    assert members_of(town, sanne) == {"Sanne Wolkendam", "Bram Zevenklaver"}
    assert "Op webcare: @Bram Zevenklaver." in sanne.finds("heeft smplan hier opgezet", "#social").text


def test_an_app_that_is_found_out_later_is_taken_out_and_a_coordinator_is_told_once(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram", "smplan"])
    sanne.submits()
    sanne.fills("Wie doet webcare (online vragen beantwoorden)?", ["smplan"])
    sanne.submits()

    town.ticks()
    town.ticks()

    assert members_of(town, sanne) == {"Sanne Wolkendam", "Bram Zevenklaver"}
    told = [one.text for one in sanne.sees(SMPLAN)]
    assert told == ["smplan is een app en kan niet meedoen. Ik heb de app uit social gehaald."]


def test_who_left_slack_is_refused_where_they_were_named(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    first_page(sanne)
    bram.changes(deactivated=True)

    assert sanne.submits() == "errors"

    assert sanne.form.errors == {PEOPLE: "Niet meer in Slack: Bram Zevenklaver. Kies iemand anders."}


def test_people_of_another_organisation_are_refused_where_they_were_named(town: Town) -> None:
    sanne = town.person("Sanne")
    stranger = newcomer(town, stranger=True)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", stranger])
    town.ticks()

    assert sanne.submits() == "errors"

    assert "Van een andere organisatie: Femke Bries" in sanne.form.errors[PEOPLE]


def test_a_guest_takes_part_only_when_the_team_says_so(town: Town) -> None:
    sanne = town.person("Sanne")
    guest = newcomer(town, guest=True)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", guest])
    town.ticks()
    assert sanne.submits() == "pushed"

    assert sanne.submits() == "errors"
    assert "Gast in Slack: Femke Bries" in sanne.form.errors["Wat geldt voor jullie?"]

    sanne.fills("Wat geldt voor jullie?", ["Gasten in Slack doen mee"])
    assert sanne.submits() == "cleared"
    sanne.channel_does("invite", "#social", who=guest)
    femke = town.person("Femke")
    femke.types("/smplan", "#social")
    assert "Het plan van social" in told_privately(femke).text


def test_a_guest_in_a_team_without_guests_is_told_who_can_change_that(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    bram.changes(guest=True)

    bram.types("/smwhy", "#social")

    said = told_privately(bram).text
    assert "Gasten doen in social niet mee" in said
    assert "@Sanne Wolkendam" in said


def test_a_stranger_sees_nothing_of_a_team(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    bram.changes(stranger=True)

    for command in ("/smplan", "/smwhy", "/smplan instellingen"):
        bram.types(command, "#social")
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."


def test_somebody_new_is_known_by_name_soon(town: Town) -> None:
    sanne = town.person("Sanne")
    somebody = newcomer(town)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", somebody])
    sanne.submits()
    sanne.submits()

    town.ticks()

    assert members_of(town, sanne) == {"Sanne Wolkendam", "Femke Bries"}


def test_who_cannot_be_looked_up_is_tried_again_when_slack_was_only_slow(town: Town) -> None:
    sanne = town.person("Sanne")
    somebody = newcomer(town)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", somebody])
    sanne.submits()
    sanne.submits()
    town.slack.fault("server_error", method="users.info")

    town.ticks()
    assert members_of(town, sanne) == {"Sanne Wolkendam", somebody}
    town.slack.clears_faults()
    town.ticks()

    assert members_of(town, sanne) == {"Sanne Wolkendam", "Femke Bries"}


@pytest.mark.traced
def test_whom_slack_does_not_know_is_asked_about_once(town: Town) -> None:
    sanne = town.person("Sanne")
    somebody = newcomer(town)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", somebody])
    sanne.submits()
    sanne.submits()
    town.slack.fault("refused", method="users.info", error="user_not_found")
    town.ticks()
    asked = len(town.slack.calls("users.info"))

    town.ticks()

    assert len(town.slack.calls("users.info")) == asked


@pytest.mark.parametrize("error", ["token_revoked", "missing_scope"])
def test_who_was_named_while_our_token_was_refused_is_known_later(town: Town, error: str) -> None:
    sanne = town.person("Sanne")
    somebody = newcomer(town)
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", somebody])
    sanne.submits()
    sanne.submits()
    town.slack.fault("refused", method="users.info", error=error)
    town.ticks()
    town.slack.clears_faults()

    town.ticks()

    assert members_of(town, sanne) == {"Sanne Wolkendam", "Femke Bries"}


def test_after_a_week_everybody_is_looked_up_again(town: Town) -> None:
    team_in(town, ["Sanne"])
    town.ticks()
    asked = len(town.slack.calls("users.info"))

    town.passes(days=8)

    assert len(town.slack.calls("users.info")) == asked + 1


def test_only_people_of_the_team_can_be_on_webcare(town: Town) -> None:
    sanne = town.person("Sanne")
    first_page(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Bram"])
    sanne.submits()
    field = "Wie doet webcare (online vragen beantwoorden)?"
    sanne.fills(field, ["Bram", "Noor"])
    town.ticks()

    assert sanne.submits() == "errors"

    assert "Niet in het team: Noor Pennevree" in sanne.form.errors[field]
    assert sanne.form.filled[field] == ["Bram Zevenklaver", "Noor Pennevree"]


def test_who_is_not_in_the_team_is_told_whom_to_ask(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"], coordinators=["Sanne", "Bram"])
    noor = town.person("Noor")

    for command in ("/smplan", "/smwhy", "/smplan waarom"):
        noor.types(command, "#social")
        said = told_privately(noor).text
        assert "Je zit niet in het team social" in said
        assert "@Sanne Wolkendam en @Bram Zevenklaver" in said


def test_only_a_coordinator_opens_the_settings(town: Town) -> None:
    team_in(town, EVERYBODY)
    noor = town.person("Noor")

    noor.types("/smplan instellingen", "#social")

    assert "Dit kan alleen een coördinator. Vraag het aan @Sanne Wolkendam." in told_privately(noor).text


def test_who_is_taken_out_meanwhile_changes_nothing(town: Town) -> None:
    team_in(town, EVERYBODY, coordinators=["Sanne", "Bram"])
    sanne, bram = town.person("Sanne"), town.person("Bram")
    opens_settings(bram)
    bram.submits()
    opens_settings(sanne)
    sanne.fills(PEOPLE, ["Sanne", "Noor"])
    sanne.fills(COORDINATORS, ["Sanne"])
    sanne.submits()
    sanne.submits()

    assert bram.submits() == "cleared"

    assert "Je zit niet in het team social" in told_privately(bram).text
    assert members_of(town, sanne) == {"Sanne Wolkendam", "Noor Pennevree"}


def test_who_coordinates_no_more_gets_no_second_page(town: Town) -> None:
    team_in(town, EVERYBODY, coordinators=["Sanne", "Bram"])
    sanne, bram = town.person("Sanne"), town.person("Bram")
    opens_settings(bram)
    opens_settings(sanne)
    sanne.fills(COORDINATORS, ["Sanne"])
    sanne.submits()
    sanne.submits()

    assert bram.submits() == "cleared"

    assert "Dit kan alleen een coördinator" in told_privately(bram).text


@pytest.mark.both_databases
def test_setting_up_asks_slack_for_nobody_twice(town: Town) -> None:
    sanne = town.person("Sanne")

    sets_up_a_team(sanne)
    town.ticks()

    asked = [call["arguments"]["user"] for call in town.slack.calls("users.info")]
    assert len([one for one in asked if one != sanne.id]) == len(set(asked)) - 1


def test_choosing_people_pings_nobody(town: Town) -> None:
    sanne = town.person("Sanne")
    second_page(sanne)
    sanne.closes()
    sanne.fills(PEOPLE, ["Sanne", "Noor"])
    town.ticks()

    assert town.slack.calls("chat.postMessage") == []
