"""An audience begins with one question; what would help it most is asked, one thing at a time."""

import pytest

from bot.who import listeners
from storage import actions
from storage.people import Team
from tests.team.founding import statements, team_in, told_privately
from tests.town import Town
from tests.who.steps import (
    ASSUMPTION,
    EVIDENCE,
    ISSUE,
    KNOWN,
    NAME,
    NETWORK,
    NURSES,
    OFFLINE,
    ONLINE,
    PRIORITY,
    RING_1,
    RING_2,
    SENTENCE,
    WHOLE,
    adds,
    begins,
    fills_in,
    issue_of,
    kept,
    log_of,
    overview,
    surrounds,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_from_nothing_to_what_was_understood(town: Town) -> None:
    team = team_in(town)
    issue_of(town, team)
    noor = town.person("Noor")

    empty = overview(noor)
    assert "Niet de organisatie staat in het midden, maar de groep" in empty.text
    assert empty.buttons == ["Doelgroep toevoegen", "Naar het plan"]
    noor.presses("Doelgroep toevoegen", empty)
    assert noor.waits_for_form("Doelgroep").labels == [NAME]
    noor.fills(NAME, NURSES)
    assert noor.submits() == "updated"
    assert noor.form.labels == [NAME, ISSUE, PRIORITY, ONLINE, OFFLINE, EVIDENCE, KNOWN, ASSUMPTION]
    assert "Wat deed die gisteravond online?" in noor.form.text
    assert noor.form.filled[ISSUE] == SENTENCE, "there is but one"
    fills_in(noor, WHOLE)
    assert noor.submits() == "updated"

    assert f"je wilt {NURSES} bereiken, voor dit vraagstuk" in noor.form.text
    assert "enquête vakgroep, n = 41 (oktober 2026) (dit weten we)" in noor.form.text
    assert "Wie geloven ze eerder dan jou?" in noor.form.text
    assert noor.form.buttons == ["Mensen eromheen", "Aanvullen", "Weet ik nog niet"]


def test_a_whole_audience_has_nothing_left_to_ask(town: Town) -> None:
    team = team_in(town)
    issue_of(town, team)
    noor = town.person("Noor")
    adds(noor, NURSES, WHOLE)

    surrounds(noor, NETWORK)

    assert "Toegevoegd: 3." in noor.form.text
    assert "Dit netwerk staat" in noor.form.text
    noor.closes()
    shown = overview(noor)
    assert "Deze groep staat er goed op" in shown.text
    assert "Om hen heen: 3, waarvan 1 in ring 2; bruggenbouwer: @Noor Pennevree" in shown.text
    assert shown.buttons == [
        "Wijzigen",
        "Mensen eromheen",
        "Tekening",
        "Verwijderen",
        "Doelgroep toevoegen",
        "Naar het plan",
    ]


ENGLISH = {
    "What do they do online?": "scroll Instagram after the late shift\nread the section's group",
    "Where do they talk about work when there is no screen?": "the coffee room",
    "How do you know?": "survey, n = 41 | October 2026\ntalk | 8 Oct",
    "Do you know this, or think it?": "We think it",
}
ENGLISH_NETWORK = {
    "Whom do they talk to? Whom do they believe sooner than you?": "former colleagues | for | Noor",
    "And who do those people talk to?": "clinical teachers | neutral",
}


def test_the_same_walk_in_english(town: Town) -> None:
    team = team_in(town, language="en")
    oliver = town.person("Oliver")
    oliver.types("/smwho add", "#social")
    oliver.waits_for_form("Target group")
    oliver.fills("Whom do you really want to reach?", "Theatre nurses (28-45) within 40 km")
    oliver.submits()
    assert "What did they do online last night?" in oliver.form.text
    fills_in(oliver, ENGLISH)
    assert oliver.submits() == "updated"
    assert "survey, n = 41 (October 2026)  ·  talk (Thursday 8 October 2026)" in oliver.form.text
    oliver.presses("People around them")
    fills_in(oliver, ENGLISH_NETWORK)
    assert oliver.submits() == "updated"
    assert "Fewer than three people or groups is not a network yet" in oliver.form.text
    oliver.closes()

    [audience] = kept(town, team)
    assert (audience.is_known, audience.priority) == (False, 1)
    assert [one["on"] for one in audience.evidence] == ["2026-10", "2026-10-08"]
    oliver.types("/smplan who", "#social")
    assert "we think this" in told_privately(oliver).text


def test_who_are_not_on_social_media_are_reached_through_others(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    adds(noor, "Ervaren OK-assistenten (55+)", {ASSUMPTION: "Zij zitten niet op social media"})

    assert "13,7 van de 14,7 miljoen Nederlanders vanaf 15 jaar" in noor.form.text
    assert "zo'n 5% actief een andere werkgever" in noor.form.text
    assert "Wie om hen heen zit er wél?" in noor.form.text
    assert "een poster met QR-code" in noor.form.text
    assert noor.form.buttons[0] == "Mensen eromheen"
    surrounds(noor, {RING_2: "kleinkinderen\npraktijkopleiders"})
    assert "13,7" not in noor.form.text, "with ring two the turn is made"


REMARKS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("Iedereen", WHOLE, "“Iedereen” is nog heel breed. Welke functie, leeftijd of plaats"),
    ("HR-adviseurs in Twente", WHOLE, "“HR” is de afzender, en de groep hoort in het midden."),
    ("Vrienden van social", WHOLE, "“social” is de afzender"),
    ("Koks", {}, "Wat deed die gisteravond online?"),
    ("Monteurs", WHOLE | {ONLINE: "scrolt op Instagram"}, "Eén online gewoonte zegt nog weinig."),
    ("Lassers", WHOLE | {OFFLINE: ""}, "Waar praten ze over werk als er geen scherm bij is?"),
    ("Docenten", WHOLE | {EVIDENCE: ""}, "Eén gesprek met een datum is al bewijs."),
    ("Artsen", WHOLE | {EVIDENCE: "", ASSUMPTION: "leest niets"}, "“leest niets” is nog een aanname zonder"),
    ("Planners", WHOLE | {EVIDENCE: "gesprek met Teun"}, "Bij “gesprek met Teun” staat nog geen datum."),
    ("Juristen", WHOLE | {EVIDENCE: "enquête | 2024"}, "Het nieuwste bewijs is ouder dan een jaar."),
)


def test_after_an_answer_the_most_useful_thing_is_said(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for name, fields, remark in REMARKS:
        adds(noor, name, fields)

        assert remark in noor.form.text
        assert noor.form.text.count("?") == 1
        noor.closes()


def test_an_audience_without_an_issue_is_asked_for_one_while_there_are_any(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, NURSES)
    assert "Zodra er bij stap 1 een vraagstuk staat" in noor.form.text
    assert ISSUE not in noor.form.labels
    noor.closes()
    issue_of(town, team)
    issue_of(town, team, "Het verloop daalt van 22% naar 15%.")

    adds(noor, NURSES, WHOLE)
    surrounds(noor, NETWORK)
    noor.closes()

    assert "Bij welk vraagstuk hoort deze groep?" in overview(noor).text


def test_over_three_that_go_first_is_said(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for age in (20, 30, 40, 50):
        adds(noor, f"Verzorgenden van {age} jaar", {PRIORITY: "1: hier beginnen we"})
        noor.closes()

    assert "4 groepen gaan voor. Van meer dan drie gaat er geen voor." in overview(noor).text
    begins(noor, "Verzorgenden van 60 jaar")
    assert noor.form.filled[PRIORITY] == "2: daarna"


def test_what_is_found_out_by_somebody_is_not_asked_again(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, NURSES)
    noor.closes()
    [audience] = kept(town, team)
    later = next(c for c in overview(noor).controls if c.label == "Weet ik nog niet")
    assert later.place.action_id == "actions.later"
    about = f"audience:{audience.id}:online"
    assert later.element["value"] == f"{team.id}/{about}"

    with town.bot.office.transaction() as session:
        session.add(
            actions.Action(
                team_id=team.id,
                text="Uitzoeken wat ze online doen",
                owner_id=bram.id,
                due_on=town.now.date().replace(day=30),
                created_at=town.now,
                created_by=noor.id,
                about=about,
            )
        )

    town.passes(minutes=5)
    shown = overview(noor)
    assert "Wordt uitgezocht door @Bram Zevenklaver, voor maandag 30 november: online gedrag." in shown.text
    assert "Waar praten ze over werk als er geen scherm bij is?" in shown.text
    later = next(c for c in shown.controls if c.label == "Weet ik nog niet")
    assert later.element["value"] == f"{team.id}/audience:{audience.id}:offline"


UNFIT = (
    (EVIDENCE, "gesprek | okt 2026\nenquête | binnenkort", "Regel 2: “binnenkort” lees ik niet als datum"),
    (EVIDENCE, "enquête | 31-02-2026", "“31-02-2026” lees ik niet als datum"),
    (EVIDENCE, "enquête | 1 dec 2026 of zo", "“1 dec 2026 of zo” lees ik niet als datum"),
    (EVIDENCE, "enquête | 2026-12-01", "Kies de dag waarop je dit hoorde"),
    (EVIDENCE, "| okt 2026", "nog geen bron"),
    (ONLINE, "x" * 201, "Regel 1 is langer dan 200 tekens"),
    (OFFLINE, "\n".join("abcdefghijklm"), "meer dan twaalf regels"),
)


@pytest.mark.traced
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, NURSES)
    noor.fills(ASSUMPTION, "leest geen mail")
    for label, typed, sentence in UNFIT:
        noor.fills(label, typed)

        assert noor.submits() == "errors"

        assert sentence in noor.form.errors[label]
        assert noor.form.filled[label] == typed
        noor.fills(label, "")
    assert noor.form.filled[ASSUMPTION] == "leest geen mail"
    assert kept(town, team) == []
    assert noor.submits() == "updated"


@pytest.mark.traced
def test_the_same_audience_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()

    noor.types("/smwho nieuw", "#social")
    noor.waits_for_form("Doelgroep")
    noor.fills(NAME, NURSES.upper())
    assert noor.submits() == "errors"
    assert "Deze doelgroep staat er al" in noor.form.errors[NAME]
    noor.fills(NAME, "Anesthesiemedewerkers")
    assert noor.submits() == "updated"
    noor.fills(NAME, NURSES)
    assert noor.submits() == "errors"

    assert len(kept(town, team)) == 1
    assert [one.did for one in log_of(town, team)] == ["added"]


def test_the_step_is_looked_at_in_few_questions_to_the_database(town: Town) -> None:
    team = team_in(town)
    issue_of(town, team)
    noor = town.person("Noor")
    adds(noor, NURSES, WHOLE)
    surrounds(noor, NETWORK)
    noor.closes()
    with town.bot.office.reading() as session:
        there = session.get_one(Team, team.id)
        asked = statements(town, lambda: listeners.progress(session, there, town.now))

    looked = statements(town, lambda: overview(noor)) - statements(
        town, lambda: noor.types("/smwho help", "#social")
    )
    assert asked == 2
    assert looked <= 9, "two readings begun, the team, what changed, and five of this step"


def test_the_step_says_how_far_it_is(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    def step() -> str:
        noor.types("/smplan", "#social")
        return told_privately(noor).text

    assert "Nog geen doelgroep. Wie wil je echt bereiken?" in step()
    adds(noor, NURSES, WHOLE)
    assert "Eén doelgroep, nog zonder netwerk" in step()
    surrounds(noor, NETWORK)
    assert "2. Wie  ▰▰▰▰▰▰▰▰▰▰" in step()
    assert "Eén doelgroep, met een netwerk" in step()
    noor.closes()
    adds(noor, "Anesthesiemedewerkers")
    assert "2 doelgroepen, 1 zonder netwerk" in step()
    noor.presses("Wie bekijken", told_privately(noor))
    assert "Stap 2, wie" in told_privately(noor).text


def test_what_somebody_types_that_they_do_not_know_is_left_empty_and_asked_about_first(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, "Jongeren", {**WHOLE, ONLINE: "weet ik niet", OFFLINE: "koffiekamer\n?", ASSUMPTION: "n.v.t."})

    assert "Nog niet bekend, dus leeg gelaten: online gedrag en de aanname." in noor.form.text
    assert "weet ik niet" not in noor.form.text
    [audience] = kept(town, team)
    assert (audience.online, audience.offline, audience.assumption) == ([], ["koffiekamer"], None)

    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert "Uitzoeken wat deze doelgroep online doet, en waar" in noor.form.filled.values()
    noor.submits()
    noor.closes()
    assert "Wordt uitgezocht door @Noor Pennevree, voor maandag 7 december: online gedrag." in noor.form.text
    assert "Weet ik nog niet" in noor.form.buttons


def test_who_knows_nobody_around_them_can_say_so(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor)
    surrounds(noor, {RING_1: "geen idee", RING_2: "?"})

    assert "Nog niet bekend, dus leeg gelaten: " in noor.form.text
    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert "Uitzoeken wie deze doelgroep eerder gelooft dan ons" in noor.form.filled.values()
    noor.submits()
    noor.closes()
    assert "Wordt uitgezocht door @Noor Pennevree, voor maandag 7 december: het netwerk." in noor.form.text
