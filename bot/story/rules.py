"""What a brand house may hold, and the one thing that is worth saying about it. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.naming import is_taken
from bot.story import cliches
from bot.story.thresholds import THRESHOLDS
from storage.brands import Brand, BrandKind, Value

LONGEST = {
    "belief": 300,
    "promise": 300,
    "story": 400,
    "name": 40,
    "meaning": 400,
    "example": 300,
}
"""Characters; twice the longest plausible answer."""
LINE_LONGEST = 120
LINES_AT_MOST = {"proof": 8, "themes": THRESHOLDS.themes_at_most, "dos": 8, "donts": 8}
FIELD_LONGEST = 3000
"""Slack: a field takes no more (docs.slack.dev, plain-text input)."""
LABELS = ("belief", "promise", "values", "proof")
"""The parts of the house that a team may call otherwise."""
LABEL_LONGEST = 30
BRAND_TYPED = ("belief", "promise", "proof", "story", "themes")
VALUE_TYPED = ("meaning", "dos", "donts", "example")
"""Fields in which one can type that it is not known."""


@dataclass(frozen=True, slots=True)
class BrandDraft:
    """The house without its values, as it was filled in."""

    kind: BrandKind | None = None
    belief: str | None = None
    promise: str | None = None
    proof: tuple[str, ...] = ()
    story: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelsDraft:
    """What the team calls the parts; empty for our own words."""

    belief: str | None = None
    promise: str | None = None
    values: str | None = None
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class ValueDraft:
    name: str
    meaning: str | None = None
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    example: str | None = None
    anchoring: float | None = None
    anchoring_answers: int | None = None


def brand_draft(brand: Brand | None) -> BrandDraft:
    if brand is None:
        return BrandDraft()
    return BrandDraft(
        kind=brand.kind,
        belief=brand.belief,
        promise=brand.promise,
        proof=tuple(brand.proof),
        story=brand.story,
        themes=tuple(brand.themes),
    )


def value_draft(value: Value) -> ValueDraft:
    return ValueDraft(
        name=value.name,
        meaning=value.meaning,
        dos=tuple(value.dos),
        donts=tuple(value.donts),
        example=value.example,
        anchoring=value.anchoring,
        anchoring_answers=value.anchoring_answers,
    )


def labels_draft(brand: Brand | None) -> LabelsDraft:
    known = brand.labels if brand else {}
    return LabelsDraft(**{part: known.get(part) for part in LABELS})


def lines_longest(name: str) -> int:
    """Characters that a field of lines takes."""
    return min(LINES_AT_MOST[name] * (LINE_LONGEST + 1), FIELD_LONGEST)


def brand_problems(draft: BrandDraft) -> dict[str, str]:
    """Field -> key of the sentence that says what to do; empty when the draft can be kept."""
    return _too_long(draft, ("belief", "promise", "story")) | _too_many(draft, ("proof", "themes"))


def value_problems(draft: ValueDraft, others: Collection[str]) -> dict[str, str]:
    """`others` are the names of the team's other values."""
    found = _too_long(draft, ("name", "meaning", "example")) | _too_many(draft, ("dos", "donts"))
    if not draft.name.strip():
        found["name"] = "story.problem.no_name"
    elif is_taken(draft.name, others):
        found["name"] = "story.problem.same_name"
    return found


def _too_long(draft: BrandDraft | ValueDraft, names: Sequence[str]) -> dict[str, str]:
    return {
        name: "story.problem.too_long" for name in names if len(getattr(draft, name) or "") > LONGEST[name]
    }


def _too_many(draft: BrandDraft | ValueDraft, names: Sequence[str]) -> dict[str, str]:
    found = {}
    for name in names:
        told: tuple[str, ...] = getattr(draft, name)
        if any(len(line) > LINE_LONGEST for line in told):
            found[name] = "story.problem.long_line"
        elif len(told) > LINES_AT_MOST[name]:
            found[name] = "story.problem.too_many"
    return found


def has_room(count: int) -> bool:
    """Whether another value can be kept."""
    return count < THRESHOLDS.values_kept


class BrandRemark(StrEnum):
    """The one thing to say of a house; what it is about comes first in its name."""

    BELIEF = "belief"
    BELIEF_TAME = "belief_tame"
    PROMISE = "promise"
    PROOF = "proof"
    STORY = "story"
    THEMES = "themes"
    KIND = "kind"
    CHALLENGE = "challenge"


class ValueRemark(StrEnum):
    CLICHE = "cliche"
    MEANING = "meaning"
    MEANING_SHORT = "meaning_short"
    MEANING_EMPTY = "meaning_empty"
    DOS = "dos"
    DONTS = "donts"
    EXAMPLE = "example"
    ANCHORING_LOW = "anchoring_low"
    ANCHORING = "anchoring"
    CHALLENGE = "challenge"


