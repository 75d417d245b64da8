"""What a brand house holds: how many values, other names, all that can be typed; and who may see it."""

import pytest

from tests.story.steps import (
    BELIEF,
    DONTS,
    DOS,
    EXAMPLE,
    MEANING,
    NAME,
    PROMISE,
    PROOF,
    STORY,
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
    statements,
    team_in,
    told_privately,
)
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


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
