"""The steps of stories about posts. It is Monday 23 November 2026, 09:45."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.posting.buttons import show
from bot.posting.cards import show_card
from bot.posting.writing import Writer, writer
from bot.slack.blocks import actions
from bot.slack.replies import Message
from playground.screen import Form, Seen
from storage import calendar, changes, duties, outbox
from storage.audiences import Audience
from storage.cases import Case, Kind, Urgency
from storage.changes import Change
from storage.channels import Network, PlanChannel
from storage.duties import Part
from storage.leaves import Leave
from storage.people import Member, Team
from storage.posts import POST, Post, Status
from tests.team.founding import SMPLAN, WORKSPACE, team_in, told_privately
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


def post_in(town: Town, team: Team, by: str = "Bram", /, **fields: Any) -> int:
    """A post as somebody would have added it, with its card in the channel unless `card=False`; its id."""
    filled = {
        "title": TITLE,
        "status": Status.DRAFT,
        "publish_at": THURSDAY_NOON,
        "owner_id": town.person(by).id,
    }
    has_card = fields.pop("card", True)
    with desk_of(town, team) as (session, desk):
        post = desk.add({**filled, **fields}, town.person(by).id)
        if has_card:
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


def a_case(town: Town, team: Team, kind: Kind) -> None:
    """An open case of that kind, as somebody would have reported it."""
    with town.bot.office.transaction() as session:
        session.add(
            Case(
                team_id=team.id,
                number=1,
                kind=kind,
                urgency=Urgency.NORMAL,
                channel="linkedin",
                paraphrase="?",
                reported_at=town.now,
                reported_by=team.created_by,
            )
        )


def audience(town: Town, team: Team) -> int:
    """An audience of the plan; its id."""
    with town.bot.office.transaction() as session:
        new = Audience(
            team_id=team.id, name="Nieuwe collega's", created_at=town.now, created_by=team.created_by
        )
        session.add(new)
        session.flush()
        return new.id


def is_away(town: Town, name: str, days: int = 14) -> None:
    """On leave from now on."""
    with town.bot.office.transaction() as session:
        session.add(
            Leave(
                workspace_id=WORKSPACE,
                user_id=town.person(name).id,
                starts_at=town.now,
                ends_at=town.now + timedelta(days=days),
            )
        )


def card(person: Resident, title: str = TITLE) -> Seen:
    """The card in the channel, as everybody sees it."""
    return next(one for one in person.sees("#social") if title in one.text and not one.only_you)


def opened(person: Resident, message: Seen, label: str = "Openen") -> Seen:
    """The card in private, opened from a message."""
    person.presses(label, message)
    return next(one for one in reversed(person.sees(SMPLAN)) if one.only_you)


def renames(person: Resident, title: str) -> None:
    """Its title is changed by the form of the newest card in the channel."""
    newest = next(one for one in person.sees("#social")[::-1] if one.menus and not one.only_you)
    person.presses("Wijzigen", newest)
    person.waits_for_form("Bericht")
    person.fills("Titel", title)
    assert person.submits() == "cleared"


def opens_form(person: Resident) -> Form:
    """The form of the newest card in the channel."""
    newest = next(one for one in person.sees("#social")[::-1] if one.menus and not one.only_you)
    person.presses("Wijzigen", newest)
    return person.waits_for_form("Bericht")


def shows(town: Town, team: Team, post_id: int) -> None:
    """Its card is made anew."""
    with desk_of(town, team) as (session, desk):
        show_card(session, town.bot.office, desk, session.get_one(Post, post_id))
    town.settles()


def is_removed(town: Town, channel_id: int) -> None:
    """The channel leaves the plan."""
    with town.bot.office.transaction() as session:
        session.get_one(PlanChannel, channel_id).removed_at = town.now


def leaves_the_team(town: Town, team: Team, name: str) -> None:
    with town.bot.office.transaction() as session:
        session.delete(session.get_one(Member, (team.id, town.person(name).id)))


def asked_to_look(town: Town, team: Team, person: Resident, post_id: int) -> Seen:
    """A private message with the button that opens the post, as other chapters send them."""
    with desk_of(town, team) as (session, desk):
        blocks = (actions(show(town.bot.office.say("nl"), post_id)),)
        letter = letter_to(person.id, desk.team, f"{person.id} looks at {post_id}", Message("?", blocks))
        outbox.write(session, letter, town.now)
    town.settles()
    return person.last(SMPLAN)


def history_of(town: Town, team: Team, post_id: int) -> list[Change]:
    """What happened to it, newest first."""
    with town.bot.office.reading() as session:
        return list(changes.history(session, team, POST, post_id))
