"""The steps of stories about the brand house."""

from collections.abc import Mapping
from typing import Any

from playground.screen import Seen
from storage import brands, changes
from storage.brands import BRAND, VALUE, Brand, Value
from storage.people import Team
from tests.team.founding import told_privately
from tests.town import Resident, Town

BELIEF = "Waar geloven jullie in, waar een ander het mee oneens kan zijn?"
PROMISE = "Wat voelt iemand na drie maanden bij jullie?"
KIND = "Welk merk is dit?"
PROOF = "Waaraan merken mensen dat het waar is?"
STORY = "Welk verhaal vertel je, in één zin?"
THEMES = "Over welke drie tot vijf thema's gaat het?"
NAME = "Hoe heet de waarde?"
MEANING = "Wat betekent dit bij jullie, in gewone woorden?"
DOS, DONTS = "Wat doe je dus wél?", "Wat doe je dus niet?"
EXAMPLE = "Welk bericht bewijst het?"
ANCHORING = "Hoeveel merken collega's ervan op het werk?"

STRONG = "Zorg wordt pas veilig als iedereen de baas mag tegenspreken."
WHOLE_HOUSE = {
    BELIEF: STRONG,
    PROMISE: "Bij ons sta je er nooit alleen voor.",
    KIND: "Ons merk als werkgever",
    PROOF: "Elke dienst start met een speak-up-rondje.\nIedere nieuwe collega heeft een buddy.",
    STORY: "Op onze OK durft iedereen te stoppen.",
    THEMES: "Van elkaar leren\nVeilig werken\nNieuwe collega's",
}
WHOLE_VALUE = {
    MEANING: "We zeggen wat er echt speelt, ook als het schuurt, en leggen uit waarom.",
    DOS: "noem ook wat lastig is\nlaat een collega het zelf vertellen",
    DONTS: "geen stockfoto's",
    EXAMPLE: "Wat er misging op OK 3",
    ANCHORING: "4: vaak",
}


def fills_in(person: Resident, fields: Mapping[str, Any]) -> None:
    for label, choice in fields.items():
        person.fills(label, choice)


def begins_a_value(person: Resident, name: str, channel: str = "#social") -> None:
    """The first question is answered; the form with everything else is open."""
    person.types("/smwhat waarde", channel)
    person.waits_for_form("Merkwaarde")
    person.fills(NAME, name)
    assert person.submits() == "updated"


def adds_a_value(person: Resident, name: str, fields: Mapping[str, Any] | None = None) -> None:
    """A value is saved, and what was understood of it read."""
    begins_a_value(person, name)
    fills_in(person, fields or {})
    assert person.submits() == "updated"
    person.closes()


def builds_a_house(person: Resident, fields: Mapping[str, Any] = WHOLE_HOUSE) -> None:
    """A house is saved from the first question on; its mirror is open."""
    person.presses("Begin bij de overtuiging", overview(person))
    person.waits_for_form("Merkhuis")
    assert person.submits() == "updated"
    fills_in(person, fields)
    assert person.submits() == "updated"


def overview(person: Resident, channel: str = "#social") -> Seen:
    person.types("/smwhat", channel)
    return told_privately(person, channel)


def presses_nth(person: Resident, label: str, shown: Seen, which: int = 0) -> None:
    """One of several buttons that say the same."""
    control = [one for one in shown.controls if one.label == label][which]
    value = control.place
    person.acts({**shown.where, "block_id": value.block_id, "action_id": value.action_id})


def opens_value(person: Resident, which: int = 0) -> None:
    """The form of a value of the overview is open; the first "Wijzigen" is that of the house."""
    presses_nth(person, "Wijzigen", overview(person), which + 1)
    person.waits_for_form("Merkwaarde")


def opens_house(person: Resident) -> None:
    presses_nth(person, "Wijzigen", overview(person))
    person.waits_for_form("Merkhuis")


def values(town: Town, team: Team) -> list[Value]:
    with town.bot.office.reading() as session:
        return list(brands.values_of(session, team))


def house(town: Town, team: Team) -> Brand | None:
    with town.bot.office.reading() as session:
        return brands.brand_of(session, team)


def keep(town: Town, team: Team, name: str, **columns: Any) -> Value:
    """A value that is there already."""
    value = Value(team_id=team.id, name=name, created_at=town.now, created_by=team.created_by, **columns)
    with town.bot.office.transaction() as session:
        session.add(value)
    return value


def log_of(town: Town, team: Team) -> list[changes.Change]:
    with town.bot.office.reading() as session:
        return list(changes.latest(session, team, (BRAND, VALUE), 20))
