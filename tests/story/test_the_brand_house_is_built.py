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
    adds_a_value,
    begins_a_value,
    builds_a_house,
    fills_in,
    house,
    keep,
    opens_house,
    opens_value,
    overview,
    values,
)
from tests.team.founding import (
    an_hour_passes,
    is_harmless,
    opens_own_form,
    statements,
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


@pytest.mark.traced
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


def test_above_five_it_warns_and_seven_is_the_most(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    for number in range(6):
        keep(town, team, f"Waarde {number}")
    noor.types("/smwhat waarde", "#social")
    noor.waits_for_form("Merkwaarde")
    assert "Drie tot vijf waarden onthoudt iedereen" in noor.form.text
    noor.fills(NAME, "Te veel")
    noor.submits()
    keep(town, team, "Waarde 7")

    assert noor.submits() == "errors"

    assert noor.form.errors[NAME].startswith("Zeven waarden is het maximum")
    assert noor.form.filled[NAME] == "Te veel"
    noor.closes()
    assert "Waarde toevoegen" not in overview(noor).buttons
    noor.types("/smwhat waarde", "#social")
    assert told_privately(noor).text.startswith("Zeven waarden is het maximum")


def test_the_parts_may_have_other_names(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee")
    noor.presses("Delen hernoemen", overview(noor))
    noor.waits_for_form("Namen van de delen")
    fills_in(noor, {"Overtuiging": "Droom", "Waarden": "Pijlers"})

    assert noor.submits() == "cleared"

    assert told_privately(noor).text == "Opgeslagen. De delen heten nu Droom, Belofte, Pijlers en Bewijs."
    assert "Pijlers" in overview(noor).text


def test_everything_as_long_as_may_be_fits_everywhere_and_is_harmless(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    live = "<!channel> <@U1> *x* & "
    lines = "\n".join((live * 9)[:118] for _ in range(8))
    text = dict.fromkeys((BELIEF, PROMISE, STORY), (live * 20)[:300])
    builds_a_house(noor, {**text, PROOF: lines, THEMES: "\n".join(lines.split("\n")[:5])})
    noor.closes()
    for number in range(7):
        adds_a_value(
            noor,
            f"<!here>{number} " + "W" * 30,
            {MEANING: (live * 20)[:400], DOS: lines, DONTS: lines, EXAMPLE: (live * 20)[:300]},
        )

    shown = overview(noor)

    assert is_harmless(shown)
    opens_value(noor, 6)
    assert noor.form.filled[DOS] == "\n".join(line.strip() for line in lines.split("\n"))
    assert noor.submits() == "updated"
    assert is_harmless(noor.form)
    noor.closes()
    noor.types("/smwhat geschiedenis", "#social")
    assert is_harmless(told_privately(noor))
    assert len(values(town, team)) == 7


def test_a_form_open_for_an_hour_is_saved_and_mirrored_all_the_same(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins_a_value(noor, "Recht door zee")

    an_hour_passes(town)
    assert noor.submits() == "updated"

    assert noor.form.title == "Opgeslagen"
    assert len(values(town, team)) == 1


def test_who_is_not_in_the_team_sees_and_changes_nothing(town: Town) -> None:
    team = team_in(town)
    noor, jasper = town.person("Noor"), town.person("Jasper")
    keep(town, team, "Recht door zee")
    jasper.types("/smwhat", "#social")
    assert "Recht door zee" not in told_privately(jasper).text
    shown = overview(noor)
    noor.presses("Delen hernoemen", shown)
    opens_house(noor)
    opens_value(noor)
    noor.changes(stranger=True)

    for label in ("Waarde toevoegen", "Delen hernoemen", "Verwijderen"):
        noor.presses(label, shown, confirms=True if label == "Verwijderen" else None)
        assert told_privately(noor).text == "Dit is alleen voor mensen van de eigen organisatie."
    noor.submits()

    assert [one.version for one in values(town, team)] == [1]


def test_seven_values_ask_the_database_no_more_than_one(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Waarde 1")
    one = statements(town, lambda: overview(noor))
    for number in range(2, 8):
        keep(town, team, f"Waarde {number}")

    town.passes(minutes=5)
    assert statements(town, lambda: overview(noor)) == one


def test_what_somebody_types_that_they_do_not_know_is_left_empty_and_asked_about_first(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    builds_a_house(noor, {**WHOLE_HOUSE, STORY: "nog niet bekend", PROMISE: "?", THEMES: "leren\ngeen idee"})

    assert "Nog niet bekend, dus leeg gelaten: de belofte en het verhaal." in noor.form.text
    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert "Uitzoeken wat iemand na drie maanden bij ons voelt" in noor.form.filled.values()
    noor.submits()
    noor.closes()
    assert "de belofte: wordt uitgezocht door @Noor Pennevree" in noor.form.text
    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert "Uitzoeken welk verhaal wij in één zin vertellen" in noor.form.filled.values()
    noor.closes()
    noor.closes()
    adds_a_value(noor, "Recht door zee", {**WHOLE_VALUE, EXAMPLE: "n.v.t."})
    built = house(town, team)
    assert built is not None
    assert (built.story, built.promise, built.themes) == (None, None, ["leren"])
    assert values(town, team)[0].example is None
