"""People change: a new name or zone is known at once, and who leaves is not left unnoticed."""

import pytest

from bot.ownership import Ask, matrix_of, resolve
from storage import caseload, duties, people
from storage.cases import Case, Kind
from storage.channels import Network
from storage.plans import Issue
from tests.team.founding import SMPLAN, WORKSPACE, team_in, told_privately
from tests.town import Town

MONDAY = 0


def coordinators_of(town: Town, team: people.Team) -> list[str]:
    with town.bot.office.reading() as session:
        return [one.name for one in people.coordinators(session, team)]


@pytest.mark.both_databases
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


@pytest.mark.both_databases
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
        channel=Network.INSTAGRAM,
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


def becomes_absent_and_back(town: Town, name: str) -> None:
    town.person(name).changes(deactivated=True)
    town.person(name).changes(deactivated=False)


def members_of(town: Town, team: people.Team) -> list[str]:
    with town.bot.office.reading() as session:
        return [one.name for one in people.people_in(session, team)]


def whose_webcare(town: Town, team: people.Team) -> str | None:
    """Whom a question of this moment would go to."""
    with town.bot.office.reading() as session:
        found = resolve(matrix_of(session, team, town.now), Ask("webcare", town.now))
    return found.owner.user_id if found.owner else None


def on_webcare(town: Town, team: people.Team) -> list[str]:
    with town.bot.office.reading() as session:
        return [turn.user_id for turn in duties.on_weekdays(session, team, duties.WEBCARE)]


def told(town: Town, name: str) -> list[str]:
    return [one.text for one in town.person(name).sees(SMPLAN)]


def test_who_becomes_a_guest_takes_no_part_in_a_team_without_guests_and_the_coordinator_hears_it(
    town: Town,
) -> None:
    team = team_in(town, ["Sanne", "Bram"], on_duty=[(MONDAY, "Bram")])
    bram = town.person("Bram")
    with town.bot.office.transaction() as session:
        session.add(a_case(team, bram.id, town))

    bram.changes(guest=True)
    bram.changes(display_name="Bram")

    [text] = told(town, "Sanne")
    first, *to_do = text.splitlines()
    assert first.startswith("Bram Zevenklaver is nu gast in Slack, en gasten doen in social niet mee.")
    assert to_do == [
        "• Zet met /smplan instellingen iemand anders op webcare.",
        "• Draag open meldingen over met /smcare team.",
    ]
    assert on_webcare(town, team) == [bram.id]
    assert whose_webcare(town, team) is None
    assert told(town, "Bram") == []


def test_who_becomes_a_guest_goes_on_in_a_team_with_guests(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"], on_duty=[(MONDAY, "Bram")], guests_take_part=True)
    bram = town.person("Bram")

    bram.changes(guest=True)

    assert told(town, "Sanne") == []
    assert on_webcare(town, team) == [bram.id]


def test_a_guest_who_becomes_a_colleague_again_takes_part_again(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])
    bram = town.person("Bram")
    bram.changes(guest=True)

    bram.changes(guest=False)

    assert told(town, "Sanne")[-1] == "Bram Zevenklaver doet weer mee in social."
    bram.types("/smplan", "#social")
    assert "Het plan van social" in told_privately(bram).text


def test_when_the_only_coordinator_becomes_a_guest_somebody_else_coordinates(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])

    town.person("Sanne").changes(guest=True)

    assert coordinators_of(town, team) == ["Bram Zevenklaver"]
    assert "Jij coördineert het team nu" in told(town, "Bram")[-1]
    assert told(town, "Sanne") == []


def test_who_goes_to_another_organisation_is_taken_out_and_sees_nothing_more(town: Town) -> None:
    team = team_in(
        town, ["Sanne", "Bram"], coordinators=["Sanne", "Bram"], on_duty=[(MONDAY, "Bram"), (MONDAY, "Sanne")]
    )
    bram, sanne = town.person("Bram"), town.person("Sanne")

    bram.changes(stranger=True)
    bram.changes(display_name="Bram")

    [text] = told(town, "Sanne")
    assert text.splitlines() == [
        "Bram Zevenklaver hoort nu bij een andere organisatie en doet niet meer mee in social.",
        "• Zet met /smplan instellingen iemand anders op webcare.",
    ]
    assert members_of(town, team) == ["Sanne Wolkendam"]
    assert on_webcare(town, team) == [sanne.id]
    sanne.changes(deactivated=True)
    assert told(town, "Bram") == []


