"""Somebody with a role is away for long, and nobody takes their place. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.findings import Finding, Level
from bot.opening_hours import DAY
from bot.roles.gathering import Facts
from bot.roles.health_of_days import urgency_of
from bot.roles.lines import Line
from bot.roles.mending import person_form
from bot.roles.taking_part import doers, fit
from bot.roles.thresholds import Thresholds
from bot.working_time import MIDNIGHT, Hours, Span, local, local_day, works_on
from storage.covers import EVERY_TASK
from storage.duties import Part

UNKNOWN_END = timedelta(weeks=4)
"""Counted of a leave whose end is not known: long enough to be worth a remark."""


def of_absence(facts: Facts, user_id: str, thresholds: Thresholds) -> Iterator[Finding]:
    """The first leave of which more own working days than that are without a deputy; roles count only."""
    if not facts.roles.get(user_id):
        return
    for leave in facts.matrix.colleagues[user_id].hours.leave:
        days = missed(facts.matrix.colleagues[user_id].hours, leave)
        ended = leave.until is not None and leave.until <= facts.now
        if not ended and len(days) > thresholds.absent_days and not _has_deputy(facts, user_id, days):
            yield _found(facts, user_id, days)
            return


def missed(hours: Hours, leave: Span) -> list[date]:
    """The days on which they would have worked but for this leave."""
    until = leave.until or leave.start + UNKNOWN_END
    first, last = (local_day(at, hours.zone) for at in (leave.start, until))
    days = [first + number * DAY for number in range((last - first) // DAY + 1)]
    usual, away = replace(hours, leave=()), replace(hours, leave=(leave,))
    return [day for day in days if works_on(usual, day) and not works_on(away, day)]


def _has_deputy(facts: Facts, user_id: str, days: Sequence[date]) -> bool:
    """Each role has somebody else too, or each line that they do or decide about has somebody who does it or
    stands in, there on at least one of the days; or somebody took everything over from them.
    """
    return (
        _is_covered(facts, user_id, days)
        or _roles_have(facts, user_id, days)
        or _lines_have(facts, user_id, days)
    )


def _is_covered(facts: Facts, user_id: str, days: Sequence[date]) -> bool:
    start, end = (local(day, MIDNIGHT, facts.team.zone) for day in (days[0], days[-1] + DAY))
    return any(
        one.asker_id == user_id and one.task == EVERY_TASK and one.starts_at < end and start < one.ends_at
        for one in facts.matrix.covers
    )


def _roles_have(facts: Facts, user_id: str, days: Sequence[date]) -> bool:
    return all(
        _somebody_there(facts, [who for who, has in facts.roles.items() if role in has], user_id, days)
        for role in facts.roles[user_id]
    )


def _lines_have(facts: Facts, user_id: str, days: Sequence[date]) -> bool:
    theirs = [line for line in facts.lines if user_id in (*doers(line), *line.people(Part.DECIDES))]
    return bool(theirs) and all(_somebody_there(facts, _stand_in(line), user_id, days) for line in theirs)


def _stand_in(line: Line) -> list[str]:
    return [*doers(line), *line.people(Part.BACKUP)]


def _somebody_there(facts: Facts, user_ids: Sequence[str], but: str, days: Sequence[date]) -> bool:
    others = [one for one in fit(facts.matrix, user_ids) if one != but]
    return any(works_on(facts.matrix.colleagues[one].hours, day) for one in others for day in days)


def _found(facts: Facts, user_id: str, days: Sequence[date]) -> Finding:
    today = local_day(facts.now, facts.team.zone)
    return Finding(
        "role_unattended",
        Level.WARNING,
        user_id,
        *person_form(user_id),
        urgency_of(days[0], today),
        people=(user_id,),
        numbers={"days": len(days), "first": days[0].toordinal()},
    )
