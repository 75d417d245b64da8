"""The steps of stories about channels."""

from datetime import date
from typing import Any

from playground.screen import Seen, Surface
from storage import changes, channels, duties, plans, tasks
from storage.audiences import Audience
from storage.channels import CHANNEL, Network, PlanChannel
from storage.duties import Part, Scope
from storage.people import Team
from tests.team.founding import told_privately
from tests.town import Resident, Town

NETWORK, NAME = "Welk kanaal?", "Hoe heet het bij jullie?"
LOGIN, LAST_POST = "Wie of wat bewaart de inlog?", "Wanneer was het laatste bericht?"
DONE_BY, HOURS = "Wie doet het nu?", "Hoeveel uur per week kost het nu?"
AUDIENCES, ISSUES = "Voor wie?", "Bij welk vraagstuk helpt het?"
REASON, FORMS = "Waarom dit kanaal voor deze groep?", "Hoe: in welke vorm?"
CADENCE, SPAN = "Hoe vaak houden jullie vol in een drukke week? Een getal", "Per week of per maand?"
DAYS, OPENS, CLOSES = "Op welke dagen?", "Vragen worden hier beantwoord vanaf", "Tot"
MONITORING, WATCHED = "Monitoring", "Wie monitoring doet, kijkt hier mee"
HYPOTHESIS, ENDS_ON = "Wat verwachten jullie?", "Tot en met wanneer proberen jullie het?"
SUCCESS = "Bij welk getal is het gelukt?"
OUTCOME, DECIDED = "Wat kwam eruit? Een getal en één zin", "Hoe verder?"
LONGER_UNTIL = "Bij langer proberen: tot en met wanneer?"

NURSES = "OK-verpleegkundigen binnen 40 km"
ISSUE = "Voor 1 juli 2027 vullen we 12 van de 18 vacatures (nu 3)."


def fills_in(person: Resident, fields: dict[str, Any]) -> None:
    for label, choice in fields.items():
        person.fills(label, choice)


def writes_down(person: Resident, network: str, **fields: Any) -> None:
    """A channel that is there already is in the inventory; the mirror is open."""
    person.presses("Kanaal opschrijven", inventory(person))
    person.waits_for_form("Wat doen jullie al?")
    fills_in(person, {NETWORK: network, **fields})
    assert person.submits() == "updated"


def begins(person: Resident, network: str, fields: dict[str, Any] | None = None) -> None:
    """The first question is answered; the form with the rest is open."""
    person.types("/smhow nieuw", "#social")
    person.waits_for_form("Kanaal toevoegen")
    fills_in(person, {NETWORK: network, **(fields or {})})
    assert person.submits() == "updated"


def plans_a_channel(person: Resident, network: str, fields: dict[str, Any] | None = None) -> None:
    """A channel is in the plan; the mirror is open."""
    begins(person, network)
    fills_in(person, fields or {})
    assert person.submits() == "updated"


def inventory(person: Resident) -> Seen:
    person.types("/smhow inventaris", "#social")
    return told_privately(person)


def overview(person: Resident) -> Seen:
    person.types("/smhow", "#social")
    return told_privately(person)


def presses(person: Resident, label: str, shown: Surface, which: int = 0) -> None:
    """One of several buttons that say the same, the first when nothing else is said."""
    found = [one for one in shown.controls if one.label == label][which]
    value = found.element.get("value")
    place = {"block_id": found.place.block_id, "action_id": found.place.action_id, "value": value}
    person.acts({**shown.where, **place})


def opens_plan(person: Resident, which: int = 0) -> None:
    presses(person, "Wijzigen", overview(person), which)
    person.waits_for_form("Kanaal")


def kept(town: Town, team: Team) -> list[PlanChannel]:
    with town.bot.office.reading() as session:
        return list(channels.of_team(session, team))


def log_of(town: Town, team: Team, channel: PlanChannel) -> list[changes.Change]:
    with town.bot.office.reading() as session:
        return list(changes.history(session, team, CHANNEL, channel.id))


def channel(town: Town, team: Team, network: str = "linkedin", **fields: Any) -> PlanChannel:
    """A channel as somebody would have planned it, without anything lacking that its own form asks."""
    whole: dict[str, Any] = {
        "key": network,
        "name": {"linkedin": "LinkedIn", "facebook": "Facebook"}.get(network, network),
        "login_holder": "de kluis van ICT",
        "last_post_on": date(2026, 11, 20),
        "reason": "daar zijn ze",
        "forms": ["text"],
        "cadence": 2,
        "is_monitored": True,
    }
    return PlanChannel(
        team_id=team.id,
        network=Network(network),
        created_at=town.now,
        created_by="U0DEMO001",
        **{**whole, **fields},
    )


def is_there(town: Town, *rows: Any) -> None:
    """The rows are kept, as if people had filled in the forms."""
    with town.bot.office.transaction() as session:
        for row in rows:
            session.add(row)
            session.flush()


def has_an_issue_and_an_audience(town: Town, team: Team) -> tuple[int, int]:
    """Their ids; the audience belongs to the issue."""
    issue = plans.Issue(team_id=team.id, sentence=ISSUE, created_at=town.now, created_by="U0DEMO001")
    is_there(town, issue)
    audience = Audience(
        team_id=team.id, name=NURSES, created_at=town.now, created_by="U0DEMO001", issue_id=issue.id
    )
    is_there(town, audience)
    return issue.id, audience.id


def matrix_says(town: Town, team: Team, task: str, scope: Scope, *cells: tuple[Part, str]) -> None:
    """Who has which part in the task, by first name."""
    named = [(part, town.person(name).id, "") for part, name in cells]
    with town.bot.office.transaction() as session:
        tasks.add(session, team, task, town.now)
        duties.fill(session, team, task, scope, named)
