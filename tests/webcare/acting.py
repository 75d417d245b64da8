"""What people do with a case of theirs, in the stories of putting off, help, silence and promises."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from playground.people import Person as Screen
from playground.screen import Seen
from storage.people import Team
from storage.promises import Promise
from tests.town import HOME, Resident, Town
from tests.webcare.care import ping, reports, team_in

MENU = ["Hulp vragen", "Later weer vragen", "Toezegging gedaan", "Opschalen", "Antwoord kiezen"]


def takes_one(town: Town) -> Resident:
    """It is 09:45, and Noor has taken case 1."""
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))
    return noor


def second(moment: str) -> int:
    """What the picker of a moment sends for "2026-11-23 14:00" in Amsterdam."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME)).timestamp())


def puts_off(person: Screen, message: Seen, *, until: str = "", choice: str = "") -> str:
    person.presses("Later weer vragen" if "Later" not in message.buttons else "Later", message)
    person.waits_for_form("Later weer vragen")
    if choice:
        person.fills("Wanneer kijk je er weer naar?", choice)
    if until:
        person.fills("Of op een ander moment", second(until))
    return person.submits()


def asks_help(person: Screen, message: Seen, whom: str, note: str = "") -> str:
    person.presses("Hulp vragen", message)
    person.waits_for_form("Hulp vragen")
    person.fills("Aan wie?", whom)
    if note:
        person.fills("Wat wil je weten?", note)
    return person.submits()


def promises(person: Screen, message: Seen, at: str, what: str = "uitzoeken of het kan") -> str:
    person.presses("Toezegging gedaan", message)
    person.waits_for_form("Toezegging")
    person.fills("Wat zegde je toe?", what)
    person.fills("Voor wanneer?", second(at))
    return person.submits()


def all_promises(town: Town) -> Sequence[Promise]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Promise).order_by(Promise.id)).all()


def the_team(town: Town) -> Team:
    with town.bot.office.reading() as session:
        return session.scalars(select(Team)).one()


def own_ping(person: Screen) -> Seen:
    """The newest message about case 1 that stays, so no answer to a press."""
    return [seen for seen in person.sees("smplan") if " 1:" in seen.text and not seen.only_you][-1]


def heard(person: Screen) -> str:
    """All that smplan said to this person directly, with what was said for them only."""
    return "\n".join(seen.text for seen in person.sees("smplan"))
