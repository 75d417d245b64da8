"""A channel in the plan: which and why first, then the rest, then what I understood and the one remark."""

from datetime import time

import pytest

from storage import actions
from storage.channels import Span
from storage.duties import EVERYTHING, Part, Scope
from tests.channels.steps import (
    AUDIENCES,
    CADENCE,
    CLOSES,
    DAYS,
    FORMS,
    ISSUE,
    ISSUES,
    MONITORING,
    NETWORK,
    NURSES,
    OPENS,
    REASON,
    SPAN,
    WATCHED,
    begins,
    channel,
    fills_in,
    has_an_issue_and_an_audience,
    is_there,
    kept,
    matrix_says,
    opens_plan,
    overview,
    plans_a_channel,
    presses,
)
from tests.team.founding import opens_own_form, statements, team_in, told_privately
from tests.town import Town, said

EVERYTHING_SAID = {
    AUDIENCES: [NURSES],
    FORMS: ["Tekst", "Beeld"],
    CADENCE: "2",
    DAYS: ["dinsdag", "donderdag"],
    MONITORING: [WATCHED],
}


def test_from_nothing_to_a_channel_in_the_plan(town: Town) -> None:
    team = team_in(town, on_duty=[(0, "Noor")])
    has_an_issue_and_an_audience(town, team)
    noor = town.person("Noor")
    empty = overview(noor)
    assert "Begin daar: wat doen jullie al?" in said(empty.text)

    begins(noor, "LinkedIn", {REASON: "Ze kijken hier bij een baanwissel"})
    assert noor.form.filled[REASON] == "Ze kijken hier bij een baanwissel"
    fills_in(noor, EVERYTHING_SAID)
    assert noor.submits() == "updated"

    mirror = noor.form
    assert f"LinkedIn: voor {NURSES}  ·  tekst en beeld  ·  2 per week (di en do)" in mirror.text
    assert "helpt bij: Voor 1 juli 2027" in mirror.text
    assert "Wie plaatst hier? Eén naam is genoeg." in mirror.text
    assert mirror.buttons == ["Wie doet wat", "Aanvullen", "Weet ik nog niet", "Experiment"]
    [linkedin] = kept(town, team)
    assert (linkedin.cadence, linkedin.days, linkedin.is_monitored) == (2, [1, 3], True)


def test_the_same_walk_in_english(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    oliver.types("/smhow add", "#social")
    oliver.waits_for_form("Add a channel")
    fills_in(oliver, {"Which channel?": "Podcast"})
    assert oliver.submits() == "updated"
    fills_in(oliver, {"How: in which form?": ["Sound"], "A week or a month?": "a month"})
    oliver.fills("How often can you keep up in a busy week? A number", "1")
    assert oliver.submits() == "updated"

    assert "Podcast: sound  ·  1 a month" in oliver.form.text
    assert "No target group yet." in oliver.form.text
    oliver.closes()
    oliver.types("/smhow", "#social")
    shown = told_privately(oliver)
    assert "You have channels, but no issue yet. Nearly everybody begins that way." in shown.text
    assert shown.buttons[:2] == ["To the issue", "Change"]


def test_without_an_issue_the_reverse_order_is_named_kindly(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))

    shown = overview(noor)
    assert "Bijna iedereen begint zo. Waar moeten deze kanalen bij helpen?" in said(shown.text)
    noor.presses("Naar het vraagstuk", shown)
    assert "Stap 1, waarom" in told_privately(noor).text

    has_an_issue_and_an_audience(town, team)
    town.passes(minutes=5)
    assert "Bijna iedereen" not in overview(noor).text


def test_who_does_it_comes_from_the_matrix_and_its_form_is_one_press_away(town: Town) -> None:
    team = team_in(town, on_duty=[(0, "Noor")])
    noor = town.person("Noor")
    issue, audience = has_an_issue_and_an_audience(town, team)
    is_there(town, channel(town, team, audience_ids=[audience], issue_ids=[issue]))
    matrix_says(town, team, "publishing", Scope("linkedin"), (Part.DOES, "Bram"))
    matrix_says(town, team, "monitoring", EVERYTHING, (Part.DOES, "Sanne"))

    shown = overview(noor)
    assert "@Bram Zevenklaver plaatst  ·  geen vervanger  ·  webcare @Noor Pennevree (ma)" in shown.text
    assert "monitoring @Sanne Wolkendam" in shown.text
    assert "Alleen @Bram Zevenklaver doet dit." in shown.text

    noor.presses("Wie doet wat", shown)
    assert "Plaatsen (LinkedIn)" in noor.waits_for_form().text
    noor.fills("Wie vervangt?", ["Oliver Quillfeather"])
    assert noor.submits() == "cleared"
    assert "vervanger @Oliver Quillfeather" in overview(noor).text


def test_where_the_matrix_has_no_such_task_its_form_to_add_one_opens(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)
    assert noor.submits() == "updated"

    presses(noor, "Experiment", noor.form)
    noor.closes()
    noor.presses("Wie doet wat", overview(noor))

    form = noor.waits_for_form("Taken toevoegen")
    assert form.filled["Taken die de meeste teams hebben"] == ["Plaatsen"]


