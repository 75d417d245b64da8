"""A team of the demo's people with their working days, and the steps that stories of the prompt take."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from bot.rituals import prompt_due_at
from bot.slack.acquaintance import meet
from playground.people import Person as Screen
from playground.screen import NotOnScreen, Seen
from storage import duties, people
from storage.database import Database
from storage.leaves import Leave
from storage.people import Language, Member, Person, Team
from tests.town import HOME, Town, open_town

WORKSPACE = "T0DEMO01"
SOCIAL = "C0DEMO01"
SMPLAN = "smplan"
WORKS = {
    "Sanne": (0, 1, 2, 3),
    "Bram": (0, 1, 3, 4),
    "Yara": (0, 1, 2, 3),
    "Milan": (0, 1, 2, 3, 4),
    "Noor": (0, 1, 2, 4),
    "Teun": (2, 3),
    "Imani": (1, 2, 3),
    "Lotte": (0, 1, 3),
    "Jasper": (0, 2),
    "Oliver": (0, 1, 2, 3, 4),
}
COORDINATOR = "Sanne"
EVERYBODY = tuple(WORKS)


@contextmanager
def town_at(database: Database, moment: str, **playground: Any) -> Iterator[Town]:
    """A town whose story starts at "2026-03-27 08:00" in Amsterdam."""
    start = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME))
    with open_town(database, start=start, **playground) as town:
        yield town
        assert town.slack.complaints == []


def team_in(town: Town, names: Sequence[str] = EVERYBODY, **chosen: Any) -> Team:
    """The team in #social, set up as a coordinator would; keywords are columns of the team."""
    ids = [town.person(name).id for name in names]
    meet(town.bot.office, WORKSPACE, ids, town.now)
    with town.bot.office.transaction() as session:
        team = Team(
            workspace_id=WORKSPACE,
            created_at=town.now,
            created_by=ids[0],
            **{"channel_id": SOCIAL, "name": "social"} | chosen,
        )
        team.prompt_due_at = prompt_due_at(team, town.now)
        session.add(team)
        session.flush()
        for name, user_id in zip(names, ids, strict=True):
            _join(session, team, name, user_id, town.now)
        duties.replace_roster(session, team, duties.WEBCARE, _turns(names, ids))
    return team


def _join(session: Any, team: Team, name: str, user_id: str, now: datetime) -> None:
    person = session.get(Person, (WORKSPACE, user_id))
    person.odd_weeks = person.even_weeks = week(*WORKS[name])
    session.add(
        Member(
            team_id=team.id,
            user_id=user_id,
            workspace_id=WORKSPACE,
            joined_at=now,
            is_coordinator=name == COORDINATOR,
        )
    )


def _turns(names: Sequence[str], ids: Sequence[str]) -> list[tuple[int, str]]:
    """Noor does webcare on her days, nobody on Thursday."""
    return [
        (day, user_id)
        for name, user_id in zip(names, ids, strict=True)
        if name == "Noor"
        for day in (0, 1, 2, 4)
    ]


def week(*days: int) -> list[list[list[str]]]:
    return [[["09:00", "17:00"]] if day in days else [] for day in range(7)]


def works(town: Town, name: str, odd: Sequence[int], even: Sequence[int]) -> None:
    """From now on they work on these days in odd weeks, and on those in even ones."""
    with town.bot.office.transaction() as session:
        person = session.get(Person, (WORKSPACE, town.person(name).id))
        assert person is not None
        person.odd_weeks, person.even_weeks = week(*odd), week(*even)


def speaks(town: Town, name: str, language: Language) -> None:
    """Their own choice."""
    with town.bot.office.transaction() as session:
        person = session.get(Person, (WORKSPACE, town.person(name).id))
        assert person is not None
        person.own_language = language


