"""What a team sees of a round, which two it picks, and what it agrees about them."""

from datetime import date

import pytest

from bot.conditions import rules
from storage import changes, duties, ratings
from storage.actions import ACTION, Action
from storage.people import Language
from storage.ratings import FACTORS
from tests.conditions.steps import (
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

FOUR = ("Sanne", "Bram", "Noor", "Oliver")
DIVIDED = dict(
    zip(
        FOUR,
        (
            (-1, -2, 0, 1, -1, 1, 1, 1, 0, 0, 1),
            (-1, -1, -2, 1, -1, 0, -2, 1, 0, 0, 0),
            (-1, 0, 2, 1, 0, 0, 2, 1, None, 1, 1),
            (0, 0, 1, 1, 0, 1, 2, 2, None, 0, 0),
        ),
        strict=True,
    )
)


def results(person: Resident) -> str:
    person.types("/smready uitslag", "#social")
    return told_privately(person).text


def opens_action(person: Resident) -> None:
    presses_first_in(person, "Actie afspreken")
    person.waits_for_form("Actie afspreken")


def presses_first_in(person: Resident, text: str) -> None:
    shown = overview(person)
    place = next(one for one in shown.controls if one.label == text).place
    person.acts({**shown.where, "block_id": place.block_id, "action_id": place.action_id})


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


def test_two_are_proposed_with_why_and_two_people_who_choose_see_each_other(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED)
    noor, bram = town.person("Noor"), town.person("Bram")
    for person in (noor, bram):
        person.presses("Kies er twee", overview(person))
        person.waits_for_form("Kies er twee")
    assert "Mankracht, kennis en budget: het laagste gemiddelde." in noor.form.text
    assert "hier zien jullie het meest verschillend" in noor.form.text
    field = "Aan welke twee gaan jullie werken?"
    bram.chooses(field, ["Incasseringsvermogen"])
    bram.submits()

    noor.chooses(field, ["Technische infrastructuur", "Incasseringsvermogen"])
    assert noor.submits() == "updated"

    assert "@Bram Zevenklaver koos terwijl jij typte: Incasseringsvermogen." in noor.form.text
    assert noor.form.filled[field] == ["Technische infrastructuur", "Incasseringsvermogen"]
    assert rounds(town, team)[0].chosen == ["taking_criticism"]
    assert noor.submits() == "updated"
    assert noor.form.title == "Hier werken we aan"
    assert rounds(town, team)[0].chosen == ["technical_infrastructure", "taking_criticism"]


TEXT, OWNER = "Wat doe je? Begin met een werkwoord", "Wie doet het?"
DUE = "Wanneer is het klaar? Hoogstens zes weken"


def test_the_action_form_begins_with_a_proposal_and_says_what_cannot_be(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    assert noor.form.filled[TEXT] == "Regel één telefoon met abonnement, en zet de inlog in de kluis"
    assert noor.form.filled[DUE] == "2026-12-21"

    noor.fills(OWNER, "Jasper")
    for day, problem in {"2027-01-05": "Dit is meer dan zes weken weg", "2026-11-23": "al geweest"}.items():
        noor.fills(DUE, day)
        assert noor.submits() == "errors"
        assert problem in noor.form.errors[DUE]
        assert "zit niet in het team" in noor.form.errors[OWNER]
    assert agreed(town, team) == []


def test_an_action_is_kept_as_typed_and_shown_under_its_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    for field, value in {OWNER: "Bram", DUE: "2027-01-04", TEXT: "ICT geeft <!here> & wifi"}.items():
        noor.fills(field, value)
    assert noor.submits() == "updated"

    assert is_harmless(noor.form)
    assert "Dit duurt langer dan vier weken. Wat is de eerste helft?" in noor.form.text
    assert agreed(town, team)[0].text == "ICT geeft <!here> & wifi"
    assert "uiterlijk ma 4 jan" in overview(noor).text


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("Management moet meer betrokken zijn", "Dit zegt wat er zou moeten."),
        ("Snellere laptops", "Begin met een werkwoord, dan weet @Bram Zevenklaver waar te beginnen."),
        ("Lotte plaatst één eigen bericht", "Wat wisten we hierover eigenlijk al, maar zei niemand?"),
    ],
)
def test_the_mirror_has_the_one_remark_that_helps(town: Town, typed: str, remark: str) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(TEXT, typed)
    noor.fills(OWNER, "Bram")
    noor.submits()

    assert remark in noor.form.text
    noor.presses("Aanpassen")
    noor.fills(TEXT, "Bel ICT")
    assert noor.submits() == "updated"
    [action] = agreed(town, team)
    assert (action.text, action.version) == ("Bel ICT", 2)