def test_what_somebody_finds_out_is_not_asked_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    linkedin = channel(town, team, forms=[])
    is_there(town, linkedin)
    for field in ("audience", "forms"):
        is_there(
            town,
            actions.Action(
                team_id=team.id,
                text="Uitzoeken wat hier past",
                owner_id=town.person("Bram").id,
                due_on=town.now.date(),
                created_at=town.now,
                created_by=noor.id,
                about=f"channel:{linkedin.id}:{field}",
            ),
        )

    shown = overview(noor)

    assert "@Bram Zevenklaver zoekt dit uit, uiterlijk maandag 23 november 2026" in shown.text
    assert "Voor wie is dit kanaal?" not in shown.text
    assert "Wie plaatst hier?" in shown.text


def test_capacity_is_a_sentence_with_both_numbers(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team, forms=["video"], cadence=10))
    assert "Nog niemand gaf uren op" in overview(noor).text

    opens_own_form(noor)
    noor.fills("Hoeveel uur per week heb je voor social media?", "6")
    noor.submits()

    told = said(overview(noor).text)
    assert "Dit plan vraagt ongeveer 33,5 uur per week: 30 voor berichten en 3,5 voor de meet-up." in told
    assert "Jullie hebben 6 uur. Kies minder kanalen, of plaats minder vaak." in told


@pytest.mark.traced
@pytest.mark.parametrize(
    ("fields", "label", "sentence"),
    [
        ({OPENS: "09:00"}, CLOSES, "Vul beide tijden in"),
        ({CLOSES: "09:00"}, OPENS, "Vul beide tijden in"),
        ({OPENS: "17:00", CLOSES: "09:00"}, CLOSES, "Deze tijd moet na de eerste komen."),
        ({NETWORK: "Een ander kanaal", "Hoe heet het bij jullie?": ""}, "Hoe heet het bij jullie?", "Geef"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(
    town: Town, fields: dict[str, str], label: str, sentence: str
) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, "LinkedIn")
    fills_in(noor, {CADENCE: "3", **fields})

    assert noor.submits() == "errors"

    assert sentence in noor.form.errors[label]
    assert noor.form.filled[CADENCE] == "3"
    assert kept(town, team) == []


def test_a_name_that_is_taken_is_said_at_the_first_question(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    noor.types("/smhow nieuw", "#social")
    fills_in(noor, {NETWORK: "LinkedIn"})

    assert noor.submits() == "errors"

    assert "al een kanaal dat zo heet" in noor.form.errors["Hoe heet het bij jullie?"]


def test_hours_and_months_come_back_as_they_were_chosen(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    _, audience = has_an_issue_and_an_audience(town, team)
    plans_a_channel(noor, "Podcast", {OPENS: "08:30", CLOSES: "21:00", CADENCE: "1", SPAN: "per maand"})
    assert "antwoord van 8.30 uur tot 21.00 uur" in noor.form.text
    presses(noor, "Aanvullen", noor.form)
    fills_in(noor, {ISSUES: [ISSUE], AUDIENCES: [NURSES]})
    assert noor.submits() == "updated"
    noor.closes()

    opens_plan(noor)
    filled = noor.form.filled
    assert (filled[OPENS], filled[CLOSES], filled[SPAN]) == ("08:30", "21:00", "per maand")
    [podcast] = kept(town, team)
    assert (podcast.opens, podcast.span, podcast.audience_ids) == (time(8, 30), Span.MONTH, [audience])


def test_the_plan_at_a_glance_says_how_far_step_four_is(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    plans_a_channel(noor, "LinkedIn", {FORMS: ["Tekst"]})
    noor.closes()

    noor.types("/smplan", "#social")

    glance = told_privately(noor)
    assert "4. Hoe  ▰▰▱▱▱▱▱▱▱▱\nEén kanaal, nog niet rond" in glance.text
    noor.presses("Hoe bekijken", glance)
    assert "Stap 4, hoe" in told_privately(noor).text


def test_opening_the_step_asks_eight_things_of_the_database_beside_who_is_there(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team), channel(town, team, "facebook"))
    overview(noor)

    beside = statements(town, lambda: noor.types("/smhow help", "#social"))
    assert statements(town, lambda: noor.types("/smhow", "#social")) - beside <= 8 + 3, (
        "a transaction, the team, and eight things"
    )


def test_what_somebody_types_that_they_do_not_know_is_left_empty_and_asked_about_first(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    plans_a_channel(noor, "LinkedIn", {REASON: "weet ik nog niet", FORMS: ["Tekst"]})

    assert "Nog niet bekend, dus leeg gelaten: de reden." in noor.form.text
    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert "Uitzoeken waarom we dit kanaal nodig hebben voor deze groep" in noor.form.filled.values()
    noor.submits()
    noor.closes()
    assert "Uitzoeken waarom we dit kanaal nodig hebben" in noor.form.text
    assert kept(town, team)[0].reason is None
