"""The steps of stories about the ladder and crises. It is Monday 23 November 2026, 09:45 in Amsterdam."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from playground.screen import Seen
from storage import duties, escalation
from storage.cases import Case
from storage.changes import Change
from storage.duties import Part, RoleHolder
from storage.escalation import Crisis, Rung
from storage.people import Team
from storage.posts import Post, Status
from tests.posts.steps import post_in
from tests.town import Resident, Town
from tests.webcare.care import mail, reports, shown, team_in

CRISIS = "Crisis: gevaar, of een gerucht dat rondgaat"
PHONE = {"Sanne": "+31 6 00000101", "Milan": "+31 6 00000102", "Oliver": "+44 20 79460103"}
EDITOR = "2. Hoofdredacteur"
REASON = "Een journalist vraagt ernaar"


def crisis_team(town: Town, **chosen: Any) -> Team:
    """Sanne handles crises with Milan as her backup, Oliver decides; two of them have a number."""
    team = team_in(town, **chosen)
    lines = [(Part.DOES, "Sanne"), (Part.BACKUP, "Milan"), (Part.DECIDES, "Oliver")]
    with town.bot.office.transaction() as session:
        for part, name in lines:
            who = town.person(name).id
            session.add(duties.Duty(team_id=team.id, task=duties.CRISIS, part=part, user_id=who))
        session.add(RoleHolder(team_id=team.id, role="editor_in_chief", user_id=town.person("Milan").id))
        session.add(duties.Duty(team_id=team.id, task="publishing", user_id=town.person("Bram").id))
    rung(town, team, 4, "Sanne", "Milan")
    return team


def numbers(text: str) -> str:
    """With the blanks in telephone numbers as people type them."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rung(town: Town, team: Team, number: int, first: str, backup: str = "") -> None:
    """Filled in, with the numbers of both; who has none in PHONE is somebody outside Slack."""
    with town.bot.office.transaction() as session:
        row = Rung(team_id=team.id, number=number, version=1)
        if first in PHONE:
            row.user_id, row.phone = town.person(first).id, PHONE[first]
        else:
            row.name, row.phone = first, "+31 10 0000199"
        if backup:
            row.backup_id, row.backup_phone = town.person(backup).id, PHONE[backup]
        session.add(row)


def crisis(town: Town, reporter: str = "Bram") -> None:
    """Somebody reports a crisis."""
    reports(town.person(reporter), kind=CRISIS)


def posts(town: Town, team: Team) -> dict[str, int]:
    """Two that are to go out, and an idea without a day."""
    return {
        "klaar": post_in(town, team, title="Klaar", status=Status.SCHEDULED, card=False),
        "concept": post_in(town, team, title="Concept", card=False),
        "idee": post_in(town, team, title="Idee", status=Status.IDEA, publish_at=None, card=False),
    }


def statuses(town: Town, some: Mapping[str, int]) -> dict[str, Status]:
    with town.bot.office.reading() as session:
        return {name: session.get_one(Post, one).status for name, one in some.items()}


def board(person: Resident) -> Seen:
    """Their message about the crisis, as it stands now."""
    return mail(person, "Crisis. Melding 1")[0]


def shown_board(person: Resident) -> Seen:
    """The same as somebody opens it from the page of the case."""
    person.presses("Crisis", shown(person, "1"))
    return [seen for seen in person.sees("#social") if seen.only_you][-1]


def fills_in(person: Resident, to: str, reason: str = REASON) -> None:
    """The form of going up, filled in and not sent."""
    person.presses("Opschalen", shown(person, "1"))
    person.waits_for_form("Opschalen")
    person.fills("Naar wie?", to)
    person.fills("Waarom?", reason)


def wants_to_hand_over(person: Resident, message: Seen, to: str) -> None:
    """The same of handing over."""
    person.presses("Overdragen", message)
    person.waits_for_form("Overdragen")
    person.fills("Aan wie?", to)


def escalates(person: Resident, message: Seen, to: str, reason: str = REASON, note: str = "") -> str:
    person.presses("Opschalen", message)
    person.waits_for_form("Opschalen")
    person.fills("Naar wie?", to)
    person.fills("Waarom?", reason)
    if note:
        person.fills("Wil je er iets bij zeggen?", note)
    return person.submits()


def all_crises(town: Town) -> list[Crisis]:
    with town.bot.office.reading() as session:
        return list(session.scalars(select(Crisis).order_by(Crisis.id)))


def the_crisis(town: Town) -> Crisis:
    (one,) = all_crises(town)
    return one


def did(town: Town) -> list[str]:
    """What happened to cases, the first first."""
    with town.bot.office.reading() as session:
        return list(session.scalars(select(Change.did).where(Change.thing == "case").order_by(Change.id)))


def is_in_crisis(town: Town, team: Team) -> bool:
    with town.bot.office.reading() as session:
        return escalation.has_open_crisis(session, team)


def case_with(town: Town, number: int = 1) -> Case:
    with town.bot.office.reading() as session:
        return session.scalars(select(Case).where(Case.number == number)).one()
