"""`POST /mentions/<door>`: another program brings mentions, signed with the secret of its source.

What is asked of it, with a line to try it: docs/monitoring.md. Its answers are for who builds that program,
so they are JSON in English. Nothing of what it brings is logged.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from sqlalchemy.orm import Session

from bot.clock import RealClock
from bot.monitoring import rules
from bot.monitoring.bringing import Brought, NotUnderstoodError, brought
from bot.monitoring.keeping import keep
from bot.office import Office
from bot.slack.web_pages import Answer, Asked
from storage import people, sources, watching
from storage.monitoring import Source

FOLDER = "/mentions/"
LARGEST = 64_000
"""Bytes: a hundred titles with their links are 30,000."""
REPLAY = timedelta(minutes=5)
"""How far the sender's clock may be from ours, so that a request somebody copied is soon worth nothing."""
MOST_A_MINUTE = 60
LONGEST_KEY = 200
STAMP_DIGITS = 13
"""Of seconds, and more than they will have: a longer number need not be read."""
TIMESTAMP, SIGNATURE = "x-smplan-timestamp", "x-smplan-signature"
KEY = "idempotency-key"
SCHEME = "v1="


class RefusedError(Exception):
    """Why nothing was taken."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


def page(office: Office, asked: Asked) -> Answer:
    """What it brought is kept once; or why not."""
    try:
        source = _source(office, asked)
        _check(source, asked, RealClock().now())  # the sender's clock is real, also where ours is moved
        _count(office, source)
        return _answer(HTTPStatus.OK, _take(office, source, asked, brought(_json(asked.body))))
    except NotUnderstoodError as problem:
        return _answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(problem)})
    except RefusedError as refused:
        return _answer(refused.status, {"error": refused.why})


def _source(office: Office, asked: Asked) -> Source:
    with office.reading() as session:
        found = sources.behind_door(session, asked.rest)
    if found is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "there is no such webhook")
    return found[1]


def _check(source: Source, asked: Asked, now: datetime) -> None:
    """The sender has the secret, and said this just now."""
    if len(asked.body) > LARGEST:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {LARGEST} bytes")
    stamp = asked.headers.get(TIMESTAMP, "")
    given = asked.headers.get(SIGNATURE, "").removeprefix(SCHEME)
    right = signature(source.secret or "", stamp, asked.body)
    if source.secret is None or not hmac.compare_digest(given.encode("utf-8", "replace"), right.encode()):
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "the signature is not right")
    if not _is_near(stamp, now):
        raise RefusedError(HTTPStatus.UNAUTHORIZED, f"{TIMESTAMP} is more than five minutes from now")


def _count(office: Office, source: Source) -> None:
    """Whoever has the secret is counted, also for what we had or do not understand, before it is read."""
    with office.transaction() as session:
        held = sources.hold_source(session, source.id)
        is_fine = held is None or rules.one_more(held, office.now(), MOST_A_MINUTE)
    if not is_fine:
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, f"at most {MOST_A_MINUTE} requests a minute")


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256, in hexadecimal, over the timestamp, a full stop and the body."""
    said = stamp.encode("utf-8", "replace") + b"." + body
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()


def _is_near(stamp: str, now: datetime) -> bool:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= STAMP_DIGITS):
        return False
    return abs(now.timestamp() - int(stamp)) <= REPLAY.total_seconds()


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstoodError("the body is no JSON") from None


def _take(office: Office, source: Source, asked: Asked, some: Brought) -> dict[str, Any]:
    now = office.now()
    with office.transaction() as session:
        return _take_held(session, source, _key(asked), some, now)


def _take_held(session: Session, source: Source, key: str, some: Brought, now: datetime) -> dict[str, Any]:
    """The watch is held first, then the source: as everywhere."""
    team = session.get_one(people.Team, source.team_id)
    watching.hold_watch(session, team)
    held = sources.hold_source(session, source.id)
    if held is None or not held.listens or held.secret != source.secret:
        raise RefusedError(HTTPStatus.FORBIDDEN, "this webhook is paused or has another secret by now")
    if not sources.deliver_once(session, held, key, now):
        return {"received": 0, "repeated": True}
    keep(session, team, held.id, some.items, now)
    return {"received": len(some.items), "repeated": False}


def _key(asked: Asked) -> str:
    """What the sender calls this delivery; without a name the delivery itself is its name.

    Under a name that was used before, other words are another delivery: nothing of it is lost.
    """
    given = asked.headers.get(KEY, "")[:LONGEST_KEY] or asked.headers.get(SIGNATURE, "")
    return hashlib.sha256(given.encode("utf-8", "replace") + b"\n" + asked.body).hexdigest()


def _answer(status: HTTPStatus, said: Mapping[str, Any]) -> Answer:
    wait = (("Retry-After", "60"),) if status is HTTPStatus.TOO_MANY_REQUESTS else ()
    about = (("Content-Type", "application/json"), ("Cache-Control", "no-store"))
    return Answer(status, json.dumps(said).encode(), (*about, *wait))
