"""The steps of stories about audiences."""

from typing import Any

from playground.screen import Seen
from storage import audiences, changes, plans
from storage.audiences import Actor, Audience
from storage.people import Team
from tests.team.founding import told_privately
from tests.town import Resident, Town

NAME, ISSUE = "Wie wil je echt bereiken?", "Bij welk vraagstuk?"
PRIORITY = "Hoe belangrijk is deze groep nu?"
ONLINE, OFFLINE = "Wat doen ze online?", "Waar praten ze over werk als er geen scherm bij is?"
EVIDENCE, KNOWN = "Waar blijkt dat uit?", "Weet je dit, of denk je dit?"
ASSUMPTION = "Wat neem je aan, zonder het te weten?"
RING_1 = "Met wie praten ze? Wie geloven ze eerder dan jou?"
RING_2 = "En met wie praten díe mensen op hun beurt?"
WHO, RING, STANCE = "Wie?", "In welke ring?", "Hoe staan ze tegenover het vraagstuk?"
BRIDGE = "Wie van jullie kent hen? Die is de bruggenbouwer"

NURSES = "OK-verpleegkundigen (28-45 jaar) binnen 40 km"
SENTENCE = "Voor 1 juli 2027 vullen we 12 van de 18 vacatures voor OK-verpleegkundigen."
WHOLE = {
    ONLINE: "scrolt 's avonds op Instagram\nvolgt de vakgroep op Facebook",
    OFFLINE: "praat over werk in de koffiekamer",
    EVIDENCE: "enquête vakgroep, n = 41 | okt 2026",
    KNOWN: "We weten het",
}
NETWORK = {
    RING_1: "oud-collega's | voor | Noor\nteamleiders | neutraal",
    RING_2: "praktijkopleiders van de hogeschool",
}


def begins(person: Resident, name: str, channel: str = "#social") -> None:
    """The first question is answered; the form with everything else is open."""
    person.types("/smwho nieuw", channel)
    person.waits_for_form("Doelgroep")
    person.fills(NAME, name)
    assert person.submits() == "updated"


def fills_in(person: Resident, fields: dict[str, Any]) -> None:
    for label, choice in fields.items():
        person.fills(label, choice)


def adds(person: Resident, name: str = NURSES, fields: dict[str, Any] | None = None) -> None:
    """An audience is saved; what was understood of it is on the screen."""
    begins(person, name)
    fills_in(person, fields or {})
    assert person.submits() == "updated"


def surrounds(person: Resident, fields: dict[str, Any]) -> None:
    """From what was understood to the people around it; the list of them is on the screen."""
    person.presses("Mensen eromheen")
    person.waits_for_form("Wie eromheen?")
    fills_in(person, fields)
    assert person.submits() == "updated"


def overview(person: Resident, channel: str = "#social") -> Seen:
    person.types("/smwho", channel)
    return told_privately(person, channel)


def opens_change(person: Resident) -> None:
    person.presses("Wijzigen", overview(person))
    person.waits_for_form("Doelgroep")


def opens_list(person: Resident) -> None:
    person.presses("Mensen eromheen", overview(person))
    person.waits_for_form("Mensen eromheen")


def presses_nth(person: Resident, label: str, which: int) -> None:
    """One of several buttons of the open form that say the same."""
    button = [one for one in person.form.controls if one.label == label][which]
    place = {"block_id": button.place.block_id, "action_id": button.place.action_id}
    person.acts({**person.form.where, **place})


def issue_of(town: Town, team: Team, sentence: str = SENTENCE) -> int:
    """An open issue of the team."""
    with town.bot.office.transaction() as session:
        issue = plans.Issue(
            team_id=team.id, sentence=sentence, created_at=town.now, created_by=team.created_by
        )
        session.add(issue)
        session.flush()
        return issue.id


def kept(town: Town, team: Team) -> list[Audience]:
    with town.bot.office.reading() as session:
        return list(audiences.of_team(session, team))


def actors(town: Town, team: Team) -> list[Actor]:
    with town.bot.office.reading() as session:
        return list(audiences.actors_of_team(session, team))


def log_of(town: Town, team: Team) -> list[changes.Change]:
    """What changed in the audiences and around them, newest first."""
    with town.bot.office.reading() as session:
        return list(changes.latest(session, team, (audiences.AUDIENCE, audiences.ACTOR), 100))


def many(town: Town, team: Team, count: int) -> None:
    with town.bot.office.transaction() as session:
        session.add_all(
            Audience(
                team_id=team.id,
                name=f"Wijkverpleegkundigen in wijk {number}",
                created_at=town.now,
                created_by=team.created_by,
            )
            for number in range(count)
        )
