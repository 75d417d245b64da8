"""When the daily prompt of a team comes and when its day closes: for who sets up a team, and for the meet-up.

All wishes are wall-clock times of the team's own zone, all answers moments in UTC. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.holidays import free_days
from bot.working_time import local, local_day
from storage.people import Team

CLOSING = time(17)
"""Until 17.00 an answer can be given and a prompt may still come: docs/trade.md, "The daily meet-up"."""

LATEST = time(16)
"""The last time of day a team may choose: later, nobody could answer before the day closes."""

DAYS_AHEAD = range(400)
"""More than a year: a team that is closed for longer has stopped."""


@dataclass(frozen=True, slots=True)
class Ritual:
    """A team's daily prompt: at `at` on `weekdays` (0 is Monday), never on `free_days`."""

    zone: str
    at: time
    weekdays: frozenset[int]
    free_days: frozenset[date] = frozenset()

    def meets_on(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in self.free_days

    def prompt_at(self, day: date) -> datetime:
        return local(day, self.at, self.zone)

    def closes_at(self, day: date) -> datetime:
        return local(day, CLOSING, self.zone)


def ritual_of(team: Team, now: datetime) -> Ritual:
    """The team's ritual, with the holidays it ticked from last year until two years ahead."""
    return Ritual(team.zone, team.meetup_at, frozenset(team.meetup_days), team_free_days(team, now))


def team_free_days(team: Team, now: datetime) -> frozenset[date]:
    """The days on which everybody is off: holidays from last year until two years ahead, and days chosen."""
    chosen = frozenset(date.fromisoformat(day) for day in team.closed_days)
    if not team.holidays:
        return chosen
    return chosen | free_days(team.country, team.holidays, range(now.year - 1, now.year + 3))


def next_prompt(ritual: Ritual, after: datetime) -> datetime | None:
    """The first prompt later than `after`; None when the team never meets."""
    return next((at for at in _prompts_from(ritual, after) if at > after), None)


def prompt_due_at(team: Team, now: datetime) -> datetime | None:
    """What `Team.prompt_due_at` must be once the team is set up, or its time, days or holidays changed."""
    return next_prompt(ritual_of(team, now), now)


def day_to_prompt(ritual: Ritual, now: datetime) -> date | None:
    """Today, while the prompt is due and the day not closed. However long we slept, never another day."""
    today = local_day(now, ritual.zone)
    if not ritual.meets_on(today):
        return None
    return today if ritual.prompt_at(today) <= now < ritual.closes_at(today) else None


def next_meeting_day(ritual: Ritual, after: date) -> date | None:
    """The first day later than `after` on which the team meets."""
    days = (date.fromordinal(after.toordinal() + count) for count in DAYS_AHEAD[1:])
    return next((day for day in days if ritual.meets_on(day)), None)


def _prompts_from(ritual: Ritual, moment: datetime) -> Iterator[datetime]:
    first = local_day(moment, ritual.zone).toordinal()
    days = (date.fromordinal(first + count) for count in DAYS_AHEAD)
    return (ritual.prompt_at(day) for day in days if ritual.meets_on(day))
