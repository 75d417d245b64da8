"""Webcare by the role matrix: the backup and who decides when others are away or full, and why."""

from collections.abc import Iterator, Mapping

import pytest

from playground.people import Person as Screen
from storage import duties
from storage.database import Database
from storage.duties import CRISIS, EVERYTHING, WEBCARE, Part, Scope
from storage.people import Member, Person, Team
from tests.town import Town, said
from tests.webcare.care import (
    WORKSPACE,
    all_turns,
    mail,
    on_leave,
    ping,
    reports,
    team_in,
    the_case,
    told,
    town_at,
    works,
)


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with town_at(database, "2026-11-23 10:15") as town:
        yield town


def gives(
    town: Town, team: Team, parts: Mapping[Part, str], task: str = WEBCARE, scope: Scope = EVERYTHING
) -> None:
    """These parts of a task are these people's."""
    cells = [(part, town.person(name).id, "") for part, name in parts.items()]
    with town.bot.office.transaction() as session:
        duties.fill(session, team, task, scope, cells)


def takes_at_most(town: Town, team: Team, name: str, cases: int) -> None:
    with town.bot.office.transaction() as session:
        session.get_one(Member, (team.id, town.person(name).id)).case_limit = cases


def has_hours(town: Town, team: Team, name: str, hours: float) -> None:
    """A week, for social media."""
    with town.bot.office.transaction() as session:
        session.get_one(Member, (team.id, town.person(name).id)).hours = hours


def owner(town: Town, number: int = 1) -> str | None:
    return the_case(town, number).owner_id


def why_not(person: Screen) -> str:
    person.types("/smplan waarom-niet", "#social")
    return said(told(person))


def test_the_backup_has_it_when_who_does_it_is_away_and_hears_why(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.BACKUP: "Oliver", Part.DECIDES: "Sanne"})
    on_leave(town, "Noor", "2026-11-23 00:00", "2026-11-25 00:00")

    reports(town.person("Bram"))

    oliver = town.person("Oliver")
    assert owner(town) == oliver.id
    expected = "Noor Pennevree is weg tot wo 25 nov 08:00; jij bent vervanger voor webcare."
    assert f"Voor jou. {expected}" in said(ping(oliver).text)
    assert "Oliver Quillfeather krijgt hem. Noor Pennevree is weg tot" in said(told(town.person("Bram")))


def test_leave_that_starts_at_noon_is_leave_from_noon(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.BACKUP: "Oliver"})
    on_leave(town, "Noor", "2026-11-23 12:00", "2026-11-24 00:00")

    reports(town.person("Bram"), says="Voor twaalven.")
    town.comes("2026-11-23 12:01")
    reports(town.person("Bram"), says="Na twaalven.")

    assert owner(town, 1) == town.person("Noor").id
    assert owner(town, 2) == town.person("Oliver").id


def test_a_line_for_one_channel_counts_before_the_roster(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.DOES: "Milan"}, scope=Scope(channel="linkedin"))

    reports(town.person("Bram"), where="LinkedIn")
    reports(town.person("Bram"), where="Instagram")

    assert owner(town, 1) == town.person("Milan").id
    assert owner(town, 2) == town.person("Noor").id


def test_a_crisis_is_of_who_handles_crises(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.DOES: "Sanne"}, CRISIS)

    reports(town.person("Bram"), kind="Crisis: gevaar, of een gerucht dat rondgaat")

    assert owner(town) == town.person("Sanne").id
    assert "Voor jou. Bij crisis ben jij aan zet." in said(ping(town.person("Sanne")).text)


