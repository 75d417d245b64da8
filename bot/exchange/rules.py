"""The dry run: what each line of a table would do, decided before anything is written. Pure.

A line is about a post by its number in our own export, else by the line it was made of before, else by its
channel, moment and title.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.editing import plain
from bot.exchange.columns import BY_NAME
from bot.exchange.facts import Around, Id
from bot.exchange.reading import Line, Wrong, results_of, unknown_name
from bot.posting.rules import WAYS
from bot.wall_clock import local, local_day, local_time
from storage.exchange import Known
from storage.posts import Consent, Due, Filled, Post, Status

MINUTE = timedelta(minutes=1)
NEVER_NEW = (Status.PAUSED,)
"""A post is paused with its campaign, or because of a crisis: not by a table."""
DECIDED = (Status.APPROVED, Status.SCHEDULED)
WAITS_FOR_CONSENT = (Consent.ASKED, Consent.WITHDRAWN)
SOURCE = "import:"
"""How `came_from` begins of what an import made."""
DIGEST = 32
"""Characters of it: 128 bits, so that no two lines meet by chance."""


class Does(StrEnum):
    REFUSED = "refused"
    CHANGES = "changes"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Row:
    """What a line would do. `fields` are columns of a post, as JSON has them; `before` what they are now."""

    line: int
    does: Does
    title: str
    source: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    post: int = 0
    version: int = 0
    wrong: Sequence[Wrong] = ()
    remarks: Sequence[Wrong] = ()
    cells: Sequence[str] = ()
    """As they were written, of a refused row: somebody mends them."""

    def written(self) -> dict[str, Any]:
        return asdict(self)


def row_from(kept: Mapping[str, Any]) -> Row:
    """The row, as `written` wrote it."""
    told = {name: tuple(map(_wrong_from, kept[name])) for name in ("wrong", "remarks")}
    return Row(**{**kept, **told, "does": Does(kept["does"]), "cells": tuple(kept["cells"])})


def _wrong_from(kept: Mapping[str, Any]) -> Wrong:
    return Wrong(**{**kept, "choices": tuple(kept["choices"])})


@dataclass(slots=True)
class Finder:
    """By what a line finds its post."""

    ids: Mapping[int, Known]
    sources: Mapping[str, Known]
    places: Mapping[tuple[str, Id | None, datetime | None], Known]
    taken: dict[object, int] = field(default_factory=dict)
    """What a line above was about -> its number."""


def finder(known: Iterable[Known]) -> Finder:
    posts = tuple(known)
    return Finder(
        ids={one.id: one for one in posts},
        sources={one.came_from: one for one in posts if one.came_from},
        places={_place(one.title, one.channel_id, one.publish_at): one for one in posts},
    )


def _place(title: str, channel_id: Id | None, at: datetime | None) -> tuple[str, Id | None, datetime | None]:
    return " ".join(title.casefold().split()), channel_id, at and at.replace(second=0, microsecond=0)


def source_of(line: Line) -> str:
    """What stays the same of a line when the table is brought again."""
    title, channel_id, _ = _place_of(line)
    title, channel_id, at = _place(title, channel_id, line.known_by)
    told = f"{channel_id or ''}|{at.isoformat() if at else ''}|{title}"
    return SOURCE + hashlib.sha256(told.encode()).hexdigest()[:DIGEST]


def _place_of(line: Line) -> tuple[str, Id | None, datetime | None]:
    channels = line.links.get("channel", ())
    return line.fields.get("title", ""), channels[0] if channels else None, line.fields.get("publish_at")


def found(finder: Finder, line: Line) -> Known | None:
    """The post that a line is about; None for a new one."""
    by_id = finder.ids.get(line.post_id)
    return by_id or finder.sources.get(source_of(line)) or finder.places.get(_place(*_place_of(line)))


def judged(number: int, line: Line, finder: Finder, post: Post | None, around: Around) -> Row:
    """`post` is what `found` found, whole."""
    source, wrong = source_of(line), list(line.wrong)
    fields = _fields(line, post, around, wrong)
    remarks = [*line.remarks, *_hour(line, post, fields, around)]
    wrong += _twice(number, line, finder, post, source)
    changed = {name: one for name, one in fields.items() if post is None or _differs(post, name, one)}
    wrong += _impossible(fields, changed, post)
    title = line.fields.get("title") or (post.title if post else "")
    if wrong:
        return Row(number, Does.REFUSED, title, source, wrong=tuple(wrong))
    if post is None:
        return Row(number, Does.NEW, title, source, _plain(fields), remarks=tuple(remarks))
    return Row(
        number,
        Does.CHANGES if changed else Does.SAME,
        title,
        source,
        fields=_plain(changed),
        before=_plain({name: getattr(post, name) for name in changed}),
        post=post.id,
        version=post.version,
        remarks=tuple(remarks) if "publish_at" in changed else (),
    )


def _fields(line: Line, post: Post | None, around: Around, wrong: list[Wrong]) -> dict[str, Any]:
    fields = dict(line.fields)
    for name, candidates in line.links.items():
        column = BY_NAME[name].field
        mine = getattr(post, column) if post else None
        usable = [one for one in candidates if one in around.links[name].now]
        if mine in candidates:
            fields[column] = mine
        elif len(usable) == 1:
            fields[column] = usable[0]
        else:
            wrong.append(_not_one(name, candidates[0], around, is_several=bool(usable)))
    if line.results:
        fields["result"] = results_of(line, post.result if post else {})
    return fields


def _hour(line: Line, post: Post | None, fields: dict[str, Any], around: Around) -> list[Wrong]:
    """Of a day without a time: a post that has its hour keeps it; the usual one is told."""
    if line.has_time or "publish_at" not in fields:
        return []
    if post is not None and post.publish_at is not None:
        hour = local_time(post.publish_at, around.zone)
        fields["publish_at"] = local(local_day(fields["publish_at"], around.zone), hour, around.zone)
        return []
    return [Wrong("time", "no_time", {"at": f"{local_time(fields['publish_at'], around.zone):%H:%M}"})]


def _not_one(name: str, meant: Id, around: Around, *, is_several: bool) -> Wrong:
    names = around.links[name]
    if is_several:
        return Wrong(name, "several")
    return unknown_name(name, "gone", names.of[meant], names)


def _twice(number: int, line: Line, finder: Finder, post: Post | None, source: str) -> list[Wrong]:
    about: object = post.id if post else source
    first = finder.taken.setdefault(about, number)
    return [] if first == number else [Wrong("title", "twice", {"line": str(first)})] if line.fields else []


def _differs(post: Post, name: str, value: Any) -> bool:
    mine = getattr(post, name)
    if isinstance(mine, datetime) and isinstance(value, datetime):
        return mine.replace(second=0, microsecond=0) != value
    if isinstance(mine, str) and isinstance(value, str):
        return _calm(mine) != _calm(value)
    return bool(mine != value)


def _calm(text: str) -> str:
    """Blanks at the ends, and how a program ends its lines, are no difference."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _impossible(fields: Filled, changed: Filled, post: Post | None) -> list[Wrong]:
    """What every cell allows, and the whole does not."""
    status = fields.get("status") or (post.status if post else Status.IDEA)
    at = fields.get("publish_at") or (post.publish_at if post else None)
    consent = fields.get("consent") or (post.consent if post else None)
    told = {
        ("title", "no_title"): post is None and not fields.get("title"),
        ("status", "not_by_table"): post is None and status in NEVER_NEW,
        ("status", "no_way"): post is not None and "status" in changed and status not in WAYS[post.status],
        ("status", "not_here"): post is not None and "status" in changed and status in DECIDED,
        ("day", "needs_day"): status in (Status.PUBLISHED, Status.LOOKED_BACK) and at is None,
        ("consent", "consent"): bool(changed) and status in DECIDED and consent in WAITS_FOR_CONSENT,
    }
    wrong = [Wrong(column, problem) for (column, problem), is_so in told.items() if is_so]
    return [one for one in wrong if one.problem != "no_way" or len(wrong) == 1]


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in fields.items()}


def as_new(fields: Filled, now: datetime) -> dict[str, Any]:
    """The columns of a new post. Nobody is asked about a moment that was over when it was brought."""
    filled = {"status": Status.IDEA, **fields}
    at = filled.get("publish_at")
    if filled["status"] in (Status.PUBLISHED, Status.LOOKED_BACK):
        filled["published_at"] = at
    if at is not None and at <= now:
        filled["told"] = {Due.IS_IT_POSTED.value: at.isoformat()}
    return filled


def is_over(post: Post, now: datetime) -> bool:
    """Whether nobody is reminded of a post that was brought; of what was just published one looks back."""
    return post.publish_at is not None and post.publish_at <= now and post.status is not Status.PUBLISHED


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many lines do what."""
    found = dict.fromkeys((one.value for one in Does), 0)
    for row in rows:
        found[row.does] += 1
    return found
