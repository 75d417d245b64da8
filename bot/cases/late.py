"""What somebody could not hear in time, as we stood still or they were not in, is told to them at once.

Clocks that ring late only note who must hear it (`alarms.py`); here each of those people gets one message in
a team, however many cases it is about, the most urgent first. One case alone is told as it always is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.cases import alarms
from bot.letters import letter_to
from bot.office import Office
from bot.slack.replies import Message
from bot.webcare import hearing, missed, moves, notices
from bot.webcare.letters import Letters
from bot.webcare.missed import Missed
from bot.webcare.roster import Roster, Rosters
from storage import late_news, outbox
from storage.cases import Case
from storage.late_news import LateNews
from storage.outbox import Priority
from storage.people import Team
from storage.some_teams import SomeTeams

PEOPLE_AT_ONCE = 20
"""In one transaction: about 100 ms of work."""


@dataclass(slots=True)
class Reader:
    """Somebody of a team, and what they have not heard yet."""

    team: Team
    user_id: str
    news: list[tuple[LateNews, Case]]


def tell(office: Office, now: datetime) -> None:
    """Who has something to hear and is in reads it; who is not, when they are."""
    until_done(
        office,
        PEOPLE_AT_ONCE,
        lambda session, some: late_news.teams_to_tell(session, now, PEOPLE_AT_ONCE, some),
        lambda session, some: _tell_some(office, session, now, some),
    )


def _tell_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    readers = _readers(session, now, some)
    rosters = Rosters(session, now, (one.team for one in readers))
    for one in readers:
        roster = rosters.of(one.team)
        _tell(Letters(office, session, one.team, now, dict(roster.people)), roster, one)
    return len(readers)


def _readers(session: Session, now: datetime, some: SomeTeams) -> Sequence[Reader]:
    found: dict[tuple[int, str], Reader] = {}
    for news, case, team in late_news.hold(session, now, PEOPLE_AT_ONCE, some):
        reader = found.setdefault((team.id, news.user_id), Reader(team, news.user_id, []))
        reader.news.append((news, case))
    return list(found.values())


def _tell(letters: Letters, roster: Roster, reader: Reader) -> None:
    later = _comes_later(roster, reader, letters.now)
    for news, _ in reader.news:
        news.tell_at = later
    if later is None and reader.user_id in roster.people:
        _write(letters, reader, missed.in_order(_so_far(reader), letters.now))


def _comes_later(roster: Roster, reader: Reader, now: datetime) -> datetime | None:
    """News of a moment ago was meant for who is in; we may have stood still since an older one."""
    newest = max(news.at for news, _ in reader.news)
    if now - newest <= hearing.JUST_NOW:
        return None
    comes = moves.arrives(roster, reader.user_id, now)
    return comes if comes > now else None


def _so_far(reader: Reader) -> list[tuple[Case, datetime]]:
    return [(case, news.due_at) for news, case in reader.news]


def _write(letters: Letters, reader: Reader, found: Sequence[Missed]) -> None:
    if len(found) == 1:
        alarms.tell_one(letters, found[0].case, found[0].stage, reader.user_id)
    elif found:
        message = _message(letters, reader, found)
        key = f"team {reader.team.id}, missed {reader.news[0][0].id}, to {reader.user_id}"
        letter = replace(letter_to(reader.user_id, reader.team, key, message), priority=Priority.PING)
        outbox.write(letters.session, letter, letters.now)


def _message(letters: Letters, reader: Reader, found: Sequence[Missed]) -> Message:
    person = letters.person(reader.user_id)
    owners = {one.case.owner_id for one in found if one.case.owner_id is not None}
    facts = letters.facts(found[0].case, None, *owners, reader=person)
    told = [(replace(facts, case=one.case), alarms.CALLED[one.stage]) for one in found]
    return notices.missed(letters.office.say_to(person, letters.team), told)
