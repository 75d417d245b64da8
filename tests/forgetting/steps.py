"""The steps of stories about keeping and forgetting, and a search through everything that is kept."""

from collections.abc import Iterator

from sqlalchemy import select, text

from bot.forgetting import FEATURE
from bot.office import Visit
from bot.slack.answers import Answer, Answers
from bot.slack.replies import Message, Replace
from bot.slack.requests import ButtonPress
from bot.slack.requests import Person as Actor
from playground.screen import Seen
from storage import people, schema
from storage.cases import Case
from storage.people import Team
from storage.retention import Retention
from tests.town import Resident, Town
from tests.webcare import care

MARK = "zwaluwnest"
"""A word that stands in all that somebody outside said here, and nowhere else."""
HANDLE = f"@{MARK}_27"


def reports(person: Resident, handle: str = HANDLE, **filled: str) -> str:
    """A case in which everything has the mark."""
    told = {"says": f"Wil {MARK} ook zien", "link": f"https://example.org/{MARK}/{handle.strip('@')}"}
    return care.reports(person, handle=handle, **{**told, **filled})


def answers(person: Resident, number: int = 1) -> str:
    return care.answers(person, care.ping(person, number), f"Graag, {MARK}.")


def where_it_stands(town: Town, words: str = MARK) -> list[str]:
    """Every table and column of the database in which a text holds these words."""
    return list(_found(town, words))


def _found(town: Town, words: str) -> Iterator[str]:
    with town.bot.office.reading() as session:
        for table in schema.tables().sorted_tables:
            for row in session.execute(select(table)).mappings():
                told = (f"{table.name}.{name}: {cell}" for name, cell in row.items())
                yield from (one for one in told if words in one)


def in_slack(town: Town, words: str = MARK) -> list[str]:
    """Every message that anybody still sees with these words; what only one saw for a moment left out."""
    seen = (one for name in care.PEOPLE for one in everything(town.person(name)))
    return [one.text for one in seen if words in str(one) and one.author == "smplan" and not one.only_you]


def everything(person: Resident) -> list[Seen]:
    return [*person.sees("#social"), *person.sees(care.SMPLAN), *_threads(person)]


def _threads(person: Resident) -> list[Seen]:
    return [reply for card in care.cards(person) for reply in person.sees("#social", thread=card)]


def asks_to_forget(person: Resident, handle: str = HANDLE) -> Seen:
    person.types(f"/smcare vergeet {handle}", "#social")
    return person.last("#social")


def asks_in_writing(person: Resident, handle: str = HANDLE) -> Seen:
    """In direct messages, where the answer stays."""
    person.says(f"smcare vergeet {handle}", care.SMPLAN)
    return person.last(care.SMPLAN)


def forgets(person: Resident, handle: str = HANDLE) -> str:
    """Asked and confirmed; what that came to."""
    person.presses("Wissen", asks_to_forget(person, handle), confirms=True)
    return person.last("#social").text


def presses_late(town: Town, person: Resident, action: str, value: str, which: str = "late") -> str:
    """A button that is not on the screen any more: what is said. `which` names the press."""
    with town.bot.office.reading() as session:
        known = people.person(session, care.WORKSPACE, person.id)
    assert known is not None
    visit = Visit(town.bot.office, known, town.now, town.bot.office.say_to(known), f"{which} {action}")
    press = ButtonPress(Actor(person.id, care.WORKSPACE), action, value, Answer(), Answers(), "trigger")
    reply = FEATURE.buttons[action](visit, press)
    message = reply.message if isinstance(reply, Replace) else reply
    assert isinstance(message, Message)
    return message.text


def keeps(town: Town, team: Team, handle_days: int, text_days: int) -> None:
    with town.bot.office.transaction() as session:
        session.merge(Retention(team_id=team.id, handle_days=handle_days, text_days=text_days))


def a_case(town: Town, number: int = 1) -> Case:
    return care.the_case(town, number)


def letters_with_words(town: Town) -> int:
    """How many letters still say something."""
    with town.bot.office.reading() as session:
        return int(session.scalar(text("SELECT count(*) FROM letters WHERE text IS NOT NULL")) or 0)
