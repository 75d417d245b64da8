"""`/smplan`: the steps at a glance with how far each is, wherever it is typed."""

from typing import Any

from storage import members
from storage.changes import Change
from storage.database import Database
from storage.plans import ISSUE, Issue
from tests.team.founding import SMPLAN, opens_own_form, statements, team_in, told_privately
from tests.town import Town, open_town

STRONG = "Binnen zes maanden daalt het verloop in het eerste jaar bij nieuwe medewerkers van 22% naar 15%."
WEAK = "We willen iets met social media doen."


STEPS = ["Waarom", "Wie", "Wat", "Hoe", "Randvoorwaarden"]
FOOT = [
    *(f"{step} bekijken" for step in STEPS),
    "Checklist",
    "Kalender",
    "Valkuilen",
    "Wie doet wat",
    "Publiceren",
    "Over mij",
]


def issue(team_id: int, town: Town, sentence: str, **fields: Any) -> Issue:
    return Issue(team_id=team_id, sentence=sentence, created_at=town.now, created_by="U0DEMO001", **fields)


def test_an_empty_plan_begins_with_the_question_of_step_one(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan", "#social")

    glance = told_privately(noor)
    assert glance.text.splitlines() == [
        "Het plan van social",
        "Fase: starten. Jullie proberen uit; een eerste plan brengt houvast. Nog niets gepubliceerd.",
        "1. Waarom  ▱▱▱▱▱▱▱▱▱▱",
        "Nog geen vraagstuk. Welk probleem is over een half jaar kleiner als dit lukt?",
        "2. Wie  ▱▱▱▱▱▱▱▱▱▱",
        "Nog geen doelgroep. Wie wil je echt bereiken?",
        "3. Wat  ▱▱▱▱▱▱▱▱▱▱",
        "Nog geen merkhuis. Waar geloven jullie in, waar een ander het mee oneens kan zijn?",
        "4. Hoe  ▱▱▱▱▱▱▱▱▱▱",
        "Nog geen kanaal. Wat doen jullie al?",
        "5. Randvoorwaarden  ▱▱▱▱▱▱▱▱▱▱",
        "Nog niet bekeken. Wat helpt jullie, en wat zit in de weg?",
        "Volgende vraag van de dag: dinsdag 24 november om 9.20 uur.",
    ]
    assert glance.buttons == FOOT


def test_how_far_step_one_is_follows_from_its_issues(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        session.add(issue(team.id, town, WEAK))
    noor.types("/smplan", "#social")
    assert "▱▱▱▱▱▱▱▱▱▱\nEén vraagstuk, nog niet concreet" in told_privately(noor).text

    with town.bot.office.transaction() as session:
        session.add(issue(team.id, town, STRONG, topics=["onboarding"]))
        session.add(Change(team_id=team.id, thing=ISSUE, thing_id=2, by=noor.id, at=town.now, did="added"))
    noor.types("/smplan", "#social")
    assert "▰▰▰▰▰▱▱▱▱▱\n2 vraagstukken, 1 concreet" in told_privately(noor).text


def test_when_all_is_concrete_that_is_said(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        session.add(issue(team.id, town, STRONG, topics=["onboarding"]))

    noor.types("/smplan", "#social")

    assert "▰▰▰▰▰▰▰▰▰▰\nEén vraagstuk, en het is concreet" in told_privately(noor).text


def test_a_step_opens_with_its_button(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smplan", "#social")

    noor.presses("Waarom bekijken", told_privately(noor))

    assert "Stap 1, waarom" in told_privately(noor).text


def test_only_coordinators_see_the_button_of_the_settings(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")

    sanne.types("/smplan", "#social")

    assert told_privately(sanne).buttons == [*FOOT, "Instellingen"]


def test_without_a_day_to_meet_no_question_is_promised(town: Town) -> None:
    team_in(town, meetup_days=[])
    noor = town.person("Noor")

    noor.types("/smplan", "#social")

    assert "Er staat geen vraag van de dag gepland" in told_privately(noor).text


def test_in_another_channel_one_sees_the_offer_and_ones_own_teams(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan", "#algemeen")
    offer = told_privately(noor, "#algemeen")
    assert "Dit kanaal heeft nog geen team" in offer.text
    assert offer.buttons == ["Team opzetten", "Plan van social"]

    noor.presses("Plan van social", offer)
    assert "Het plan van social" in told_privately(noor, "#algemeen").text


def test_in_direct_messages_the_only_team_is_meant(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan", SMPLAN)

    assert "Het plan van social" in told_privately(noor, SMPLAN).text


def test_with_several_teams_one_is_asked_which(town: Town) -> None:
    team_in(town)
    team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])
    noor = town.person("Noor")

    noor.types("/smplan", SMPLAN)
    asked = told_privately(noor, SMPLAN)
    assert asked.text == "Je zit in meer teams. Welk plan wil je zien?"
    assert asked.buttons == ["Plan van social", "Plan van vacatures"]

    noor.presses("Plan van vacatures", asked)
    assert "Het plan van vacatures" in told_privately(noor, SMPLAN).text


def test_a_word_with_several_teams_does_what_was_typed_once_the_team_is_chosen(town: Town) -> None:
    team_in(town)
    team_in(town, ["Bram", "Noor"], channel="#vacatures", coordinators=["Bram"])
    noor = town.person("Noor")

    noor.types("/smplan waarom nieuw", SMPLAN)
    asked = told_privately(noor, SMPLAN)
    assert asked.text == "Je zit in meer teams. Voor welk team?"
    noor.presses("vacatures", asked)

    assert noor.waits_for_form("Vraagstuk").labels == [
        "Welk probleem is over een half jaar kleiner als dit lukt?"
    ]


def test_without_a_team_a_word_says_where_to_begin(town: Town) -> None:
    noor = town.person("Noor")

    noor.types("/smwhy", "#algemeen")

    assert "Je zit nog in geen enkel team. Typ /smplan" in told_privately(noor, "#algemeen").text


def test_who_is_taken_out_of_the_team_gets_nothing_from_an_old_button(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    glance = told_privately(noor)
    with town.bot.office.transaction() as session:
        members.take_out(session, team, noor.id)

    noor.presses("Waarom bekijken", glance)

    assert "Je zit niet in het team social" in told_privately(noor).text


def test_help_is_in_the_readers_language_in_both_words(town: Town) -> None:
    team_in(town)
    noor, oliver = town.person("Noor"), town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    for word in ("hulp", "help", "?"):
        noor.types(f"/smplan {word}", "#social")
        said = told_privately(noor).text
        assert said.startswith("/smplan kent deze woorden:")
        for mine in ("/smplan waarom", "/smplan ik", "/smplan instellingen"):
            assert mine in said
        oliver.types(f"/smplan {word}", "#social")
        theirs = told_privately(oliver).text
        assert theirs.startswith("/smplan knows these words:")
        assert "/smplan settings" in theirs


def test_both_languages_words_work_for_everybody_in_any_case(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    for text, answer in (
        ("why", "Stap 1"),
        ("WAAROM", "Stap 1"),
        ("me", "Jouw instellingen"),
        ("Ik", "Jouw instellingen"),
    ):
        noor.types(f"/smplan {text}", "#social")
        assert answer in told_privately(noor).text


def test_an_unknown_word_gets_help_and_is_named_harmlessly(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan <!channel>`quatsch", "#social")

    said = told_privately(noor)
    assert "Ik ken" in said.text
    assert "/smplan kent deze woorden:" in said.text
    assert "<!channel>" not in str(said.raw["text"])


def test_words_typed_to_the_bot_itself_work_too(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("smplan", SMPLAN)
    assert "Het plan van social" in noor.last(SMPLAN).text

    noor.types("smwhy nieuw", SMPLAN)
    assert "Druk op de knop om /smwhy nieuw te openen" in noor.last(SMPLAN).text
    noor.presses("Openen", noor.last(SMPLAN))
    assert noor.waits_for_form("Vraagstuk").title == "Vraagstuk"
    noor.closes()

    noor.types("wat kun jij?", SMPLAN)
    said = noor.last(SMPLAN).text
    assert "Hiermee kan ik helpen." in said
    assert [said.count(f"• {name}  ") for name in ("smplan", "smwhy", "smmeetup", "smcare")] == [1, 1, 1, 1]


def test_what_follows_why_is_read_as_if_it_followed_smwhy(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smplan waarom gesloten", "#social")
    assert told_privately(noor).text == "Er is nog geen vraagstuk gesloten."

    noor.types("/smplan waarom bananen", "#social")
    said = told_privately(noor).text
    assert "Ik ken bananen niet" in said
    assert "/smwhy nieuw" in said


def test_a_plan_takes_few_statements_however_many_issues_there_are(database: Database) -> None:
    with open_town(database) as town:
        team = team_in(town)
        noor = town.person("Noor")
        noor.types("/smplan", "#social")
        few = statements(town, lambda: noor.types("/smplan", "#social"))
        with town.bot.office.transaction() as session:
            session.add_all([issue(team.id, town, STRONG) for _ in range(3)])

        many = statements(town, lambda: noor.types("/smplan", "#social"))

    assert many == few
