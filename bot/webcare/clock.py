"""The clock of a case in its row: begun, stopped, started again and counted anew. The sums: `deadlines.py`.

Whoever calls these holds the case, and makes its new version; who begins a clock also holds the desk.

    clock.begin(session, case, desk, roster, now)   # somebody outside waits, from now on
    clock.stop(session, case, now)                  # not for us: we asked them something, or it was merged
    clock.start(session, case, now)                 # they wait for us again; what ran before still counts
    clock.end(case)                                 # closed
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain, pairwise

from sqlalchemy.orm import Session

from bot.desk_hours import Counting, counting
from bot.webcare.deadlines import Clock, Deadline, Pressing, again, begun, deadline, kept
from bot.webcare.roster import Roster
from bot.working_time import Hours
from storage import clocks
from storage.cases import Case, Desk
from storage.clocks import ClockRules


def begin(session: Session, case: Case, desk: Desk, roster: Roster, now: datetime) -> None:
    """A new deadline: from now on somebody outside waits, and nothing was said of it."""
    rules = rules_now(session, desk, roster, now)
    fresh = begun(pressing(case), desk.minutes, roster.hours, now)
    case.said, case.unheard, case.asked_back_at = 0, [], None
    show(case, fresh, deadline(fresh, roster.hours), rules, now)


def rules_now(session: Session, desk: Desk, roster: Roster, now: datetime) -> ClockRules:
    """The rules by which clocks begin now; new ones when something changed. The desk is held."""
    held = chain.from_iterable(roster.staff.matrix.held.values())
    facts = counting(roster.team, held, desk.minutes).written()
    rules = clocks.rules_of(session, desk.team_id)
    return rules if rules and rules.facts == facts else clocks.change(session, desk.team_id, facts, now)


def stop(session: Session, case: Case, now: datetime) -> None:
    """Nobody outside waits for us for now: the clock stands still, and says nothing."""
    if case.counts_from is not None and case.rules_id is not None:
        stop_by(case, clocks.rules_since(session, case.team_id, case.rules_id), now)


def stop_by(case: Case, rules: Sequence[ClockRules], now: datetime) -> None:
    """As `stop`; `rules` are its own or older ones, and all that came after them, in order."""
    counted, _ = recounted(case, rules, now)
    show(case, counted.stopped(hours_of(rules[-1], now), now), None, rules[-1], now)


def start(session: Session, case: Case, now: datetime) -> None:
    """They wait for us again: the clock counts on from now, with what it had left."""
    rules = clocks.rules_of(session, case.team_id)
    if case.counts_from is None and case.closed_at is None and rules is not None:
        start_by(case, rules, now)


def start_by(case: Case, rules: ClockRules, now: datetime) -> None:
    """As `start`; the rules are the newest."""
    minutes, hours = Counting.read(rules.facts).minutes, hours_of(rules, now)
    resumed = again(clock_of(case).running(now), pressing(case), minutes, hours)
    show(case, resumed, deadline(resumed, hours), rules, now)


def end(case: Case) -> None:
    """Closed: nothing is said any more. It can be undone, as if the clock had run on."""
    case.alarm_at = None
    case.unheard = []


def run_on(session: Session, case: Case, now: datetime) -> None:
    """It was not closed after all."""
    recount(session, case, now)
    case.alarm_at = next_look(case)


def recount(session: Session, case: Case, now: datetime) -> bool:
    """Under the rules as they are now, when they changed: whether that moved its deadline."""
    if case.counts_from is None or case.rules_id is None:
        return False
    return recount_by(case, clocks.rules_since(session, case.team_id, case.rules_id), now)


def recount_by(case: Case, rules: Sequence[ClockRules], now: datetime) -> bool:
    """As `recount`; `rules` are its own or older ones, and all that came after them, in order."""
    due_at = case.due_at
    if rules[-1].id != case.rules_id:
        counted, found = recounted(case, rules, now)
        show(case, counted, found, rules[-1], now)
    return case.due_at != due_at


def recounted(case: Case, rules: Sequence[ClockRules], now: datetime) -> tuple[Clock, Deadline | None]:
    """What the clock becomes, one change of rules after another, and when it says something then."""
    found, its_moments = clock_of(case), said_at(case)
    for before, after in pairwise(one for one in rules if one.id >= (case.rules_id or 0)):
        minutes, hours = Counting.read(after.facts).minutes, hours_of(after, now)
        found = found.changed(hours_of(before, after.since), after.since)
        found = again(found, pressing(case), minutes, hours)
        its_moments = kept(its_moments, deadline(found, hours), after.since)
    return found, its_moments


def waited(session: Session, case: Case, now: datetime) -> timedelta | None:
    """The open time that somebody outside waited by now; None of a case without a target."""
    recount(session, case, now)
    if case.target is None or case.rules_id is None:
        return None
    hours = hours_of(clocks.rules_since(session, case.team_id, case.rules_id)[0], now)
    return clock_of(case).gone(hours, now)


def clock_of(case: Case) -> Clock:
    return Clock(case.target, case.spent, case.counts_from)


def pressing(case: Case) -> Pressing:
    return Pressing(case.kind, case.urgency, case.channel)


def said_at(case: Case) -> Deadline | None:
    """When it says something, as the row has it."""
    if case.half_at is None or case.warn_at is None or case.due_at is None:
        return None
    return Deadline(case.half_at, case.warn_at, case.due_at, case.long_at)


def next_look(case: Case) -> datetime | None:
    """When something is to be said next."""
    found = said_at(case)
    later = [at for stage, at in found.moments if stage > case.said] if found else []
    return later[0] if later else None


def hours_of(rules: ClockRules, at: datetime) -> Hours:
    return Counting.read(rules.facts).hours(at)


def show(case: Case, counted: Clock, found: Deadline | None, rules: ClockRules, now: datetime) -> None:
    """The row says what the clock is and when it says something; what is not over any more is said again."""
    case.target, case.spent, case.counts_from = counted.target, counted.spent, counted.since
    case.rules_id = rules.id
    case.half_at = found.half_at if found else None
    case.warn_at = found.warn_at if found else None
    case.due_at = found.due_at if found else None
    case.long_at = found.long_at if found else None
    if found is not None:
        case.said = min(case.said, found.reached(now) or 0)
    case.alarm_at = None if case.closed_at else next_look(case)
