"""What happens by itself at the end of a day: who leaves is asked to hand over, and somebody to take over.

Found by `Case.leave_at` and `Handover.tell_at`, so a look with nothing due asks two questions.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.office import Office
from bot.shifts import rules
from bot.shifts.letters import HandoverLetters
from bot.shifts.rules import CASES_AT_MOST, Leaving
from bot.webcare import arranging, moves
from bot.webcare.letters import Letters
from bot.webcare.roster import Roster, Rosters, roster_of
from bot.webcare.rules import Assigned, whose
from bot.working_time import add, is_open, local_day, next_opening
from storage import caseload, handovers
from storage.cases import BY_ITSELF, Case
from storage.handovers import Handover
from storage.some_teams import SomeTeams
from storage.turns import Ended

BATCH = 20
A_MOMENT = timedelta(minutes=1)
"""Later, when somebody takes them over this very moment."""


def ends_of_day(office: Office, now: datetime) -> None:
    """Whoever's day is nearly over, with cases that cannot wait until they are back."""
    until_done(
        office,
        BATCH,
        lambda session, some: handovers.teams_ending(session, now, BATCH, some),
        lambda session, some: _look_at_some(office, session, now, some),
    )


def _look_at_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    held = handovers.hold_ending(session, now, BATCH, some)
    rosters = Rosters(session, now, (team for _, team in held))
    by_owner = sorted(held, key=lambda row: (row[1].id, row[0].owner_id or ""))
    for (_, owner), rows in groupby(by_owner, key=lambda row: (row[1].id, row[0].owner_id)):
        theirs = [(case, team) for case, team in rows]
        _look_at(office, session, rosters.of(theirs[0][1]), owner, [case for case, _ in theirs], now)
    return len(held)


def _look_at(
    office: Office, session: Session, roster: Roster, owner: str | None, cases: Iterable[Case], now: datetime
) -> None:
    """Of somebody who left the team nothing is asked: their cases are dealt again."""
    colleague = roster.colleague(owner)
    if colleague is None:
        _look_again(cases, None)
        return
    shift = rules.on_duty(roster.hours, colleague.hours)
    found = rules.looked(shift, now, roster.team.zone)
    if isinstance(found, Leaving):
        is_seen_to = rules.is_back_soon(roster.hours, found, now) or _begin(
            office, session, roster, colleague.user_id, found, now
        )
        _look_again(cases, found.look_at if is_seen_to else now + A_MOMENT)
    else:
        _look_again(cases, found)


def _look_again(cases: Iterable[Case], at: datetime | None) -> None:
    for case in cases:
        case.leave_at = at


def _begin(
    office: Office, session: Session, roster: Roster, giver: str, leaving: Leaving, now: datetime
) -> bool:
    """Nothing, when everything can wait until they are back. False: somebody is busy with it this moment."""
    team = roster.team
    new = Handover(
        team_id=team.id,
        giver_id=giver,
        day=local_day(now, team.zone),
        back_at=leaving.back_at,
        tell_at=next_opening(roster.hours, leaving.end or now),
    )
    cases = handovers.cases_of(session, new, CASES_AT_MOST)
    if not cases:
        return True
    begun = handovers.begin(session, new)
    if begun is not None and leaving.end is not None:
        letters = Letters(office, session, team, now, dict(roster.people))
        HandoverLetters(letters, begun, cases).ask_giver()
    return begun is not None


def ask_next(office: Office, now: datetime) -> None:
    """Somebody who is in is asked to take over; a quarter of an hour later the next one."""
    until_done(
        office,
        BATCH,
        lambda session, some: handovers.teams_due(session, now, BATCH, some),
        lambda session, some: _ask_some(office, session, now, some),
    )


def _ask_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    due = handovers.hold_due(session, now, BATCH, some)
    rosters = Rosters(session, now, (team for _, team in due))
    for handover, team in sorted(due, key=lambda row: row[1].id):  # desks are held in one order
        cases = handovers.cases_of(session, handover, CASES_AT_MOST)
        if not cases or handover.taken_at is not None:
            handover.tell_at = None
        else:
            roster = rosters.of(team)
            letters = Letters(office, session, team, now, dict(roster.people))
            _ask(HandoverLetters(letters, handover, cases), roster)
    return len(due)


def _ask(letters: HandoverLetters, roster: Roster) -> None:
    handover, now = letters.handover, letters.letters.now
    if not is_open(roster.hours, now):
        handover.tell_at = next_opening(roster.hours, now)
        return
    found = whose(letters.cases[0], roster.staff, now)
    chosen = next((one for one in found.chain if one.user_id == handover.chosen_id), None)
    candidate = rules.next_to_ask(found, chosen, handover.told, handover.giver_id)
    if candidate is None and (comes := rules.next_arrival(found, handover.told, handover.giver_id)):
        handover.tell_at = comes
        return
    if candidate is None:
        handover.tell_at = None
        _deal_anew(letters)
        for user_id, at in arranging.who_arranges(roster, now):
            letters.nobody_takes(user_id, at)
        return
    handover.told = [*handover.told, candidate.user_id]
    handover.tell_at = add(roster.hours, now, rules.TO_PRESS)
    letters.ask(candidate, found)


def _deal_anew(of: HandoverLetters) -> None:
    """No case lies with somebody who is away: what nobody took over is dealt to who is in, or waits.

    The roster is read once the desk is held, as another handover of this moment may have filled plates.
    """
    session, team, now = of.letters.session, of.letters.team, of.letters.now
    caseload.hold_desk(session, team)
    roster = roster_of(session, team, now)
    for case in handovers.hold_cases_of(session, of.handover, CASES_AT_MOST):
        decision = moves.give_back(of.letters, case, roster, Ended.AWAY, BY_ITSELF)
        roster = roster.after(decision.user_id, now) if isinstance(decision, Assigned) else roster
