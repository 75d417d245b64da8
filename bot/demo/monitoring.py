"""What the demo team listens to: search terms, what waits to be looked at, and two weeks as told."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.demo.story import ids
from bot.monitoring.looks import start_watch
from bot.sources.rules import item
from storage import week_numbers
from storage.monitoring import Logged, Mention, SearchTerm, Source, SourceKind, TermKind
from storage.people import Team
from storage.posts import Post

Told = Mapping[str, Any]

KINDS = {
    "naam": TermKind.NAME,
    "spelfout": TermKind.MISSPELLING,
    "hashtag": TermKind.HASHTAG,
    "thema": TermKind.THEME,
    "persoon": TermKind.PERSON,
}
NUMBERS = ("mentions", "questions", "complaints", "compliments", "replied")
WORD = re.compile(r'"([^"]+)"|(\S+)')


def load_monitoring(session: Session, team: Team, story: Told, now: datetime) -> None:
    told, known = story["monitoring"], ids(story)
    session.add_all(_term(team, one, now) for one in told["terms"])
    sources = {one["id"]: _source(team, one, known) for one in told["sources"]}
    session.add_all(sources.values())
    session.flush()
    for one in told["mentions"]:
        _load_mention(session, team, one, sources[one["source"]])
    session.add_all(_looked(team, one, known) for one in told["looked"])
    for one in told["log"]:
        _load_week(session, team, one, story)
    start_watch(session, team, now)


def _at(team: Team, told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(team.zone))


def _term(team: Team, told: Told, now: datetime) -> SearchTerm:
    any_of, all_of = lists_in(told["q"])
    return SearchTerm(
        team_id=team.id,
        kind=KINDS[told["kind"]],
        any_of=any_of,
        all_of=all_of,
        none_of=[],
        created_at=now,
        created_by=team.created_by,
    )


def lists_in(query: str) -> tuple[list[str], list[str]]:
    """The two lists of a query as the story writes it: alternatives, or words that belong together."""
    alternatives = [one.strip().strip('"') for one in query.split(" OR ")]
    words = [quoted or bare for quoted, bare in WORD.findall(query)]
    return (alternatives, []) if len(alternatives) > 1 or len(words) == 1 else ([], words)


def _source(team: Team, told: Told, known: Mapping[str, str]) -> Source:
    return Source(
        team_id=team.id,
        kind=SourceKind.CHANNEL,
        name=told["name"],
        created_at=_at(team, told["added"]),
        created_by=known[told["by"]],
        channel_id=told["channel"],
    )


def _load_mention(session: Session, team: Team, told: Told, source: Source) -> None:
    at, found = _at(team, told["at"]), item(told["title"], told["link"])
    if found is None:
        raise ValueError(told)
    session.add(
        Mention(
            team_id=team.id,
            source_id=source.id,
            at=at,
            title=found.title,
            link=found.link,
            link_key=found.link_key,
            title_key=found.title_key(at, team.zone),
        )
    )
    session.flush()
    source.item_at = source.succeeded_at = at


def _looked(team: Team, told: Told, known: Mapping[str, str]) -> Logged:
    return Logged(team_id=team.id, at=_at(team, told["at"]), by=known[told["by"]], count=told["count"])


def _load_week(session: Session, team: Team, told: Told, story: Told) -> None:
    monday = date.fromisoformat(f"{told['week']}-1")
    title = next((one["title"] for one in story["calendar"] if one["id"] == told["top"]), None)
    post = session.scalar(select(Post.id).where(Post.team_id == team.id, Post.title == title))
    week_numbers.keep_week(session, team, monday, {name: told[name] for name in NUMBERS}, post)
