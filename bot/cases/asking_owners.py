"""What owners are told and asked by itself: what they put off, "still you?", and what was promised.

As the other jobs of webcare: what is due is a moment in a column, held and changed in a small transaction.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import each_alone, until_done
from bot.cases.jobs import AT_ONCE, TEAMS_AT_ONCE, letters_in
from bot.office import Office
from bot.webcare import owning, promising
from bot.webcare.roster import Rosters, roster_of
from storage import case_owners, caseload, promises
from storage.people import Team
from storage.some_teams import SomeTeams


def look_after(office: Office, now: datetime) -> None:
    """Cases that were put off come back, and silent owners are asked; team by team, as cases are dealt."""
    with office.reading() as session:
        teams = case_owners.teams_with_owners_to_ask(session, now, TEAMS_AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _look_after_in(office, session, team_id, now))


def _look_after_in(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get_one(Team, team_id)
    caseload.hold_desk(session, team)
    cases = case_owners.hold_cases_to_look_at(session, team, now, AT_ONCE)
    if not cases:
        return
    roster = roster_of(session, team, now)
    for case in cases:
        before = case.owner_id
        owning.look_after(letters_in(office, session, roster, now), case, roster)
        if case.owner_id not in (before, None):
            roster = roster.after(str(case.owner_id), now)


def remind(office: Office, now: datetime) -> None:
    """Who must keep a promise hears of it before its moment, and at it."""
    until_done(
        office,
        AT_ONCE,
        lambda session, some: promises.teams_due(session, now, AT_ONCE, some),
        lambda session, some: _remind_some(office, session, now, some),
    )


def _remind_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = promises.hold_due(session, now, AT_ONCE, some)
    rosters = Rosters(session, now, (team for _, _, team in held))
    for case, promised, team in held:
        roster = rosters.of(team)
        promising.remind(letters_in(office, session, roster, now), case, promised, roster)
    return len(held)
