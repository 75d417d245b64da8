"""What is weak in a brand house, each with the form that mends it. Pure: docs/trade.md, "Brand house"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.field.rules import Agreement, Alike
from bot.findings import Finding, Level
from bot.story import cliches, rules
from bot.story.rules import BrandDraft, ValueDraft, ValueRemark
from bot.story.thresholds import THRESHOLDS

BRAND_FORM, VALUE_FORM, NEW_VALUE, ASKING = "story.brand", "story.value", "story.add_value", "story.ask"
"""The buttons that open the forms which mend: with the team's id, a value's, the team's, a value's."""

KINDS = (
    "no_belief",
    "tame_belief",
    "no_promise",
    "no_proof",
    "no_story",
    "few_themes",
    "few_values",
    "many_values",
    "no_meaning",
    "thin_meaning",
    "no_do_dont",
    "no_do",
    "no_dont",
    "no_example",
    "cliche",
    "low_anchoring",
    "words_differ",
    "three_alike",
)
SENTENCES = tuple(f"story.finding.{kind}" for kind in KINDS)
"""What says each of them, with `bot/noticing.py`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A team's house; its values by their id, in their order."""

    team_id: int
    brand: BrandDraft
    values: Mapping[int, ValueDraft] = field(default_factory=dict)
    agreements: Mapping[int, Agreement] = field(default_factory=dict)
    """How readers of posts agree, by the value's id."""
    alike: Sequence[Alike] = ()
    """Doubts about posts of which three are alike."""

    @property
    def is_begun(self) -> bool:
        return bool(self.values) or self.brand != BrandDraft()


def findings(facts: Facts) -> list[Finding]:
    """The worst first. Nothing is found of a house that nobody began: the step itself says so."""
    if not facts.is_begun:
        return []
    found = [*_of_the_house(facts), *_of_the_number(facts)]
    for value_id, value in facts.values.items():
        found += _of_a_value(value_id, value)
    found += [*_of_the_readers(facts), *_of_doubts(facts)]
    return sorted(found, key=lambda one: list(Level).index(one.level))


def _of_the_house(facts: Facts) -> Iterator[Finding]:
    brand = facts.brand
    checks = {
        "no_belief": not brand.belief,
        "tame_belief": cliches.nobody_is_against(brand.belief or ""),
        "no_promise": not brand.promise,
        "no_proof": not brand.proof,
        "no_story": not brand.story,
        "few_themes": len(brand.themes) < THRESHOLDS.themes_at_least,
    }
    for kind, holds in checks.items():
        if holds:
            level = Level.WARNING if kind == "no_belief" else Level.HINT
            yield Finding(kind, level, "brand", BRAND_FORM, str(facts.team_id))


def _of_the_number(facts: Facts) -> Iterator[Finding]:
    count, team = len(facts.values), str(facts.team_id)
    if count < THRESHOLDS.values_at_least:
        yield Finding("few_values", Level.WARNING, "brand", NEW_VALUE, team, numbers={"count": count})
    if count > THRESHOLDS.values_at_most:
        yield Finding("many_values", Level.HINT, "brand", "story.open", team, numbers={"count": count})


def _of_a_value(value_id: int, value: ValueDraft) -> Iterator[Finding]:
    meaning = rules.meaning_remark(value)
    checks: Sequence[tuple[str, Level, bool]] = (
        ("no_meaning", Level.WARNING, meaning is ValueRemark.MEANING),
        ("thin_meaning", Level.HINT, meaning in {ValueRemark.MEANING_SHORT, ValueRemark.MEANING_EMPTY}),
        ("no_do_dont", Level.WARNING, not value.dos and not value.donts),
        ("no_do", Level.WARNING, not value.dos and bool(value.donts)),
        ("no_dont", Level.WARNING, bool(value.dos) and not value.donts),
        ("no_example", Level.HINT, not value.example),
        ("cliche", Level.HINT, rules.is_empty_cliche(value)),
        ("low_anchoring", Level.HINT, rules.is_barely_anchored(value)),
    )
    for kind, level, holds in checks:
        if holds:
            yield Finding(
                kind,
                level,
                f"value/{value_id}",
                VALUE_FORM,
                str(value_id),
                names={"value": value.name},
            )


def _of_the_readers(facts: Facts) -> Iterator[Finding]:
    """Pitfall three: values mean too little, so that two readers see different ones."""
    for value_id, found in facts.agreements.items():
        if value_id in facts.values and found.says_words_differ:
            yield Finding(
                "words_differ",
                Level.WARNING,
                f"value/{value_id}",
                VALUE_FORM,
                str(value_id),
                numbers={"pairs": found.pairs, "different": found.pairs - found.same},
                names={"value": facts.values[value_id].name},
            )


def _of_doubts(facts: Facts) -> Iterator[Finding]:
    for one in facts.alike:
        value = facts.values.get(one.value_id or 0)
        if value is not None:
            yield Finding(
                "three_alike",
                Level.HINT,
                f"value/{one.value_id}/{one.verdict}",
                "field.learn",
                f"{one.value_id}/{one.verdict}",
                numbers={"count": len(one.checks)},
                names={"value": value.name},
            )
