"""Takes the whole calendar along as a table, for Excel or as .csv, such that it can be brought back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.csv_files import Cell, as_csv
from bot.exchange.columns import COLUMNS, Column, Kind
from bot.exchange.facts import Names
from bot.exchange.gathering import links_of, word_of
from bot.office import Visit
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Document, Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import exchange, recurrence
from storage.people import Team
from storage.posts import Post

CSV, EXCEL = "csv", "xlsx"
WORDS: Mapping[str, str] = {"csv": CSV, "excel": EXCEL, "xlsx": EXCEL, "xls": EXCEL}
NAME = 60


def by_word(visit: Visit, team: Team, command: Command) -> Reply:
    """As which kind of file is one question, unless it was typed already."""
    kind = WORDS.get(command.text.strip().casefold())
    return brought(visit, team, kind) if kind else which(visit.say, team)


def which(say: Say, team: Team) -> Message:
    text = say("exchange.export.which", team=line_within(team.name, NAME))
    kinds = [
        button(f"exchange.export:{kind}", say(f"exchange.export.{kind}.button"), f"{team.id}/{kind}")
        for kind in (EXCEL, CSV)
    ]
    return Message(text, (section(text), actions(*kinds)))


def press(visit: Visit, press: ButtonPress) -> Reply:
    """The value is "team/kind"."""
    team_id, _, kind = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
    if isinstance(team, Message):
        return team
    return brought(visit.to_team(team), team, kind)


def brought(visit: Visit, team: Team, kind: str) -> Document:
    """The file is made while nobody waits for an acknowledgement."""
    say, day = visit.say, local_day(visit.now, team.zone)
    return Document(
        make=lambda: _made(visit, team, kind),
        file_name=say("exchange.export.file", day=day.isoformat(), kind=CSV if kind == CSV else EXCEL),
        title=say("exchange.export.title", team=line_within(team.name, NAME)),
        comment=say("exchange.export.comment"),
        meanwhile=Message(say("exchange.export.meanwhile")),
    )


def _made(visit: Visit, team: Team, kind: str) -> bytes:
    with visit.reading() as session:
        table = tuple(table_of(session, visit.say, team))
    if kind == CSV:
        return as_csv(visit.say.language, table)
    from bot.exchange import excel  # noqa: PLC0415 - it takes 0.1 s and 7 MB to load, and few need it

    return excel.as_xlsx(visit.say("exchange.export.sheet"), table)


@dataclass(frozen=True, slots=True)
class _Told:
    """What posts are told with."""

    say: Say
    zone: ZoneInfo
    names: Mapping[str, Names]
    series: Mapping[int, str]
    """What recurring formats are called, by id."""


def table_of(session: Session, say: Say, team: Team) -> Iterator[Sequence[Cell]]:
    """The heading, then every post by its moment."""
    series = {one.id: one.title for one in recurrence.series_of(session, team)}
    told = _Told(say, ZoneInfo(team.zone), links_of(session, team), series)
    yield tuple(say(f"exchange.column.{column.name}") for column in COLUMNS)
    for post in exchange.every_post(session, team):
        yield tuple(_cell(told, post, column) for column in COLUMNS)


def _cell(told: _Told, post: Post, column: Column) -> Cell:
    if column.name in OWN:
        return OWN[column.name](told, post)
    value = getattr(post, column.field)
    if value is None:
        return None
    match column.kind:
        case Kind.WORD:
            return word_of(told.say, column.name, value)
        case Kind.LINK | Kind.PERSON:
            return told.names[column.name].of.get(value, str(value))
        case Kind.YES_NO:
            return told.say("exchange.export.yes" if value else "exchange.export.no")
        case _:
            return str(value)


def _wall(told: _Told, at: datetime | None) -> datetime | None:
    return at and at.astimezone(told.zone).replace(tzinfo=None, second=0, microsecond=0)


def _day(told: _Told, post: Post) -> date | None:
    at = _wall(told, post.publish_at)
    return at and at.date()


def _time(told: _Told, post: Post) -> time | None:
    at = _wall(told, post.publish_at)
    return None if at is None else at.time()


def _deadline(told: _Told, post: Post) -> Cell:
    """Only one that somebody chose. Of midnight a cell would keep the day only, so that is text."""
    at = _wall(told, post.deadline_at) if post.deadline_is_own else None
    return f"{at:%Y-%m-%d %H:%M}" if at and at.time() == time() else at


def _number(name: str) -> Callable[[_Told, Post], Cell]:
    def told_of(_told: _Told, post: Post) -> Cell:
        value = post.result.get(name)
        return int(value) if value is not None and float(value).is_integer() else value

    return told_of


OWN: Mapping[str, Callable[[_Told, Post], Cell]] = {
    "id": lambda _told, post: post.id,
    "day": _day,
    "time": _time,
    "deadline": _deadline,
    "published": lambda told, post: _wall(told, post.published_at),
    "series": lambda told, post: told.series.get(post.series_id or 0),
    **{name: _number(name) for name in ("reach", "reactions")},
}
