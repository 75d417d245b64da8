"""Before when a case must be answered, and when that is nearly over. Pure.

Time counts while the team's webcare is open. The kind of a case gives its target; urgency can only shorten
it: "today" means before webcare closes, "now" means as fast as a crisis.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.working_time import MIDNIGHT, Hours, add, elapsed, local, local_day, next_opening, open_spans
from storage.cases import USUAL_MINUTES, Kind, Urgency

NOW_MINUTES = USUAL_MINUTES[Kind.CRISIS]
"""What must be answered now has the target of a crisis."""

WARN_AT = 0.8
"""The share of the time that is gone at the first warning: docs/trade.md, "Response targets"."""


@dataclass(frozen=True, slots=True)
class Deadline:
    warn_at: datetime
    due_at: datetime


def deadline(
    kind: Kind, urgency: Urgency, minutes: Mapping[str, int], hours: Hours, since: datetime
) -> Deadline | None:
    """Counted from `since`. None: this kind has no target and is not urgent, or webcare never opens."""
    dues = (_target(kind, urgency, minutes, hours, since), _closing(urgency, hours, since))
    due_at = min((due for due in dues if due is not None), default=None)
    if due_at is None:
        return None
    warn_at = add(hours, since, elapsed(hours, since, due_at) * WARN_AT)
    return Deadline(warn_at or due_at, due_at)


def _target(
    kind: Kind, urgency: Urgency, minutes: Mapping[str, int], hours: Hours, since: datetime
) -> datetime | None:
    target = minutes.get(kind)
    if urgency is Urgency.NOW:
        target = min(NOW_MINUTES, target or NOW_MINUTES)
    return None if target is None else add(hours, since, timedelta(minutes=target))


def _closing(urgency: Urgency, hours: Hours, since: datetime) -> datetime | None:
    """When webcare closes on the day that it is, or is next, open; for what must be answered today."""
    opens = next_opening(hours, since) if urgency is Urgency.TODAY else None
    if opens is None:
        return None
    return open_spans(hours, opens, end_of_day(opens, hours.zone))[-1].until


def end_of_day(moment: datetime, zone: str) -> datetime:
    """The midnight in the zone after this moment."""
    return local(local_day(moment, zone) + timedelta(days=1), MIDNIGHT, zone)


def next_alarm(found: Deadline | None, told_until: datetime | None = None) -> datetime | None:
    """When to look at the clock next, after what came up to `told_until` was said."""
    if found is None:
        return None
    moments = (found.warn_at, found.due_at)
    return next((at for at in moments if told_until is None or at > told_until), None)
