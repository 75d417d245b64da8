"""Who we are: teams with their channel and hours, people with their language, days and leave."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Select,
    UniqueConstraint,
    and_,
    bindparam,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into, replace_all
from storage.some_teams import ALL_TEAMS, SomeTeams

WorkDays = list[list[list[str]]]
"""Monday to Sunday; each day a list of blocks ["09:00", "17:00"] in the person's own zone."""


class Language(StrEnum):
    DUTCH = "nl"
    ENGLISH = "en"


class StatusChoice(StrEnum):
    """What a Slack status that says "away" does."""

    ASK = "ask"
    ALWAYS = "always"
    NEVER = "never"


class Person(Row):
    """Somebody in a workspace, as Slack told us, and what they chose themselves."""

    __tablename__ = "people"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    locale: Mapped[str] = mapped_column(default="en-US")
    slack_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    is_guest: Mapped[bool] = mapped_column(default=False)
    is_stranger: Mapped[bool] = mapped_column(default=False)
    is_bot: Mapped[bool] = mapped_column(default=False)
    has_left: Mapped[bool] = mapped_column(default=False)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    own_language: Mapped[Language | None] = mapped_column(default=None)
    own_zone: Mapped[str | None] = mapped_column(default=None)
    odd_weeks: Mapped[WorkDays | None] = mapped_column(JSON, default=None)
    even_weeks: Mapped[WorkDays | None] = mapped_column(JSON, default=None)
    status_choice: Mapped[StatusChoice] = mapped_column(
        default=StatusChoice.ASK, server_default=StatusChoice.ASK
    )
    status_until: Mapped[datetime | None] = mapped_column(default=None)
    """The end of the Slack status they were last asked about; nothing else of a status is kept."""

    @property
    def zone(self) -> str:
        """The zone they live in (IANA name): their own choice, else what Slack says.

        UTC for one that this machine does not know: that stops neither them nor anybody else.
        """
        try:
            return ZoneInfo(self.own_zone or self.slack_zone).key
        except (ZoneInfoNotFoundError, ValueError):
            return "UTC"


