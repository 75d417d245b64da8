"""What a team sees of a round."""

from datetime import date

import pytest

from bot.conditions import rules
from storage import duties, ratings
from storage.actions import Action
from storage.people import Language
from storage.ratings import FACTORS
from tests.conditions.steps import (
    DIVIDED,
    FOUR,
    OWNER,
    THREE_BLOCKS,
    agreed,
    closed_round,
    have_rated,
    letters_of,
    overview,
    presses_first,
    rates,
    rounds,
    starts,
)
from tests.team.founding import SMPLAN, is_harmless, team_in, told_privately
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def results(person: Resident) -> str:
    person.types("/smready uitslag", "#social")
    return told_privately(person).text


def test_verdicts_disagreement_and_who_did_not_know(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED)

    shown = results(town.person("Noor"))

    assert "Technische infrastructuur · struikelblok" in shown
    assert "−2 –    −1 ●●●    0 ●    +1 –    +2 –" in shown
    assert "Jullie zien dit verschillend: 1× struikelblok, 3× succesfactor." in shown
    assert "‘Weerstanders’ · te weinig scores om te tonen: praat erover" in shown
    assert "Ruimte, vertrouwen en empowerment · succesfactor" in shown


def test_what_people_added_comes_without_names_and_harmless(town: Town) -> None:
    team = team_in(town, FOUR)
    starts(town.person("Sanne"))
    have_rated(town, team, ("Sanne", "Bram"), THREE_BLOCKS)
    sentences = {"Noor": "Meer tijd graag", "Oliver": "<!channel> *let op*"}
    for name, sentence in sentences.items():
        rates(town.person(name), THREE_BLOCKS, sentence)

    [closed] = rounds(town, team)
    assert sorted(closed.sentences) == sorted(sentences.values())
    with town.bot.office.reading() as session:
        assert {one.sentence for one in ratings.ballots(session, [closed.id])} == {None}
    noor = town.person("Noor")
    assert "Wat mensen erbij zeiden" in results(noor)
    assert is_harmless(told_privately(noor))
    assert "Oliver" not in told_privately(noor).text


@pytest.mark.traced
def test_two_people_see_their_own_and_are_told_to_talk(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, {"Noor": (2,) * 11, "Bram": (-2,) * 11})

    shown = results(town.person("Noor"))

    assert "Technische infrastructuur: Duidelijke succesfactor" in shown
    assert "struikelblok" not in shown.partition("Jouw scores")[2], "that is what Bram gave"
    assert "Leg jullie scores naast elkaar" in shown
    assert "Jij vulde in deze ronde niets in." in results(town.person("Sanne"))
    town.person("Sanne").types("/smplan", "#social")
    assert "Praat samen over de laatste ronde" in told_privately(town.person("Sanne")).text
    noor = town.person("Noor")
    noor.presses("Kies er twee", overview(noor))
    noor.waits_for_form()
    assert noor.form.filled["Aan welke twee gaan jullie werken?"] in ([], None), (
        "it would tell what Bram gave"
    )
    noor.types("/smready plaatje", "#social")
    assert "Er is nog geen uitslag" in told_privately(noor).text


def test_who_is_alone_sees_their_own_at_once(town: Town) -> None:
    team = team_in(town, ["Sanne"])
    sanne = town.person("Sanne")
    sanne.types("/smready starten", "#social")
    sanne.waits_for_form("Ronde starten")
    assert "Een tweede persoon geeft een tweede blik" in sanne.form.text
    sanne.submits()
    assert sanne.form.title == "Randvoorwaarden"

    thanks = rates(sanne, THREE_BLOCKS)
    assert "de ronde is gesloten" in thanks.text
    sanne.presses("Bekijk de uitslag")
    assert "Bestaande procedures en regels: Duidelijk struikelblok" in sanne.form.text
    sanne.closes()
    assert "één invuller, die ziet de eigen scores" in overview(sanne).text
    assert "Bestaande procedures en regels: Duidelijk struikelblok" in results(sanne)
    assert "Je bent alleen in dit team" in results(sanne)
    sanne.presses("Kies er twee", told_privately(sanne))
    sanne.waits_for_form("Kies er twee")
    sanne.submits()

    assert rounds(town, team)[0].chosen == ["technical_infrastructure", "procedures_and_rules"]
    assert letters_of(sanne) == []


