"""What may be kept of a channel, what it costs in hours, and how far the step is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bot.channels.capacity import Load, minutes_for
from bot.channels.progress import progress
from bot.channels.rules import Draft, Found, Outcome, Plan, as_found, from_found, problems, wrong_outcome
from bot.texts import every_sentence
from storage.channels import Decision, Span, new_key
from tests.channels.examples import MONDAY, NOTHING, a_channel


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({"cadence": 2, "forms": ["text", "image"]}, 75),
        ({"cadence": 2, "forms": ["image", "video"]}, 225),
        ({"cadence": 1, "forms": ["sound"], "span": Span.MONTH}, 240 / 4.33),
        ({"cadence": 3, "forms": []}, 90),
        ({"cadence": None, "hours": 2.5}, 150),
        ({"cadence": None, "hours": None}, 0),
    ],
)
def test_a_week_of_a_channel_takes_so_many_minutes(fields: Mapping[str, Any], minutes: float) -> None:
    assert minutes_for(a_channel(**fields)) == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("load", "is_too_much"),
    [
        (Load(posts=660, hours=10), False),
        (Load(posts=661, hours=10), True),
        (Load(posts=300, meetups=200, cases=161, hours=10), True),
        (Load(posts=9000), False),
    ],
)
def test_more_than_a_tenth_over_the_hours_is_too_much(load: Load, is_too_much: bool) -> None:  # noqa: FBT001 - a column
    assert load.is_too_much is is_too_much


@pytest.mark.parametrize(
    ("channels", "published", "share", "told"),
    [
        ((), (), 0, "Nog geen kanaal. Wat doen jullie al?"),
        ((NOTHING,), (), 0, "Eén kanaal gevonden, nog niet gekozen"),
        (({"forms": []},), (), 60, "Eén kanaal, nog niet rond"),
        (({}, NOTHING), ("linkedin",), 50, "2 kanalen, één nog niet rond"),
        (({}, {}, {"cadence": None}), ("",), 93, "3 kanalen, één nog niet rond"),
        (({"done_by": "U1"},), (), 100, "Eén kanaal, en het is rond"),
        (({"hypothesis": "a", "cadence": None},), ("",), 100, "Eén kanaal, en het is rond"),
    ],
)
def test_progress_says_what_is_open(
    channels: tuple[Mapping[str, Any], ...], published: tuple[str, ...], share: int, told: str
) -> None:
    found = progress([a_channel(**fields) for fields in channels], published)

    say = every_sentence().say("nl")
    assert (found.share, say(found.key, **found.values)) == (share, told)


def test_the_start_is_kept_as_it_was_told() -> None:
    found = Found("facebook", "Facebook", "ICT", date(2026, 1, 2), "U1", 2.5)

    assert from_found(as_found(found)) == found
    assert from_found({}) == Found()


def test_a_key_is_never_given_twice() -> None:
    assert new_key("linkedin", []) == "linkedin"
    assert new_key("linkedin", ["linkedin", "linkedin-3"]) == "linkedin-2"
    assert new_key("linkedin", ["linkedin", "linkedin-2"]) == "linkedin-3"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Found("nowhere", "a"), "network"),
        (Found("phone", "a"), "network"),
        (Found("other", "a" * 61), "name"),
        (Found("other", "a", "b" * 151), "login_holder"),
        (Found("other", "a", hours=80.5), "hours"),
        (Found("other", "a", hours=-1), "hours"),
        (Plan("other", "a", cadence=51), "cadence"),
    ],
)
def test_what_slack_itself_would_have_refused_is_refused_too(draft: Draft, field: str) -> None:
    assert field in problems(draft, MONDAY.date())


def test_a_draft_of_nothing_has_no_problems() -> None:
    assert problems(Draft(), MONDAY.date()) == {}


@pytest.mark.parametrize(
    ("outcome", "field"),
    [
        (Outcome("", Decision.KEEP), "outcome"),
        (Outcome("a" * 601, Decision.KEEP), "outcome"),
        (Outcome("a", None), "decided"),
        (Outcome("a", Decision.LONGER, date(2062, 1, 1)), "ends_on"),
    ],
)
def test_an_outcome_that_cannot_be_kept_is_refused(outcome: Outcome, field: str) -> None:
    assert set(wrong_outcome(outcome, MONDAY.date())) == {field}
