"""A resolution as it is kept, so that later the true reason is told and not a new guess.

{"task": "webcare", "at": "2026-11-23T08:45:00+00:00", "chain": [[person, rank, part, whereabouts, ...], ...]}
"""

from datetime import datetime
from typing import Any

from bot.ownership.facts import Ask, Being, Whereabouts
from bot.ownership.resolving import Candidate, Resolution
from storage.duties import Held, Part, Scope

Record = dict[str, Any]


def written(found: Resolution) -> Record:
    """As JSON can hold it."""
    ask = found.ask
    return {
        "task": ask.task,
        "at": ask.at.isoformat(),
        "channel": ask.channel,
        "topic": ask.topic,
        "chain": [_candidate(one) for one in found.chain],
    }


def _candidate(one: Candidate) -> Record:
    until = one.whereabouts.until
    return {
        "who": one.user_id,
        "rank": one.rank,
        "is": one.whereabouts.being,
        "until": None if until is None else until.isoformat(),
        "for": one.in_place_of,
        "task": one.cell.task,
        "part": one.cell.part,
        "role": one.cell.role,
        "scope": [one.cell.scope.channel, one.cell.scope.topic, one.cell.scope.weekday],
    }


def read(record: Record) -> Resolution:
    """What `written` wrote; its coordinators are not kept."""
    ask = Ask(record["task"], datetime.fromisoformat(record["at"]), record["channel"], record["topic"])
    return Resolution(ask, tuple(_read_candidate(one) for one in record["chain"]), ())


def _read_candidate(one: Record) -> Candidate:
    until = one["until"]
    where = Whereabouts(Being(one["is"]), None if until is None else datetime.fromisoformat(until))
    cell = Held(one["task"], Part(one["part"]), one["for"] or one["who"], Scope(*one["scope"]), one["role"])
    return Candidate(one["who"], one["rank"], cell, where, one["for"])
