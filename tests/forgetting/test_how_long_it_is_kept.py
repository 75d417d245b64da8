"""A team decides how long it keeps what people outside said; every member may know, a coordinator decides."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import retention
from storage.changes import Change
from storage.people import Language
from storage.retention import RETENTION
from tests.forgetting.steps import HANDLE, a_case, answers, keeps, reports, where_it_stands
from tests.town import Resident, Town
from tests.webcare.care import reads, shown, team_in, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NAMES, WORDS = "Dagen met accountnaam", "Dagen met woorden en link"


def opens_form(person: Resident) -> None:
    person.presses("Aanpassen", shown(person, "privacy"))
    person.waits_for_form("Hoe lang bewaren?")


def chooses(person: Resident, **days: int) -> str:
    """`names` and `words`: so many days."""
    labels: Mapping[str, str] = {"names": NAMES, "words": WORDS}
    for name, count in days.items():
        person.fills(labels[name], str(count))
    return person.submits()


def test_everybody_in_the_team_may_know_and_a_coordinator_may_change(town: Town) -> None:
    team_in(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")

    page = shown(bram, "privacy")
    assert "tot 30 dagen na het afronden" in page.text
    assert "tot 180 dagen na het afronden" in page.text
    assert "Gezondheid: nooit bewaard." in page.text
    assert page.buttons == []
    assert shown(sanne, "privacy").buttons == ["Aanpassen", "Exporteren"]


def test_other_days_are_kept_noted_and_done(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"))
    answers(town.person("Noor"))
    opens_form(sanne)

    assert chooses(sanne, names=7, words=14) == "cleared"

    assert "De accountnaam blijft 7 dagen na het afronden, de woorden 14 dagen." in told(sanne)
    with town.bot.office.reading() as session:
        noted = session.scalars(select(Change).where(Change.thing == RETENTION)).one()
    assert noted.fields == {"handle_days": [30, 7], "text_days": [180, 14]}
    town.comes("2026-12-01 11:00")
    assert a_case(town).handle is None
    town.comes("2026-12-08 11:00")
    assert where_it_stands(town) == []


@pytest.mark.parametrize(
    ("names", "words", "says"),
    [
        (0, 180, "Vul een heel getal in, van 1 tot 1826 dagen."),
        (30, 5000, "Vul een heel getal in, van 1 tot 1826 dagen."),
        (30, 20, "De woorden kunnen niet eerder weg dan de naam."),
    ],
)
def test_what_cannot_be_stays_open_and_says_what_to_do(town: Town, names: int, words: int, says: str) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_form(sanne)
    for label, days in ((NAMES, names), (WORDS, words)):
        sanne.fills(label, str(days))

    assert sanne.submits() == "errors"

    assert any(says in said for said in sanne.form.errors.values())


def test_what_would_go_at_once_takes_a_tick(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"))
    answers(town.person("Noor"))
    town.passes(days=10)
    opens_form(sanne)

    assert chooses(sanne, names=5) == "updated"
    assert "verliest 1 afgeronde melding nu meteen iets" in sanne.form.text
    assert sanne.submits() == "errors"
    assert a_case(town).handle == HANDLE
    sanne.fills("Weet je het zeker?", ["Ja, dat mag nu weg"])
    assert sanne.submits() == "cleared"

    town.ticks()
    assert a_case(town).handle is None


def test_who_changes_it_while_the_form_is_open_is_not_overruled_unseen(town: Town) -> None:
    team = team_in(town)
    sanne = town.person("Sanne")
    opens_form(sanne)
    keeps(town, team, 3, 4)
    with town.bot.office.transaction() as session:
        retention.hold(session, team.id).version += 1

    assert chooses(sanne, names=7, words=14) == "updated"
    assert "Intussen heeft iemand dit aangepast: 3 dagen met naam, 4 met woorden." in sanne.form.text
    assert sanne.submits() == "cleared"

    assert "tot 7 dagen na het afronden" in shown(sanne, "privacy").text


def test_it_is_said_in_english_too(town: Town) -> None:
    team_in(town)
    reads(town, "Sanne", Language.ENGLISH)

    assert "The *account name*" in str(shown(town.person("Sanne"), "privacy").blocks)


@pytest.mark.traced
def test_looking_costs_as_many_statements_for_many_cases_as_for_few(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor)
    with town.bot.office.reading() as session:
        due = town.now + timedelta(days=400)
        assert retention.count_due(session, team, due, 30, 180) == 1
        assert retention.count_due(session, team, town.now, 30, 180) == 0
        assert retention.count_waiting(session, team) == 0
