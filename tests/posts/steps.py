"""The steps of stories about posts. It is Monday 23 November 2026, 09:45."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.posting.cards import show_card
from bot.posting.writing import Writer, writer
from playground.screen import Seen
from storage import calendar, duties
from storage.channels import Network, PlanChannel
from storage.duties import Part
from storage.people import Team
from storage.posts import Post, Status
from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Resident, Town

__all__ = ["SMPLAN", "Resident", "Seen", "Town", "team_in", "told_privately"]

THURSDAY_NOON = datetime(2026, 12, 3, 11, tzinfo=UTC)
"""On the clock of Amsterdam it is 12:00."""
TITLE = "Buddy gezocht voor januari"


def who_does(town: Town, team: Team, lines: list[tuple[str, Part, str]], **scope: Any) -> None:
    """These lines stand in the matrix: task, part, and a name."""
    with town.bot.office.transaction() as session:
        for task, part, name in lines:
            duty = duties.Duty(team_id=team.id, task=task, part=part, user_id=town.person(name).id, **scope)
            session.add(duty)


def team_with_a_desk(town: Town, **chosen: Any) -> Team:
    """Sanne coordinates and approves, Bram publishes with Noor as his backup, Oliver answers."""
    team = team_in(town, **chosen)
    lines = [
        ("approval", Part.DOES, "Sanne"),
        ("approval", Part.BACKUP, "Oliver"),
        ("publishing", Part.DOES, "Bram"),
        ("publishing", Part.BACKUP, "Noor"),
        (duties.WEBCARE, Part.DOES, "Oliver"),
    ]
    who_does(town, team, lines)
    return team


def linkedin(town: Town, team: Team, **fields: Any) -> int:
    """LinkedIn is in the plan; its id."""
    with town.bot.office.transaction() as session:
        channel = PlanChannel(
            team_id=team.id,
            key="linkedin",
            network=Network.LINKEDIN,
            name="LinkedIn",
            created_at=town.now,
            created_by=team.created_by,
            **fields,
        )
        session.add(channel)
        session.flush()
        return channel.id


@contextmanager
def desk_of(town: Town, team: Team) -> Iterator[tuple[Session, Writer]]:
    with town.bot.office.transaction() as session:
        yield session, writer(session, session.get_one(Team, team.id), town.now)


def post_in(town: Town, team: Team, by: str = "Bram", *, card: bool = True, **fields: Any) -> int:
    """A post as somebody would have added it, with its card in the channel; its id."""
    filled = {
        "title": TITLE,
        "status": Status.DRAFT,
        "publish_at": THURSDAY_NOON,
        "owner_id": town.person(by).id,
    }
    with desk_of(town, team) as (session, desk):
        post = desk.add({**filled, **fields}, town.person(by).id)
        if card:
            show_card(session, town.bot.office, desk, post)
        post_id = post.id
    town.settles()
    return post_id


def kept(town: Town, post_id: int) -> Post:
    with town.bot.office.reading() as session:
        return session.get_one(Post, post_id)


def held(town: Town, team: Team, post_id: int) -> Post | None:
    with town.bot.office.reading() as session:
        return calendar.hold_post(session, team, post_id)


def card(person: Resident, title: str = TITLE) -> Seen:
    """The card in the channel, as everybody sees it."""
    return next(one for one in person.sees("#social") if title in one.text and not one.only_you)


def opened(person: Resident, message: Seen, label: str = "Openen") -> Seen:
    """The card in private, opened from a message."""
    person.presses(label, message)
    return next(one for one in reversed(person.sees(SMPLAN)) if one.only_you)
