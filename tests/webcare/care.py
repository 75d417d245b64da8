"""A team with webcare, and the steps of its stories. It is Monday 23 November 2026, 09:45 in Amsterdam."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event, select

from bot.slack.acquaintance import meet
from playground.people import Person as Screen
from playground.screen import NotOnScreen, Seen
from storage import duties
from storage.cases import CASE, Case
from storage.changes import Change
from storage.database import Database
from storage.leaves import Leave
from storage.letters import Letter
from storage.people import Language, Member, Person, Team
from storage.turns import Answer, Turn
from tests.town import HOME, Resident, Town, open_town

WORKSPACE = "T0DEMO01"
SOCIAL = "C0DEMO01"
SMPLAN = "smplan"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
WORKDAYS = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
USUAL_DUTY: Mapping[str, Sequence[int]] = {"Noor": (MONDAY, TUESDAY, WEDNESDAY, FRIDAY)}
PEOPLE = ("Sanne", "Bram", "Noor", "Milan", "Oliver")

NEW = {
    "Waar?": "Instagram",
    "Wat voor bericht is het?": "Vraag",
    "Wat vraagt of zegt iemand?": "Kan ik ook 24 uur werken?",
}
"""What a story says when it does not matter."""


@contextmanager
def town_at(database: Database, moment: str, **playground: Any) -> Iterator[Town]:
    """A town whose story starts at "2026-11-24 16:30" in Amsterdam."""
    start = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME))
    with open_town(database, start=start, **playground) as town:
        yield town
        assert town.slack.complaints == []


def team_in(
    town: Town,
    names: Sequence[str] = PEOPLE,
    *,
    duty: Mapping[str, Sequence[int]] = USUAL_DUTY,
    coordinators: Sequence[str] = ("Sanne",),
    **chosen: Any,
) -> Team:
    """The team in #social; everybody works on all working days from 9 to 5, webcare is open then too."""
    ids = {name: town.person(name).id for name in names}
    meet(town.bot.office, WORKSPACE, ids.values(), town.now)
    with town.bot.office.transaction() as session:
        team = Team(
            workspace_id=WORKSPACE,
            channel_id=chosen.pop("channel_id", SOCIAL),
            name=chosen.pop("name", "social"),
            created_at=town.now,
            created_by=ids[names[0]],
            **chosen,
        )
        session.add(team)
        session.flush()
        for name, user_id in ids.items():
            session.add(
                Member(
                    team_id=team.id,
                    user_id=user_id,
                    workspace_id=WORKSPACE,
                    joined_at=town.now,
                    is_coordinator=name in coordinators,
                )
            )
        turns = [(day, ids[name]) for name, days in duty.items() for day in days]
        duties.replace_roster(session, team, duties.WEBCARE, turns)
    return team


def works(town: Town, name: str, start: str, end: str, days: Sequence[int] = WORKDAYS) -> None:
    """From now on they work at these hours, in their own zone."""
    with town.bot.office.transaction() as session:
        person = session.get(Person, (WORKSPACE, town.person(name).id))
        assert person is not None
        week = [[[start, end]] if day in days else [] for day in range(7)]
        person.odd_weeks = person.even_weeks = week


def reads(town: Town, name: str, language: Language) -> None:
    with town.bot.office.transaction() as session:
        person = session.get(Person, (WORKSPACE, town.person(name).id))
        assert person is not None
        person.own_language = language


def on_leave(town: Town, name: str, since: str, until: str) -> None:
    starts, ends = (
        datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME)) for moment in (since, until)
    )
    with town.bot.office.transaction() as session:
        session.add(
            Leave(workspace_id=WORKSPACE, user_id=town.person(name).id, starts_at=starts, ends_at=ends)
        )


def on_duty(town: Town, team: Team, duty: Mapping[str, Sequence[int]]) -> None:
    """The roster becomes this."""
    turns = [(day, town.person(name).id) for name, days in duty.items() for day in days]
    with town.bot.office.transaction() as session:
        duties.replace_roster(session, team, duties.WEBCARE, turns)


def leaves_the_team(town: Town, name: str) -> None:
    with town.bot.office.transaction() as session:
        session.delete(session.scalars(select(Member).where(Member.user_id == town.person(name).id)).one())


def open_from(team: Team, town: Town, start: time, end: time) -> None:
    with town.bot.office.transaction() as session:
        kept = session.get(Team, team.id)
        assert kept is not None
        kept.webcare_from, kept.webcare_until = start, end


# --- what people do


def opens_new_case(person: Screen, channel: str = "#social", word: str = "nieuw") -> None:
    person.types(f"/smcare {word}", channel)
    person.waits_for_form("Nieuwe melding" if word == "nieuw" else "New case")


