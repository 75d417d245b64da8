"""What word lists hear in a sentence. The sentences were written before the lists were tried on them."""

import tomllib

import pytest

from bot.webcare.hints import LANGUAGES, WORDS, Sign, asks_for_data, heard
from bot.webcare.privacy import folded
from storage.cases import Kind, Urgency

SENTENCES = (
    # Dutch
    ("Er staat iemand op het dak die wil springen, hij is in gevaar", Sign.DANGER),
    ("Zegt dat hij de receptioniste weet te vinden en bedreigt haar", Sign.DANGER),
    ("Ik wil niet meer leven, schrijft een leerling", Sign.DANGER),
    ("Maakt bezwaar tegen de afwijzing voor de functie", Sign.FORMAL),
    ("Wil inzage in alles wat wij over hem bewaren", Sign.FORMAL),
    ("Dreigt met een advocaat om de parkeerboete", Sign.FORMAL),
    ("Vraagt naar de uitslag van haar moeder, met kamer en naam erbij", Sign.PRIVACY),
    ("Plaatst een foto van een medewerker zonder toestemming", Sign.PRIVACY),
    ("Noemt het nummer van zijn dossier in een reactie", Sign.PRIVACY),
    ("Bericht over de sluiting is al 40 keer gedeeld", Sign.CRISIS),
    ("Een journalist wil weten of de staking doorgaat", Sign.CRISIS),
    ("Wethouder reageert boos op onze video", Sign.CRISIS),
    ("Win een telefoon, klik hier", Sign.SPAM),
    ("Biedt goedkope volgers aan onder elke post", Sign.SPAM),
    ("Scheldt op alles en iedereen, geen vraag", Sign.INSULT),
    ("Noemt ons een stelletje oplichters", Sign.INSULT),
    ("Drie weken niets gehoord op haar sollicitatie", Sign.COMPLAINT),
    ("De bus reed weer niet en niemand zei iets", Sign.COMPLAINT),
    ("Vindt het schandalig dat de balie dicht was", Sign.COMPLAINT),
    ("Zo ga je niet met mensen om, vindt een klant", Sign.COMPLAINT),
    ("Wat een eerlijke video over het werk!", Sign.COMPLIMENT),
    ("Petje af voor de mensen van de buitendienst", Sign.COMPLIMENT),
    ("Is zo vriendelijk geholpen aan de telefoon", Sign.COMPLIMENT),
    ("Zou hier graag komen werken als monteur", Sign.IDEA),
    ("Heeft een suggestie voor de open dag", Sign.IDEA),
    ("Laat eens zien hoe een nachtdienst eruitziet", Sign.IDEA),
    ("Beweert dat wij geen stagiairs meer nemen", Sign.WRONG_FACTS),
    ("Schrijft dat het zwembad sluit, maar dat is niet waar", Sign.WRONG_FACTS),
    ("Wanneer is de meeloopdag?", Sign.QUESTION),
    ("Kan ik ook 24 uur werken?", Sign.QUESTION),
    ("Zoekt de folder over pensioen", Sign.QUESTION),
    # English
    ("A pupil writes that she wants to die", Sign.DANGER),
    ("Says he will come for you after work", Sign.DANGER),
    ("Wants to object to a rejection and see the notes", Sign.FORMAL),
    ("Files an erasure request for his old application", Sign.FORMAL),
    ("Shares her medical file in a public comment", Sign.PRIVACY),
    ("Posts the home address of a driver", Sign.PRIVACY),
    ("The rumour was shared 1,200 times this morning", Sign.CRISIS),
    ("A reporter asks why the theatre is closed", Sign.CRISIS),
    ("You have won a voucher, click the link", Sign.SPAM),
    ("Calls our nurses a bunch of idiots", Sign.INSULT),
    ("Swears at everybody under the video", Sign.INSULT),
    ("Heard nothing about my application for three weeks", Sign.COMPLAINT),
    ("The form does not work on a phone", Sign.COMPLAINT),
    ("Had to call four times before anyone picked up", Sign.COMPLAINT),
    ("What an honest video about the night shift", Sign.COMPLIMENT),
    ("Hats off to the team that cleared the snow", Sign.COMPLIMENT),
    ("Would love to work for the fire brigade", Sign.IDEA),
    ("You could film the kitchen one day", Sign.IDEA),
    ("Claims that we stopped hiring, which is incorrect", Sign.WRONG_FACTS),
    ("Do you help with diploma recognition?", Sign.QUESTION),
    ("How many hours is a part-time contract", Sign.QUESTION),
)


