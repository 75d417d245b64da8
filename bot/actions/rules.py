"""What may be promised, until when, when somebody is reminded of it, and which sentence it begins with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.opening_hours import DAY, MONDAY_TO_FRIDAY, WEEK
from bot.working_time import local, local_day
from storage.actions import CONDITION_AHEAD_AT_MOST, TEXT_LONGEST, Action

DUE_AFTER = 2 * WEEK
"""What a form proposes: long enough to find something out, short enough to remember why (own choice)."""
AHEAD_AT_MOST = timedelta(days=365)
"""Further away is a plan and no action."""
CONDITION = "condition"
POSTPONED_BY = WEEK
REMINDED_AT = time(9)
"""On the team's clock; who is not at work by then hears of it when they are."""
WORKING_DAY_WITHIN = 60
"""A team that is closed longer than so many days gets the fourteenth, whatever day that is."""
CHAPTERS = {
    "audience": "who",
    "value": "story",
    "brand": "story",
    "channel": "channels",
    "issue": "why",
    CONDITION: "conditions",
}
"""The thing an action may be about -> the chapter whose texts say what is to be found out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An action as it was filled in."""

    text: str
    owner_id: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class About:
    """What an action is for: "audience:3:offline" is a field of a thing, "condition:sceptics" a factor."""

    thing: str = ""
    field: str = ""

    @property
    def sentence(self) -> str:
        """The key of what is to be found out, in the texts of the chapter whose thing it is; empty: none."""
        chapter = CHAPTERS.get(self.thing)
        return f"{chapter}.{self.thing}.later.{self.field}" if chapter else ""


def read_about(about: str) -> About:
    """The parts of what an action is about; nothing for what no button of ours carries."""
    match about.split(":"):
        case [thing, _, field] if thing in CHAPTERS:
            return About(thing, field)
        case [thing, field] if thing == CONDITION:
            return About(thing, field)
        case _:
            return About()


def draft_of(action: Action) -> Draft:
    return Draft(action.text, action.owner_id, action.due_on)


def problems(draft: Draft, today: date, about: str = "") -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the draft can be kept."""
    found = {}
    if not draft.text.strip():
        found["text"] = "actions.problem.empty"
    elif len(draft.text) > TEXT_LONGEST:
        found["text"] = "actions.problem.too_long"
    if draft.owner_id is None:
        found["owner_id"] = "actions.problem.nobody"
    if problem := _problem_with_due(draft.due_on, today, about):
        found["due_on"] = problem
    return found


def _problem_with_due(due_on: date | None, today: date, about: str) -> str | None:
    if due_on is None:
        return "actions.problem.no_date"
    if due_on < today:
        return "actions.problem.past"
    if read_about(about).thing == CONDITION and due_on > today + CONDITION_AHEAD_AT_MOST:
        return "actions.problem.six_weeks"
    return "actions.problem.far" if due_on > today + AHEAD_AT_MOST else None


def usual_due(today: date, free_days: Collection[date]) -> date:
    """Two weeks ahead, or the first working day of the team after it."""
    first = today + DUE_AFTER
    days = [first + number * DAY for number in range(WORKING_DAY_WITHIN)]
    return next((day for day in days if day.weekday() in MONDAY_TO_FRIDAY and day not in free_days), first)


def postponed(due_on: date, today: date, free_days: Collection[date]) -> date:
    """A week later than it was to be, or than today when that has gone by, on a working day of the team."""
    first = max(due_on, today) + POSTPONED_BY
    return usual_due(first - DUE_AFTER, free_days)


def remind_at(due_on: date, zone: str, now: datetime) -> datetime:
    """When its owner is asked about it: on the day itself, or the next day when it is past nine."""
    at = local(due_on, REMINDED_AT, zone)
    return at if at > now else local(local_day(now, zone) + DAY, REMINDED_AT, zone)


def is_overdue(action: Action, today: date) -> bool:
    return action.due_on < today


def mine_first(actions: Sequence[Action], user_id: str) -> list[Action]:
    """Those of this person before the others; the order stays."""
    return sorted(actions, key=lambda action: action.owner_id != user_id)
