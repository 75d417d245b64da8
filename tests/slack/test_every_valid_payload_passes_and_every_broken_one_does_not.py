"""Random payloads after Slack's documentation pass; broken in one place, the problem is found there."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.slack.checks import Kind
from bot.slack.limits import Surface
from bot.slack.validator import problems
from tests.slack.payloads import FORMS, HOMES, MESSAGES, RESPONSES, Made

Place = tuple[Any, Any, str]
"""What holds a value, its key there, and the path to it."""

PAYLOADS = {
    Surface.MESSAGE: MESSAGES,
    Surface.RESPONSE: RESPONSES,
    Surface.MODAL: FORMS,
    Surface.HOME: HOMES,
}
OF_EACH_KIND = st.one_of(*(st.tuples(st.just(surface), payloads) for surface, payloads in PAYLOADS.items()))
THOROUGH = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@given(OF_EACH_KIND)
@THOROUGH
def test_what_slack_takes_has_no_problems(case: tuple[Surface, Made]) -> None:
    surface, payload = case

    assert problems(payload, surface) == []


@given(OF_EACH_KIND)
@THOROUGH
def test_what_passes_here_passes_the_checks_of_slacks_own_library_too(case: tuple[Surface, Made]) -> None:
    _, payload = case

    for block in payload.get("blocks", []):
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()


@dataclass(frozen=True)
class Breakage:
    name: str
    breaks: Callable[[Any], bool]
    into: Callable[[Any], Any]


BREAKAGES = (
    Breakage("null", lambda value: value is not None, lambda _: None),
    Breakage("a number for a text", lambda value: isinstance(value, str), lambda _: 7),
    Breakage("a text for an object", lambda value: isinstance(value, Made), lambda _: "seven"),
    Breakage("an object for a list", lambda value: isinstance(value, list), lambda _: {}),
    Breakage("a text for a flag or number", lambda value: isinstance(value, int), lambda _: "seven"),
    Breakage("an empty text", lambda value: isinstance(value, str), lambda _: ""),
    Breakage("blanks", lambda value: isinstance(value, str), lambda _: " \n "),
    Breakage("a much too long text", lambda value: isinstance(value, str), lambda _: "x" * 50_000),
    Breakage("an empty list", lambda value: isinstance(value, list) and bool(value), lambda _: []),
    Breakage(
        "a much too long list",
        lambda value: isinstance(value, list) and bool(value),
        lambda value: [deepcopy(value[0]) for _ in range(1001)],
    ),
)


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
@given(case=OF_EACH_KIND, data=st.data())
@THOROUGH
def test_a_value_that_is_broken_is_found_in_its_place(
    breakage: Breakage, case: tuple[Surface, Made], data: st.DataObject
) -> None:
    surface, payload = case
    places = [place for place in places_of(payload) if breakage.breaks(place[0][place[1]])]
    places = [place for place in places if not may_be_empty(breakage, place, surface)]
    assume(places)
    holder, key, path = data.draw(st.sampled_from(places))

    holder[key] = breakage.into(holder[key])

    assert path in [problem.path for problem in problems(payload, surface)]


@given(case=OF_EACH_KIND, data=st.data())
@THOROUGH
def test_a_kind_that_does_not_exist_is_found_in_its_place(
    case: tuple[Surface, Made], data: st.DataObject
) -> None:
    surface, payload = case
    places = [place for place in places_of(payload) if place[1] == "type"]
    assume(places)
    holder, key, path = data.draw(st.sampled_from(places))

    holder[key] = "surprise"

    assert path in [problem.path for problem in problems(payload, surface)]


@given(case=OF_EACH_KIND, data=st.data())
@THOROUGH
def test_a_required_key_that_is_left_out_is_named(case: tuple[Surface, Made], data: st.DataObject) -> None:
    surface, payload = case
    required = [
        (made, key, f"{path}.{key}" if path else key)
        for made, path in objects_of(payload)
        for key in sorted(made.required)
        if not is_submit_that_nobody_needs(payload, made, key)
    ]
    made, key, path = data.draw(st.sampled_from(required))

    del made[key]

    found = {problem.path: problem.kind for problem in problems(payload, surface)}
    assert is_missing(path, key, found)


@given(case=OF_EACH_KIND, data=st.data())
@THOROUGH
def test_a_key_that_slack_does_not_know_is_named(case: tuple[Surface, Made], data: st.DataObject) -> None:
    surface, payload = case
    made, path = data.draw(st.sampled_from(list(objects_of(payload))))

    made["surprise"] = True

    assert (f"{path}.surprise" if path else "surprise", Kind.UNKNOWN) in [
        (problem.path, problem.kind) for problem in problems(payload, surface)
    ]


def places_of(value: Any, path: str = "") -> Iterator[Place]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        here = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}" if path else key
        yield value, key, here
        if isinstance(inner, Made | list):
            yield from places_of(inner, here)


def objects_of(payload: Made) -> Iterator[tuple[Made, str]]:
    yield payload, ""
    for holder, key, path in places_of(payload):
        if isinstance(holder[key], Made):
            yield holder[key], path


def may_be_empty(breakage: Breakage, place: Place, surface: Surface) -> bool:
    """A home or message may show no blocks at all."""
    return breakage.name == "an empty list" and place[1] == "blocks" and surface is not Surface.MODAL


def is_submit_that_nobody_needs(payload: Made, made: Made, key: str) -> bool:
    return (
        key == "submit" and made is payload and all(block["type"] != "input" for block in payload["blocks"])
    )


def is_missing(path: str, key: str, found: dict[str, Kind]) -> bool:
    """Of two keys that can stand in for each other, the first is named."""
    stand_ins = {"fields": "text", "option_groups": "options"}
    alternative = path.removesuffix(key) + stand_ins.get(key, key)
    return Kind.MISSING in (found.get(path), found.get(alternative))
