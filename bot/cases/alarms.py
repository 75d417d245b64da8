"""The clock of a case says something: half of the time is gone, four fifths, or all of it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import chain

from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import clock, hearing, moves, notices, rules
from bot.webcare.deadlines import Stage, end_of_day
from bot.webcare.letters import Letters
from bot.webcare.messages import Facts
from bot.webcare.roster import Roster
from bot.working_time import next_opening
from storage import clocks, late_news
from storage.cases import BY_ITSELF, Case, Kind

Notice = Callable[[Say, Facts], Message]

TO_OWNER: dict[Stage, Notice] = {
    Stage.HALF: notices.half_gone,
    Stage.NEARLY: notices.nearly_due,
    Stage.OVER: notices.overdue,
}
TO_OTHERS: dict[Stage, Notice] = {
    Stage.HALF: notices.half_gone_for_another,
    Stage.NEARLY: notices.nearly_due_for_another,
    Stage.OVER: notices.overdue_for_who_decides,
}

CALLED = {Stage.HALF: "half_gone", Stage.NEARLY: "nearly_due", Stage.OVER: "due"}
"""In the log, and in the names of letters."""


def ring(letters: Letters, case: Case, roster: Roster) -> None:
    """Who must know is told once for each stage of a deadline, however often the clock is looked at."""
    if clock.recount(letters.session, case, letters.now):
        moves.show_new_deadline(letters, case)
    stage = rules.alarm(case, letters.now)
    if stage is Stage.LONG and case.said < Stage.LONG:
        _write_down(letters, case, roster)
    told = min(stage or 0, Stage.OVER)
    if case.said < told:
        _say(letters, case, roster, Stage(told))
    elif told and case.unheard:
        _say_to_who_came_in(letters, case, roster, Stage(told))
    case.said = max(case.said, stage or 0)
    case.alarm_at = _next_look(case, roster, letters.now)


def _write_down(letters: Letters, case: Case, roster: Roster) -> None:
    """It stands in the letter of the next opening."""
    after = end_of_day(letters.now, roster.hours.zone)
    if (opens := next_opening(roster.hours, after)) is not None:
        clocks.note_overdue(letters.session, case.team_id, opens)


def _say(letters: Letters, case: Case, roster: Roster, stage: Stage) -> None:
    if stage is Stage.HALF and case.snoozed_until is not None:
        return  # its owner said when they look at it; who waits longer than that is told of
    heard = hearing.hearers(stage, case, roster.staff, hearing.moment(stage, case, letters.now))
    if stage is Stage.OVER:
        case.version += 1
    is_late = hearing.is_late(stage, case, letters.now)
    _tell(letters, case, roster, stage, [heard.owner or "", *heard.others], is_late=is_late)
    case.unheard = list(heard.later)
    if stage is not Stage.HALF:
        moves.note(letters, case, CALLED[stage], BY_ITSELF, case.owner_id)
    if stage is Stage.OVER:
        letters.card(case)


def _say_to_who_came_in(letters: Letters, case: Case, roster: Roster, stage: Stage) -> None:
    """Who was not in then, and has to do with it still."""
    decide = chain.from_iterable(hearing.deciders(case, roster.staff, letters.now))
    concerned = {case.owner_id, *decide}.intersection(case.unheard)
    here = [one for one in case.unheard if one in concerned and roster.is_in(one, letters.now)]
    _tell(letters, case, roster, stage, here, is_late=True)
    case.unheard = [one for one in case.unheard if one in concerned and one not in here]


def _tell(
    letters: Letters, case: Case, roster: Roster, stage: Stage, people: Iterable[str], *, is_late: bool
) -> None:
    """What is late goes with what else they missed (`late.py`); a crisis waits for no list."""
    for one in (who for who in people if who in roster.people):
        if is_late and case.kind is not Kind.CRISIS:
            late_news.note(letters.session, case, one, stage, letters.now)
        else:
            tell_one(letters, case, stage, one)


def tell_one(letters: Letters, case: Case, stage: Stage, reader: str) -> None:
    """A message about this case alone; the key makes sure that it is written once."""
    key = f"case {case.id}, {CALLED[stage]} {case.due_at:%Y-%m-%d %H:%M:%S}"
    say_it = TO_OWNER[stage] if reader == case.owner_id else TO_OTHERS[stage]
    letters.tell(reader, key, case, say_it)


def _next_look(case: Case, roster: Roster, now: datetime) -> datetime | None:
    """At the next stage, or when somebody who must hear of this one comes in."""
    hours = (one.hours for who in case.unheard if (one := roster.colleague(who)) is not None)
    comes = [next_opening(one, now) for one in hours]
    return min((at for at in (clock.next_look(case), *comes) if at is not None), default=None)
