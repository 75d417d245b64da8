"""An issue begins with one question; what the answer lacks is asked, and what I understood is said back."""

import pytest

from tests.team.founding import an_hour_passes, opens_own_form, team_in, told_privately
from tests.town import Town
from tests.why.steps import (
    AUDIENCE,
    DUE,
    EVERYTHING,
    FOCUS,
    GOAL,
    NOW,
    OWNER,
    SENTENCE,
    SOURCE,
    STRONG,
    TOPICS,
    UNIT,
    WEAK,
    adds,
    begins,
    fills_in,
    kept,
    log_of,
    overview,
)


def test_an_empty_step_explains_where_to_begin(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    shown = overview(noor)

    assert "Begin bij het vraagstuk, niet bij het kanaal" in shown.text
    assert "Een sterk voorbeeld" in shown.text
    assert shown.buttons == ["Vraagstuk toevoegen", "Naar het plan"]


def test_first_only_one_question_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.presses("Vraagstuk toevoegen", overview(noor))

    assert noor.waits_for_form("Vraagstuk").labels == [SENTENCE]


def test_then_what_is_missing_with_the_question_that_helps_most_above_it(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    begins(noor, WEAK)

    assert noor.form.labels == [SENTENCE, NOW, GOAL, UNIT, DUE, AUDIENCE, SOURCE, OWNER, TOPICS, FOCUS]
    assert "0 van 100: nog te breed" in noor.form.text
    assert "“iets met social” kan van alles betekenen" in noor.form.text
    assert noor.form.filled[SENTENCE] == WEAK


def test_figures_and_a_date_in_the_sentence_are_filled_in_already(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    begins(noor, "Voor 1 juli 2027 daalt het verloop van 22% naar 14,5%.")

    filled = noor.form.filled
    assert (filled[NOW], filled[GOAL], filled[UNIT], filled[DUE]) == ("22", "14,5", "%", "2027-07-01")
    assert "Wat ik uit je zin kon halen, staat al ingevuld" in noor.form.text


def test_all_that_was_filled_in_is_mirrored(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, "We vullen de vacatures")
    fills_in(noor, EVERYTHING)

    assert noor.submits() == "updated"

    mirror = noor.form
    assert mirror.title == "Opgeslagen"
    assert "Dit begrijp ik ervan:" in mirror.text
    assert "We vullen de vacatures" in mirror.text
    for fact in (
        "Vacatures bij de doelgroep",
        "extern",
        "van 3 naar 12 vervulde vacatures",
        "uiterlijk donderdag 1 juli 2027",
        "voor OK-verpleegkundigen binnen 40 km",
        "gemeten met vraag 'hoe ken je ons?'",
        "eigenaar @Noor Pennevree",
    ):
        assert fact in mirror.text
    assert "90 van 100: concreet" in mirror.text


def test_the_frame_shows_how_it_could_sound_and_what_is_still_open(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, "Meer vacatures vervullen")
    fills_in(noor, {NOW: "3", GOAL: "12", UNIT: "vervulde vacatures", OWNER: "Bram"})

    noor.submits()

    assert (
        "Voor [datum] gaan we van 3 naar 12 vervulde vacatures bij [groep], gemeten met [bron], "
        "eigenaar @Bram Zevenklaver." in noor.form.text
    )
    assert "Wanneer moet het zover zijn? Zonder datum wint de waan van de dag." in noor.form.text
    assert "Ook nog open: een groep, één of twee onderwerpen" in noor.form.text


def test_the_mirror_becomes_the_form_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.submits()

    noor.presses("Aanvullen")
    assert noor.form.filled[SENTENCE] == WEAK
    noor.fills(GOAL, "12")
    assert noor.submits() == "updated"

    assert "naar 12" in noor.form.text
    assert [one.goal_value for one in kept(town, team)] == [12]


def test_when_everything_is_there_the_awkward_question_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, STRONG)
    fills_in(noor, EVERYTHING)

    noor.submits()

    assert "100 van 100: concreet" in noor.form.text
    assert "Zou je dit ook zonder social media willen oplossen?" in noor.form.text
    assert "Zo zou het kunnen klinken" not in noor.form.text


def test_a_sentence_alone_is_enough_to_begin(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")

    adds(noor, WEAK)

    [issue] = kept(town, team)
    assert (issue.sentence, issue.created_by, issue.owner_id) == (WEAK, noor.id, None)
    assert "nog geen eigenaar" in overview(noor).text


def test_the_overview_shows_each_issue_with_its_one_question(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK)
    adds(noor, "Meer zichtbaarheid voor monteurs in Almelo voor 1 mei 2027", {GOAL: "5"})

    text = overview(noor).text

    assert "“iets met social” kan van alles betekenen" in text
    assert "Hoe groot is het nu? Zonder nulmeting zie je straks geen verschil." in text
    each = ["Wijzigen", "Weet ik nog niet", "Vraagstuk sluiten"]
    assert overview(noor).buttons == each * 2 + ["Vraagstuk toevoegen", "Naar het plan"]


@pytest.mark.traced
def test_what_blurs_a_complete_issue_is_named(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for sentence, remark in (
        (
            "Het verloop daalt door meer zichtbaarheid in de hele dienst.",
            "“zichtbaarheid” kan van alles betekenen",
        ),
        (
            "Het verloop daalt door mooie verhalen op TikTok in de dienst.",
            "TikTok is een middel; dat komt bij stap 4",
        ),
    ):
        begins(noor, sentence)
        fills_in(noor, EVERYTHING)

        noor.submits()

        assert remark in noor.form.text
        noor.closes()


def test_three_open_issues_is_the_most(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    begins(bram, WEAK)
    for number in range(3):
        adds(noor, f"{WEAK} Deel {number}")

    noor.types("/smwhy nieuw", "#social")
    assert "Drie open vraagstukken is het maximum" in told_privately(noor).text
    assert "Vraagstuk toevoegen" not in overview(noor).buttons

    assert bram.submits() == "errors"
    assert "Drie open vraagstukken is het maximum" in bram.form.errors[SENTENCE]
    assert bram.form.filled[SENTENCE] == WEAK
    assert len(kept(town, team)) == 3


def test_an_owner_who_is_not_in_the_team_is_refused_at_the_field(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.fills(OWNER, "Jasper")

    assert noor.submits() == "errors"

    assert "Deze persoon zit niet in het team" in noor.form.errors[OWNER]
    town.person("Bram").changes(deactivated=True)
    noor.fills(OWNER, "Bram")
    assert noor.submits() == "errors", "who left the organisation is still named in the team"
    assert kept(town, team) == []


def test_sent_an_hour_later_it_is_saved_and_mirrored_all_the_same(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)

    an_hour_passes(town)
    assert noor.submits() == "updated"

    assert noor.form.title == "Opgeslagen"
    assert len(kept(town, team)) == 1


def test_who_left_the_team_meanwhile_saves_nothing_and_is_told(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.changes(guest=True)

    assert noor.submits() == "cleared"

    assert "Gasten doen in social niet mee" in told_privately(noor).text
    assert kept(town, team) == []


def test_the_log_tells_who_added_what(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK, {GOAL: "12"})

    [issue] = kept(town, team)
    [change] = log_of(town, team, issue)

    assert (change.did, change.by) == ("added", noor.id)
    assert change.fields == {"sentence": ["", WEAK], "goal": [None, 12.0]}


def test_in_english_it_is_all_english(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    oliver.types("/smwhy add", "#social")
    oliver.waits_for_form("Issue")
    oliver.fills("Which problem is smaller in six months if this works?", "More awareness for everyone")
    oliver.submits()
    assert "0 out of 100: still too broad" in oliver.form.text
    oliver.fills("Where should it be? A number", "12.5")
    oliver.submits()

    assert "By [date] we move from [now] to 12.5 [what you count] among [group]" in oliver.form.text
    assert "This is how I understand it" in oliver.form.text


def test_a_number_is_typed_as_people_write_it(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, "Meer vacatures vervullen")
    fills_in(noor, {NOW: "ongeveer tien", GOAL: "1,500"})
    assert noor.submits() == "errors"
    assert noor.form.errors == {
        NOW: "Dit lees ik niet als getal. Schrijf alleen een getal, zoals 12 of 1,5.",
        GOAL: "Bedoel je 1500 of 1,5? Schrijf het zo.",
    }

    fills_in(noor, {NOW: "weet ik niet", GOAL: "1.500"})
    assert noor.submits() == "updated"
    assert "Nog niet bekend, dus leeg gelaten: de stand van nu." in noor.form.text
    noor.presses("Aanvullen")
    assert noor.form.filled[GOAL] == "1500"
    noor.fills(NOW, "12,5%")
    noor.submits()

    assert [(one.now_value, one.goal_value) for one in kept(town, team)] == [(12.5, 1500)]