FIELD_OF: Mapping[BrandRemark | ValueRemark, str] = {
    BrandRemark.BELIEF: "belief",
    BrandRemark.BELIEF_TAME: "belief",
    BrandRemark.PROMISE: "promise",
    BrandRemark.PROOF: "proof",
    BrandRemark.STORY: "story",
    BrandRemark.THEMES: "themes",
    ValueRemark.CLICHE: "dos",
    ValueRemark.MEANING: "meaning",
    ValueRemark.MEANING_SHORT: "meaning",
    ValueRemark.MEANING_EMPTY: "meaning",
    ValueRemark.DOS: "dos",
    ValueRemark.DONTS: "donts",
    ValueRemark.EXAMPLE: "example",
    ValueRemark.ANCHORING: "anchoring",
}
"""What somebody can promise to find out; a remark without a field asks for no finding out."""


Remark = TypeVar("Remark", BrandRemark, ValueRemark)


def brand_remark(
    draft: BrandDraft, found_out: Collection[str] = (), left_open: Collection[str] = ()
) -> BrandRemark:
    """The one remark that helps most. `found_out` are fields that somebody is finding out already.

    `left_open` are fields of which somebody just said that they do not know: they are asked about first.
    """
    return _most_useful(_brand_remarks(draft), found_out, left_open)


def _most_useful(remarks: Iterator[Remark], found_out: Collection[str], left_open: Collection[str]) -> Remark:
    left = [one for one in remarks if FIELD_OF.get(one) not in found_out]
    return next((one for one in left if FIELD_OF.get(one) in left_open), left[0])


def _brand_remarks(draft: BrandDraft) -> Iterator[BrandRemark]:
    checks = {
        BrandRemark.BELIEF: not draft.belief,
        BrandRemark.BELIEF_TAME: cliches.nobody_is_against(draft.belief or ""),
        BrandRemark.PROMISE: not draft.promise,
        BrandRemark.PROOF: not draft.proof,
        BrandRemark.STORY: not draft.story,
        BrandRemark.THEMES: len(draft.themes) < THRESHOLDS.themes_at_least,
        BrandRemark.KIND: draft.kind is None,
        BrandRemark.CHALLENGE: True,
    }
    return (remark for remark, holds in checks.items() if holds)


def value_remark(
    draft: ValueDraft, found_out: Collection[str] = (), left_open: Collection[str] = ()
) -> ValueRemark:
    return _most_useful(_value_remarks(draft), found_out, left_open)


def _value_remarks(draft: ValueDraft) -> Iterator[ValueRemark]:
    """A cliché needs its do and don't before anything else is worth asking."""
    checks = {
        ValueRemark.CLICHE: is_empty_cliche(draft),
        **{remark: remark is meaning_remark(draft) for remark in MEANINGS},
        ValueRemark.DOS: not draft.dos,
        ValueRemark.DONTS: not draft.donts,
        ValueRemark.EXAMPLE: not draft.example,
        ValueRemark.ANCHORING_LOW: is_barely_anchored(draft),
        ValueRemark.ANCHORING: draft.anchoring is None,
        ValueRemark.CHALLENGE: True,
    }
    return (remark for remark, holds in checks.items() if holds)


MEANINGS = (ValueRemark.MEANING, ValueRemark.MEANING_SHORT, ValueRemark.MEANING_EMPTY)


def meaning_remark(draft: ValueDraft) -> ValueRemark | None:
    """None when the meaning says something in at least eight words."""
    if not draft.meaning:
        return ValueRemark.MEANING
    if len(cliches.words(draft.meaning)) < THRESHOLDS.words_of_meaning:
        return ValueRemark.MEANING_SHORT
    return None if cliches.says_something(draft.name, draft.meaning) else ValueRemark.MEANING_EMPTY


def is_empty_cliche(draft: ValueDraft) -> bool:
    return cliches.is_cliche(draft.name) and not (draft.dos and draft.donts)


def is_barely_anchored(draft: ValueDraft) -> bool:
    return draft.anchoring is not None and draft.anchoring < THRESHOLDS.well_anchored


def is_usable(draft: ValueDraft) -> bool:
    """Whether a post can be held against it: what it means, a do, a don't, and a post that proves it."""
    return meaning_remark(draft) is None and bool(draft.dos and draft.donts and draft.example)


PARTS = {"belief": 15, "promise": 10, "proof": 10, "story": 10, "themes": 5}
"""What each part of the house adds to how far step three is; the values add the rest."""
SHARE_OF_VALUES = 50


def progress(brand: BrandDraft, values: Sequence[ValueDraft]) -> tuple[int, int]:
    """How far step three is (0 to 100), and how many values are usable."""
    filled = sum(points for part, points in PARTS.items() if getattr(brand, part))
    usable = sum(is_usable(value) for value in values)
    wanted = max(THRESHOLDS.values_at_least, len(values))
    return filled + SHARE_OF_VALUES * usable // wanted, usable
