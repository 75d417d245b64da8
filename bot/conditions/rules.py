"""When a round opens, asks, reminds and closes, and what may be picked and agreed after it. Pure.

Moments are UTC; days and times of day are the team's, or the person's own where that is said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.presence import hours_of
from bot.rituals import CLOSING
from bot.working_time import Hours, local, local_day, next_opening, open_spans
from storage.actions import CONDITION_AHEAD_AT_MOST, TEXT_LONGEST
from storage.leaves import Leave
from storage.people import Member, Person, Team
from storage.ratings import FACTORS, RATERS, RatingRound

SCORES = (-2, -1, 0, 1, 2)
UNKNOWN = "unknown"
"""What stands for "don't know" among the options."""

FIRST_PAGE, SECOND_PAGE = FACTORS[:6], FACTORS[6:]
"""Eleven questions are more than one look: two pages, each short enough for a phone (own choice)."""

LENGTHS = (3, 5, 10)
"""Working days a round may last; five, a week, when nothing is chosen."""
USUAL_LENGTH = 5

PICKED = 2
"""Pick two, not eleven: docs/trade.md, "Preconditions"."""

USUAL_SPAN = timedelta(weeks=4)
"""Which small thing improves this within four weeks?"""

LATER = tuple(f"conditions.condition.later.{field}" for field in ("action",))
"""What can be found out later about a factor, as it is asked."""

NEXT_ROUND = timedelta(days=90)
"""A quarter: docs/trade.md, "Preconditions"."""
MORNING = time(9)

AFTER_ASKING = timedelta(hours=4)
"""A reminder on the same half day is a nuisance (own choice)."""

LONGEST = {"sentence": 300, "text": TEXT_LONGEST}
"""Characters: one sentence, and one small thing."""


@dataclass(frozen=True, slots=True)
class Voter:
    """A member of the team, as a round sees them."""

    user_id: str
    hours: Hours
    takes_part: bool = True
    wants_reminders: bool = True
    joined_at: datetime | None = None


def voter(
    team: Team, member: Member, person: Person, leaves: Iterable[Leave], free_days: Iterable[date]
) -> Voter:
    """People from elsewhere never take part, and guests only when the team says so."""
    elsewhere = person.has_left or person.is_stranger or person.is_bot
    return Voter(
        user_id=person.user_id,
        hours=hours_of(person, leaves, free_days),
        takes_part=not (elsewhere or (person.is_guest and not team.guests_take_part)),
        wants_reminders=member.wants_reminders,
        joined_at=member.joined_at,
    )


def closes_at(now: datetime, zone: str, length: int, free_days: Collection[date]) -> datetime:
    """At 17.00 on the team's clock, that many of its working days after today."""
    day, left = local_day(now, zone), length
    while left:
        day += timedelta(days=1)
        left -= _is_worked(day, free_days)
    return local(day, CLOSING, zone)


