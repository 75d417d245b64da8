"""What an answer of the library must say, until when it is right, and when its owner is reminded. Pure."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.answers.wording import fold, words
from bot.wall_clock import local
from bot.webcare.links import is_link
from bot.webcare.privacy import Personal, health_words, personal
from storage.cases import Kind
from storage.library import LibraryAnswer, Piece

LONGEST = {"title": 75, "nl": 600, "en": 600, "tags": 200, "source": 500}
"""Characters. A title is one option of a menu; a text is a reply of sixty words, with room."""
TAGS_AT_MOST = 8
ANSWERS_AT_MOST = 1000
"""Of one team: more is no library but an archive (own choice)."""
MONTHS = 6
"""An answer is looked at again within so many months: docs/trade.md, "Answer library"."""
REMIND_AT = time(9)
"""On the team's clock, on the day itself."""
PICKED_AT_MOST = 5
"""Blocks of one reply."""
SEARCHED_AT_MOST = 100
"""Characters that somebody looks for."""

NEVER = (Personal.BSN, Personal.IBAN, Personal.BIRTH_DATE)
"""What is somebody's own, and stands in no answer for all."""
OWN = (Personal.PHONE, Personal.EMAIL)
"""What may be ours: the desk's number, the mailbox of a department."""
HEALTH = "health"
"""A word about health, which may be about nobody in particular."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form says of an answer."""

    title: str = ""
    piece: str = Piece.WHOLE
    nl: str = ""
    en: str = ""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    owner_id: str = ""
    source: str = ""
    review_by: date | None = None


def draft_of(answer: LibraryAnswer) -> Draft:
    return Draft(
        answer.title,
        answer.piece,
        answer.nl or "",
        answer.en or "",
        tuple(answer.kinds),
        tuple(answer.tags),
        answer.owner_id,
        answer.source or "",
        answer.review_by,
    )


def fill(answer: LibraryAnswer, draft: Draft) -> None:
    """The answer says what the draft says. Its `review_by` is filled in."""
    answer.title, answer.piece = draft.title, Piece(draft.piece)
    answer.nl, answer.en = draft.nl or None, draft.en or None
    answer.kinds, answer.tags = list(draft.kinds), list(draft.tags)
    answer.owner_id, answer.source = draft.owner_id, draft.source or None
    answer.review_by = draft.review_by or answer.review_by
    answer.searched = searched(draft)


def searched(draft: Draft) -> str:
    return fold("\n".join((draft.title, draft.nl, draft.en, *draft.tags)))


def looked_for(typed: str) -> list[str]:
    """The folded words that somebody looks for."""
    return words(typed[:SEARCHED_AT_MOST])


def tags_in(typed: str) -> tuple[str, ...]:
    """What stands between commas, each once: capitals and accents make no tag another one."""
    found: dict[str, str] = {}
    for one in (" ".join(one.split()).lstrip("#") for one in typed.split(",")):
        found.setdefault(fold(one), one)
    return tuple(one for one in found.values() if one)


def last_day(today: date) -> date:
    """Half a year on, or the last day of that month."""
    year, month = divmod(today.year * 12 + today.month - 1 + MONTHS, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def review_at(review_by: date, zone: str) -> datetime:
    return local(review_by, REMIND_AT, zone)


def is_due(answer: LibraryAnswer, today: date) -> bool:
    """Whether somebody should have looked at it by now."""
    return answer.archived_at is None and answer.review_by < today


def problems(draft: Draft, today: date) -> dict[str, str]:
    """Field -> why it cannot be kept; empty when all of it can be."""
    wrong = {name: "too_long" for name in ("title", "nl", "en", "source") if _is_too_long(draft, name)}
    if not draft.title:
        wrong["title"] = "name"
    if not (draft.nl or draft.en):
        wrong["nl"] = "text"
    if draft.source and not is_link(draft.source):
        wrong["source"] = "source"
    if len(draft.tags) > TAGS_AT_MOST:
        wrong["tags"] = "tags"
    if draft.review_by is None or not today <= draft.review_by <= last_day(today):
        wrong["review_by"] = "review_by"
    return {**wrong, **_never(draft, today)}


def _is_too_long(draft: Draft, name: str) -> bool:
    return len(getattr(draft, name)) > LONGEST[name]


def _never(draft: Draft, today: date) -> dict[str, str]:
    texts = _texts(draft)
    return {name: "personal" for name, text in texts.items() if {*personal(text, today)} & {*NEVER}}


def _texts(draft: Draft) -> Mapping[str, str]:
    return {"title": draft.title, "nl": draft.nl, "en": draft.en, "tags": ", ".join(draft.tags)}


def doubts(draft: Draft, today: date) -> tuple[str, ...]:
    """What may be somebody's and may be ours: it is asked once before it is kept."""
    text = "\n".join(_texts(draft).values())
    found = personal(text, today)
    return (*(one for one in OWN if one in found), *([HEALTH] if health_words(text) else []))


def kinds_in(chosen: Collection[str]) -> tuple[str, ...]:
    """Kinds of case in their own order; what is none is left out."""
    return tuple(kind for kind in Kind if kind in chosen)
