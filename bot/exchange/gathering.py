"""Gathers from the database what reading and writing a table of posts needs to know of a team."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from sqlalchemy.orm import Session

from bot.exchange.columns import COLUMNS, WORDS, bare, called
from bot.exchange.facts import Around, Id, Names
from bot.posting.usual import looked_at, usual_hour
from bot.texts import LANGUAGES, Say, every_sentence
from bot.wall_clock import local_day
from storage import audiences, brands, channels, people, plans, slots
from storage import exchange as posts
from storage.people import Team

Called = Iterable[tuple[Id, str, bool]]
"""Things of one kind: id, name, whether it may be chosen now."""


def around(session: Session, team: Team, language: str, now: datetime) -> Around:
    """`language` is that of who brings the table: it decides how numbers are read."""
    links = links_of(session, team)
    return Around(
        zone=team.zone,
        language=language,
        now=now,
        today=local_day(now, team.zone),
        links=links,
        words={column: words(column) for column in WORDS},
        columns=called(_spoken()),
        known=posts.known_posts(session, team),
        hours=_usual_hours(session, team, now),
    )


def _usual_hours(session: Session, team: Team, now: datetime) -> dict[Id, time]:
    moments: dict[Id, list[datetime]] = {}
    for one in slots.taken(session, team, *looked_at(now)):
        if one.channel_id is not None:
            moments.setdefault(one.channel_id, []).append(one.at)
    return {channel_id: usual_hour(its, team.zone) for channel_id, its in moments.items()}


def links_of(session: Session, team: Team) -> dict[str, Names]:
    """By column, what may stand in it."""
    who = people_of(session, team)
    return {
        "channel": _channels(session, team),
        "audience": _names(_audiences(session, team)),
        "value": _names((one.id, one.name, one.removed_at is None) for one in _values(session, team)),
        "issue": _names(_issues(session, team)),
        "campaign": _names((key, *told) for key, told in posts.campaign_names(session, team).items()),
        **dict.fromkeys(("owner", "backup", "approver"), who),
    }


def people_of(session: Session, team: Team) -> Names:
    """By whole name and by first name; also who left and is named in posts, and can be chosen no more."""
    here = {one.user_id: one for one in people.people_in(session, team) if not one.has_left}
    gone = posts.people_in_posts(session, team) - here.keys()
    left = people.named(session, team.workspace_id, gone)
    told = ((one.user_id, one.name, one.user_id in here) for one in (*here.values(), *left.values()))
    return _names(told, first_word=True)


def _channels(session: Session, team: Team) -> Names:
    theirs = channels.ever_of_team(session, team)
    names = _names((one.id, one.name, one.removed_at is None) for one in theirs)
    keys = {bare(one.key): (one.id,) for one in theirs}
    return Names(names.of, names.now, {**keys, **names.found})


def _values(session: Session, team: Team) -> Iterable[brands.Value]:
    return brands.every_value(session, team).values()


def _audiences(session: Session, team: Team) -> Iterator[tuple[Id, str, bool]]:
    there = {one.id for one in audiences.of_team(session, team)}
    for audience_id, name in audiences.audience_names(session, team).items():
        yield audience_id, name, audience_id in there


def _issues(session: Session, team: Team) -> Iterator[tuple[Id, str, bool]]:
    yield from ((one.id, one.sentence, True) for one in plans.open_issues(session, team))
    yield from ((one.id, one.sentence, False) for one in plans.closed_issues(session, team, MOST_CLOSED))


MOST_CLOSED = 1_000
"""Issues that were closed and can still be recognised."""


def _names(things: Called, *, first_word: bool = False) -> Names:
    told = tuple(things)
    found: dict[str, tuple[Id, ...]] = {}
    for one, name, _ in told:
        found[bare(name)] = (*found.get(bare(name), ()), one)
    if first_word:
        found = {**_first_words(told), **found}
    return Names(
        of={one: name for one, name, _ in told},
        now=frozenset(one for one, _, is_there in told if is_there),
        found=found,
    )


def _first_words(told: Called) -> dict[str, tuple[Id, ...]]:
    firsts: dict[str, tuple[Id, ...]] = {}
    for one, name, _ in told:
        for first in bare(name).split()[:1]:
            firsts[first] = (*firsts.get(first, ()), one)
    return firsts


def words(column: str) -> dict[str, str]:
    """What may be written for each value, in both languages."""
    own = {bare(value): value for value in WORDS[column]}
    spoken = ((word_of(say, column, value), value) for say in _speakers() for value in WORDS[column])
    return {**own, **{bare(word): value for word, value in spoken}}


def word_of(say: Say, column: str, value: str) -> str:
    """What a value of such a column is called."""
    return say(f"posting.{column}.{value}")


def _spoken() -> Iterator[tuple[str, str]]:
    """Also what we put before refused rows: a column of ours in which nothing is read."""
    for say in _speakers():
        yield "to_mend", say("exchange.refused.column")
        yield from ((column.name, say(f"exchange.column.{column.name}")) for column in COLUMNS)


def _speakers() -> list[Say]:
    return [every_sentence().say(language) for language in LANGUAGES]
