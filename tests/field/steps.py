"""The steps of stories about the playing field check."""

from typing import Any

from playground.screen import Seen
from storage import verdicts
from storage.brands import Value
from storage.people import Team
from storage.verdicts import LOOSE_POST, FieldCheck, LoosePost, Verdict
from tests.team.founding import SMPLAN, told_privately
from tests.town import Resident, Town

POST = "Welk bericht toets je? De tekst of een link"
VALUE = "Welke waarde zie je?"
VERDICT = "Binnen, op de rand of buiten?"
REASON = "Waarom? Eén regel is genoeg"
INSIDE, EDGE = "Binnen het speelveld", "Op de rand"
OUTSIDE, EXEMPT = "Buiten het speelveld", "Uitzondering"
NONE = "Geen van onze waarden"
LIFT = "Vrijdagmiddagfoto van de lift"


def two_values(town: Town, team: Team) -> tuple[Value, Value]:
    """One with a do and a don't, and one without."""
    zee = _value(town, team, "Recht door zee", dos=["noem wat lastig is"], donts=["geen stockfoto's"])
    return zee, _value(town, team, "Samen wijs")


def _value(town: Town, team: Team, name: str, **columns: Any) -> Value:
    value = Value(team_id=team.id, name=name, created_at=town.now, created_by=team.created_by, **columns)
    with town.bot.office.transaction() as session:
        session.add(value)
    return value


def opens_check(person: Resident, post: str = LIFT) -> None:
    person.types(f"/smwhat toets {post}", "#social")
    person.waits_for_form("Speelveldtoets")


def chooses(person: Resident, value: str, verdict: str, reason: str = "") -> None:
    person.fills(VALUE, value)
    person.fills(VERDICT, verdict)
    person.fills(REASON, reason)


def checks(
    person: Resident, value: str = "Recht door zee", verdict: str = INSIDE, reason: str = "", post: str = LIFT
) -> None:
    """A post is checked; what was understood of it is on the screen."""
    opens_check(person, post)
    chooses(person, value, verdict, reason)
    assert person.submits() == "updated"


def doubts(person: Resident) -> Seen:
    person.types("/smwhat twijfel", "#social")
    return told_privately(person)


def asked(person: Resident) -> Seen:
    """The question for a second look, in their own messages."""
    return person.finds("Wil je één bericht bekijken", SMPLAN)


def was_asked(person: Resident) -> bool:
    return any("Wil je één bericht bekijken" in seen.text for seen in person.sees(SMPLAN))


def kept(town: Town, team: Team) -> list[FieldCheck]:
    with town.bot.office.reading() as session:
        return list(verdicts.checks_since(session, team, team.created_at))


def said(
    town: Town, team: Team, person: Resident, value_id: int | None, verdict: Verdict, thing_id: int
) -> FieldCheck:
    """A check that is there already, of a post that is."""
    post = LoosePost(team_id=team.id, title=f"Bericht {thing_id}", created_at=town.now, created_by=person.id)
    post.id = thing_id
    check = FieldCheck(
        team_id=team.id,
        thing=LOOSE_POST,
        thing_id=thing_id,
        title=f"Bericht {thing_id}",
        by=person.id,
        at=town.now,
        verdict=verdict,
        value_id=value_id,
        reason=f"Reden {thing_id}",
    )
    with town.bot.office.transaction() as session:
        if session.get(LoosePost, thing_id) is None:
            session.add(post)
        session.add(check)
    return check
