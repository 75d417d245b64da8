"""People change: a new name or zone is known at once, and who leaves is not left unnoticed."""

import pytest

from storage import people
from storage.cases import Case, Channel, Kind
from storage.plans import Issue
from tests.team.founding import SMPLAN, WORKSPACE, team_in, told_privately
from tests.town import Town

MONDAY = 0


def coordinators_of(town: Town, team: people.Team) -> list[str]:
    with town.bot.office.reading() as session:
        return [one.name for one in people.coordinators(session, team)]


def test_a_new_name_and_zone_are_known_at_once(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    bram.changes(display_name="Bram uit Leiden", zone="Europe/London")

    bram.types("/smplan ik", "#social")
    assert "Londen (Verenigd Koninkrijk)" in told_privately(bram).text
    with town.bot.office.reading() as session:
        known = people.person(session, WORKSPACE, bram.id)
        assert known is not None
        assert known.name == "Bram uit Leiden"


def test_what_someone_chose_stays_when_slack_says_otherwise(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    bram.types("/smplan ik", "#social")
    bram.presses("Wijzigen", told_privately(bram))
    bram.waits_for_form("Over jou")
    bram.fills("In welke tijdzone ben je?", "Parijs (Frankrijk)")
    bram.submits()

    bram.changes(zone="Europe/London")

    bram.types("/smplan ik", "#social")
    assert "Parijs (Frankrijk)" in told_privately(bram).text


def test_the_coordinator_hears_once_what_somebody_who_left_leaves_behind(town: Town) -> None:
    team = team_in(town, on_duty=[(MONDAY, "Noor")])
    sanne, noor = town.person("Sanne"), town.person("Noor")
    with town.bot.office.transaction() as session:
        for sentence in ("Vacatures vullen", "Verloop verlagen"):
            session.add(
                Issue(
                    team_id=team.id,
                    sentence=sentence,
                    created_at=town.now,
                    created_by=sanne.id,
                    owner_id=noor.id,
                )
            )

    noor.changes(deactivated=True)
    noor.changes(real_name="Noor van Toen")
    town.passes(days=8)

    [told] = [one.text for one in sanne.sees(SMPLAN) if "heeft Slack verlaten" in one.text]
    assert told.splitlines() == [
        "Noor Pennevree van social heeft Slack verlaten.",
        "• Zet met /smplan instellingen iemand anders op webcare.",
        "• Geef 2 vraagstukken in /smwhy een nieuwe eigenaar.",
    ]


def test_who_had_nothing_open_leaves_nothing_to_do(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])

    town.person("Bram").changes(deactivated=True)

    assert town.person("Sanne").last(SMPLAN).text == (
        "Bram Zevenklaver van social heeft Slack verlaten. Er stond niets meer open."
    )


def test_a_leaver_whom_no_event_told_of_is_noticed_within_a_week(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])
    bram = town.person("Bram").id
    town.slack.service.world.first().people[bram].is_deactivated = True

    town.passes(days=8)

    assert "Bram Zevenklaver van social heeft Slack verlaten" in town.person("Sanne").last(SMPLAN).text


def test_somebody_in_two_teams_leaves_both(town: Town) -> None:
    team_in(town, ["Sanne", "Noor"])
    team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])

    town.person("Noor").changes(deactivated=True)

    assert "van social heeft" in town.person("Sanne").last(SMPLAN).text
    assert "van vacatures heeft" in town.person("Bram").last(SMPLAN).text


def test_when_the_last_coordinator_leaves_whoever_is_there_longest_coordinates(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])

    town.person("Sanne").changes(deactivated=True)

    assert coordinators_of(town, team) == ["Bram Zevenklaver"]
    bram = town.person("Bram")
    assert "Jij coördineert het team nu" in bram.last(SMPLAN).text
    bram.types("/smplan instellingen", "#social")
    assert bram.waits_for_form("Instellingen").filled["Wie coördineert?"] == ["Bram Zevenklaver"]


def test_when_everybody_left_nobody_is_told(town: Town) -> None:
    team = team_in(town, ["Sanne"])

    town.person("Sanne").changes(deactivated=True)

    assert coordinators_of(town, team) == []
    assert town.slack.calls("chat.postMessage") == []


def test_open_cases_of_who_left_are_named(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    bram = town.person("Bram")
    with town.bot.office.transaction() as session:
        session.add(a_case(team, bram.id, town))

    bram.changes(deactivated=True)

    assert (
        "Draag open meldingen over met /smcare team"
        in town.person("Sanne").finds("heeft Slack verlaten", SMPLAN).text
    )


def a_case(team: people.Team, owner: str, town: Town) -> Case:
    return Case(
        team_id=team.id,
        number=1,
        channel=Channel.INSTAGRAM,
        kind=Kind.QUESTION,
        paraphrase="Kan ik 24 uur werken?",
        reported_at=town.now,
        reported_by=owner,
        owner_id=owner,
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_somebody_we_do_not_know_may_change_as_they_like(town: Town) -> None:
    town.person("Jasper").changes(real_name="Jasper Anders")

    with town.bot.office.reading() as session:
        assert people.person(session, WORKSPACE, town.person("Jasper").id) is None
