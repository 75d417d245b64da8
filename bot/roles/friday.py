"""What happens by itself: each Friday at 10.00 leave is held against the roster.

Each team is done in a transaction of its own, in which it is held, so that two processes never do the same
check; every letter has a key that is written once.
"""

import logging
from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import each_alone
from bot.feature import Job
from bot.letters import letter_to
from bot.office import Office
from bot.roles.gathering import Facts, facts_of
from bot.roles.health import findings
from bot.roles.roster_ahead import RosterAhead, roster_ahead
from bot.roles.roster_letter import roster_letter
from bot.roster_checks import day_to_check, next_roster_check
from bot.working_time import next_opening, works_on
from storage import outbox, roster_checks
from storage.looking import When

log = logging.getLogger(__name__)

Counts = Counter[str]


def check_rosters(office: Office, now: datetime) -> None:
    """Coordinators of teams with something wrong have a letter; how often each finding fires is logged."""
    with office.reading() as session:
        team_ids = roster_checks.due_in(session, now)
    counts: Counts = Counter()
    try:
        each_alone(office, team_ids, lambda session, team_id: _check(office, session, team_id, now, counts))
    finally:
        _log(counts)


def _check(office: Office, session: Session, team_id: int, now: datetime, counts: Counts) -> None:
    team = roster_checks.hold_due(session, team_id, now)
    if team is None:
        return
    day = day_to_check(team, now)
    team.roster_check_due_at = next_roster_check(team, now)
    if day is None:
        return
    facts = facts_of(session, team, now)
    ahead = roster_ahead(facts)
    if not ahead.is_fine:
        _tell(office, session, facts, ahead, day)
    counts.update(finding.kind for finding in findings(facts))


def _tell(office: Office, session: Session, facts: Facts, ahead: RosterAhead, day: date) -> None:
    """Each coordinator who works that day, in their own language and hours; all of them when none does."""
    team, people = facts.team, {person.user_id: person for _, person in facts.members}
    everyone = [facts.matrix.colleagues[one] for one in facts.matrix.coordinators]
    for one in [here for here in everyone if works_on(here.hours, day)] or everyone:
        message = roster_letter(office.say_to(people[one.user_id], team), ahead, facts)
        key = f"team {team.id}, roster check of {day}, to {one.user_id}"
        opens = next_opening(one.hours, facts.now)
        outbox.write(session, letter_to(one.user_id, team, key, message, not_before=opens), facts.now)


def _log(counts: Counts) -> None:
    """No names: how often a threshold speaks says whether it is a good one."""
    for kind, count in sorted(counts.items()):
        log.info("role finding %s: %s", kind, count)


JOBS = (
    Job("hold leave against the roster", timedelta(minutes=1), check_rosters, When(roster_checks.any_due)),
)
