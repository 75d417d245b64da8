"""What may be said of a channel: as it was found, as the plan wants it, and as an experiment. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from typing import Any, TypeVar

from bot.channels.logins import looks_like_password
from bot.naming import is_taken
from storage.channels import PUBLISHING, Decision, Network, PlanChannel, Span

CHANNELS_AT_MOST = 60
"""Far more than a team can keep up; what is offered to choose from shows a hundred."""

LONGEST = {
    "name": 60,
    "login_holder": 150,
    "reason": 400,
    "hypothesis": 300,
    "success": 150,
    "outcome": 600,
}
"""Characters. Twice the longest plausible answer."""

CADENCE_AT_MOST = 50
"""Posts a week or a month."""
HOURS_AT_MOST = 80
"""Hours a week."""
EXPERIMENT_AT_MOST = timedelta(days=731)
"""An experiment that ends later than in two years is none."""
START_SETTLES = timedelta(days=7)
"""So long what is corrected in the inventory corrects the starting situation too."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form says of a channel. The names of fields are those of the table."""


@dataclass(frozen=True, slots=True)
class Named(Draft):
    """Which channel it is."""

    network: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Found(Named):
    """A channel as the inventory found it."""

    login_holder: str | None = None
    last_post_on: date | None = None
    done_by: str | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Plan(Named):
    """What the plan makes of a channel."""

    reason: str | None = None
    audience_ids: tuple[int, ...] = ()
    issue_ids: tuple[int, ...] = ()
    forms: tuple[str, ...] = ()
    cadence: int | None = None
    span: Span = Span.WEEK
    days: tuple[int, ...] = ()
    opens: time | None = None
    closes: time | None = None
    is_monitored: bool = False


@dataclass(frozen=True, slots=True)
class Trial(Draft):
    """What makes a channel an experiment; all empty: it is none."""

    hypothesis: str | None = None
    ends_on: date | None = None
    success: str | None = None


SomeDraft = TypeVar("SomeDraft", bound=Draft)

FOUND_FIELDS = ("login_holder", "last_post_on", "done_by", "hours")


def draft_of(kind: type[SomeDraft], channel: PlanChannel) -> SomeDraft:
    """What the channel says of this kind of things."""
    values = {one.name: getattr(channel, one.name) for one in fields(kind)}
    known: dict[str, Any] = {name: _kept(one) for name, one in values.items()}
    return kind(**known)


def _kept(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def fill(channel: PlanChannel, draft: Draft) -> None:
    """The channel says what the draft says."""
    for one in fields(draft):
        value = getattr(draft, one.name)
        setattr(channel, one.name, list(value) if isinstance(value, tuple) else value)


def has_room(count: int) -> bool:
    """Whether the team may have another channel."""
    return count < CHANNELS_AT_MOST


def problems(
    draft: Draft, today: date, others: Collection[str] = (), before: Draft | None = None
) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the draft can be kept.

    `others` are the names of the team's other channels, `before` is what was kept; `today` is the team's.
    """
    found = {name: "channels.problem.too_long" for name in LONGEST if _is_too_long(draft, name)}
    if isinstance(draft, Named):
        is_kept = isinstance(before, Named) and before.name == draft.name
        found |= _wrong_name(draft, () if is_kept else others)
    match draft:
        case Found():
            return found | _wrong_in_found(draft, today)
        case Plan():
            return found | _wrong_in_plan(draft)
        case Trial():
            return found | _wrong_in_trial(draft, today, before)
    return found


def _is_too_long(draft: Draft, name: str) -> bool:
    return len(getattr(draft, name, None) or "") > LONGEST[name]


def _wrong_name(draft: Named, others: Collection[str]) -> dict[str, str]:
    if draft.network not in PUBLISHING:
        return {"network": "channels.problem.network"}
    if not draft.name:
        return {"name": "channels.problem.name"}
    return {"name": "channels.problem.name_taken"} if is_taken(draft.name, others) else {}


def _wrong_in_found(found: Found, today: date) -> dict[str, str]:
    wrong = {}
    if looks_like_password(found.login_holder or ""):
        wrong["login_holder"] = "channels.problem.password"
    if found.last_post_on is not None and found.last_post_on > today:
        wrong["last_post_on"] = "channels.problem.last_post"
    if found.hours is not None and not 0 <= found.hours <= HOURS_AT_MOST:
        wrong["hours"] = "channels.problem.hours"
    return wrong


def _wrong_in_plan(plan: Plan) -> dict[str, str]:
    wrong = {}
    if plan.cadence is not None and not 1 <= plan.cadence <= CADENCE_AT_MOST:
        wrong["cadence"] = "channels.problem.cadence"
    if (plan.opens is None) != (plan.closes is None):
        wrong["closes" if plan.closes is None else "opens"] = "channels.problem.both_times"
    if plan.opens and plan.closes and plan.closes <= plan.opens:
        wrong["closes"] = "channels.problem.closes"
    return wrong


def _wrong_in_trial(trial: Trial, today: date, before: Draft | None) -> dict[str, str]:
    """A day that has gone by may stay as it was kept."""
    if trial == Trial():
        return {}
    if trial.hypothesis is None:
        return {"hypothesis": "channels.problem.hypothesis"}
    if trial.ends_on is None:
        return {"ends_on": "channels.problem.no_end"}
    kept = before.ends_on if isinstance(before, Trial) else None
    return {} if trial.ends_on == kept else wrong_end(trial.ends_on, today)


def wrong_end(ends_on: date, today: date) -> dict[str, str]:
    """What is wrong with a new last day of an experiment."""
    if ends_on <= today:
        return {"ends_on": "channels.problem.past"}
    return {"ends_on": "channels.problem.far"} if ends_on - today > EXPERIMENT_AT_MOST else {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an experiment, and how the team goes on; `ends_on` counts for trying it longer."""

    words: str
    decision: Decision | None
    ends_on: date | None = None


def wrong_outcome(outcome: Outcome, today: date) -> dict[str, str]:
    """Field -> key of the sentence that says what to do."""
    if not outcome.words:
        return {"outcome": "channels.problem.outcome"}
    if len(outcome.words) > LONGEST["outcome"]:
        return {"outcome": "channels.problem.too_long"}
    if outcome.decision is None:
        return {"decided": "channels.problem.decide"}
    if outcome.decision is not Decision.LONGER:
        return {}
    return (
        {"ends_on": "channels.problem.no_end"}
        if outcome.ends_on is None
        else wrong_end(outcome.ends_on, today)
    )


def as_found(found: Found) -> dict[str, object]:
    """The starting situation as it is kept."""
    values = {name: getattr(found, name) for name in ("network", "name", *FOUND_FIELDS)}
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in values.items()}


def from_found(kept: dict[str, object]) -> Found:
    """What `as_found` kept; fields that are not there are empty."""
    last = kept.get("last_post_on")
    known = {one.name: kept.get(one.name, one.default) for one in fields(Found)}
    return Found(**{**known, "last_post_on": date.fromisoformat(str(last)) if last else None})  # type: ignore[arg-type]  # JSON has no types


def is_a_site(network: str) -> bool:
    """Whether it has a name of its own that people know: anything but "another channel"."""
    return network in PUBLISHING and network != Network.OTHER