def _is_worked(day: date, free_days: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in free_days  # noqa: PLR2004 - Saturday


def ask_at(who: Voter, now: datetime, closing: datetime) -> datetime | None:
    """Their first working moment of the round; None for who has none, or does not take part."""
    at = next_opening(who.hours, now) if who.takes_part else None
    return at if at is not None and at < closing else None


def remind_at(who: Voter, asked_at: datetime, closing: datetime) -> datetime | None:
    """When who has not rated is reminded: as the day begins on which they work for the last but one time.

    So that a day is left; on their last day when there is no other. None: never.
    """
    if not (who.takes_part and who.wants_reminders) or asked_at + AFTER_ASKING >= closing:
        return None
    spans = open_spans(who.hours, asked_at + AFTER_ASKING, closing)
    days = {local_day(span.start, who.hours.zone): span.start for span in reversed(spans)}
    starts = sorted(days.values())
    return starts[-2] if len(starts) > 1 else next(iter(starts), None)


def is_waited_for(who: Voter, now: datetime, closing: datetime) -> bool:
    """Whether they can still rate in working time of theirs."""
    return who.takes_part and now < closing and bool(open_spans(who.hours, now, closing))


def is_complete(voters: Iterable[Voter], rated: Collection[str], now: datetime, closing: datetime) -> bool:
    """Whether everybody who is there has rated: then nobody need wait for the results."""
    missing = (one for one in voters if one.user_id not in rated)
    return bool(rated) and not any(is_waited_for(one, now, closing) for one in missing)


def propose_at(now: datetime, zone: str) -> datetime:
    """When the next round is proposed: at 9.00 on the team's clock, a quarter later."""
    return local(local_day(now + NEXT_ROUND, zone), MORNING, zone)


def is_shown(raters: int) -> bool:
    """Whether the results may be shown, as they tell of nobody."""
    return raters >= RATERS


def is_to_talk_about(raters: int) -> bool:
    """Whether two people rated, who can only lay their scores side by side."""
    return 1 < raters < RATERS


def score_of(answer: str | None) -> int | None:
    """The score of an option; None for "don't know" and for anything that is no option."""
    return {str(score): score for score in SCORES}.get(answer or "")


def is_score(answer: str | None) -> bool:
    return answer == UNKNOWN or score_of(answer) is not None


def problems_with_choice(chosen: Sequence[str]) -> str | None:
    """The key of the sentence that says what to do; None when these can be picked."""
    if not chosen:
        return "conditions.problem.none_chosen"
    return "conditions.problem.too_many" if len(chosen) > PICKED else None


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action as it was filled in."""

    text: str
    owner_id: str | None = None
    due_on: date | None = None


def problems_with_action(agreed: Agreed, today: date) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the action can be kept."""
    found = {}
    if not agreed.text.strip():
        found["text"] = "conditions.problem.empty"
    if len(agreed.text) > LONGEST["text"]:
        found["text"] = "conditions.problem.too_long"
    if agreed.owner_id is None:
        found["owner_id"] = "conditions.problem.nobody"
    return found | _problem_with_due(agreed.due_on, today)


def _problem_with_due(due_on: date | None, today: date) -> dict[str, str]:
    if due_on is None:
        return {"due_on": "conditions.problem.no_day"}
    if due_on <= today:
        return {"due_on": "conditions.problem.past"}
    return {"due_on": "conditions.problem.far"} if due_on > today + CONDITION_AHEAD_AT_MOST else {}


def usual_day(today: date) -> date:
    """The day that the form proposes: four weeks ahead, which is the same day of the week."""
    return today + USUAL_SPAN


def remind_owner_at(due_on: date, zone: str) -> datetime:
    """On the day itself at 9.00 on the team's clock."""
    return local(due_on, MORNING, zone)


@dataclass(frozen=True, slots=True)
class Rounds:
    """The round that is open, the last one with results, and the one before that."""

    open: RatingRound | None = None
    last: RatingRound | None = None
    before: RatingRound | None = None

    @property
    def none(self) -> bool:
        return self.open is None and self.last is None


def rounds_of(newest_first: Sequence[RatingRound]) -> Rounds:
    closed = [one for one in newest_first if not one.is_open]
    return Rounds(
        open=next((one for one in newest_first if one.is_open), None),
        last=closed[0] if closed else None,
        before=closed[1] if len(closed) > 1 else None,
    )


def step_share(rounds: Rounds, acted_on: Collection[str]) -> int:
    """How far step five is, 0 to 100: half for a round, a quarter for each chosen factor with an action."""
    if rounds.last is None:
        return 0 if rounds.open is None else STARTED
    done = [factor for factor in rounds.last.chosen[:PICKED] if factor in acted_on]
    share = len(done) / max(1, len(rounds.last.chosen))
    return RATED + round((100 - RATED) * share)


STARTED, RATED = 20, 50


def in_order(factors: Mapping[str, object] | Collection[str]) -> list[str]:
    """These factors in the article's order."""
    return [factor for factor in FACTORS if factor in factors]
