"""What people do in the three weeks, on the same days of each life: a case, a post, the ten minutes."""

from collections.abc import Callable, Sequence

from playground.screen import Seen
from tests.diary.living import Act
from tests.meetup.daily import answers, prompts
from tests.meetup.talks import starts, talk, thread
from tests.town import Resident, Town

SOCIAL, SMPLAN = "#social", "smplan"
WHO, YARA = "Wie kan dit oplossen?", "U0DEMO003"
THEATRE = "Een dag mee met Teun op de OK"
"""The post that is followed from draft to looked back."""


def _does(name: str, act: Callable[[Resident], object]) -> Callable[[Town], None]:
    def does(town: Town) -> None:
        act(town.person(name))

    return does


def _with_button(person: Resident, label: str, words: str, place: str) -> Seen:
    """The newest message there that says these words and has the button."""
    found = [one for one in person.sees(place) if words in one.text and label in one.buttons]
    return found[-1]


def _presses(label: str, words: str, place: str = SOCIAL) -> Callable[[Resident], object]:
    return lambda person: person.presses(label, _with_button(person, label, words, place))


def _answers_the_crisis(sanne: Resident) -> None:
    sanne.presses("Beantwoord", _with_button(sanne, "Beantwoord", "Melding 10", SOCIAL))
    sanne.fills("Wat antwoordde je, of waarom niet?", "De operatiekamers zijn gewoon open.")
    sanne.submits()


def _ends_the_crisis(sanne: Resident) -> None:
    _presses("Crisis", "Melding 10", SMPLAN)(sanne)
    _presses("Crisis voorbij", "Melding 10", SMPLAN)(sanne)
    sanne.submits()


def _opens_post(label: str) -> Callable[[Resident], object]:
    def opens(person: Resident) -> None:
        person.types("/smcal post 9", SOCIAL)
        _presses(label, THEATRE)(person)

    return opens


def _approves(sanne: Resident) -> None:
    _opens_post("Akkoord")(sanne)
    if sanne.forms:
        sanne.submits()


def _pastes_the_link(bram: Resident) -> None:
    _presses("Geplaatst", THEATRE, SMPLAN)(bram)
    bram.fills("Plak de link naar het bericht", "https://linkedin.example/teun")
    bram.submits()


def _looks_back(bram: Resident) -> None:
    _presses("Terugkijken", THEATRE, SMPLAN)(bram)
    bram.fills("Hoeveel mensen zagen het?", "1.250")
    bram.fills("Hoeveel reacties kwamen er?", "37")
    bram.fills("Wat leerden jullie ervan?", "Een gezicht uit huis doet meer dan een foto van het gebouw.")
    bram.submits()


def _answers_the_question(noor: Resident) -> None:
    answers(
        noor,
        prompts(noor)[-1],
        heard="Drie keer de vraag of je zonder ervaring op de OK kunt beginnen.",
        idea="Vraag en antwoord: beginnen op de OK zonder ervaring",
        stuck="Ik heb geen foto's van de OK die ik mag gebruiken.",
    )


def _votes(bram: Resident) -> None:
    [idea] = [one for one in thread(bram, prompts(bram)[-1]) if ":+1: Stem" in one.buttons][-1:]
    bram.presses(":+1: Stem", idea)


def _names_who_can_solve_it(sanne: Resident) -> None:
    [answer] = [one for one in thread(sanne, prompts(sanne)[-1]) if WHO in one.buttons][-1:]
    sanne.presses(WHO, answer)
    sanne.chooses(WHO, YARA)
    sanne.submits()


def _starts_the_talk(town: Town) -> None:
    starts(town.person("Sanne"), town)


def _decides(sanne: Resident) -> None:
    sanne.presses("Besluit vastleggen", talk(sanne))
    sanne.fills("Wat is afgesproken?", "Noor krijgt toegang tot de beeldbank")
    sanne.submits()


def _makes_a_post(sanne: Resident) -> None:
    """Of the idea with the most votes, which stands first."""
    now = talk(sanne)
    first = next(one for one in now.controls if one.label == "Maak er een bericht van")
    sanne._act(now, first, None)
    sanne.submits()


def _answers_early(lotte: Resident) -> None:
    lotte.types("/smmeetup", SOCIAL)
    mine = [one for one in lotte.sees(SOCIAL) if one.only_you][-1]
    answers(lotte, mine, idea="De bestuurder loopt een nachtdienst mee")


ACTS: Sequence[Act] = (
    Act(0, "10:05", _does("Sanne", _answers_the_crisis)),
    Act(0, "10:15", _does("Sanne", _ends_the_crisis)),
    Act(0, "10:30", _does("Bram", _opens_post("Klaar voor beoordeling"))),
    Act(0, "11:00", _does("Sanne", _approves)),
    Act(1, "09:30", _does("Noor", _answers_the_question)),
    Act(1, "09:32", _does("Milan", _presses("Niets vandaag", "Meet-up van dinsdag"))),
    Act(1, "09:35", _does("Bram", _votes)),
    Act(1, "09:37", _does("Sanne", _names_who_can_solve_it)),
    Act(1, "09:40", _starts_the_talk),
    Act(1, "09:47:30", _does("Sanne", _makes_a_post)),
    Act(1, "09:48:30", _does("Sanne", _decides)),
    Act(1, "12:20", _does("Bram", _pastes_the_link)),
    Act(2, "18:30", _does("Lotte", _answers_early)),
    Act(2, "15:00", _does("Yara", _presses("Opgelost", "foto's van de OK", SMPLAN))),
    Act(8, "12:30", _does("Bram", _looks_back)),
)
