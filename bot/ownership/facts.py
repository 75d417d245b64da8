"""What must be known to say whose something is: the question, the matrix, and when people work. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.working_time import Hours, is_open, local_day, next_opening, works_on
from storage.covers import EVERY_TASK, Cover
from storage.duties import EVERY_DAY, Held, Scope


@dataclass(frozen=True, slots=True)
class Ask:
    """Whose is this task at this moment (UTC), for this channel and topic? Empty: for none in particular."""

    task: str
    at: datetime
    channel: str = ""
    topic: str = ""


class Being(StrEnum):
    """Where somebody is at a moment, by what they told us."""

    IN = "in"
    LATER = "later"
    """They come in later that day."""
    WENT_HOME = "went_home"
    DAY_OFF = "day_off"
    HOLIDAY = "holiday"
    LEAVE = "leave"
    LEFT = "left"
    """They left Slack or the team."""
    OUTSIDE = "outside"
    """A guest in a team that takes no guests, somebody of another organisation, or an app."""
    COVERED = "covered"
    """Somebody took this over from them for now."""
    FULL = "full"
    """They have as many open cases as they can take."""
    GAVE_BACK = "gave_back"
    """They had just this, and gave it back."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`until` is when that changes (UTC), as far as it is known."""

    being: Being
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team. `unfit` says why they can have no part in anything, whenever it is."""

    user_id: str
    hours: Hours
    unfit: Being | None = None


def whereabouts(colleague: Colleague, at: datetime) -> Whereabouts:
    """Where they are then, by their own clock; leave counts before holidays, those before days off."""
    if colleague.unfit:
        return Whereabouts(colleague.unfit)
    hours = colleague.hours
    if is_open(hours, at):
        return Whereabouts(Being.IN)
    comes = next_opening(hours, at)
    if leave := next((span for span in hours.leave if span.start <= at < (span.until or at)), None):
        return Whereabouts(Being.LEAVE, leave.until if comes is None else comes)
    today = local_day(at, hours.zone)
    if today in hours.free_days:
        return Whereabouts(Being.HOLIDAY, comes)
    if comes is not None and local_day(comes, hours.zone) == today:
        return Whereabouts(Being.LATER, comes)
    return Whereabouts(Being.WENT_HOME if works_on(hours, today) else Being.DAY_OFF, comes)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who has which part in what, in one team. `zone` is the team's: its clock says which weekday it is."""

    zone: str
    colleagues: Mapping[str, Colleague]
    held: Mapping[str, tuple[Held, ...]]
    """By task."""
    covers: tuple[Cover, ...] = ()
    coordinators: tuple[str, ...] = ()
    """Who can be told, in the order in which they joined."""

    def cells_for(self, ask: Ask) -> list[Held]:
        """The cells that say something about this question, most specific first."""
        weekday = local_day(ask.at, self.zone).weekday()
        found = [cell for cell in self.held.get(ask.task, ()) if _is_about(cell.scope, ask, weekday)]
        return sorted(found, key=lambda cell: -specificity(cell.scope))

    def volunteers(self, ask: Ask) -> list[str]:
        """Who took on what nobody had, at that moment; the last one first."""
        return [
            cover.taken_by
            for cover in reversed(self.covers)
            if not cover.asker_id and cover.task == ask.task and cover.starts_at <= ask.at < cover.ends_at
            if cover.taken_by and self._takes_part(cover.taken_by)
        ]

    def _takes_part(self, user_id: str) -> bool:
        colleague = self.colleagues.get(user_id)
        return colleague is not None and colleague.unfit is None

    def cover_for(self, user_id: str, ask: Ask) -> Cover | None:
        """The cover of somebody's part at that moment: the one taken last, by who still takes part."""
        fitting = [
            cover
            for cover in self.covers
            if cover.asker_id == user_id
            and cover.task in (EVERY_TASK, ask.task)
            and cover.starts_at <= ask.at < cover.ends_at
            and cover.taken_by is not None
            and self._takes_part(cover.taken_by)
        ]
        return fitting[-1] if fitting else None


def _is_about(scope: Scope, ask: Ask, weekday: int) -> bool:
    return (
        scope.channel in ("", ask.channel)
        and scope.topic in ("", ask.topic)
        and scope.weekday in (EVERY_DAY, weekday)
    )


def specificity(scope: Scope) -> int:
    """A channel says more than a topic, a topic more than a weekday, two of them more than the greater one.

    docs/trade.md, "Role matrix": channel and day, channel, topic, task; what it leaves open is ordered here.
    """
    return 4 * bool(scope.channel) + 2 * bool(scope.topic) + (scope.weekday != EVERY_DAY)