@pytest.mark.traced
def test_the_cases_of_who_went_to_another_organisation_go_to_somebody_else(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"], on_duty=[(MONDAY, "Sanne")])
    bram = town.person("Bram")
    with town.bot.office.transaction() as session:
        caseload.hold_desk(session, team)
        session.add(a_case(team, bram.id, town))

    bram.changes(stranger=True)
    town.passes(minutes=1)

    with town.bot.office.reading() as session:
        case = caseload.find(session, team, 1)
        assert case
        assert case.owner_id == town.person("Sanne").id


def test_when_the_only_coordinator_goes_to_another_organisation_somebody_else_coordinates(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])

    town.person("Sanne").changes(stranger=True)

    assert coordinators_of(town, team) == ["Bram Zevenklaver"]
    assert "Jij coördineert het team nu" in told(town, "Bram")[-1]
    assert told(town, "Sanne") == []


def test_a_stranger_who_was_a_coordinator_before_anybody_knew_is_told_nothing(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram", "Noor"], coordinators=["Sanne", "Noor"])
    with town.bot.office.transaction() as session:
        noor = people.person(session, WORKSPACE, town.person("Noor").id)
        assert noor
        noor.is_stranger = True

    assert coordinators_of(town, team) == ["Sanne Wolkendam"]


def test_who_comes_back_takes_part_again_and_the_coordinator_hears_it(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"], on_duty=[(MONDAY, "Bram")])

    becomes_absent_and_back(town, "Bram")

    assert told(town, "Sanne")[-1].splitlines() == [
        "Bram Zevenklaver doet weer mee in social.",
        "• Op webcare ook, zoals voorheen. Veranderen kan met /smplan instellingen.",
    ]
    assert on_webcare(town, team) == [town.person("Bram").id]


@pytest.mark.both_databases
def test_who_leaves_twice_on_one_day_is_told_of_twice(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])
    becomes_absent_and_back(town, "Bram")
    town.passes(minutes=1)

    becomes_absent_and_back(town, "Bram")

    assert len([one for one in told(town, "Sanne") if "heeft Slack verlaten" in one]) == 2
    assert len([one for one in told(town, "Sanne") if "doet weer mee" in one]) == 2


def test_who_came_back_while_nobody_heard_it_is_noticed_within_a_week(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])
    bram = town.person("Bram")
    bram.changes(deactivated=True)
    town.slack.service.world.first().people[bram.id].is_deactivated = False

    town.passes(days=8)

    assert "Bram Zevenklaver doet weer mee in social." in told(town, "Sanne")


def test_who_left_and_is_in_no_team_is_not_looked_up_again(town: Town) -> None:
    yara = town.person("Yara")
    yara.types("/smplan ik", "#social")
    yara.changes(deactivated=True)
    asked = len(town.slack.calls("users.info"))

    town.passes(days=8)

    assert len(town.slack.calls("users.info")) == asked


def test_who_left_and_comes_back_as_a_guest_is_told_of_as_a_guest(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"])
    bram = town.person("Bram")
    bram.changes(deactivated=True)

    bram.changes(deactivated=False, guest=True)

    assert "Bram Zevenklaver is nu gast in Slack" in told(town, "Sanne")[-1]


def test_who_comes_back_to_a_team_without_anybody_else_coordinates_it_and_is_told(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    town.person("Bram").changes(deactivated=True)
    town.person("Sanne").changes(deactivated=True)

    town.person("Bram").changes(deactivated=False)

    assert coordinators_of(town, team) == ["Bram Zevenklaver"]
    assert "Jij coördineert het team nu" in told(town, "Bram")[-1]
