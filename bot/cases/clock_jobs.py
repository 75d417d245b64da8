"""What happens by itself to the clocks of cases when hours or targets change, and to what is long overdue.

A change is noticed at once where it is made, and else when all teams are looked at. Clocks are counted anew
in batches, each once: a case names the rules by which it counts.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import each_alone, until_done
from bot.cases import overdue
from bot.desk_hours import counting
from bot.office import Office
from bot.webcare import clock, moves
from bot.webcare.letters import Letters
from storage import caseload, clocks
from storage.cases import Case
from storage.clocks import Counted
from storage.crews import Crew, crews
from storage.duties import CRISIS, WEBCARE
from storage.people import Team
from storage.some_teams import SomeTeams

TEAMS_AT_ONCE = 50
CLOCKS_AT_ONCE = 100
"""In one transaction: about 100 ms of work, when no deadline moves."""


def follow_changes(office: Office, now: datetime) -> None:
    """Where somebody changed hours, holidays or duties, the clocks go by the new ones."""
    with office.reading() as session:
        teams = clocks.teams_to_check(session, TEAMS_AT_ONCE)
    try:
        each_alone(office, teams, lambda session, team_id: _check(session, team_id, now))
    finally:
        recount(office, now)


def look_at_all(office: Office, now: datetime) -> None:
    """Changes that nobody told of are found too: somebody left who alone had Saturdays."""
    last: int | None = 0
    while last is not None:
        with office.transaction() as session:
            last = _look_at_some(session, last, now)


def _look_at_some(session: Session, after: int, now: datetime) -> int | None:
    """The last team of a batch; None when there was none left."""
    found = clocks.counted(session, after, TEAMS_AT_ONCE)
    crew = crews(session, [one.team.id for one in found], now, (WEBCARE, CRISIS))
    for one in found:
        if _differs(one, crew[one.team.id]):
            clocks.check_again(session, one.team.id, now)
    return found[-1].team.id if len(found) == TEAMS_AT_ONCE else None


def _differs(one: Counted, crew: Crew) -> bool:
    return counting(one.team, crew.duties, one.desk.minutes).written() != one.rules.facts


def _check(session: Session, team_id: int, now: datetime) -> None:
    """The desk is held, so that no clock begins meanwhile."""
    team = session.get_one(Team, team_id)
    desk = caseload.hold_desk(session, team)
    check = clocks.hold_check(session, team_id)
    rules = clocks.rules_of(session, team_id)
    if check is None:
        return
    crew = crews(session, [team_id], now, (WEBCARE, CRISIS))[team_id]
    facts = counting(team, crew.duties, desk.minutes).written()
    if rules is not None and rules.facts != facts:
        clocks.change(session, team_id, facts, now)
    session.delete(check)


def recount(office: Office, now: datetime) -> None:
    """Open clocks count by the rules of their team as they are now; each at once, however many there are."""
    until_done(
        office,
        CLOCKS_AT_ONCE,
        lambda session, some: clocks.teams_to_recount(session, TEAMS_AT_ONCE, some),
        lambda session, some: _recount_some(office, session, now, some),
    )


def _recount_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    left = CLOCKS_AT_ONCE
    for team_id in clocks.teams_to_recount(session, TEAMS_AT_ONCE, some):
        if left:
            left -= _recount_in(Letters(office, session, session.get_one(Team, team_id), now), left)
    return CLOCKS_AT_ONCE - left


def _recount_in(letters: Letters, at_most: int) -> int:
    rules = clocks.rules_of(letters.session, letters.team.id)
    if rules is None:
        return 0
    held = clocks.hold_to_recount(letters.session, rules, at_most)
    if held:
        _count(letters, held)
    else:
        clocks.settle(letters.session, rules, letters.now)
    return len(held)


def _count(letters: Letters, held: Sequence[Case]) -> None:
    oldest = min(case.rules_id or 0 for case in held)
    rules = clocks.rules_since(letters.session, held[0].team_id, oldest)
    for case in held:
        if clock.recount_by(case, rules, letters.now):
            moves.show_new_deadline(letters, case)


def tell_what_is_overdue(office: Office, now: datetime) -> None:
    """At the opening of a day, in one letter, who decides reads what is long overdue."""
    until_done(
        office,
        TEAMS_AT_ONCE,
        lambda session, some: clocks.teams_with_overdue(session, now, TEAMS_AT_ONCE, some),
        lambda session, some: _tell_some(office, session, now, some),
    )


def _tell_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = clocks.hold_overdue(session, now, TEAMS_AT_ONCE, some)
    for one in held:
        overdue.tell(office, session, one, now)
    return len(held)
