"""Once on a working day somebody is asked to look too, and sees the first answer only after their own."""

import pytest
from sqlalchemy import delete

from storage import people
from storage.verdicts import FieldCheck, LoosePost, Verdict
from tests.field.steps import (
    EDGE,
    INSIDE,
    LIFT,
    VALUE,
    VERDICT,
    asked,
    checks,
    chooses,
    doubts,
    kept,
    said,
    two_values,
    was_asked,
)
from tests.story.steps import overview
from tests.team.founding import SMPLAN, WORKSPACE, team_in
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def looks(person: Resident, value: str, verdict: str = INSIDE, reason: str = "") -> None:
    """The question is answered; what the first reader saw is on the screen."""
    person.presses("Bekijken", asked(person))
    person.waits_for_form("Speelveldtoets")
    chooses(person, value, verdict, reason)
    assert person.submits() == "updated"


def test_somebody_else_is_asked_and_the_first_answer_stays_hidden_until_the_second(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    checks(sanne, "Recht door zee")
    assert not was_asked(bram)

    town.comes("2026-11-23 10:01")
    question = asked(bram)
    assert LIFT in question.text
    assert "Recht door zee" not in question.text
    assert not was_asked(sanne)
    bram.presses("Bekijken", question)
    form = bram.waits_for_form("Speelveldtoets")
    assert "Een blinde tweede blik." in form.text
    assert LIFT in form.text
    assert form.filled[VALUE] is None
    chooses(bram, "Recht door zee", INSIDE)
    bram.submits()

    assert "Dezelfde waarde: helder. @Sanne Wolkendam koos ook Recht door zee, binnen." in bram.form.text
    assert [one.is_second for one in kept(town, team)] == [False, True]


@pytest.mark.traced
def test_the_list_of_doubts_hides_a_post_from_who_is_asked_until_they_looked(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    checks(sanne, "Recht door zee", EDGE, "grappig, maar zegt niets")
    town.comes("2026-11-23 10:01")
    assert was_asked(bram)

    assert LIFT not in doubts(bram).text
    assert LIFT in doubts(sanne).text
    looks(bram, "Recht door zee", INSIDE)
    bram.closes()

    assert LIFT in doubts(bram).text


def test_the_form_keeps_its_post_and_stays_blind_when_a_value_is_tapped(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    bram = town.person("Bram")
    checks(town.person("Sanne"), "Samen wijs")
    town.comes("2026-11-23 10:01")
    bram.presses("Bekijken", asked(bram))
    bram.waits_for_form("Speelveldtoets")

    bram.fills(VALUE, "Recht door zee")

    assert LIFT in bram.form.text
    assert "Een blinde tweede blik." in bram.form.text
    assert "✓ noem wat lastig is" in bram.form.text
    assert "@Sanne" not in bram.form.text


@pytest.mark.parametrize(
    ("value", "verdict", "told"),
    [
        ("Recht door zee", EDGE, "@Sanne Wolkendam koos ook Recht door zee, maar dan binnen."),
        ("Samen wijs", INSIDE, "Jij zag Samen wijs, @Sanne Wolkendam zag Recht door zee."),
        ("Geen van onze waarden", INSIDE, "Dat ligt niet aan het bericht: de waarde heeft scherpere woorden"),
    ],
)
def test_how_two_readers_agree_is_said_to_the_second(town: Town, value: str, verdict: str, told: str) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    checks(town.person("Sanne"))
    town.comes("2026-11-23 10:01")

    looks(town.person("Bram"), value, verdict, "schuurt")

    assert told in town.person("Bram").form.text


def test_neither_answer_changes_after_the_other_was_seen(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    checks(sanne)
    sanne.presses("Wijzigen")
    town.comes("2026-11-23 10:01")
    looks(bram, "Samen wijs")
    bram.closes()

    chooses(sanne, "Samen wijs", INSIDE)
    sanne.submits()
    assert "Dit oordeel blijft staan" in sanne.form.text
    bram.presses("Bekijken", asked(bram))
    bram.waits_for_form("Opgeslagen")

    assert "Dit oordeel blijft staan" in bram.form.text
    assert "Jij zag Samen wijs, @Sanne Wolkendam zag Recht door zee." in bram.form.text
    assert len({one.value_id for one in kept(town, team)}) == 2


def test_one_question_a_day_however_many_posts(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    zee, wijs = two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    said(town, team, sanne, wijs.id, Verdict.INSIDE, 101)
    said(town, team, sanne, zee.id, Verdict.EXEMPT, 102)
    checks(sanne)

    town.comes("2026-11-23 10:01")
    town.passes(hours=3)
    assert [seen.text.count("Bericht 101") for seen in bram.sees(SMPLAN)] == [1]
    town.comes("2026-11-24 10:01")

    assert sum("Wil je" in seen.text for seen in bram.sees(SMPLAN)) == 2
    town.comes("2026-11-25 10:01")
    assert sum("Wil je" in seen.text for seen in bram.sees(SMPLAN)) == 2, "an exempt post is not asked about"


def test_it_comes_in_that_persons_own_hours_and_not_on_a_day_off(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"], holidays=[])
    two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    works(town, bram, "12:30", "17:00")
    checks(sanne)

    town.comes("2026-11-23 10:01")
    assert not was_asked(bram)
    town.comes("2026-11-23 12:31")
    assert was_asked(bram)


def works(town: Town, person: Resident, start: str, end: str) -> None:
    """These hours on every Monday, and on no other day."""
    with town.bot.office.transaction() as session:
        row = people.hold_person(session, WORKSPACE, person.id)
        assert row is not None
        row.odd_weeks = row.even_weeks = [[[start, end]], *([[]] * 6)]


def test_who_does_not_work_or_wants_no_reminders_is_not_asked(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram", "Noor"])
    two_values(town, team)
    sanne, bram, noor = town.person("Sanne"), town.person("Bram"), town.person("Noor")
    works(town, bram, "09:00", "17:00")
    with town.bot.office.transaction() as session:
        session.get_one(people.Member, (team.id, noor.id)).wants_reminders = False
    town.comes("2026-11-24 09:00")
    checks(sanne)

    town.comes("2026-11-24 10:01")
    assert (was_asked(bram), was_asked(noor)) == (False, False)
    town.comes("2026-11-30 10:01")

    assert (was_asked(bram), was_asked(noor)) == (True, False)


def test_a_team_of_one_gets_no_second_question(town: Town) -> None:
    team = team_in(town, ["Sanne"])
    two_values(town, team)
    sanne = town.person("Sanne")
    checks(sanne)

    for day in (23, 24, 25):
        town.comes(f"2026-11-{day} 10:01")

    assert not was_asked(sanne)


def test_on_a_weekend_nobody_is_asked(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    town.comes("2026-11-27 18:00")
    checks(sanne)

    town.comes("2026-11-29 12:00")
    assert not was_asked(bram)
    town.comes("2026-11-30 10:01")

    assert was_asked(bram)


def test_the_house_shows_how_readers_agree(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    zee, _ = two_values(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    checks(sanne)
    town.comes("2026-11-23 10:01")
    looks(bram, "Samen wijs")
    bram.closes()

    assert "Lezers zien dezelfde waarde: 0 van 1 keer." in overview(sanne).text
    for number in range(101, 105):
        said(town, team, sanne, zee.id, Verdict.INSIDE, number)
        second = said(town, team, bram, None, Verdict.INSIDE, number)
        with town.bot.office.transaction() as session:
            session.merge(second).is_second = True

    assert "Lezers zien maar 0 van 5 keer dezelfde waarde." in overview(sanne).text


def test_who_left_the_organisation_is_not_shown_the_post(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    bram = town.person("Bram")
    checks(town.person("Sanne"))
    town.comes("2026-11-23 10:01")
    bram.changes(stranger=True)

    bram.presses("Bekijken", asked(bram))

    assert bram.last(SMPLAN).text == "Dit is alleen voor mensen van de eigen organisatie."


def test_a_post_that_is_gone_is_checked_no_more(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram"])
    two_values(town, team)
    bram = town.person("Bram")
    checks(town.person("Sanne"))
    town.comes("2026-11-23 10:01")
    bram.presses("Bekijken", question := asked(bram))
    bram.waits_for_form("Speelveldtoets")
    with town.bot.office.transaction() as session:
        session.execute(delete(LoosePost))

    bram.fills(VALUE, "Samen wijs")
    assert bram.form.text == "Dit bericht wordt niet meer getoetst."
    bram.closes()
    bram.fills(VERDICT, INSIDE)
    assert bram.submits() == "cleared"
    bram.presses("Bekijken", question)
    assert len(kept(town, team)) == 1
    with town.bot.office.transaction() as session:
        session.execute(delete(FieldCheck))
    bram.presses("Bekijken", question)

    assert bram.last(SMPLAN).text == "Dit bericht wordt niet meer getoetst."