def test_who_has_enough_is_passed_over_and_when_all_have_the_coordinators_hear_it_once(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.BACKUP: "Oliver"})
    takes_at_most(town, team, "Noor", 1)
    has_hours(town, team, "Noor", 8)
    has_hours(town, team, "Oliver", 1.5)
    bram, sanne = town.person("Bram"), town.person("Sanne")

    for words in ("Eerste.", "Tweede.", "Derde.", "Vierde.", "Vijfde."):
        reports(bram, says=words)

    assert [owner(town, number) for number in (1, 2, 3, 4, 5)] == [
        town.person("Noor").id,
        town.person("Oliver").id,
        town.person("Oliver").id,
        None,
        None,
    ]
    assert "Noor Pennevree heeft genoeg open meldingen; jij bent vervanger" in said(
        ping(town.person("Oliver"), 2).text
    )
    [once] = mail(sanne, "kan er geen melding bij hebben")
    assert "Noor Pennevree heeft genoeg open meldingen; Oliver Quillfeather heeft genoeg" in said(once.text)
    assert "Hoeveel iemand tegelijk krijgt, volgt uit diens uren" in said(once.text)


def test_room_that_comes_is_used_soon(town: Town) -> None:
    team = team_in(town)
    takes_at_most(town, team, "Noor", 1)
    reports(town.person("Bram"), says="Eerste.")
    reports(town.person("Bram"), says="Tweede.")
    takes_at_most(town, team, "Noor", 2)

    town.passes(minutes=5, seconds=1)

    assert owner(town, 2) == town.person("Noor").id


def test_what_somebody_leaves_behind_goes_to_the_backup_and_the_coordinator_is_told(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.BACKUP: "Oliver"})
    reports(town.person("Bram"))

    town.person("Noor").changes(deactivated=True)
    town.ticks()

    oliver = town.person("Oliver")
    assert owner(town) == oliver.id
    assert "Noor Pennevree doet niet meer mee; jij bent vervanger voor webcare." in said(ping(oliver).text)
    assert mail(town.person("Sanne"), "Noor Pennevree van social heeft Slack verlaten.")


def test_in_odd_weeks_another_one_has_it(town: Town) -> None:
    team = team_in(town, duty={})
    gives(town, team, {Part.DOES: "Noor", Part.BACKUP: "Milan"})
    works(town, "Noor", "09:00", "17:00")
    with town.bot.office.transaction() as session:
        session.get_one(Person, (WORKSPACE, town.person("Noor").id)).odd_weeks = [[] for _ in range(7)]

    reports(town.person("Bram"), says="In week 48.")
    town.comes("2026-11-30 09:45")
    reports(town.person("Bram"), says="In week 49.")

    assert owner(town, 1) == town.person("Noor").id
    assert owner(town, 2) == town.person("Milan").id


def test_a_team_of_one_gets_its_own_cases_and_those_of_a_day_off_when_it_is_back(town: Town) -> None:
    team = team_in(town, ["Sanne"], duty={})
    gives(town, team, {Part.DOES: "Sanne", Part.DECIDES: "Sanne"})
    sanne = town.person("Sanne")

    reports(sanne, says="Zij is er.")
    assert owner(town, 1) == sanne.id
    on_leave(town, "Sanne", "2026-11-23 10:30", "2026-11-24 00:00")
    town.passes(minutes=20)
    reports(sanne, says="Zij is er niet.")

    assert owner(town, 2) is None
    assert mail(sanne, "niemand om") == []
    town.comes("2026-11-24 09:06")
    assert owner(town, 2) == sanne.id


def test_why_not_tells_each_the_true_reason_also_when_the_matrix_changed_since(town: Town) -> None:
    team = team_in(town)
    gives(town, team, {Part.BACKUP: "Oliver", Part.DECIDES: "Sanne"})
    on_leave(town, "Noor", "2026-11-23 00:00", "2026-11-25 00:00")
    reports(town.person("Bram"))
    gives(town, team, {Part.BACKUP: "Milan"})

    reason = "Noor Pennevree is weg tot wo 25 nov 09:00; Oliver Quillfeather is vervanger voor webcare."
    assert f"ging naar Oliver Quillfeather (ma 23 nov 10:15). {reason} Jij hebt er geen deel in" in why_not(
        town.person("Milan")
    )
    assert f"{reason} Jij beslist over webcare." in why_not(town.person("Sanne"))
    assert "kreeg jij (ma 23 nov 10:15)." in why_not(town.person("Oliver"))
    assert "Jij bent weg tot wo 25 nov 09:00; Oliver Quillfeather is vervanger" in why_not(
        town.person("Noor")
    )
    assert all(turn.found is not None for turn in all_turns(town))
