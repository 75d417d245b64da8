"""In organisations drawn at random nothing is found that is not wrong, and all that was made wrong is."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import Finding, Urgency
from bot.roles.health import LEVELS, findings
from bot.roles.health_of_days import urgency_of
from bot.roles.telling import told
from bot.texts import LANGUAGES, every_sentence
from tests.roles.defects import PLANTED, Defect, everybody_in, no_part
from tests.roles.organisation import Organisation, healthy

SEEDS = st.integers(0, 2**32)
some = settings(max_examples=25, deadline=None)
few = settings(max_examples=6, deadline=None)


def found_in(organisation: Organisation) -> list[Finding]:
    return findings(organisation.facts)


def keys(found: list[Finding]) -> list[str]:
    return sorted(one.key for one in found)


@given(SEEDS)
@some
def test_in_a_healthy_organisation_nothing_is_found(seed: int) -> None:
    assert keys(found_in(healthy(seed))) == []


@pytest.mark.traced
@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
@given(seed=SEEDS)
@few
def test_exactly_the_defect_that_was_planted_is_found(plant: Defect, seed: int) -> None:
    organisation = healthy(seed)

    subject = plant(organisation)

    assert keys(found_in(organisation)) == [f"{plant.__name__} {subject}"]


@given(SEEDS, st.sets(st.sampled_from(PLANTED), min_size=2))
@some
def test_of_several_defects_each_is_found_and_none_brings_another(seed: int, plants: set[Defect]) -> None:
    organisation = healthy(seed)
    chosen = [one for one in PLANTED if one in plants and not (one is no_part and everybody_in in plants)]

    planted = [f"{plant.__name__} {plant(organisation)}" for plant in chosen]

    found = found_in(organisation)
    assert keys(found) == sorted(planted)
    assert [one.level for one in found] == sorted((one.level for one in found), key=LEVELS.index)


@given(SEEDS)
@few
def test_every_finding_is_said_with_all_its_values_and_what_to_do(seed: int) -> None:
    organisation = healthy(seed)
    for plant in PLANTED:
        plant(organisation)
    facts = organisation.facts

    for language in LANGUAGES:
        for finding in findings(facts):
            sentence = told(every_sentence().say(language), finding, facts)
            assert "{" not in sentence
            assert sentence[0].isupper() or sentence.startswith(("<@", *"0123456789"))
            assert sentence.count(".") >= 2


@pytest.mark.parametrize(
    ("days", "urgency"),
    [
        (-3, Urgency.TODAY),
        (0, Urgency.TODAY),
        (1, Urgency.TOMORROW),
        (2, Urgency.THIS_WEEK),
        (7, Urgency.THIS_WEEK),
        (8, Urgency.PATTERN),
    ],
)
def test_how_soon_it_begins_says_how_soon_it_must_be_mended(days: int, urgency: Urgency) -> None:
    today = date(2026, 11, 24)

    assert urgency_of(today + timedelta(days=days), today) is urgency
