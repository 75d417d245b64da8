"""Words of people outside go, wherever a column is marked to hold them (`storage/outsiders.py`).

Rows that belong to a case refer to `cases.id`, and a case refers to what was made of it, such as an idea;
these lose their words with it. Other rows of a team with such columns lose theirs when an account is named in
them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Select, String, Table, cast, func, or_, select, update
from sqlalchemy.orm import Session

from storage import schema
from storage.cases import Case
from storage.ideas import Idea
from storage.outsiders import LISTED, OF_OUTSIDERS, names
from storage.people import Team
from storage.turns import Answer, Turn

AT_ONCE = 500
OTHER_LETTERS = r"[^\x01-\x7f]|\\u[0-9a-f]{4}"
"""Beyond ASCII, as it stands in a text or in JSON. PostgreSQL reads it as Python does, which SQLite asks."""


Emptied = str | dict[str, str] | list[str] | None
"""What stands in a column that lost its words."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A table with words of people outside; `of` is the column that says whose: a case's, or a team's."""

    table: Table
    of: Column[int]
    words: tuple[Column[str], ...]

    def emptied(self) -> dict[str, Emptied]:
        """The columns as they are without words."""
        return {column.name: _without_words(column) for column in self.words}


def _without_words(column: Column[Any]) -> Emptied:
    if column.nullable:
        return None
    if column.info == LISTED:
        return []
    return {} if isinstance(column.type, JSON) else ""


def turns(session: Session, case: Case) -> Sequence[Turn]:
    """Everybody's turn of a case, oldest first."""
    return session.scalars(select(Turn).where(Turn.case_id == case.id).order_by(Turn.id)).all()


def let_go(case: Case, writer: int) -> None:
    """The account is a number from now on."""
    case.handle, case.writer = None, writer


def erase(session: Session, case: Case) -> None:
    """No word from outside is left in the case, nor in what belongs to it; kind, channel and times stay."""
    session.flush()
    for name, value in _holder(schema.tables().tables["cases"], "id").emptied().items():
        setattr(case, name, value)
    for holder in of_a_case():
        session.execute(update(holder.table).where(holder.of == case.id).values(holder.emptied()))
    for column, holder in made_of_a_case():
        session.execute(
            update(holder.table).where(holder.of == getattr(case, column)).values(holder.emptied())
        )
    for row in session:
        if isinstance(row, Answer | Turn | Idea):
            session.expire(row)


@cache
def of_a_case() -> tuple[Holder, ...]:
    """Every table whose rows belong to a case."""
    return tuple(_of_a_case())


def _of_a_case() -> Iterator[Holder]:
    for table in schema.tables().sorted_tables:
        refers = next((one.parent for one in table.foreign_keys if one.target_fullname == "cases.id"), None)
        if refers is not None and table.name != "cases" and _marked(table):
            yield _holder(table, refers.name)


@cache
def made_of_a_case() -> tuple[tuple[str, Holder], ...]:
    """The columns of a case that refer to what was made of its words, and the tables that hold that."""
    keys = schema.tables().tables["cases"].foreign_keys
    others = [(one.parent.name, one.column.table) for one in keys if one.column.table.name != "cases"]
    return tuple((name, _holder(table, "id")) for name, table in sorted(others) if _marked(table))


@cache
def of_a_team() -> tuple[Holder, ...]:
    """Every other table in which an account may be named; the cases themselves first."""
    tables = schema.tables().tables
    others = [
        table
        for table in tables.values()
        if _marked(table)
        and {"id", "team_id"} <= set(table.c.keys())
        and table.name not in {"cases", *(holder.table.name for holder in of_a_case())}
    ]
    return tuple(_holder(table, "team_id") for table in (tables["cases"], *others))


def _holder(table: Table, of: str) -> Holder:
    return Holder(table, table.c[of], _marked(table))


def _marked(table: Table) -> tuple[Column[str], ...]:
    return tuple(column for column in table.c if OF_OUTSIDERS in column.info)


def naming(session: Session, team: Team, holder: Holder, key: str) -> list[int]:
    """The ids of the team's rows there in which the account stands as a word of its own."""
    texts: Select[Any] = select(holder.table.c.id, *holder.words).where(holder.table.c.team_id == team.id)
    found = session.execute(_perhaps(texts, holder.words, key))
    return [row[0] for row in found if any(_names(words, key) for words in row[1:])]


def naming_in_rows_of_cases(session: Session, team: Team, key: str) -> set[int]:
    """The ids of cases of the team in whose answers, notes and other rows the account stands."""
    found: set[int] = set()
    for holder in of_a_case():
        texts: Any = select(holder.of, *holder.words).join(Case, Case.id == holder.of)
        asked = _perhaps(texts.where(Case.team_id == team.id), holder.words, key)
        rows = session.execute(asked)
        found |= {row[0] for row in rows if any(_names(words, key) for words in row[1:])}
    return found


def _names(words: str | Mapping[str, str] | Sequence[str] | None, key: str) -> bool:
    some = words.values() if isinstance(words, Mapping) else words or ()
    return any(names(text, key) for text in ([some] if isinstance(some, str) else some))


def _perhaps(texts: Select[Any], words: Collection[Column[str]], key: str) -> Select[Any]:
    """Databases compare plain letters by themselves; what has accents or disguises is looked at here."""
    if not key.isascii():
        return texts
    plain = (func.lower(cast(column, String)).contains(key, autoescape=True) for column in words)
    return texts.where(or_(*plain, *(cast(column, String).regexp_match(OTHER_LETTERS) for column in words)))


def empty(session: Session, holder: Holder, ids: Sequence[int]) -> None:
    """These rows lose their words."""
    for start in range(0, len(ids), AT_ONCE):
        some = holder.table.c.id.in_(ids[start : start + AT_ONCE])
        session.execute(update(holder.table).where(some).values(holder.emptied()))
