"""What webcare does by itself: deal what waits, watch the clocks, and look after cases of who is not there.

Each job asks what is due, in short transactions, and may run twice or in two processes at once: rows are
held, what was done is not due any more, and every letter has a key that is written once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.batches import each_alone, until_done
from bot.cases import alarms, late
from bot.office import Office
from bot.webcare import arranging, moves, notices
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster, Rosters, roster_of
from bot.webcare.rules import Assigned, Nobody
from storage import caseload, cases_due
from storage.cases import BY_ITSELF, Case
from storage.leaves import Leave
from storage.people import Team
from storage.some_teams import SomeTeams
from storage.turns import Ended

AT_ONCE = 20
"""Cases in one transaction: about 100 ms of work."""

TEAMS_AT_ONCE = 50


def deal_and_watch(office: Office, now: datetime) -> None:
    """Dealt first: no clock says of a case that nobody has it, a moment before somebody does.

    What rang late is told last, when all clocks were looked at.
    """
    try:
        deal(office, now)
    finally:
        try:
            watch(office, now)
        finally:
            late.tell(office, now)


def deal(office: Office, now: datetime) -> None:
    """Cases that waited for somebody on duty are dealt, oldest first."""
    with office.reading() as session:
        teams = cases_due.teams_with_cases_to_deal(session, now, TEAMS_AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _deal_in(office, session, team_id, now))


def _deal_in(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get_one(Team, team_id)
    caseload.hold_desk(session, team)
    cases = cases_due.hold_cases_to_deal(session, team, now, AT_ONCE)
    if not cases:
        return
    roster = roster_of(session, team, now)
    gave_back = moves.gave_back_today(letters_in(office, session, roster, now), cases, roster)
    for case in cases:
        letters = letters_in(office, session, roster, now)
        case.version += 1
        decision = moves.deal(letters, case, roster, gave_back.get(case.id, ()))
        if isinstance(decision, Assigned):
            moves.note(letters, case, "dealt", BY_ITSELF, None)
            letters.card(case)
            roster = roster.after(decision.user_id, now)
        elif decision.why is Nobody.CLOSED:
            letters.card(case)


def watch(office: Office, now: datetime) -> None:
    """Clocks that have something to say are heard, each in its own batch of cases."""
    until_done(
        office,
        AT_ONCE,
        lambda session, some: cases_due.teams_with_alarms(session, now, AT_ONCE, some),
        lambda session, some: _watch_some(office, session, now, some),
    )


def _watch_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = cases_due.hold_alarms(session, now, AT_ONCE, some)
    rosters = Rosters(session, now, (team for _, team in held))
    for case, team in held:
        roster = rosters.of(team)
        alarms.ring(letters_in(office, session, roster, now), case, roster)
    return len(held)


def owners_gone(office: Office, now: datetime) -> None:
    """Open cases of people who left go to who is on duty, and the coordinators hear where."""
    with office.reading() as session:
        teams = cases_due.teams_with_absent_owners(session, TEAMS_AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _deal_what_they_left(office, session, team_id, now))


def _deal_what_they_left(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get_one(Team, team_id)
    caseload.hold_desk(session, team)
    cases = cases_due.hold_cases_of_absent_owners(session, team, AT_ONCE)
    if not cases:
        return
    roster = roster_of(session, team, now)
    left: dict[str, list[Case]] = {}
    for case in cases:
        left.setdefault(str(case.owner_id), []).append(case)
        letters = letters_in(office, session, roster, now)
        decision = moves.give_back(letters, case, roster, Ended.LEFT, BY_ITSELF)
        roster = roster.after(decision.user_id, now) if isinstance(decision, Assigned) else roster
    for who, theirs in left.items():
        _tell_where(letters_in(office, session, roster, now), roster, who, theirs)


def _tell_where(letters: Letters, roster: Roster, who: str, cases: Sequence[Case]) -> None:
    first = cases[0]
    key = f"case {first.id}, owner left v{first.version}"
    letters.know({who})
    arranging.tell(
        letters,
        roster,
        key,
        first,
        lambda say, facts: notices.owner_left(
            say, facts.name(who), [replace(facts, case=case) for case in cases]
        ),
    )


def owners_on_leave(office: Office, now: datetime) -> None:
    """The coordinators hear of cases that fall due while their owner is away."""
    until_done(
        office,
        AT_ONCE,
        lambda session, some: cases_due.teams_with_owners_on_leave(session, now, AT_ONCE, some),
        lambda session, some: _tell_of_leaves(office, session, now, some),
    )


def _tell_of_leaves(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = cases_due.hold_cases_of_owners_on_leave(session, now, AT_ONCE, some)
    rosters = Rosters(session, now, (team for _, team, _ in held))
    for case, team, leave in held:
        roster = rosters.of(team)
        _tell_of_leave(letters_in(office, session, roster, now), roster, case, leave)
    return len(held)


def _tell_of_leave(letters: Letters, roster: Roster, case: Case, leave: Leave) -> None:
    case.away_told = leave.id
    arranging.tell(
        letters,
        roster.without(case.owner_id),
        f"case {case.id}, owner on leave {leave.id}",
        case,
        lambda say, facts: notices.owner_is_away(say, facts, leave.ends_at),
    )


def person_changed(office: Office, body: Mapping[str, Any], now: datetime) -> None:
    """Somebody's account was switched off: their cases do not wait for the next look."""
    if body["event"]["user"].get("deleted"):
        owners_gone(office, now)


def letters_in(office: Office, session: Session, roster: Roster, now: datetime) -> Letters:
    return Letters(office, session, roster.team, now, dict(roster.people))
