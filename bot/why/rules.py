"""What may happen to an issue, and what is worth saying about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.why.concreteness import TOPICS_AT_MOST, Band, Concreteness, Fields, Part, concreteness
from storage.plans import Focus, Issue

OPEN_AT_MOST = 3
"""More than three issues at once is too broad: planning guide, part "why"."""

TOPICS = (
    "employer_branding",
    "vacancies",
    "sharing_knowledge",
    "internal_communication",
    "learning",
    "alumni",
    "working_together",
    "onboarding",
    "internal_mobility",
    "engagement",
    "sustainable_employability",
    "change_programmes",
    "other",
)
"""The twelve topics of the article, and the "etc." behind them."""

LONGEST = {"sentence": 600, "unit": 60, "audience": 200, "source": 200}
"""Characters. Twice the longest plausible answer, and well below what a section of a message can show."""

BIGGEST = 1_000_000_000


class Refusal(StrEnum):
    TOO_MANY_OPEN = "too_many_open"
    IS_CLOSED = "is_closed"
    IS_OPEN = "is_open"


class Remark(StrEnum):
    """The one thing to say after an answer; the awkward question when all is there."""

    TOPICS_MANY = "topics_many"
    VAGUE = "vague"
    CHANNEL = "channel"
    MANY_ANDS = "many_ands"
    OWNER = "owner"
    SOURCE = "source"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue as it was filled in."""

    sentence: str
    topics: tuple[str, ...] = ()
    focus: Focus | None = None
    now: float | None = None
    goal: float | None = None
    unit: str | None = None
    due_on: date | None = None
    audience: str | None = None
    source: str | None = None
    owner_id: str | None = None


def draft_of(issue: Issue) -> Draft:
    return Draft(
        sentence=issue.sentence,
        topics=tuple(issue.topics),
        focus=issue.focus,
        now=issue.now_value,
        goal=issue.goal_value,
        unit=issue.unit,
        due_on=issue.due_on,
        audience=issue.audience,
        source=issue.source,
        owner_id=issue.owner_id,
    )


def problems(draft: Draft, today: date) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the draft can be kept."""
    found = {name: "why.problem.too_long" for name in LONGEST if _is_too_long(draft, name)}
    if not draft.sentence.strip():
        found["sentence"] = "why.problem.empty"
    if draft.due_on is not None and draft.due_on <= today:
        found["due_on"] = "why.problem.past"
    if draft.now is not None and draft.now == draft.goal:
        found["goal"] = "why.problem.same"
    return found


def _is_too_long(draft: Draft, name: str) -> bool:
    return len(getattr(draft, name) or "") > LONGEST[name]


def may_add(open_count: int) -> Refusal | None:
    """Why no further issue may be open, or None."""
    return Refusal.TOO_MANY_OPEN if open_count >= OPEN_AT_MOST else None


def how_concrete(draft: Draft) -> Concreteness:
    return concreteness(
        Fields(draft.sentence, draft.topics, draft.now, draft.goal, draft.due_on, draft.audience)
    )


def remark(draft: Draft, concrete: Concreteness) -> Part | Remark:
    """The one remark that helps most: what is missing, dearest first; then what blurs; then who and how."""
    dear = [part for part in concrete.missing if part not in {Part.LENGTH, Part.TOPICS, Part.VERB}]
    if dear:
        return dear[0]
    if blurred := _what_blurs(draft, concrete):
        return blurred
    if concrete.missing:
        return concrete.missing[0]
    if draft.owner_id is None:
        return Remark.OWNER
    return Remark.CHALLENGE if draft.source else Remark.SOURCE


def _what_blurs(draft: Draft, concrete: Concreteness) -> Remark | None:
    checks = {
        Remark.VAGUE: bool(concrete.vague),
        Remark.CHANNEL: bool(concrete.channels),
        Remark.TOPICS_MANY: len(draft.topics) > TOPICS_AT_MOST,
        Remark.MANY_ANDS: concrete.many_ands,
    }
    return next((blurred for blurred, holds in checks.items() if holds), None)


def progress(drafts: Sequence[Draft]) -> tuple[int, int]:
    """How far step one is: the mean score of the open issues (0 to 100), and how many are concrete."""
    found = [how_concrete(draft) for draft in drafts]
    if not found:
        return 0, 0
    share = round(sum(one.score for one in found) / len(found))
    return share, sum(one.band is Band.CONCRETE for one in found)


def differences(before: Draft, after: Draft) -> dict[str, list[object]]:
    """Field -> [before, after] of what changed, as the log of changes keeps it."""
    names = before.__dataclass_fields__
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: [_plain(old), _plain(new)] for name, (old, new) in pairs.items() if old != new}


def _plain(value: object) -> object:
    return (
        value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
    )


def changed_meanwhile(fields: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """The names of the fields that others changed, each once, in the order they did."""
    return tuple(dict.fromkeys(name for change in fields for name in change))
