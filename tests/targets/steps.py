"""The steps of stories about targets and hours. It is Monday 23 November 2026, 09:45 in Amsterdam."""

from zoneinfo import ZoneInfo

from playground.screen import Seen
from storage.cases import Case, Desk
from storage.people import Team
from tests.town import HOME, Resident, Town
from tests.webcare.care import the_case

DAYS = ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag")


def page(person: Resident, words: str = "/smcare normen") -> Seen:
    person.types(words, "#social")
    return [seen for seen in person.sees("#social") if seen.only_you][-1]


def opens_targets(person: Resident) -> None:
    person.presses("Normen wijzigen", page(person))
    person.waits_for_form("Normen")


def opens_hours(person: Resident) -> None:
    person.presses("Openingstijden wijzigen", page(person))
    person.waits_for_form("Openingstijden")


def sets(person: Resident, **typed: str) -> str:
    """The form that is open, filled in and sent; keywords are kinds or weekdays as the form calls them."""
    for label, words in typed.items():
        person.fills(label.replace("_", " "), words)
    return person.submits()


def desk(town: Town, team: Team) -> Desk:
    with town.bot.office.reading() as session:
        return session.get_one(Desk, team.id)


def due(town: Town, number: int = 1) -> str:
    """When the case is due on the team's wall."""
    case: Case = the_case(town, number)
    return "" if case.due_at is None else f"{case.due_at.astimezone(ZoneInfo(HOME)):%d %H:%M}"
