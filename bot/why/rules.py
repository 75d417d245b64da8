"""What may happen to an issue, and what is worth saying about it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.why.concreteness import TOPICS_AT_MOST, Band, Concreteness, Fields, Part, concreteness
from storage.plans import ISSUE, Focus, Issue

OPEN_AT_MOST = 3
"""More than three issues at once is too broad: docs/trade.md, "How concrete"."""

LONGEST = {"sentence": 600, "unit": 60, "audience": 200, "source": 200}
"""Characters. Twice the longest plausible answer, and well below what a section of a message can show."""

BIGGEST = 1_000_000_000
DECIMALS = 3
"""As many as are shown."""
YEARS_AHEAD = 10
"""Further away is a slip of the year: 2072 for 2027."""
YEARS_BACK = 5
"""What was counted longer ago says nothing of this issue."""


CHEAP = frozenset({Part.LENGTH, Part.TOPICS, Part.VERB})
"""What is asked for only after what blurs the rest."""


class Remark(StrEnum):
    """The one thing to say after an answer; the awkward question when all is there."""

    OVERDUE = "overdue"
    OWNER_GONE = "owner_gone"
    TOPICS_MANY = "topics_many"
    VAGUE = "vague"
    CHANNEL = "channel"
    MANY_ANDS = "many_ands"
    OWNER = "owner"
    SOURCE = "source"
    CHALLENGE = "challenge"


LATER = (
    Part.GOAL,
    Part.DUE,
    Part.AUDIENCE,
    Part.NOW,
    Remark.VAGUE,
    Remark.OWNER,
    Remark.SOURCE,
    Remark.CHALLENGE,
)
"""What somebody may have to find out before they can answer; the other remarks ask for a choice."""


ASKS_FOR: Mapping[str, Part | Remark] = {
    "now": Part.NOW,
    "goal": Part.GOAL,
    "audience": Part.AUDIENCE,
    "source": Remark.SOURCE,
}
"""Field in which one can type that it is not known -> the remark that asks for it."""
TYPED = (*ASKS_FOR, "unit")


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
    found |= {name: "why.problem.number" for name in ("now", "goal") if _is_unfit(getattr(draft, name))}
    if not draft.sentence.strip():
        found["sentence"] = "why.problem.empty"
    if draft.now is not None and draft.now == draft.goal:
        found["goal"] = "why.problem.same"
    return found | _problems_with_due(draft.due_on, today)


def _is_too_long(draft: Draft, name: str) -> bool:
    return len(getattr(draft, name) or "") > LONGEST[name]


def _is_unfit(number: float | None) -> bool:
    return number is not None and (abs(number) >= BIGGEST or round(number, DECIMALS) != number)


def _problems_with_due(due_on: date | None, today: date) -> dict[str, str]:
    if due_on is None:
        return {}
    if due_on <= today:
        return {"due_on": "why.problem.past"}
    return {"due_on": "why.problem.far"} if due_on.year > today.year + YEARS_AHEAD else {}


def problems_with_measurement(value: float | None, on: date | None, today: date) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when it can be kept."""
    found = {}
    if value is None or _is_unfit(value):
        found["value"] = "why.problem.number"
    if on is None:
        found["on"] = "why.problem.no_day"
    elif on > today:
        found["on"] = "why.problem.future"
    elif on.year < today.year - YEARS_BACK:
        found["on"] = "why.problem.long_ago"
    return found


def has_room(open_count: int) -> bool:
    """Whether another issue may be open."""
    return open_count < OPEN_AT_MOST


def how_concrete(draft: Draft) -> Concreteness:
    return concreteness(
        Fields(draft.sentence, draft.topics, draft.now, draft.goal, draft.due_on, draft.audience)
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What only time tells of an issue: does its owner still take part, has its day passed."""

    owner_is_here: bool = True
    is_overdue: bool = False
    looked_into: frozenset[str] = frozenset()
    """The remarks that somebody is finding out the answer to."""
    left_open: tuple[str, ...] = ()
    """The fields of which somebody just said that they do not know: they are asked about first."""


def about(issue_id: int, remark: Part | Remark) -> str:
    """What an action is about, that finds out the answer to this remark."""
    return f"{ISSUE}:{issue_id}:{remark}"


def every_about(issue_ids: Iterable[int]) -> list[str]:
    return [about(issue_id, remark) for issue_id in issue_ids for remark in LATER]


def is_about(issue_id: int, action_about: str) -> bool:
    return action_about.startswith(f"{ISSUE}:{issue_id}:")


def looked_into(issue_id: int, abouts: Iterable[str]) -> frozenset[str]:
    """Of what open actions are about, the remarks of this issue."""
    return frozenset(one.rpartition(":")[2] for one in abouts if is_about(issue_id, one))


def standing(issue: Issue, here: Collection[str], today: date, abouts: Iterable[str] = ()) -> Standing:
    """`here` are the ids of who takes part, `abouts` what open actions find out; `today` is the team's."""
    return Standing(
        owner_is_here=issue.owner_id is None or issue.owner_id in here,
        is_overdue=issue.due_on is not None and issue.due_on < today,
        looked_into=looked_into(issue.id, abouts),
    )


def remark(draft: Draft, concrete: Concreteness, stands: Standing = Standing()) -> Part | Remark | None:
    """The one remark that helps most, and that nobody is looking into; None when nothing is left to ask."""
    first = {ASKS_FOR[field] for field in stands.left_open if field in ASKS_FOR}
    remarks = [one for one in _remarks(draft, concrete, stands) if one not in stands.looked_into]
    return next((one for one in remarks if one in first), next(iter(remarks), None))


def _remarks(draft: Draft, concrete: Concreteness, stands: Standing) -> Iterator[Part | Remark]:
    """What time undid; what is no goal; what is missing, dearest first; what blurs; who; what is awkward."""
    if stands.is_overdue:
        yield Remark.OVERDUE
    if not stands.owner_is_here:
        yield Remark.OWNER_GONE
    if Part.GOAL in concrete.missing:
        yield from _what_is_no_goal(concrete)
    yield from (part for part in concrete.missing if part not in CHEAP)
    yield from _what_blurs(draft, concrete)
    yield from concrete.missing
    if draft.owner_id is None:
        yield Remark.OWNER
    if not draft.source:
        yield Remark.SOURCE
    yield Remark.CHALLENGE


def _what_is_no_goal(concrete: Concreteness) -> Iterator[Remark]:
    """While nothing is counted yet, "how many" cannot be answered of a channel or of "visibility"."""
    if concrete.channels:
        yield Remark.CHANNEL
    if concrete.vague:
        yield Remark.VAGUE


def _what_blurs(draft: Draft, concrete: Concreteness) -> Iterator[Remark]:
    checks = {
        Remark.VAGUE: bool(concrete.vague),
        Remark.CHANNEL: bool(concrete.channels),
        Remark.TOPICS_MANY: len(draft.topics) > TOPICS_AT_MOST,
        Remark.MANY_ANDS: concrete.many_ands,
    }
    return (blurred for blurred, holds in checks.items() if holds)


def progress(drafts: Sequence[Draft]) -> tuple[int, int]:
    """How far step one is: the mean score of the open issues (0 to 100), and how many are concrete."""
    found = [how_concrete(draft) for draft in drafts]
    if not found:
        return 0, 0
    share = round(sum(one.score for one in found) / len(found))
    return share, sum(one.band is Band.CONCRETE for one in found)
