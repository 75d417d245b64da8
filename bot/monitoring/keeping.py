"""What a source brought is kept, each mention once; whoever looks round is told at the next duty moment."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.monitoring import rules
from bot.sources.rules import Item, once
from storage import mentions, sources, watching
from storage.cases import BY_ITSELF
from storage.monitoring import Became, Mention, Source, SourceKind
from storage.people import Team


def keep(
    session: Session,
    team: Team,
    source_id: int,
    items: Sequence[Item],
    now: datetime,
    address: str | None = None,
) -> Source | None:
    """The source with its mentions; None when somebody removed, paused or moved it meanwhile.

    The team's watch is held, so that two sources with one piece of news bring it once, one after another.
    `address` is that of a feed when it was fetched.
    """
    watch = watching.hold_watch(session, team) if items else None
    source = sources.hold_source(session, source_id)
    if source is None or not source.listens or source.address != address:
        return None
    if _add(session, team, source, items, now) and watch is not None:
        source.item_at = watch.spike_due_at = now
        source.silence_told_at = None
    source.succeeded_at, source.failures, source.problem = now, 0, None
    return source


def _add(session: Session, team: Team, source: Source, items: Sequence[Item], now: datetime) -> int:
    """How many of them are news."""
    begins = source.kind is SourceKind.FEED and source.succeeded_at is None
    new = 0
    for one in _unknown(session, team, once(items, now, team.zone), now):
        is_old = begins and not rules.is_fresh(one.published_at, now)
        if mentions.add_once(session, _mention(team, source, one, now, is_old=is_old)):
            new += not is_old
    return new


def _unknown(session: Session, team: Team, items: Sequence[Item], now: datetime) -> list[Item]:
    keys = {id(one): {one.link_key, one.title_key(now, team.zone)} - {None} for one in items}
    every = {str(key) for some in keys.values() for key in some}
    known = mentions.keys_known(session, team, every) if every else set()
    return [one for one in items if not keys[id(one)] & known]


def _mention(team: Team, source: Source, one: Item, now: datetime, *, is_old: bool) -> Mention:
    return Mention(
        team_id=team.id,
        source_id=source.id,
        at=now,
        title=one.title,
        link=one.link,
        link_key=one.link_key,
        title_key=one.title_key(now, team.zone),
        became=Became.NOTHING if is_old else None,
        became_by=BY_ITSELF if is_old else None,
        became_at=now if is_old else None,
    )