def test_the_trend_is_told_beside_the_round_before(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, dict.fromkeys(FOUR, (0,) * 11), days_ago=95)
    closed_round(town, team, dict.fromkeys(FOUR, (1, -1, *((0,) * 9))))

    shown = results(town.person("Noor"))

    assert "Technische infrastructuur · succesfactor ↗ beter dan vorige keer" in shown
    assert "Mankracht, kennis en budget · struikelblok ↘ lastiger dan vorige keer" in shown
    assert shown.count("→ gelijk gebleven") == 9


def test_a_block_that_hides_from_who_decides(town: Town) -> None:
    sponsors, makers = ("Lotte", "Jasper", "Imani"), ("Sanne", "Bram", "Noor")
    team = team_in(town, [*makers, *sponsors])
    with town.bot.office.transaction() as session:
        duties.hold_roles(session, team, "management_sponsor", [town.person(one).id for one in sponsors])
    given = dict.fromkeys(sponsors, (0, 0, 2, *((0,) * 8))) | dict.fromkeys(makers, (0, 0, -1, *((0,) * 8)))
    closed_round(town, team, given)
    sanne = town.person("Sanne")

    assert "wie het maakt ziet een struikelblok en wie erover gaat een succesfactor" in results(sanne)
    assert "Verborgen struikelblok: Managementdraagvlak" in overview(sanne).text
    sanne.presses("Kies er twee", overview(sanne))
    sanne.waits_for_form()
    assert "een verborgen struikelblok" in sanne.form.text


def test_who_decided_when_it_closed_is_who_counts_later(town: Town) -> None:
    sponsors, makers = ("Lotte", "Jasper", "Imani"), ("Sanne", "Bram", "Noor")
    team = team_in(town, [*makers, *sponsors])
    with town.bot.office.transaction() as session:
        duties.hold_roles(session, team, "management_sponsor", [town.person(one).id for one in sponsors])
    sanne = town.person("Sanne")
    starts(sanne)
    have_rated(town, team, sponsors, (0, 0, 2, *((0,) * 8)))
    have_rated(town, team, makers, (0, 0, -1, *((0,) * 8)))
    sanne.presses("Ronde nu sluiten", overview(sanne), confirms=True)

    with town.bot.office.transaction() as session:
        duties.hold_roles(session, team, "management_sponsor", [sanne.id])

    assert "Verborgen struikelblok: Managementdraagvlak" in overview(sanne).text


def test_the_sentence_of_two_people_is_gone_when_the_round_closes(town: Town) -> None:
    team = team_in(town, FOUR)
    sanne = town.person("Sanne")
    starts(sanne)
    have_rated(town, team, ["Bram"], THREE_BLOCKS)
    rates(sanne, THREE_BLOCKS, "Alleen wij tweeën lazen dit")
    sanne.closes()
    sanne.presses("Ronde nu sluiten", overview(sanne), confirms=True)

    [closed] = rounds(town, team)
    assert (closed.raters, closed.sentences) == (2, [])
    with town.bot.office.reading() as session:
        assert {one.sentence for one in ratings.ballots(session, [closed.id])} == {None}


def test_the_picture_comes_in_ones_own_messages_and_can_be_shared(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED)
    noor = town.person("Noor")
    noor.presses("Plaatje", overview(noor))
    town.settles()

    [file] = noor.last(SMPLAN).files
    assert "Technische infrastructuur: struikelblok." in file.alt_text
    assert "Open cultuur, transparantie, bereidheid tot delen: succesfactor, verschillend." in file.alt_text
    assert file.size < 150_000
    noor.presses("Deel in het kanaal", told_privately(noor))
    town.settles()
    shared = noor.finds("deelt de uitslag van de randvoorwaarden", "#social")
    assert len(shared.files) == 1
    assert not any(name in shared.files[0].alt_text for name in FOUR)


