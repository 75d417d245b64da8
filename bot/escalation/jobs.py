"""What a crisis does by itself: calls again, reminds of the statement, asks whether it still is one, looks
back; and pauses posts when nobody is there to be asked.

Crises are held one batch at a time; every letter has a key, so that none is said twice.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import each_alone, until_done
from bot.escalation import asking, pausing
from bot.office import Office
from bot.webcare import crisis, crisis_messages, crisis_rules, history, moves
from bot.webcare.crisis_messages import Board
from bot.webcare.crisis_rules import Due, LookBack, Ping, Statement, Still
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster, Rosters
from storage import escalation, people
from storage.cases import BY_ITSELF, Case
from storage.escalation import Crisis
from storage.people import Team
from storage.some_teams import SomeTeams

AT_ONCE = 20
"""Crises in one transaction."""


def say_what_is_due(office: Office, now: datetime) -> None:
    """What is due in each crisis is said once, however often it is looked at."""
    until_done(
        office,
        AT_ONCE,
        lambda session, some: escalation.teams_due(session, now, AT_ONCE, some),
        lambda session, some: _some(office, session, now, some),
    )


def _some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = escalation.hold_due(session, now, AT_ONCE, some)
    rosters = Rosters(session, now, (team for _, _, team in held))
    for one, case, team in held:
        roster = rosters.of(team)
        _look(Letters(office, session, team, now, dict(roster.people)), one, case, roster)
    return len(held)


def _look(letters: Letters, one: Crisis, case: Case, roster: Roster) -> None:
    morning = crisis_rules.next_morning(roster.hours, one.started_at)
    is_left = one.is_running and one.led_by is not None and one.led_by not in roster.people
    if is_left:
        _leads_no_more(letters, one, case)
    due = crisis_rules.to_say(one, case, letters.now, morning)
    seen = (crisis.show if is_left else crisis.look)(letters, case, one)
    one.look_at = crisis_rules.next_look(one, roster.hours, letters.now) if one.is_running else None
    for what in due:
        _say(letters, seen, what, roster)


def _leads_no_more(letters: Letters, one: Crisis, case: Case) -> None:
    """Who led it left: the others are called again, and reminded; after the first hour they are asked."""
    one.led_by = one.led_at = None
    if crisis_rules.is_past_calling(one, letters.now):
        one.pinged = crisis_rules.PINGS_AT_MOST
    history.note(letters, case, "lead_gone", BY_ITSELF)


def _say(letters: Letters, seen: Board, what: Due, roster: Roster) -> None:
    match what:
        case Ping():
            _call(letters, seen, what)
        case Statement():
            _remind(letters, seen, what)
        case Still():
            to = _who_can_say(letters, seen, roster)
            asking.when_in(letters, seen, roster, to, (asking.STILL, crisis_messages.still))
        case LookBack():
            to = _who_looks_back(letters, seen, roster)
            asking.when_in(letters, seen, roster, to, (asking.LOOK_BACK, crisis_messages.look_back))


def _call(letters: Letters, seen: Board, ping: Ping) -> None:
    """At once, whatever the hour: the crisis list is the exception."""
    seen.crisis.pinged = ping.number
    key = f"call {ping.number}"
    crisis.tell(letters, seen, key, ping.to, lambda say, board: crisis_messages.call(say, board, ping))


def _remind(letters: Letters, seen: Board, reminder: Statement) -> None:
    """The same."""
    seen.crisis.reminded = reminder.minutes
    key = f"statement {reminder.minutes}"
    to = _who_has_it(seen)
    crisis.tell(letters, seen, key, to, lambda say, board: crisis_messages.statement(say, board, reminder))


def _who_has_it(seen: Board) -> tuple[str, ...]:
    """Who leads; everybody on the list as long as nobody does."""
    return (seen.led_by,) if seen.led_by else tuple(seen.crisis.told)


def _who_can_say(letters: Letters, seen: Board, roster: Roster) -> tuple[str, ...]:
    """Who leads; are they away until after the next look, everybody on the list."""
    to, next_look = _who_has_it(seen), seen.crisis.look_at
    comes = [moves.arrives(roster, one, letters.now) for one in to]
    is_any_in = next_look is None or any(at < next_look for at in comes)
    return to if is_any_in else tuple(seen.crisis.told)


def _who_looks_back(letters: Letters, seen: Board, roster: Roster) -> tuple[str, ...]:
    """Who had it; the coordinators when that person left; nobody when it was done already."""
    if seen.crisis.reviewed_at is not None:
        return ()
    reviewer = seen.crisis.reviewer_id or ""
    if reviewer in roster.people:
        return (reviewer,)
    letters.know(one.user_id for one in roster.coordinators)
    return tuple(one.user_id for one in roster.coordinators)


def pause_posts(office: Office, now: datetime) -> None:
    """Posts of teams in a crisis wait, where nobody is there to be asked; each team by itself."""
    with office.reading() as session:
        teams = escalation.teams_to_pause(session, now, AT_ONCE)
    each_alone(office, teams, lambda session, team_id: _pause_in(office, session, team_id, now))


def _pause_in(office: Office, session: Session, team_id: int, now: datetime) -> None:
    team = session.get_one(Team, team_id)
    people.hold_team(session, team.workspace_id, team.id)
    pausing.pause_by_itself(session, office, team, Letters(office, session, team, now))
