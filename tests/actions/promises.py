"""The steps of stories about actions. The team is that of `tests/team/founding.py`."""

from datetime import date, datetime
from typing import Any

from bot.slack.blocks import actions as row
from bot.slack.blocks import section
from bot.slack.elements import button
from playground.screen import Seen
from storage import actions, changes, outbox
from storage.actions import ACTION, Action
from storage.outbox import NewLetter
from storage.people import Team
from tests.team.founding import SMPLAN, WORKSPACE, told_privately
from tests.town import Resident, Town

WHAT, FIND_OUT = "Wat gaat er gebeuren?", "Wat wil je uitzoeken?"
WHO, WHEN = "Wie doet het?", "Voor wanneer?"
LATER = "Weet ik nog niet"
FOURTEENTH = "2026-12-07"
"""Two weeks after the Monday on which stories begin."""


def asks(person: Resident, words: str = "", channel: str = "#social") -> Seen:
    """What `/smplan acties` answers this person privately."""
    person.types(f"/smplan acties {words}".strip(), channel)
    return told_privately(person, channel)


def opens_new(person: Resident) -> None:
    person.types("/smplan acties nieuw", "#social")
    person.waits_for_form("Actie")


def fills_in(person: Resident, fields: dict[str, Any]) -> None:
    for label, choice in fields.items():
        person.fills(label, choice)


def adds(person: Resident, what: str, **chosen: Any) -> Seen:
    """An action is added, and the answer read; `who` and `when` when they are not as proposed."""
    opens_new(person)
    fills_in(person, {WHAT: what})
    fills_in(
        person, {label: chosen[name] for name, label in (("who", WHO), ("when", WHEN)) if name in chosen}
    )
    assert person.submits() == "cleared"
    return told_privately(person)


def later_button(town: Town, team: Team, person: Resident, about: str) -> Seen:
    """A message with the button that another chapter shows."""
    later = button("actions.later", LATER, f"{team.id}/{about}")
    letter = NewLetter(
        workspace_id=WORKSPACE,
        channel=person.id,
        key=f"later {about} {person.id}",
        text=about,
        blocks=[section(about), row(later)],
    )
    with town.bot.office.transaction() as session:
        outbox.write(session, letter, town.now)
    town.settles()
    return person.last(SMPLAN)


def kept(town: Town, team: Team) -> list[Action]:
    with town.bot.office.reading() as session:
        return list(actions.open_actions(session, team))


def put(town: Town, team: Team, owner: Resident, text: str, due: str, **more: Any) -> Action:
    """An action as it was kept some time ago; its reminder comes at nine on its day."""
    day = date.fromisoformat(due)
    remind = datetime.fromisoformat(f"{due}T08:00:00+00:00")
    with town.bot.office.transaction() as session:
        action = Action(
            team_id=team.id,
            text=text,
            owner_id=owner.id,
            due_on=day,
            created_at=town.now,
            created_by=owner.id,
            remind_due_at=remind,
            **more,
        )
        session.add(action)
        session.flush()
    return action


def log_of(town: Town, team: Team) -> list[changes.Change]:
    """Newest first."""
    with town.bot.office.reading() as session:
        return list(changes.latest(session, team, [ACTION], 50))


def mail(person: Resident, words: str) -> list[Seen]:
    """Direct messages of smplan that say this."""
    return [seen for seen in person.sees(SMPLAN) if words in seen.text]
