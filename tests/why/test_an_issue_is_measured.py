"""An issue is measured: by hand, and asked of its owner once a month."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.why.jobs import ask_to_measure
from playground.screen import Seen
from storage import measurements
from storage.leaves import Leave
from storage.people import Team
from storage.plans import Issue
from tests.team.founding import SMPLAN, WORKSPACE, team_in, told_privately
from tests.town import Resident, Town
from tests.why.steps import EVERYTHING, OWNER, STRONG, adds, fills_in, kept, log_of, opens_change, overview

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
VALUE, ON = "Waar staat het nu?", "Geteld op"
ASKED = "Hoe staat het ervoor"


def measures(person: Resident, value: str, on: str | None = None) -> str | None:
    """The measurement is sent; answers what became of the form."""
    person.presses("Meten", overview(person))
    person.waits_for_form("Meting")
    person.fills(VALUE, value)
    if on:
        person.fills(ON, on)
    return person.submits()


def measured(town: Town, issue: Issue) -> list[tuple[date, float]]:
    with town.bot.office.reading() as session:
        return [(one.on, one.value) for one in measurements.of_issue(session, issue)]


def mail(person: Resident) -> list[Seen]:
    return [seen for seen in person.sees(SMPLAN) if ASKED in seen.text]


def owned(town: Town, team: Team, owner: Resident, due: str, **more: Any) -> Issue:
    """An issue of which its owner is asked at this moment (UTC)."""
    with town.bot.office.transaction() as session:
        issue = Issue(
            team_id=team.id,
            sentence=STRONG,
            created_at=town.now,
            created_by=owner.id,
            now_value=22.0,
            goal_value=15.0,
            owner_id=owner.id,
            measure_due_at=datetime.fromisoformat(due).replace(tzinfo=UTC),
            **more,
        )
        session.add(issue)
        session.flush()
    return issue


@on_sqlite
def test_measured_by_hand_it_says_where_it_stands(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)
    assert "van 3 naar 12 vervulde vacatures, nog niet gemeten; nog 220 dagen" in overview(noor).text

    assert measures(noor, "4", "2026-11-01") == "cleared"
    assert measures(noor, "6") == "cleared"

    said = told_privately(noor)
    assert "6 van 12 vervulde vacatures, 2 erbij sinds zo 1 nov" in said.text
    assert "6 van 12 vervulde vacatures" in overview(noor).text
    [issue] = kept(town, team)
    assert measured(town, issue) == [(date(2026, 11, 1), 4.0), (date(2026, 11, 23), 6.0)]
    assert log_of(town, team, issue)[0].fields == {"value": [None, 6.0], "on": [None, "2026-11-23"]}


@on_sqlite
def test_a_second_one_of_a_day_replaces_the_first_and_says_so(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, STRONG, EVERYTHING)
    measures(noor, "4")

    measures(bram, "5")

    assert "Voor die dag stond er 4; dat is vervangen." in told_privately(bram).text
    assert measured(town, kept(town, team)[0]) == [(date(2026, 11, 23), 5.0)]


@on_sqlite
def test_a_goal_that_is_reached_offers_to_close(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)

    measures(noor, "12")

    said = told_privately(noor)
    assert "Het doel is gehaald. Sluiten met een les, of een nieuw doel kiezen?" in said.text
    noor.presses("Vraagstuk sluiten", said)
    assert noor.waits_for_form().title == "Vraagstuk sluiten"


@on_sqlite
@pytest.mark.parametrize(
    ("value", "on", "label", "sentence"),
    [
        ("1.2345", None, VALUE, "met hoogstens drie cijfers achter de komma"),
        ("4", "2026-11-24", ON, "Die dag is er nog niet. Kies vandaag of eerder."),
        ("4", "2020-11-24", ON, "Dat is meer dan vijf jaar geleden. Klopt het jaartal?"),
    ],
)
def test_what_cannot_be_measured(town: Town, value: str, on: str | None, label: str, sentence: str) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)

    assert measures(noor, value, on) == "errors"

    assert sentence in noor.form.errors[label]
    assert measured(town, kept(town, team)[0]) == []


@on_sqlite
def test_the_owner_is_asked_a_month_later_and_a_month_after_that(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)
    assert kept(town, team)[0].measure_due_at == datetime(2026, 12, 23, 8, tzinfo=UTC)

    town.comes("2026-12-23 08:58")
    assert mail(noor) == []
    town.comes("2026-12-23 09:00")
    town.passes(hours=2)
    [asked] = mail(noor)
    assert "nog niet gemeten" in asked.text
    assert "gemeten met vraag 'hoe ken je ons?'" in asked.text

    noor.presses("Meten", asked)
    noor.waits_for_form("Meting")
    noor.fills(VALUE, "4")
    assert noor.submits() == "cleared"
    assert kept(town, team)[0].measure_due_at == datetime(2027, 1, 23, 8, tzinfo=UTC)
    town.comes("2027-01-25 09:01")
    assert len(mail(noor)) == 2


@on_sqlite
def test_nobody_is_asked_without_an_owner_or_when_it_was_closed(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)
    opens_change(noor)
    fills_in(noor, {OWNER: None})
    noor.submits()
    noor.closes()
    assert kept(town, team)[0].measure_due_at is None
    opens_change(noor)
    fills_in(noor, {OWNER: "Noor"})
    noor.submits()
    noor.closes()
    assert kept(town, team)[0].measure_due_at is not None

    noor.presses("Vraagstuk sluiten", overview(noor))
    noor.waits_for_form()
    noor.fills("Waarom sluit je het?", "We stoppen ermee")
    noor.submits()
    town.comes("2026-12-23 09:30")
    assert mail(noor) == []


@on_sqlite
def test_who_is_away_is_asked_when_they_are_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    owned(town, team, noor, "2026-11-24T08:00:00")
    with town.bot.office.transaction() as session:
        ends = datetime(2026, 11, 26, 23, tzinfo=UTC)
        session.add(Leave(workspace_id=WORKSPACE, user_id=noor.id, starts_at=town.now, ends_at=ends))

    town.lives_until("2026-11-27 08:50", every=6 * 3600)
    assert mail(noor) == []
    town.comes("2026-11-27 09:01")
    assert len(mail(noor)) == 1


@pytest.mark.traced
@on_sqlite
def test_an_owner_who_left_is_not_asked_and_what_is_broken_stops_no_other(town: Town) -> None:
    sick, well = team_in(town, ("Milan",), channel="#algemeen", coordinators=("Milan",)), team_in(town)
    milan, noor, bram = town.person("Milan"), town.person("Noor"), town.person("Bram")
    owned(town, sick, milan, "2026-11-24T08:00:00")
    owned(town, well, noor, "2026-11-24T08:00:00")
    owned(town, well, bram, "2026-11-24T08:00:00")
    bram.changes(deactivated=True)
    with town.bot.office.transaction() as session:
        session.execute(text("UPDATE teams SET holidays = '5' WHERE id = :team"), {"team": sick.id})

    town.comes("2026-11-24 09:30")

    assert (len(mail(noor)), mail(milan)) == (1, [])


@pytest.mark.both_databases
def test_two_people_measure_at_once_and_one_number_stands(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, STRONG, EVERYTHING)
    for person, value in ((noor, "4"), (bram, "5")):
        person.presses("Meten", overview(person))
        person.waits_for_form("Meting")
        person.fills(VALUE, value)

    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda person: person.submits(), (noor, bram)))

    assert results == ["cleared", "cleared"]
    [issue] = kept(town, team)
    [(_, last)] = measured(town, issue)
    newest, first = log_of(town, team, issue)[:2]
    assert newest.fields["value"] == [first.fields["value"][1], last]


@pytest.mark.both_databases
def test_two_processes_ask_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    owned(town, team, noor, "2026-11-24T08:00:00")
    town.slack.moves_clock(seconds=timedelta(days=2).total_seconds())

    with ThreadPoolExecutor(2) as processes:
        list(processes.map(lambda _: ask_to_measure(town.bot.office, town.now), range(4)))
    town.settles()

    assert len(mail(noor)) == 1


@on_sqlite
def test_who_is_not_in_the_team_measures_nothing(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, STRONG, EVERYTHING)
    shown = overview(bram)
    bram.changes(stranger=True)

    for label in ("Meten", "Lijn bekijken", "Geschiedenis"):
        bram.presses(label, shown)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."

    assert measured(town, kept(town, team)[0]) == []


@on_sqlite
def test_a_form_that_outlived_its_issue_says_so(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, STRONG, EVERYTHING)
    shown = overview(noor)
    noor.presses("Meten", shown)
    noor.waits_for_form("Meting")
    noor.fills(VALUE, "4")
    bram.presses("Vraagstuk sluiten", overview(bram))
    bram.waits_for_form()
    bram.fills("Waarom sluit je het?", "We stoppen ermee")
    bram.submits()

    assert noor.submits() == "errors"
    assert noor.form.errors[VALUE] == "Dit vraagstuk was al gesloten."
    noor.closes()
    noor.presses("Meten", shown)
    assert told_privately(noor).text == "Dit vraagstuk was al gesloten."
    with town.bot.office.transaction() as session:
        session.execute(text("DELETE FROM issues WHERE team_id = :team"), {"team": team.id})
    for label in ("Meten", "Lijn bekijken", "Geschiedenis"):
        noor.presses(label, shown)
        assert told_privately(noor).text.startswith("Dit vraagstuk bestaat niet meer.")