def fills_in(person: Screen, **filled: str) -> None:
    """The form of a new case; keywords are where=, kind=, says=, link=, handle=, urgency=."""
    labels = {
        "where": "Waar?",
        "kind": "Wat voor bericht is het?",
        "says": "Wat vraagt of zegt iemand?",
        "link": "Link naar het bericht",
        "handle": "Naam van het account",
        "urgency": "Hoe snel?",
    }
    typed = {**NEW, **{labels[name]: value for name, value in filled.items()}}
    for label, value in typed.items():
        person.fills(label, value)


def reports(person: Screen, channel: str = "#social", **filled: str) -> str:
    """A new case, sent; what that came to."""
    opens_new_case(person, channel)
    fills_in(person, **filled)
    return person.submits()


def answers(person: Screen, message: Seen, words: str = "Ja, dat kan vanaf 16 uur.") -> str:
    person.presses("Beantwoord", message)
    person.waits_for_form("Wat is er gedaan?")
    person.fills("Wat antwoordde je, of waarom niet?", words)
    return person.submits()


def asks_back(person: Screen, message: Seen, words: str = "In welke plaats woon je?") -> str:
    person.presses("Beantwoord", message)
    person.waits_for_form("Wat is er gedaan?")
    person.fills("Wat deed je?", "Wij vroegen iets terug")
    if words:
        person.fills("Wat antwoordde je, of waarom niet?", words)
    return person.submits()


def hands_over(person: Screen, message: Seen, to: str, note: str = "") -> str:
    person.presses("Overdragen", message)
    person.waits_for_form("Overdragen")
    person.fills("Aan wie?", to)
    if note:
        person.fills("Wil je er iets bij zeggen?", note)
    return person.submits()


# --- what people see


def cards(reader: Screen, number: int = 1, channel: str = "#social") -> list[Seen]:
    return [seen for seen in reader.sees(channel) if f"Melding {number}:" in seen.text and not seen.only_you]


def card(reader: Screen, number: int = 1, channel: str = "#social") -> Seen:
    """The one there is."""
    found = cards(reader, number, channel)
    if len(found) != 1:
        raise NotOnScreen(f"{len(found)} cards of {number}: {[seen.text for seen in reader.sees(channel)]}")
    return found[0]


def mail(person: Screen, words: str = "") -> list[Seen]:
    """Direct messages of smplan that say this, oldest first."""
    return [seen for seen in person.sees(SMPLAN) if words in seen.text]


def ping(person: Screen, number: int = 1) -> Seen:
    """The newest direct message about that case alone."""
    of_more = {"Antwoord maken", "Open meldingen"}
    found = [
        seen for seen in mail(person) if f"{number}:" in seen.text and not of_more.intersection(seen.buttons)
    ]
    if not found:
        raise NotOnScreen(f"no ping about {number}: {[seen.text for seen in mail(person)]}")
    return found[-1]


def told(person: Screen, channel: str = "#social") -> str:
    """The last thing only this person sees."""
    private = [seen for seen in person.sees(channel) if seen.only_you]
    if not private:
        raise NotOnScreen(f"nothing private: {[seen.text for seen in person.sees(channel)]}")
    return private[-1].text


def shown(person: Resident, words: str = "", channel: str = "#social") -> Seen:
    """What `/smcare` answers this person privately."""
    person.types(f"/smcare {words}".strip(), channel)
    private = [seen for seen in person.sees(channel) if seen.only_you]
    return private[-1]


# --- what is kept


def the_case(town: Town, number: int = 1) -> Case:
    with town.bot.office.reading() as session:
        return session.scalars(select(Case).where(Case.number == number)).one()


def all_cases(town: Town) -> Sequence[Case]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Case).order_by(Case.id)).all()


def all_turns(town: Town) -> Sequence[Turn]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Turn).order_by(Turn.id)).all()


def all_answers(town: Town) -> Sequence[Answer]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Answer).order_by(Answer.id)).all()


def letters_saying(town: Town, words: str) -> Sequence[Letter]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Letter).where(Letter.text.contains(words))).all()


def all_changes(town: Town) -> Sequence[Change]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Change).where(Change.thing == CASE).order_by(Change.id)).all()


def statements(town: Town, does: Callable[[], object]) -> int:
    """How many statements about cases, teams and people the database is asked meanwhile."""
    asked: list[str] = []

    def note(*parts: Any) -> None:
        if any(f" {table}" in parts[2] for table in ("cases", "teams", "members", "people")):
            asked.append(parts[2])

    engine = town.bot.office.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        does()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)
