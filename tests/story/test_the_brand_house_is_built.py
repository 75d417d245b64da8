"""Step three from nothing: the house, its values, what was understood, and the one thing to ask."""

import pytest

from storage.actions import Action
from tests.story.steps import (
    ANCHORING,
    BELIEF,
    DONTS,
    DOS,
    EXAMPLE,
    KIND,
    MEANING,
    NAME,
    PROMISE,
    PROOF,
    STORY,
    STRONG,
    THEMES,
    WHOLE_HOUSE,
    WHOLE_VALUE,
    begins_a_value,
    builds_a_house,
    fills_in,
    house,
    keep,
    overview,
    values,
)
from tests.team.founding import (
    opens_own_form,
    team_in,
    told_privately,
)
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_from_nothing_to_a_house_by_one_question_first(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begin = overview(noor)
    assert "Een merkhuis is een kompas voor elk bericht" in begin.text
    assert begin.buttons == ["Begin bij de overtuiging", "Waarde toevoegen", "Naar het plan"]

    noor.presses("Begin bij de overtuiging", begin)
    assert noor.waits_for_form("Merkhuis").labels == [BELIEF]
    noor.fills(BELIEF, STRONG)
    noor.submits()
    assert noor.form.labels == [BELIEF, PROMISE, KIND, PROOF, STORY, THEMES]
    assert noor.form.filled[BELIEF] == STRONG
    fills_in(noor, WHOLE_HOUSE)
    noor.submits()

    assert "Belofte: Bij ons sta je er nooit alleen voor." in noor.form.text
    assert "Dek het logo af. Kan dit ook van de buren zijn?" in noor.form.text
    kept = house(town, team)
    assert kept is not None
    assert kept.themes == ["Van elkaar leren", "Veilig werken", "Nieuwe collega's"]


def test_when_the_house_is_complete_its_mirror_leads_to_the_values(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    builds_a_house(noor)

    noor.presses("Waarde toevoegen")
    assert noor.form.labels == [NAME]
    noor.fills(NAME, "Recht door zee")
    noor.submits()
    assert noor.form.labels == [NAME, MEANING, DOS, DONTS, EXAMPLE, ANCHORING]
    fills_in(noor, WHOLE_VALUE)
    noor.submits()
    assert "Dek het logo af. Kan “Recht door zee” ook van de buren zijn?" in noor.form.text
    noor.closes()

    [value] = values(town, team)
    assert value.dos == ["noem ook wat lastig is", "laat een collega het zelf vertellen"]
    assert "Verankerd: 4 van 5 (eigen schatting)" in overview(noor).text
    noor.types("/smplan", "#social")
    assert "Eén waarde, en die is af" in told_privately(noor).text


def test_in_english_it_is_all_english(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    oliver.types("/smwhat value", "#social")
    oliver.waits_for_form("Brand value")
    oliver.fills("What is the value called?", "Committed")
    oliver.submits()
    assert "Many organisations choose “Committed”. Give a do and a don't first" in oliver.form.text
    oliver.fills("So what do you do?", "name who helped")
    oliver.submits()
    oliver.closes()

    text = overview(oliver).text
    assert "Step 3, what: the brand house" in text
    assert "Committed: no meaning yet" in text
    oliver.types("/smplan what history", "#social")
    assert "began the value “Committed”" in told_privately(oliver).text


@pytest.mark.parametrize(
    ("name", "less", "remark"),
    [
        ("Betrokken", {DOS: ""}, "“Betrokken” kiezen veel organisaties. Geef eerst een do en een don't"),
        ("Recht door zee", {MEANING: ""}, "Zeg het in een zin van minstens acht woorden"),
        ("Recht door zee", {MEANING: "We zeggen het."}, "Kun je het in acht woorden of meer zeggen"),
        (
            "Betrokken",
            {MEANING: "We zijn betrokken en betrokken blijven wij met betrokkenheid ook altijd."},
            "Zonder het woord “Betrokken” blijft er weinig over",
        ),
        ("Recht door zee", {DOS: ""}, "Wat doe je dus wél? Eén gedrag is genoeg"),
        ("Recht door zee", {DONTS: ""}, "Een waarde die niets uitsluit, helpt niet kiezen"),
        ("Recht door zee", {EXAMPLE: ""}, "Welk bericht bewijst het? Een link of een zin"),
        ("Recht door zee", {ANCHORING: "2: soms"}, "Vertel eerst een ambassadeursverhaal"),
        ("Recht door zee", {ANCHORING: None}, "Vraag het hun, of schat het zelf"),
    ],
)
def test_the_one_remark_about_a_value(
    town: Town, name: str, less: dict[str, str | None], remark: str
) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins_a_value(noor, name)
    fills_in(noor, {**WHOLE_VALUE, **less})

    noor.submits()

    assert remark in noor.form.text
    assert noor.form.text.count("?") <= 1, "one question at a time"
    assert remark in overview(noor).text


@pytest.mark.parametrize(
    ("less", "remark"),
    [
        ({BELIEF: ""}, "Waar geloven jullie in, waar een ander het mee oneens kan zijn?"),
        ({BELIEF: "Bij ons staat de mens centraal."}, "wie zou hiertegen zijn?"),
        ({PROMISE: ""}, "Dat is de belofte."),
        ({PROOF: ""}, "Eén gewoonte of feit is genoeg."),
        ({STORY: ""}, "Welk verhaal vertel je hieruit, in één zin?"),
        ({THEMES: "Veilig werken"}, "Dan krijgt elk bericht een kapstok."),
    ],
)
def test_the_one_remark_about_the_house(town: Town, less: dict[str, str], remark: str) -> None:
    team_in(town)
    noor = town.person("Noor")

    builds_a_house(noor, {**WHOLE_HOUSE, **less})

    assert remark in noor.form.text
    noor.presses("Aanvullen")
    assert noor.form.filled[KIND] == "Ons merk als werkgever"
    noor.submits()
    assert remark in noor.form.text


def test_a_brand_that_is_neither_is_asked_which_it_is(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    builds_a_house(noor, {label: told for label, told in WHOLE_HOUSE.items() if label != KIND})

    assert "Is dit het merk van de organisatie, of het merk als werkgever?" in noor.form.text


def test_what_somebody_finds_out_is_said_and_the_next_remark_comes(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    value = keep(town, team, "Nieuwsgierig")
    assert "Wat betekent dit bij jullie?" in overview(noor).text
    assert overview(noor).buttons.count("Weet ik nog niet") == 2
    with town.bot.office.transaction() as session:
        session.add(
            Action(
                team_id=team.id,
                text="Uitzoeken",
                owner_id=noor.id,
                due_on=town.now.date(),
                created_at=town.now,
                created_by=noor.id,
                about=f"value:{value.id}:meaning",
            )
        )

    town.passes(minutes=5)
    text = overview(noor).text

    assert "de betekenis: wordt uitgezocht door @Noor Pennevree, voor ma 23 nov" in text
    assert "Wat betekent dit bij jullie?" not in text
    assert "Wat doe je dus wél? Eén gedrag is genoeg." in text


@pytest.mark.traced
def test_lines_that_cannot_be_kept_are_told_and_stay_as_typed(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee")
    begins_a_value(noor, "Samen wijs")
    long = "een heel lang gedrag " * 7
    fills_in(noor, {NAME: "recht  DOOR zee", DOS: long, DONTS: "\n".join("abcdefghi")})

    assert noor.submits() == "errors"

    assert noor.form.errors[NAME].startswith("Deze waarde staat er al.")
    assert noor.form.errors[DOS].startswith("Een van de regels is langer dan 120 tekens.")
    assert noor.form.errors[DONTS].startswith("Dit zijn te veel regels.")
    assert noor.form.filled[DOS] == long
    fills_in(noor, {NAME: "  ", DOS: "", DONTS: ""})
    assert noor.submits() == "errors"
    assert noor.form.errors[NAME].startswith("Geef de waarde een naam")