class Team(Row):
    """A social media team. It lives in one channel; wall-clock times are in its own zone."""

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("workspace_id", "channel_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    channel_id: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    language: Mapped[Language] = mapped_column(default=Language.DUTCH)
    zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    country: Mapped[str] = mapped_column(default="NL")
    holidays: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    closed_days: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Days ("2026-12-24") on which everybody is off, besides the holidays; those gone by are dropped."""
    meetup_at: Mapped[time] = mapped_column(default=time(9, 20))
    meetup_days: Mapped[list[int]] = mapped_column(JSON, default_factory=lambda: [0, 1, 2, 3, 4])
    meetup_has_theme: Mapped[bool] = mapped_column(default=True)
    meetup_in_writing: Mapped[bool] = mapped_column(default=False)
    """Only in writing: there are no ten minutes."""
    meetup_chair_rotates: Mapped[bool] = mapped_column(default=True)
    """Whether each day has a chair; else it is who starts."""
    webcare_from: Mapped[time] = mapped_column(default=time(9))
    webcare_until: Mapped[time] = mapped_column(default=time(17))
    webcare_days: Mapped[dict[str, list[list[str]]]] = mapped_column(JSON, default_factory=dict)
    """Weekdays that differ, "0" for Monday, each with its blocks, ["09:00", "12:30"]; none: closed."""
    is_public_body: Mapped[bool] = mapped_column(default=False)
    is_in_care: Mapped[bool] = mapped_column(default=False)
    """Whether its organisation cares for people: every case says what may not be shown of them."""
    guests_take_part: Mapped[bool] = mapped_column(default=False)
    prompt_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    roster_check_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)


class TeamGoneError(Exception):
    """The team was there when it was looked up, and was taken away before it was held."""


class Member(Row):
    """A person in a team."""

    __tablename__ = "members"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "user_id"], ["people.workspace_id", "people.user_id"], ondelete="CASCADE"
        ),
    )

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    workspace_id: Mapped[str]
    joined_at: Mapped[datetime]
    is_coordinator: Mapped[bool] = mapped_column(default=False)
    wants_reminders: Mapped[bool] = mapped_column(default=True)
    case_limit: Mapped[int | None] = mapped_column(default=None)
    """How many open cases at most, as they chose; None: as their hours say."""
    hours: Mapped[float | None] = mapped_column(default=None)
    """Hours a week for social media; None when not told."""


# Asked on every request, so they are made once: making one costs as much as asking it (measured).
PERSON = select(Person).where(
    Person.workspace_id == bindparam("workspace"), Person.user_id == bindparam("person")
)
SEEN_BY = (
    select(Team, Member)
    .outerjoin(Member, (Member.team_id == Team.id) & (Member.user_id == bindparam("person")))
    .where(Team.workspace_id == bindparam("workspace"))
)
TEAM = SEEN_BY.where(Team.id == bindparam("team"))
TEAM_IN_CHANNEL = SEEN_BY.where(Team.channel_id == bindparam("channel"))

FROM_SLACK = ("name", "locale", "slack_zone", "is_guest", "is_stranger", "is_bot", "has_left", "seen_at")


def know(session: Session, met: Person) -> None:
    """What Slack says of this person is kept; what they chose themselves stays. Harmless at once."""
    row = {field: getattr(met, field) for field in ("workspace_id", "user_id", *FROM_SLACK)}
    replace_all(session, Person, ("workspace_id", "user_id"), FROM_SLACK, row)


def seen(session: Session, workspace_id: str, user_id: str, now: datetime) -> None:
    """The person was looked up now, and there was nothing to learn."""
    who = update(Person).where(Person.workspace_id == workspace_id, Person.user_id == user_id)
    session.execute(who.values(seen_at=now))


def look_again(session: Session, workspace_id: str, user_id: str) -> None:
    """They are looked up soon: perhaps something changed that nobody told us of."""
    who = update(Person).where(Person.workspace_id == workspace_id, Person.user_id == user_id)
    session.execute(who.where(~Person.has_left).values(seen_at=None))


def name_people(session: Session, workspace_id: str, user_ids: Iterable[str], language: Language) -> None:
    """Everybody named has a row; who is new is looked up soon, and until then called by their id."""
    locale = "nl-NL" if language is Language.DUTCH else "en-GB"
    for user_id in user_ids:
        row = {"workspace_id": workspace_id, "user_id": user_id, "name": user_id, "locale": locale}
        defaults = {
            "slack_zone": "Europe/Amsterdam",
            "is_guest": False,
            "is_stranger": False,
            "is_bot": False,
            "has_left": False,
        }
        session.execute(insert_into(session, Person).values(**row, **defaults).on_conflict_do_nothing())


def person(session: Session, workspace_id: str, user_id: str) -> Person | None:
    return session.scalar(PERSON, {"workspace": workspace_id, "person": user_id})


def named(session: Session, workspace_id: str, user_ids: Collection[str]) -> dict[str, Person]:
    """Who of these is known, by id."""
    known = select(Person).where(Person.workspace_id == workspace_id, Person.user_id.in_(user_ids))
    return {person.user_id: person for person in session.scalars(known)}


def hold_person(session: Session, workspace_id: str, user_id: str) -> Person | None:
    """The person, theirs alone to change until the transaction ends."""
    return session.get(Person, (workspace_id, user_id), with_for_update=True)


def team_in_channel(session: Session, workspace_id: str, channel_id: str, seen_by: str = "") -> Team | None:
    """The membership of `seen_by` is read along: asking for it in this session costs no statement."""
    known = {"workspace": workspace_id, "channel": channel_id, "person": seen_by}
    found: Team | None = session.scalar(TEAM_IN_CHANNEL, known)
    return found


def team(session: Session, workspace_id: str, team_id: int, seen_by: str = "") -> Team | None:
    """As `team_in_channel`."""
    found: Team | None = session.scalar(TEAM, {"workspace": workspace_id, "team": team_id, "person": seen_by})
    return found


def hold_team(session: Session, workspace_id: str, team_id: int) -> Team:
    """The team, yours alone to change until the transaction ends. Raises TeamGoneError."""
    held = select(Team).where(Team.workspace_id == workspace_id, Team.id == team_id).with_for_update()
    found = session.scalar(held.execution_options(populate_existing=True))
    if found is None:
        raise TeamGoneError
    return found


def teams_of(session: Session, workspace_id: str, user_id: str) -> Sequence[Team]:
    """The teams someone is a member of, by name."""
    mine = (
        select(Team)
        .join(Member, Member.team_id == Team.id)
        .where(Team.workspace_id == workspace_id, Member.user_id == user_id)
    )
    return session.scalars(mine.order_by(Team.name, Team.id)).all()


def every_team(session: Session) -> Sequence[Team]:
    """All teams of all workspaces, by name: for who runs the bot, never for an answer to a person."""
    return session.scalars(select(Team).order_by(Team.name, Team.id)).all()


def member(session: Session, team: Team, user_id: str) -> Member | None:
    return session.get(Member, (team.id, user_id))


def members(session: Session, team: Team) -> Sequence[Member]:
    """Everyone in the team, in the order they joined."""
    everyone = select(Member).where(Member.team_id == team.id)
    return session.scalars(everyone.order_by(Member.joined_at, Member.user_id)).all()


def people_in(session: Session, team: Team) -> Sequence[Person]:
    """The people of a team, by name; also those who left Slack (`has_left`)."""
    everyone = (
        select(Person)
        .join(Member, (Member.workspace_id == Person.workspace_id) & (Member.user_id == Person.user_id))
        .where(Member.team_id == team.id)
    )
    return session.scalars(everyone.order_by(Person.name, Person.user_id)).all()


def members_and_people(session: Session, team: Team) -> Sequence[tuple[Member, Person]]:
    """Everyone in the team, each as a member and as a person, in the order they joined."""
    both = select(Member, Person).join(
        Person, (Member.workspace_id == Person.workspace_id) & (Member.user_id == Person.user_id)
    )
    everyone = both.where(Member.team_id == team.id).order_by(Member.joined_at, Member.user_id)
    return [(member, person) for member, person in session.execute(everyone)]


def coordinators(session: Session, team: Team) -> Sequence[Person]:
    """Who sets up the team and is told when something is wrong; never who left or takes no part."""
    told = (
        select(Person)
        .join(Member, (Member.workspace_id == Person.workspace_id) & (Member.user_id == Person.user_id))
        .where(Member.team_id == team.id, Member.is_coordinator, ~Person.has_left, ~Person.is_stranger)
    )
    if not team.guests_take_part:
        told = told.where(~Person.is_guest)
    return session.scalars(told.order_by(Member.joined_at, Person.user_id)).all()


def add_team(session: Session, new: Team) -> Team | None:
    """The team with its id; None when another transaction has just set one up in the channel."""
    columns = {name: getattr(new, name) for name in Team.__mapper__.columns.keys() if name != "id"}  # noqa: SIM118 - a collection of columns, no dictionary
    insert = insert_into(session, Team).values(**columns).on_conflict_do_nothing().returning(Team)
    added: Team | None = session.scalar(insert)
    return added


def teams_with_prompt_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[Team]:
    """Teams whose next prompt is past due, oldest first, each held by nobody else."""
    due = _prompt_due(now, at_most, some)
    return session.scalars(due.with_for_update(skip_locked=True)).all()


def ids_with_prompt_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of the same teams; nothing else of them is read."""
    return session.scalars(_prompt_due(now, at_most, some).with_only_columns(Team.id)).all()


def _prompt_due(now: datetime, at_most: int, some: SomeTeams) -> Select[Team]:
    due = select(Team).where(_has_prompt_due(now), some.among(Team.id))
    return due.order_by(Team.prompt_due_at, Team.id).limit(at_most)


def any_prompt_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(_has_prompt_due(now))


def _has_prompt_due(now: Moment) -> ColumnElement[bool]:
    return Team.prompt_due_at <= now


def people_unseen_since(
    session: Session, before: datetime, at_most: int, but_in: Collection[str] = ()
) -> Sequence[Person]:
    """People whose name and zone were last looked up before that moment, but of these workspaces nobody.

    Of who left only those who are still named in a team: they may be back.
    """
    stale = select(Person).where(_is_unseen_since(before))
    elsewhere = stale.where(Person.workspace_id.not_in(but_in)) if but_in else stale
    return session.scalars(elsewhere.order_by(Person.seen_at).limit(at_most)).all()


def any_unseen_since(before: Moment) -> ColumnElement[bool]:
    return exists().where(_is_unseen_since(before))


def _is_unseen_since(before: Moment) -> ColumnElement[bool]:
    named = exists().where(Member.workspace_id == Person.workspace_id, Member.user_id == Person.user_id)
    return and_(or_(Person.seen_at.is_(None), Person.seen_at < before), or_(~Person.has_left, named))
