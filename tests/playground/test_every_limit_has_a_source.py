"""The rows of limits.yaml: each says where it was read, and none is left out of the walk."""

from typing import Any

import pytest

from playground.judging.judge import Judge
from playground.judging.limits import limits
from playground.seed import load

Json = dict[str, Any]
FAMILIES = ("views", "blocks", "elements", "objects", "kinds")
KINDS = [(family, name) for family in FAMILIES for name in load("limits.yaml")[family]]


@pytest.mark.parametrize(("family", "name"), KINDS)
def test_each_kind_says_where_it_was_read(family: str, name: str) -> None:
    assert load("limits.yaml")[family][name]["source"]


def test_each_size_says_where_it_was_read() -> None:
    assert all(row["source"] for row in load("limits.yaml")["sizes"].values())


def rows(row: Json) -> list[Json]:
    """The row itself and those of what it is a list of."""
    return [row, *rows(row["of"])] if row["is"] == "list" else [row]


@pytest.mark.parametrize(("family", "name"), KINDS)
def test_what_a_kind_requires_it_also_knows(family: str, name: str) -> None:
    kind = load("limits.yaml")[family][name]
    for key in [*kind.get("required", []), *kind.get("either", [])]:
        assert key in kind["keys"]


@pytest.mark.parametrize(("family", "name"), KINDS)
def test_every_row_can_be_walked_with_the_wrong_thing(family: str, name: str) -> None:
    for row in load("limits.yaml")[family][name]["keys"].values():
        for part in rows(row):
            judge = Judge(limits(), "message")
            judge.check(part, object(), "/here")
            assert judge.faults or part["is"] == "blocks", part
