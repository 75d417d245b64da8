"""The steps of stories about issues."""

from typing import Any

from playground.screen import Seen
from storage import changes, plans
from storage.people import Team
from storage.plans import Issue
from tests.team.founding import told_privately
from tests.town import Resident, Town

SENTENCE = "Welk probleem is over een half jaar kleiner als dit lukt?"
NOW, GOAL, UNIT = "Hoe groot is het nu? Een getal", "Waar wil je naartoe? Een getal", "Wat tel je dan?"
DUE, AUDIENCE = "Wanneer moet het zover zijn?", "Bij wie? Wie merkt het als eerste?"
SOURCE, OWNER = "Waar zie je het aan, en wie telt dat?", "Wie is eigenaar?"
TOPICS, FOCUS = "Waar gaat het over? Kies er één of twee", "Gericht op"

STRONG = "Binnen zes maanden daalt het verloop in het eerste jaar bij nieuwe medewerkers van 22% naar 15%."
WEAK = "We willen iets met social media doen."

EVERYTHING = {
    NOW: "3",
    GOAL: "12",
    UNIT: "vervulde vacatures",
    DUE: "2027-07-01",
    AUDIENCE: "OK-verpleegkundigen binnen 40 km",
    SOURCE: "vraag 'hoe ken je ons?'",
    OWNER: "Noor",
    TOPICS: ["Vacatures bij de doelgroep"],
    FOCUS: "Extern: mensen buiten",
}


def begins(person: Resident, sentence: str, channel: str = "#social") -> None:
    """The first question is answered; the form with everything else is open."""
    person.types("/smwhy nieuw", channel)
    person.waits_for_form("Vraagstuk")
    person.fills(SENTENCE, sentence)
    assert person.submits() == "updated"


def fills_in(person: Resident, fields: dict[str, Any]) -> None:
    for label, choice in fields.items():
        person.fills(label, choice)


def adds(person: Resident, sentence: str, fields: dict[str, Any] | None = None) -> None:
    """An issue is saved, and what was understood of it read."""
    begins(person, sentence)
    fills_in(person, fields or {})
    assert person.submits() == "updated"
    person.closes()


def overview(person: Resident, channel: str = "#social") -> Seen:
    person.types("/smwhy", channel)
    return told_privately(person, channel)


def opens_change(person: Resident, which: int = 0) -> None:
    """The form of an issue of the overview is open, the first when nothing else is said."""
    shown = overview(person)
    value = [c for c in shown.controls if c.label == "Wijzigen"][which]
    person.acts({**shown.where, "block_id": value.place.block_id, "action_id": value.place.action_id})
    person.waits_for_form("Vraagstuk")


def kept(town: Town, team: Team) -> list[Issue]:
    with town.bot.office.reading() as session:
        return list(plans.open_issues(session, team))


def log_of(town: Town, team: Team, issue: Issue) -> list[changes.Change]:
    with town.bot.office.reading() as session:
        return list(changes.history(session, team, plans.ISSUE, issue.id))
