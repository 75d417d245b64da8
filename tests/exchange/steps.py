"""The steps of stories about tables and calendars."""

import threading
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from bot.posting.writing import writer
from playground.screen import Seen
from storage import exchange, people
from storage.channels import Network, PlanChannel
from storage.people import Team
from storage.posts import Post
from tests.team.founding import SMPLAN, team_in
from tests.town import HOME, Resident, Town

FILE = "Welk bestand?"
PLANNING = """\
Datum;Tijd;Kanaal;Titel;Eigenaar;Status;Vorm;Kleur
27-11-2026;12:00;LinkedIn;Buddy gezocht;Bram;concept;beeld;rood
vr 4 dec 12u;;LinkedIn;"Een dag mee
op de OK";@Noor Pennevree;idee;video;
29-02-2027;;LinkedIn;Bestaat niet;Bram;concept;beeld;
"""


def a_team(town: Town, **chosen: Any) -> Team:
    """With one channel, LinkedIn; `chosen` are columns of the team."""
    team = team_in(town, **chosen)
    linkedin = PlanChannel(
        team_id=team.id,
        key="linkedin",
        name="LinkedIn",
        network=Network.LINKEDIN,
        created_at=town.now,
        created_by="U0DEMO001",
    )
    with town.bot.office.transaction() as session:
        session.add(linkedin)
    return team


def brings(person: Resident, content: bytes | str, name: str = "planning.csv") -> Seen:
    """The file is attached and read; the message about it."""
    person.types("/smcal importeren", "#social")
    person.waits_for_form("Planning importeren")
    person.attaches(FILE, name, content.encode() if isinstance(content, str) else content)
    assert person.submits() in {"closed", "cleared"}
    person._town.ticks()
    return person.last(SMPLAN)


def confirms(person: Resident, told: Seen) -> Seen:
    """All of it is written; the message about it."""
    label = next(
        one.label for one in told.controls if one.label.endswith("importeren") and one.label[0].isdigit()
    )
    person.presses(label, told)
    person._town.ticks()
    return person.again(told)


def at_once(*acts: Callable[[], object]) -> None:
    """Each in a thread of its own, none before all are there."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        act()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def posts(town: Town, team: Team) -> list[Post]:
    with town.bot.office.reading() as session:
        return list(exchange.every_post(session, team))


def adds(town: Town, team: Team, **filled: Any) -> Post:
    """A post as somebody would have made it."""
    with town.bot.office.transaction() as session:
        held = people.hold_team(session, team.workspace_id, team.id)
        return writer(session, held, town.now).add({"title": "Buddy gezocht", **filled}, "U0DEMO001")


def on_the_wall(post: Post) -> str:
    assert post.publish_at is not None
    return post.publish_at.astimezone(ZoneInfo(HOME)).strftime("%d-%m-%Y %H:%M")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(HOME))


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
