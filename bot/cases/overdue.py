"""What is long overdue, told to who decides: one letter a day, when webcare opens, however much there is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.office import Office
from bot.slack.replies import Message
from bot.webcare import hearing, moves, notices
from bot.webcare.deadlines import end_of_day
from bot.webcare.letters import Letters
from bot.webcare.notices import NAMED_AT_MOST
from bot.webcare.roster import Roster, roster_of
from bot.working_time import is_open, local_day, next_opening
from storage import clocks, outbox
from storage.cases import Case
from storage.clocks import Overdue
from storage.people import Team

Share = tuple[int, Sequence[Case]]
"""How many cases are somebody's to decide about, and the first of them, longest ago first."""


def tell(office: Office, session: Session, overdue: Overdue, now: datetime) -> None:
    """The letter of today; that of a day on which nobody was awake is not sent later."""
    roster = roster_of(session, session.get_one(Team, overdue.team_id), now)
    opens = next_opening(roster.hours, now)
    found = clocks.where_overdue(session, roster.team, now)
    if not found or opens is None:
        session.delete(overdue)
        return
    if is_open(roster.hours, now):
        letters = Letters(office, session, roster.team, now, dict(roster.people))
        for reader, share in _by_reader(session, roster, found, now).items():
            _write(letters, roster, reader, share)
        opens = next_opening(roster.hours, end_of_day(now, roster.hours.zone))
    overdue.due_at = opens or end_of_day(now, roster.hours.zone)


def _by_reader(
    session: Session, roster: Roster, found: Sequence[tuple[str, bool, int]], now: datetime
) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for channel, is_crisis, count in found:
        there = clocks.overdue_in(session, roster.team, now, (channel, is_crisis), NAMED_AT_MOST)
        if not there:
            continue  # answered since they were counted
        for reader in hearing.reads_today(there[0], roster.staff, now):
            before, cases = shares.get(reader, (0, ()))
            shares[reader] = before + count, sorted([*cases, *there], key=_longest_ago)[:NAMED_AT_MOST]
    return shares


def _longest_ago(case: Case) -> tuple[datetime, int]:
    return case.long_at or case.reported_at, case.id


def _write(letters: Letters, roster: Roster, reader: str, share: Share) -> None:
    team, day = roster.team, local_day(letters.now, roster.team.zone)
    message = _message(letters, reader, share)
    key = f"team {team.id}, long overdue {day}, to {reader}"
    arrives = moves.arrives(roster, reader, letters.now)
    letter = letter_to(reader, team, key, message, not_before=arrives)
    outbox.write(letters.session, letter, letters.now)


def _message(letters: Letters, reader: str, share: Share) -> Message:
    person = letters.person(reader)
    count, cases = share
    facts = letters.facts(cases[0], None, *_owners(cases), reader=person)
    say = letters.office.say_to(person, letters.team)
    return notices.long_overdue(say, [replace(facts, case=case) for case in cases], count)


def _owners(cases: Sequence[Case]) -> Iterator[str]:
    return (case.owner_id for case in cases if case.owner_id is not None)
