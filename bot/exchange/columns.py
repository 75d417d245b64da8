"""The columns of a table of posts: what each is about, and by which names people call it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from storage.channels import PostForm
from storage.posts import Consent, PostKind, Status


class Kind(StrEnum):
    """How what stands in a cell is read."""

    TEXT = "text"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    WORD = "word"
    """One of a fixed list, such as a status."""
    LINK = "link"
    """Something of the plan by its name: a channel, an audience."""
    PERSON = "person"
    YES_NO = "yes_no"
    NUMBER = "number"
    OURS = "ours"
    """Written in an export, and not read again: it follows from something else."""


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is the column of a post that it fills, if it fills one by itself."""

    name: str
    kind: Kind
    field: str = ""
    most: int = 0
    """Characters of a text that can be kept."""
    aliases: tuple[str, ...] = ()
    """What else people call it, beside its names in both languages (texts: exchange.column)."""


K = Kind
COLUMNS: tuple[Column, ...] = (
    Column("id", K.TEXT, "", 20, ("nummer", "post id", "nr")),
    Column(
        "day", K.DAY, "", 0, ("dag", "publicatiedatum", "plaatsingsdatum", "publish date", "day", "moment")
    ),
    Column("time", K.TIME, "", 0, ("publicatietijd", "tijdstip", "uur", "publish time")),
    Column("channel", K.LINK, "channel_id", 0, ("medium", "platform", "netwerk", "network", "kanalen")),
    Column(
        "title", K.TEXT, "title", 300, ("onderwerp", "naam", "bericht", "post", "subject", "name", "topic")
    ),
    Column(
        "owner",
        K.PERSON,
        "owner_id",
        0,
        ("wie", "maker", "verantwoordelijke", "who", "responsible", "author"),
    ),
    Column("status", K.WORD, "status", 0, ("fase", "stand", "state", "stage")),
    Column("form", K.WORD, "form", 0, ("vorm", "format", "type", "soort content", "content type")),
    Column("kind", K.WORD, "kind", 0, ("categorie", "category", "soort bericht")),
    Column(
        "audience", K.LINK, "audience_id", 0, ("doelgroepen", "voor wie", "target group", "target audience")
    ),
    Column("value", K.LINK, "value_id", 0, ("kernwaarde", "merkwaarde", "brand value", "core value")),
    Column("issue", K.LINK, "issue_id", 0, ("doel", "doelstelling", "goal", "objective")),
    Column("campaign", K.LINK, "campaign_id", 0, ("thema", "theme")),
    Column(
        "draft",
        K.TEXT,
        "draft",
        12_000,
        ("copy", "tekst van het bericht", "inhoud", "content", "body", "caption"),
    ),
    Column("link", K.TEXT, "link", 2_000, ("url", "adres", "address")),
    Column("deadline", K.MOMENT, "deadline_at", 0, ("klaar op", "due", "due date", "uiterlijk")),
    Column("backup", K.PERSON, "backup_id", 0, ("achterwacht", "stand-in", "stand in")),
    Column(
        "approver", K.PERSON, "approver_id", 0, ("akkoord door", "beoordelaar", "reviewer", "approved by")
    ),
    Column("consent", K.WORD, "consent", 0, ("toestemming gezien", "permission")),
    Column("described", K.YES_NO, "described", 0, ("ondertiteld", "alt text", "ondertiteling", "subtitles")),
    Column("employee", K.YES_NO, "told_by_employee", 0, ("collega aan het woord", "by an employee")),
    Column("exempt", K.TEXT, "exempt", 300, ("waarom geen waarde", "why no value")),
    Column("hook", K.TEXT, "hook", 150, ("haakje", "topical day", "themadag")),
    Column("language", K.TEXT, "language", 40, ("talen", "languages")),
    Column("note", K.TEXT, "note", 3_000, ("notitie", "opmerkingen", "comments", "remarks", "toelichting")),
    Column("reach", K.NUMBER, "", 0, ("views", "weergaven", "impressions")),
    Column("reactions", K.NUMBER, "", 0, ("interacties", "engagement", "interactions", "likes")),
    Column("lesson", K.TEXT, "lesson", 3_000, ("geleerd", "learned", "learnt")),
    Column("published", K.OURS),
    Column("series", K.OURS),
)
"""In the order in which an export writes them: what people look at first stands first."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "kind": tuple(PostKind),
    "form": tuple(PostForm),
    "consent": tuple(Consent),
}
"""Columns whose cells are one of a fixed list, and what is in it."""
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}
RESULTS = ("reach", "reactions")
MOST_NAMED = 10
"""So many columns that are not ours are named; of more it is told how many."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each of our columns stands; what stands there twice, and what is not ours, as it was written."""

    places: Mapping[str, int]
    twice: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def heading(headers: Sequence[str], names: Mapping[str, str]) -> Heading:
    """`names` are our columns by what they are called, in small letters (`called`)."""
    places: dict[str, int] = {}
    twice, unknown = list[str](), list[str]()
    for place, header in enumerate(headers):
        name = names.get(bare(header))
        if name is None:
            unknown += [header.strip()] if header.strip() else []
        elif name in places:
            twice.append(header.strip())
        else:
            places[name] = place
    return Heading(places, tuple(twice), tuple(unknown))


def called(spoken: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every name of a column -> the column; `spoken` are (column, its name in a language)."""
    aliases = {bare(alias): column.name for column in COLUMNS for alias in column.aliases}
    return {**aliases, **{bare(name): column for column, name in spoken}}


def bare(written: str) -> str:
    """How a name is compared: small letters, no marks around it, single blanks."""
    return " ".join(re.sub(r"[_*:?]", " ", written.casefold()).split())