def test_an_action_that_others_changed_meanwhile_is_not_overwritten_unseen(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    noor.submits()
    noor.presses("Aanpassen")
    with town.bot.office.transaction() as session:
        [action] = ratings.actions(session, team)
        action.text, action.version = "Bel eerst Lotte", 2
        change = changes.Change(
            team_id=team.id,
            thing=ACTION,
            thing_id=action.id,
            by=town.person("Bram").id,
            at=town.now,
            did="changed",
            fields={"text": ["", "Bel eerst Lotte"]},
        )
        session.add(change)
    noor.fills(TEXT, "Vraag ICT")

    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de actie." in noor.form.text
    assert "Bel eerst Lotte" in noor.form.text
    assert noor.form.filled[TEXT] == "Vraag ICT"
    noor.submits()
    assert agreed(town, team)[0].text == "Vraag ICT"


def test_done_late_and_being_found_out_are_said_under_the_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure", "open_culture"])
    noor = town.person("Noor")
    assert [one for one in overview(noor).buttons if one == "Dat weten we nog niet"] == [
        "Dat weten we nog niet"
    ] * 2
    about = {"Bel ICT": "", "Koop een telefoon": "", "Vraag rond": ":action"}
    with town.bot.office.transaction() as session:
        for text, field in about.items():
            factor = "open_culture" if field else "technical_infrastructure"
            session.add(
                Action(
                    team_id=team.id,
                    text=text,
                    owner_id=noor.id,
                    due_on=date(2026, 11, 20),
                    created_at=town.now,
                    created_by=noor.id,
                    about=f"condition:{factor}{field}",
                    done_at=town.now if text == "Bel ICT" else None,
                )
            )

    shown = overview(noor).text

    assert "Klaar: Bel ICT, @Noor Pennevree" in shown
    assert "Koop een telefoon, @Noor Pennevree. De datum was vr 20 nov: verzetten of overdragen?" in shown
    assert "Wordt uitgezocht door @Noor Pennevree, voor vr 20 nov." in shown
    noor.presses("Verzetten of overdragen", overview(noor))
    assert noor.form.filled["Wat doe je? Begin met een werkwoord"] == "Koop een telefoon"
    noor.closes()
    noor.types("/smplan", "#social")
    assert "Gekozen: 2. Met een actie: 1" in told_privately(noor).text


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


def test_the_history_of_actions_names_what_changed_in_one_about_a_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    noor.submits()
    noor.presses("Aanpassen")
    noor.fills(TEXT, "Bel ICT")
    noor.submits()
    noor.closes()

    noor.types("/smplan acties geschiedenis", "#social")

    told = told_privately(noor).text
    assert "→ Bel ICT" in told
    assert "actions.field" not in told
    assert "condition:" not in told


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


def test_an_action_made_longer_in_the_list_of_actions_still_fits_the_form(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["ownership"])
    noor, long = town.person("Noor"), "Vraag ICT om wifi, " * 15
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    assert noor.submits() == "updated"
    with town.bot.office.transaction() as session:
        session.get_one(Action, agreed(town, team)[0].id).text = long

    noor.presses("Aanpassen")

    assert noor.form.filled[TEXT] == long
