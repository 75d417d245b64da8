"""Asking, reminding, rating and closing: once each, in everybody's own hours, and nothing is lost."""

from datetime import timedelta

import pytest

from storage import changes, members, ratings
from storage.leaves import Leave
from storage.ratings import FACTORS
from tests.conditions.steps import (
    THREE_BLOCKS,
    given_so_far,
    have_rated,
    label,
    letters_of,
    opens_rating,
    overview,
    rates,
    rounds,
    starts,
    taps,
    word,
)
from tests.team.founding import SMPLAN, an_hour_passes, statements, team_in, told_privately
from tests.town import Town

SENTENCE = "Wil je er één zin bij zeggen?"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_who_does_not_rate_is_asked_once_and_reminded_once(town: Town) -> None:
    team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")

    for moment in ("2026-11-23 10:00", "2026-11-26 16:00", "2026-11-27 09:00", "2026-11-30 09:00"):
        town.comes(moment)
        town.ticks()

    asked, reminder = [text for text in letters_of(noor) if "Randvoorwaarden" in text]
    assert "wat helpt jullie, en wat zit in de weg?" in asked
    assert "Dit is de enige herinnering" in reminder


def test_who_rated_or_wants_no_reminders_is_left_alone(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    town.ticks()
    have_rated(town, team, ["Noor"], THREE_BLOCKS)
    with town.bot.office.transaction() as session:
        silent = members.Chosen(wants_reminders=False)
        members.choose(session, team.workspace_id, town.person("Bram").id, silent)

    for moment in ("2026-11-27 09:00", "2026-11-30 09:00"):
        town.comes(moment)

    for name in ("Noor", "Bram"):
        assert len([one for one in letters_of(town.person(name)) if "Randvoorwaarden" in one]) == 1


def test_what_was_tapped_is_there_after_the_form_was_closed(town: Town) -> None:
    team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")
    opens_rating(noor)
    taps(noor, FACTORS[:3], (-2, 0, None))
    noor.closes()

    assert "Jij vulde 3 van de elf in. Versturen telt pas mee." in overview(noor).text
    opens_rating(noor)

    assert [noor.form.filled[label(one)] for one in FACTORS[:4]] == [word(-2), word(0), word(None), None]
    assert noor.submits() == "invalid_input", "a statement without an answer is not sent"


def test_the_second_page_goes_back_to_the_first_and_keeps_both(town: Town) -> None:
    team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")
    opens_rating(noor)
    taps(noor, FACTORS[:6], (1,) * 6)
    noor.submits()
    taps(noor, FACTORS[6:7], (2,))

    noor.fills(SENTENCE, "Meer tijd graag")
    noor.presses("Terug naar deel 1")

    assert noor.form.filled[label(FACTORS[0])] == word(1)
    noor.submits()
    assert noor.form.filled[label(FACTORS[6])] == word(2)
    assert noor.form.filled[SENTENCE] == "Meer tijd graag"


def test_scores_may_be_changed_until_the_round_closes_and_not_after(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")
    rates(noor, THREE_BLOCKS)

    noor.presses("Wijzigen")
    noor.chooses(label(FACTORS[0]), word(2))
    noor.submits()
    town.comes("2026-11-30 17:00")
    assert noor.submits() == "cleared"

    assert "Deze ronde is gesloten" in told_privately(noor).text
    assert given_so_far(town, team, noor)[FACTORS[0]] == 2


def test_the_mirror_says_back_what_was_given(town: Town) -> None:
    team_in(town)
    starts(town.person("Sanne"))

    thanks = rates(town.person("Noor"), THREE_BLOCKS)

    assert "Je ziet 3 struikelblokken: Bestaande procedures en regels; Technische infra" in thanks.text
    assert "Je ziet 5 succesfactoren." in thanks.text
    assert "Je zei één keer weet ik niet" in thanks.text
    assert "welk klein ding maakt dit over vier weken beter?" in thanks.text


def test_nobody_sees_results_before_it_closes(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    have_rated(town, team, ("Noor", "Bram", "Sanne"), THREE_BLOCKS)

    oliver = town.person("Oliver")
    oliver.types("/smready uitslag", "#social")

    assert "Dan komt de uitslag, voor iedereen tegelijk" in told_privately(oliver).text
    shown = overview(oliver)
    assert "struikelblokken" not in shown.text
    assert "Kies er twee" not in shown.buttons


def test_it_closes_when_everybody_who_is_there_has_rated(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    have_rated(town, team, ("Noor", "Bram"), THREE_BLOCKS)
    rates(town.person("Sanne"), THREE_BLOCKS)
    assert rounds(town, team)[0].closed_at is None, "Oliver is still to come"

    thanks = rates(town.person("Oliver"), THREE_BLOCKS)

    assert "Iedereen heeft ingevuld, dus de ronde is gesloten." in thanks.text
    assert rounds(town, team)[0].raters == 4
    assert "de ronde is gesloten" in town.person("Noor").last(SMPLAN).text
    assert not any("de ronde is gesloten" in one for one in letters_of(town.person("Oliver")))


def test_only_a_coordinator_closes_it_earlier_and_is_asked_first(town: Town) -> None:
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    starts(noor)
    assert "Ronde nu sluiten" not in overview(noor).buttons
    shown = overview(sanne)
    sanne.presses("Ronde nu sluiten", shown, confirms=False)
    assert rounds(town, team)[0].is_open

    sanne.presses("Ronde nu sluiten", shown, confirms=True)

    assert told_privately(sanne).text.startswith("De ronde is gesloten. Niemand had ingevuld")
    assert rounds(town, team) == [], "a round without ballots leaves nothing behind"
    sanne.presses("Ronde nu sluiten", shown, confirms=True)
    assert "Deze ronde is gesloten" in told_privately(sanne).text


def test_a_second_round_does_not_start_while_one_runs(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.types("/smready starten", "#social")
    noor.waits_for_form()
    starts(bram)

    assert noor.submits() == "errors"
    assert "Er loopt al een ronde, tot ma 30 nov 17:00" in noor.form.errors["Hoelang kan iedereen invullen?"]
    noor.closes()
    noor.types("/smready starten", "#social")
    assert "Er loopt al een ronde" in told_privately(noor).text
    assert len(rounds(town, team)) == 1


def test_an_hour_later_the_form_still_works(town: Town) -> None:
    team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")
    opens_rating(noor)
    an_hour_passes(town)
    taps(noor, FACTORS[:6], (1,) * 6)

    assert noor.submits() == "updated"


def test_who_is_away_all_the_time_is_not_asked_and_not_waited_for(town: Town) -> None:
    team = team_in(town, ["Sanne", "Bram", "Noor"])
    with town.bot.office.transaction() as session:
        leave = Leave(
            workspace_id=team.workspace_id,
            user_id=town.person("Noor").id,
            starts_at=town.now,
            ends_at=town.now + timedelta(weeks=3),
        )
        session.add(leave)

    started = starts(town.person("Sanne"))
    assert "Niet gevraagd, want afwezig tot na de sluiting: @Noor Pennevree." in started.text
    have_rated(town, team, ["Bram"], THREE_BLOCKS)
    rates(town.person("Sanne"), THREE_BLOCKS)

    assert not rounds(town, team)[0].is_open
    assert letters_of(town.person("Noor")) == []


def test_why_somebody_was_asked(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    noor, oliver = town.person("Noor"), town.person("Oliver")
    town.ticks()

    noor.types("/smplan waarom-niet", "#social")
    assert "Ik vroeg je vandaag om de randvoorwaarden in te vullen" in told_privately(noor).text
    oliver.types("/smplan waarom-niet", "#social")
    assert "op ma 23 nov 09:00, als je werkt" in told_privately(oliver).text
    have_rated(town, team, ["Noor"], THREE_BLOCKS)
    noor.types("/smplan waarom-niet", "#social")
    assert "je hebt al ingevuld" in told_privately(noor).text


@pytest.mark.traced
def test_a_quarter_later_the_coordinators_are_asked_once(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    have_rated(town, team, ["Noor"], THREE_BLOCKS)
    town.comes("2026-11-30 17:00")
    town.comes("2027-02-28 12:00")
    assert not any("kwartaal" in one for one in letters_of(town.person("Sanne"))), "it is a Sunday"
    town.comes("2027-03-01 09:01")
    town.passes(days=2)

    proposed = [one for one in letters_of(town.person("Sanne")) if "kwartaal" in one]
    assert len(proposed) == 1
    assert not any("kwartaal" in one for one in letters_of(town.person("Noor")))
    sanne = town.person("Sanne")
    sanne.presses("Nieuwe ronde", sanne.finds("kwartaal", SMPLAN))
    assert sanne.waits_for_form().title == "Ronde starten"


def test_the_letters_that_came_too_late_are_never_sent(town: Town) -> None:
    """A letter's button of a closed round says what to do."""
    team_in(town)
    starts(town.person("Sanne"))
    town.ticks()
    noor = town.person("Noor")
    question = noor.last(SMPLAN)
    sanne = town.person("Sanne")
    sanne.presses("Ronde nu sluiten", overview(sanne), confirms=True)

    noor.presses("Invullen", question)

    assert "Er loopt geen ronde" in noor.last(SMPLAN).text


def test_the_plan_at_a_glance_costs_two_statements_and_says_how_far_it_is(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    assert "Nog niet bekeken" in told_privately(noor).text
    starts(noor)
    have_rated(town, team, ["Noor"], THREE_BLOCKS)
    noor.types("/smplan", "#social")
    assert "De ronde loopt: 1 van de 4 vulden in" in told_privately(noor).text
    assert statements(town, lambda: overview(noor)) <= 16, "five of step five; who, which team, and letters"


def test_a_coordinator_who_closes_it_leads_to_the_results(town: Town) -> None:
    team = team_in(town)
    sanne = town.person("Sanne")
    starts(sanne)
    have_rated(town, team, ("Noor", "Bram", "Oliver"), THREE_BLOCKS)

    sanne.presses("Ronde nu sluiten", overview(sanne), confirms=True)

    closed = told_privately(sanne)
    assert closed.text.startswith("De ronde is gesloten. 3 van de 4 vulden in.")
    sanne.presses("Hele uitslag", closed)
    assert "Bestaande procedures en regels · struikelblok" in told_privately(sanne).text
    assert not any("gesloten" in one for one in letters_of(sanne)), "who closed it saw it"


def test_the_plan_leads_to_step_five_and_the_home_too(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    noor.presses("Randvoorwaarden bekijken", told_privately(noor))
    assert "succesfactor of struikelblok?" in told_privately(noor).text

    noor.opens_home()
    noor.waits_until(lambda: noor.home)
    noor.presses("Randvoorwaarden bekijken", noor.home)
    assert "succesfactor of struikelblok?" in noor.last(SMPLAN).text


def test_a_form_of_somebody_who_was_taken_out_meanwhile_changes_nothing(town: Town) -> None:
    team = team_in(town)
    starts(town.person("Sanne"))
    noor = town.person("Noor")
    opens_rating(noor)
    with town.bot.office.transaction() as session:
        members.take_out(session, team, noor.id)

    taps(noor, FACTORS[:6], (2,) * 6)
    assert noor.submits() == "cleared"

    assert "Je zit niet in het team" in told_privately(noor).text
    assert given_so_far(town, team, noor) == {}
    town.passes(minutes=5)
    assert letters_of(noor) == []


def test_what_was_tapped_and_never_sent_is_forgotten_when_the_round_closes(town: Town) -> None:
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    starts(sanne)
    have_rated(town, team, ("Sanne", "Bram", "Oliver"), THREE_BLOCKS)
    opens_rating(noor)
    taps(noor, FACTORS[:6], THREE_BLOCKS[:6])
    assert noor.submits() == "updated"
    noor.fills(SENTENCE, "Dit hield ik toch maar voor me")
    taps(noor, FACTORS[6:7], THREE_BLOCKS[6:7])

    sanne.presses("Ronde nu sluiten", overview(sanne), confirms=True)

    [closed] = rounds(town, team)
    assert given_so_far(town, team, noor) == {}
    assert len(given_so_far(town, team, sanne)) == len(FACTORS)
    with town.bot.office.reading() as session:
        assert {one.sentence for one in ratings.ballots(session, [closed.id])} == {None}


def test_the_plan_counts_a_ballot_at_once_and_the_log_names_nobody(town: Town) -> None:
    team = team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    starts(sanne)
    sanne.types("/smplan", "#social")
    assert "0 van de 4 vulden in" in told_privately(sanne).text

    rates(noor, THREE_BLOCKS)

    sanne.types("/smplan", "#social")
    assert "1 van de 4 vulden in" in told_privately(sanne).text
    with town.bot.office.reading() as session:
        [sent] = changes.latest(session, team, [ratings.BALLOT], 9)
    assert (sent.by, sent.fields) == ("", {})
