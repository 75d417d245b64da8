"""A team sets how fast it answers and when it is open; open cases go by it, and what ran stays counted."""

from datetime import time

import pytest

from bot.cases import clock_jobs
from storage import changes
from storage.cases import DESK
from storage.channels import PlanChannel
from storage.people import Team
from tests.targets.steps import desk, due, opens_hours, opens_targets, page, sets
from tests.town import Resident, Town
from tests.webcare.care import card, mail, ping, reports, team_in, the_case, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def answers_from(town: Town, team: Team, opens: time, closes: time) -> None:
    """A channel with hours of its own, and one with those of all webcare."""
    own, usual = (
        PlanChannel(
            team_id=team.id, key=key, network=key, name=key.title(), created_at=town.now, created_by="U1"
        )
        for key in ("instagram", "x")
    )
    own.opens, own.closes = opens, closes
    with town.bot.office.transaction() as session:
        session.add_all((own, usual))


def wrong(person: Resident) -> str:
    """What is said at the fields of the form."""
    return str(person.form.errors_by_block)


def test_what_is_typed_as_people_say_it_is_what_clocks_count_by(town: Town) -> None:
    team = team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    answers_from(town, team, time(10), time(12, 30))
    seen = page(bram)
    assert "Klacht: 2 uur" in seen.text
    assert "Eigen uren voor een antwoord: Instagram 10:00-12:30." in seen.text
    assert "maandag t/m vrijdag: 09:00-17:00" in seen.text

    opens_targets(bram)
    sets(bram, Klacht="anderhalf uur", Vraag="1 dag", Compliment="geen")

    kept = desk(town, team).minutes
    assert (kept["complaint"], kept["question"], "compliment" in kept) == (90, 480, False)
    assert "Vraag: 8 uur, was 4 uur" in bram.form.text
    assert "Er staat nu niets open" in bram.form.text
    reports(bram)
    assert due(town) == "24 09:45"
    assert "Uiterlijk morgen 09:45." in ping(noor).text


def test_a_longer_target_moves_open_cases_and_their_cards(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram)
    town.passes(hours=1)

    opens_targets(bram)
    sets(bram, Vraag="6 uur")
    assert "1 open melding krijgt langer de tijd." in bram.form.text
    town.ticks()

    assert due(town) == "23 15:45"
    assert "15:45" in card(noor).text
    assert "15:45" in ping(noor).text
    assert "Openingstijden of normen" not in card(noor).text


def test_a_target_that_is_over_already_is_over_at_once_and_said(town: Town) -> None:
    team_in(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")
    reports(bram)
    town.passes(hours=1.5)

    opens_targets(bram)
    sets(bram, Vraag="1 uur")
    assert "Bij 1 melding is de tijd daarmee meteen om." in bram.form.text
    town.ticks()
    town.passes(minutes=1)

    assert due(town) == "23 11:15"
    assert len(mail(sanne, "De tijd is om")) == 1


def test_a_lunch_break_stops_the_clock_from_then_on(town: Town) -> None:
    team = team_in(town)
    bram = town.person("Bram")
    reports(bram)

    opens_hours(bram)
    sets(bram, Maandag="9-12, 13-17", Vrijdag="9.00 tot 12.30 uur", Zaterdag="10-11")

    with town.bot.office.reading() as session:
        kept = session.get_one(Team, team.id).webcare_days
    assert kept == {
        "0": [["09:00", "12:00"], ["13:00", "17:00"]],
        "4": [["09:00", "12:30"]],
        "5": [["10:00", "11:00"]],
    }
    town.ticks()
    assert due(town) == "23 14:45"
    seen = page(bram, "/smhow normen").text
    assert "maandag: 09:00-12:00, 13:00-17:00" in seen
    assert "dinsdag t/m donderdag: 09:00-17:00" in seen
    assert "zondag: dicht" in seen


@pytest.mark.parametrize(
    ("label", "typed", "says"),
    [
        ("Klacht", "2", "Zijn dit minuten, uren of dagen?"),
        ("Klacht", "gauw", "Dit begrijp ik niet."),
        ("Klacht", "1 min", "korter dan 5 minuten"),
        ("Klacht", "90 dagen", "langer dan 80 uur"),
        ("Crisis", "geen", "Een crisis heeft altijd een norm."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(town: Town, label: str, typed: str, says: str) -> None:
    team_in(town)
    bram = town.person("Bram")
    opens_targets(bram)

    sets(bram, **{label: typed})

    assert says in wrong(bram)


def test_never_open_is_refused(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    opens_hours(bram)

    sets(bram, Maandag="dicht", Dinsdag="dicht", Woensdag="dicht", Donderdag="geen", Vrijdag="dicht")
    assert "nooit open" in wrong(bram)

    sets(bram, Maandag="17-9", Dinsdag="9-13, 12-17")
    assert "Het einde ligt voor het begin." in wrong(bram)
    assert "Twee tijden lopen door elkaar." in wrong(bram)


def test_what_a_colleague_saved_meanwhile_is_not_overwritten_unseen(town: Town) -> None:
    team = team_in(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")
    opens_targets(bram)
    opens_targets(sanne)
    sets(sanne, Klacht="3 uur")
    sets(bram, Vraag="5 uur")

    assert "Klacht" in bram.form.text
    assert desk(town, team).minutes["question"] == 240
    bram.submits()
    assert desk(town, team).minutes == {**desk(town, team).minutes, "question": 300, "complaint": 120}
    with town.bot.office.reading() as session:
        log = changes.history(session, team, DESK, team.id)
    assert [change.by for change in log] == [bram.id, sanne.id]
    opens_hours(bram)
    opens_hours(sanne)
    sets(sanne, Vrijdag="9-12")
    sets(bram, Zaterdag="10-12")
    assert "Vrijdag" in bram.form.text


def test_saved_as_it_was_changes_nothing(town: Town) -> None:
    team = team_in(town)
    bram = town.person("Bram")
    opens_targets(bram)
    sets(bram)
    assert "Er is niets veranderd" in told(bram)
    opens_hours(bram)
    sets(bram)
    assert "Er is niets veranderd" in told(bram)
    assert desk(town, team).version == 1


def test_who_is_not_in_the_team_may_not(town: Town) -> None:
    team_in(town, names=("Sanne", "Noor"))
    milan = town.person("Milan")
    milan.types("/smcare normen", "#social")
    assert "Normen wijzigen" not in str(milan.sees("#social")[-1])


def test_recounting_is_done_once_however_often_it_is_asked(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    for _ in range(3):
        reports(bram)
    opens_targets(bram)
    sets(bram, Vraag="6 uur")
    town.ticks()
    version = the_case(town).version
    town.passes(minutes=3)
    clock_jobs.recount(town.bot.office, town.now)
    clock_jobs.look_at_all(town.bot.office, town.now)
    town.ticks()

    assert the_case(town).version == version
    assert {due(town, number) for number in (1, 2, 3)} == {"23 15:45"}