@pytest.mark.traced
def test_the_history_says_who_did_what_and_never_who_rated_what(town: Town) -> None:
    team = team_in(town, FOUR)
    noor = town.person("Noor")
    noor.types("/smready geschiedenis", "#social")
    assert "Er is nog niets gebeurd" in told_privately(noor).text
    starts(noor)
    have_rated(town, team, FOUR[:3], THREE_BLOCKS)
    rates(town.person("Oliver"), THREE_BLOCKS)
    noor.closes()
    noor.presses("Kies er twee", overview(noor))
    noor.waits_for_form()
    noor.submits()
    presses_first(noor, "Actie afspreken")
    noor.fills(OWNER, "Bram")
    noor.submits()

    noor.types("/smready geschiedenis", "#social")

    lines = told_privately(noor).text.splitlines()[1:]
    assert [line.partition("  ")[2].split(":")[0] for line in lines] == [
        "@Noor Pennevree sprak een actie af",
        "@Noor Pennevree koos",
        "De ronde sloot vanzelf.",
        "@Noor Pennevree startte een ronde.",
    ]


def test_in_english_it_is_english(town: Town) -> None:
    team = team_in(town, FOUR, language=Language.ENGLISH)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")

    noor.types("/smplan conditions results", "#social")
    assert "You see this differently: 1× stumbling block, 3× success factor." in told_privately(noor).text
    noor.types("/smready", "#social")
    assert "Talk about it for five minutes: Where did you get stuck this month" in told_privately(noor).text
    noor.types("/smready start", "#social")
    noor.waits_for_form("Start a round")
    noor.submits()
    noor.presses("Rate it yourself now")
    assert "More of a stumbling block" in str(noor.form.blocks)


def test_the_first_step_offers_it_while_there_was_no_round(town: Town) -> None:
    team = team_in(town, FOUR)
    noor = town.person("Noor")
    for expected in (True, False):
        noor.types("/smwhy nieuw", "#social")
        noor.waits_for_form("Vraagstuk")
        noor.fills("Welk probleem is over een half jaar kleiner als dit lukt?", "We willen iets met social")
        noor.submits()
        noor.submits()
        assert ("Randvoorwaarden bekijken" in noor.form.buttons) is expected
        if expected:
            noor.presses("Randvoorwaarden bekijken")
            assert noor.waits_for_form("Ronde starten").title == "Ronde starten"
            noor.closes(everything=True)
            closed_round(town, team, DIVIDED)


def test_who_is_not_in_the_team_sees_and_does_nothing(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    bram = town.person("Bram")
    shown = overview(bram)
    bram.changes(stranger=True)

    for label in ("Actie afspreken", "Anders kiezen", "Hele uitslag", "Plaatje", "Nieuwe ronde"):
        bram.presses(label, shown)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."
    bram.types("/smready uitslag", "#social")
    assert "alleen voor mensen van de eigen organisatie" in told_privately(bram).text
    assert agreed(town, team) == []


def test_the_longest_that_can_be_typed_stays_within_slacks_limits(town: Town) -> None:
    team = team_in(town, FOUR)
    long = "&<W" * 70
    sentences = [long[: rules.LONGEST["sentence"]]] * 12
    closed_round(town, team, DIVIDED, chosen=list(FACTORS[:2]), sentences=sentences)
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        for at in range(12):
            action = Action(
                team_id=team.id,
                text=long[: rules.LONGEST["text"]],
                owner_id=noor.id,
                due_on=date(2026, 12, 1 + at),
                created_at=town.now,
                created_by=noor.id,
                about=f"condition:{FACTORS[0]}",
            )
            session.add(action)

    assert "Hier werken jullie aan" in overview(noor).text
    assert results(noor).count("&<W") >= 8
