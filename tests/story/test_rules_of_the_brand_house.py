"""When a value says something, when nobody is against a belief, and how far a house is."""

from dataclasses import replace
from typing import Any

import pytest

from bot.field.rules import Agreement, Alike
from bot.findings import Level
from bot.noticing import noticed
from bot.story import cliches, health, rules
from bot.story.health import Facts
from bot.story.rules import BrandDraft, ValueDraft, ValueRemark
from bot.texts import every_sentence
from storage.verdicts import Verdict

USABLE = ValueDraft(
    "Recht door zee",
    "We zeggen wat er echt speelt, ook als het schuurt.",
    ("noem wat lastig is",),
    ("geen stockfoto's",),
    "Wat er misging op OK 3",
    4,
)
HOUSE = BrandDraft(
    None, "Pas veilig als iedereen tegenspreekt.", "Nooit alleen.", ("Buddy",), "Zo.", ("a", "b", "c")
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Betrokken", True),
        ("betrokken en betrouwbaar", True),
        ("Innovatief & duurzaam", True),
        ("Customer-focused", True),
        ("Together", True),
        ("Samen", True),
        ("Samen wijs", False),
        ("Recht door zee", False),
        ("Straight talk", False),
        ("en", False),
        ("", False),
    ],
)
def test_a_name_made_of_such_words_alone(name: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert cliches.is_cliche(name) is expected


@pytest.mark.parametrize(
    ("belief", "expected"),
    [
        ("Bij ons staat de mens centraal.", True),
        ("Wij geloven in goede zorg voor iedereen.", True),
        ("Quality is important to all of us.", True),
        ("People first, every day.", True),
        ("Zorg wordt pas veilig als iedereen de baas mag tegenspreken.", False),
        ("Care only becomes safe when everyone may contradict the boss.", False),
        ("Kwaliteit gaat niet samen met haast.", False),
        ("Rust is beter dan regels.", False),
        ("", False),
    ],
)
def test_a_belief_that_nobody_could_be_against(belief: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert cliches.nobody_is_against(belief) is expected


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (None, ValueRemark.MEANING),
        ("We zeggen wat er echt speelt.", ValueRemark.MEANING_SHORT),
        ("Zee, zee en recht en door zee en recht.", ValueRemark.MEANING_EMPTY),
        ("We zeggen wat er echt speelt, ook als het schuurt.", None),
    ],
)
def test_a_meaning_says_something_in_eight_words(meaning: str | None, expected: ValueRemark | None) -> None:
    assert rules.meaning_remark(ValueDraft("Recht door zee", meaning)) == expected


def test_how_far_the_step_is() -> None:
    assert rules.progress(BrandDraft(), []) == (0, 0)
    assert rules.progress(HOUSE, []) == (50, 0)
    assert rules.progress(HOUSE, [USABLE]) == (66, 1)
    assert rules.progress(HOUSE, [USABLE] * 3) == (100, 3)
    assert rules.progress(BrandDraft(), [USABLE, ValueDraft("Betrokken")]) == (16, 1)


def test_of_a_house_that_nobody_began_nothing_is_found() -> None:
    assert health.findings(Facts(1, BrandDraft())) == []


def test_a_whole_house_has_no_findings() -> None:
    assert health.findings(Facts(1, HOUSE, dict.fromkeys((1, 2, 3), USABLE))) == []


@pytest.mark.parametrize(
    ("brand", "kind", "level"),
    [
        ({"belief": None}, "no_belief", Level.WARNING),
        ({"belief": "De mens centraal."}, "tame_belief", Level.HINT),
        ({"promise": None}, "no_promise", Level.HINT),
        ({"proof": ()}, "no_proof", Level.HINT),
        ({"story": None}, "no_story", Level.HINT),
        ({"themes": ("a",)}, "few_themes", Level.HINT),
    ],
)
def test_each_weak_part_of_the_house(brand: dict[str, Any], kind: str, level: Level) -> None:
    weak = replace(HOUSE, **brand)

    [found] = health.findings(Facts(1, weak, dict.fromkeys((1, 2, 3), USABLE)))

    assert (found.key, found.level, found.action, found.value) == (f"{kind} brand", level, "story.brand", "1")


@pytest.mark.parametrize(
    ("weak", "kinds"),
    [
        ({"meaning": None}, ["no_meaning"]),
        ({"meaning": "Kort"}, ["thin_meaning"]),
        ({"dos": ()}, ["no_do"]),
        ({"donts": ()}, ["no_dont"]),
        ({"dos": (), "donts": ()}, ["no_do_dont"]),
        ({"example": None}, ["no_example"]),
        ({"anchoring": 2.9}, ["low_anchoring"]),
        ({"anchoring": 3}, []),
        ({"anchoring": None}, []),
        ({"name": "Betrokken", "dos": ()}, ["no_do", "cliche"]),
        ({"name": "Betrokken"}, []),
    ],
)
def test_each_weak_spot_of_a_value(weak: dict[str, Any], kinds: list[str]) -> None:
    value = replace(USABLE, **weak)

    found = health.findings(Facts(1, HOUSE, {1: USABLE, 2: USABLE, 3: value}))

    assert [one.kind for one in found] == kinds
    assert {one.value for one in found} <= {"3"}


@pytest.mark.parametrize(("count", "kinds"), [(2, ["few_values"]), (5, []), (6, ["many_values"])])
def test_how_many_values_a_house_carries(count: int, kinds: list[str]) -> None:
    found = health.findings(Facts(1, HOUSE, dict.fromkeys(range(1, count + 1), USABLE)))

    assert [one.kind for one in found] == kinds


def test_values_that_readers_see_differently_and_doubts_that_are_alike() -> None:
    values = dict.fromkeys((1, 2, 3), USABLE)
    seen = {1: Agreement(5, 2), 2: Agreement(5, 3), 9: Agreement(9, 0)}
    alike = (Alike(2, Verdict.EDGE, ()), Alike(9, Verdict.EDGE, ()), Alike(None, Verdict.EDGE, ()))

    found = health.findings(Facts(1, HOUSE, values, seen, alike))

    assert [(one.key, one.action, one.value) for one in found] == [
        ("words_differ value/1", "story.value", "1"),
        ("three_alike value/2/edge", "field.learn", "2/edge"),
    ]
    assert found[0].numbers == {"pairs": 5, "different": 3}
    told = [noticed("story", one).told(every_sentence().say("nl")) for one in found]
    assert told[0] == (
        "Bij “Recht door zee” zagen twee lezers 3 van 5 keer iets anders. Tijd voor één do en één don't?"
    )


def test_every_kind_of_finding_has_its_sentence() -> None:
    weak = Facts(1, BrandDraft(proof=("x",)), {1: ValueDraft("Betrokken", "Kort")})

    assert {one.kind for one in health.findings(weak)} <= set(health.KINDS)