def on_leave(town: Town, name: str, since: str, until: str) -> None:
    """Away between two moments on their own clock."""
    user_id = town.person(name).id
    with town.bot.office.transaction() as session:
        person = session.get(Person, (WORKSPACE, user_id))
        assert person is not None
        starts, ends = (
            datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(person.zone)) for moment in (since, until)
        )
        session.add(Leave(workspace_id=WORKSPACE, user_id=user_id, starts_at=starts, ends_at=ends))


def member_has(town: Town, name: str, **columns: Any) -> None:
    with town.bot.office.transaction() as session:
        member = session.scalar(select(Member).where(Member.user_id == town.person(name).id))
        for column, value in columns.items():
            setattr(member, column, value)


def becomes(town: Town, name: str, **profile: bool) -> None:
    """Slack says something else of them from now on (`guest`, `deactivated`), and the bot has heard it."""
    somebody = town.person(name)
    somebody.changes(**profile)
    heard = {"guest": "is_guest", "deactivated": "has_left"}

    def is_known() -> bool:
        with town.bot.office.reading() as session:
            person = session.get(Person, (WORKSPACE, somebody.id))
            return all(getattr(person, heard[what]) is value for what, value in profile.items())

    town.person(COORDINATOR).waits_until(is_known)


def leaves_team(town: Town, user_id: str) -> None:
    with town.bot.office.transaction() as session:
        session.execute(delete(Member).where(Member.user_id == user_id))


def team_has(town: Town, **columns: Any) -> None:
    """A coordinator changes the settings."""
    with town.bot.office.transaction() as session:
        team = people.team_in_channel(session, WORKSPACE, SOCIAL)
        assert team is not None
        for column, value in columns.items():
            setattr(team, column, value)
        team.prompt_due_at = prompt_due_at(team, town.now)


# --- what people see


def prompts(reader: Screen) -> list[Seen]:
    """The messages about a meet-up that everybody sees in the channel, oldest first."""
    begins = ("Meet-up", "Vandaag geen meet-up")
    return [seen for seen in reader.sees("#social") if seen.text.startswith(begins) and not seen.only_you]


def prompt(reader: Screen) -> Seen:
    """The one there is."""
    found = prompts(reader)
    if len(found) != 1:
        raise NotOnScreen(f"there are {len(found)} meet-ups in #social: {[seen.text for seen in found]}")
    return found[0]


def replies(reader: Screen) -> list[str]:
    """What stands in the thread of the newest meet-up."""
    return [seen.text for seen in reader.sees("#social", prompts(reader)[-1])[1:]]


def reminders(person: Screen) -> list[Seen]:
    """The private reminders this person ever got."""
    return [seen for seen in person.sees(SMPLAN) if _is_reminder(seen.text)]


def _is_reminder(text: str) -> bool:
    return text.startswith(("De vraag van de dag van", "The question of the day of"))


def shown(person: Screen, words: str = "") -> Seen:
    """What `/smmeetup` answers this person privately."""
    person.types(f"/smmeetup {words}".strip(), "#social")
    return told(person)


def told(person: Screen) -> Seen:
    """What this person was told privately last, in the channel."""
    return [seen for seen in person.sees("#social") if seen.only_you][-1]


# --- what people do


def opens_form(person: Screen, message: Seen | None = None) -> None:
    """Presses whichever button of the message opens the form."""
    surface = message or prompt(person)
    person.presses(next(label for label in surface.buttons if label in OPENS_FORM), surface)


OPENS_FORM = ("Antwoorden", "Antwoord wijzigen", "Answer", "Change answer")


def fills_in(person: Screen, **typed: str) -> None:
    """Types in the open form; keywords are heard=, idea= and stuck=."""
    for name, text in typed.items():
        label = next(field.label for field in person.form.fields if field.place.block_id == name)
        person.fills(label, text)


def answers(person: Screen, message: Seen | None = None, **typed: str) -> str:
    """Opens the form, fills it in and sends it; what that came to."""
    opens_form(person, message)
    fills_in(person, **typed)
    return person.submits()