NEW = (
    ("Een buurman zegt dat hij een mes heeft en eraan komt", Sign.DANGER),
    ("Iemand denkt eraan een einde aan haar leven te maken", Sign.DANGER),
    ("Stelt ons aansprakelijk voor schade aan een fiets", Sign.FORMAL),
    ("Zet het telefoonnummer van een collega in een reactie", Sign.PRIVACY),
    ("Een raadslid deelt het filmpje met een vraag", Sign.CRISIS),
    ("Prijsvraag van een onbekende winkel met een link", Sign.SPAM),
    ("Noemt de chauffeur een idioot", Sign.INSULT),
    ("Belde drie keer en werd afgewimpeld", Sign.COMPLAINT),
    ("De lift is alweer stuk", Sign.COMPLAINT),
    ("Bedankt de conducteur voor zijn grapje", Sign.COMPLIMENT),
    ("Wil stage lopen in het lab", Sign.IDEA),
    ("Zegt dat we de prijzen verdubbelen, dat is onjuist", Sign.WRONG_FACTS),
    ("Mag een hond mee naar de open dag", Sign.QUESTION),
    ("Threatens to hurt the guard at the gate", Sign.DANGER),
    ("Her lawyer will be in touch about the contract", Sign.FORMAL),
    ("Tells everybody about his treatment and his doctor", Sign.PRIVACY),
    ("Shared by 25 people within an hour", Sign.CRISIS),
    ("Sells crypto below our vacancy", Sign.SPAM),
    ("Waited on the phone for an hour and got cut off", Sign.COMPLAINT),
    ("Loves the series about apprentices", Sign.COMPLIMENT),
    ("Would like to apply but sees no vacancy", Sign.IDEA),
    ("Asks where to park", Sign.QUESTION),
)


MISSED = {
    "Biedt goedkope volgers aan onder elke post",
    "De bus reed weer niet en niemand zei iets",
    "Zoekt de folder over pensioen",
    "Had to call four times before anyone picked up",
    "Prijsvraag van een onbekende winkel met een link",
    "De lift is alweer stuk",
    "Mag een hond mee naar de open dag",
    "Waited on the phone for an hour and got cut off",
    "Loves the series about apprentices",
}
"""Word lists do not hear these: complaints that are only implied, and words that are in no list."""


def test_sentences_are_heard_as_docs_trade_says() -> None:
    found = {words: heard(words) for words, _ in (*SENTENCES, *NEW)}

    assert {words for words, one in found.items() if one is None} == MISSED
    wrong = [words for words, sign in (*SENTENCES, *NEW) if (one := found[words]) and one.sign is not sign]
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Oké, mijn BEZWAARSCHRIFT ligt er", "BEZWAARSCHRIFT"),
        ("al 14 keer gedeeld", "14 keer gedeeld"),
        ("gedeeld door 12 mensen", "gedeeld door 12"),
        ("shared 9 times", None),
        ("bommelding in de hal", "bommelding"),
        ("een stabiel rooster", None),
        ("de kandidaten", None),
        ("Ga je mee?", "?"),
        ("", None),
    ],
)
def test_whole_words_are_heard_as_they_were_typed(typed: str, words: str | None) -> None:
    found = heard(typed)
    assert (found.words if found else None) == words


@pytest.mark.parametrize(
    "typed",
    [
        "Iemand zegt dat hij er een eind aan wil maken",
        "Zegt dat ze niet meer wil leven",
        "Schrijft dat hij dood wil",
        "Wil er niet meer zijn, schrijft ze",
        "Dreigt zichzelf iets aan te doen",
        "Zegt dat hij van de brug springt",
        "Says she does not want to live any more",
        "Someone writes that he will kill himself",
        "Wants to end it all",
    ],
)
def test_danger_is_heard_as_a_colleague_retells_it(typed: str) -> None:
    found = heard(typed)
    assert found is not None
    assert found.sign is Sign.DANGER


def test_health_is_heard_as_something_private() -> None:
    found = heard("Ligt met een longziekte op kamer 12")
    assert found is not None
    assert found.kind is Kind.PRIVACY


@pytest.mark.parametrize(
    ("typed", "kind", "urgency", "raises"),
    [
        ("Is in gevaar", Kind.QUESTION, Urgency.NORMAL, True),
        ("Is in gevaar", Kind.CRISIS, Urgency.NORMAL, True),
        ("Is in gevaar", Kind.CRISIS, Urgency.NOW, False),
        ("Maakt bezwaar", Kind.COMPLAINT, Urgency.NORMAL, True),
        ("Heeft een klacht", Kind.PRIVACY, Urgency.NORMAL, False),
        ("Wat een mooi verhaal", Kind.COMPLAINT, Urgency.NORMAL, False),
        ("Wanneer", Kind.WRONG_FACTS, Urgency.NORMAL, False),
        ("Wanneer", Kind.SPAM, Urgency.NOW, False),
        ("Heeft een klacht", Kind.SPAM, Urgency.NOW, True),
    ],
)
def test_a_hint_raises_and_never_lowers(typed: str, kind: Kind, urgency: Urgency, *, raises: bool) -> None:
    found = heard(typed)
    assert found is not None
    assert found.raises(kind, urgency) is raises


def test_who_asks_for_their_data_is_heard() -> None:
    assert asks_for_data("Wil bezwaar maken en eist inzage in notities")
    assert asks_for_data("An erasure request")
    assert not asks_for_data("Maakt bezwaar tegen een afwijzing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_its_words_written_as_they_are_read(language: str) -> None:
    lists = tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8"))
    assert set(lists) == {*Sign, "data_request"}
    for words in lists.values():
        assert words == list(dict.fromkeys(words))
        assert all(folded(word)[0] == word for word in words)
