"""What may happen to an issue, and which one remark helps most: tables and properties."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.why import rules
from bot.why.concreteness import Part
from bot.why.rules import Draft, Remark, Standing
from storage.plans import TOPICS, Focus, Issue

TODAY = date(2026, 11, 23)
FULL = Draft(
    sentence="We laten het verloop dalen, en dat merkt de hele dienst.",
    topics=("onboarding",),
    focus=Focus.INTERNAL,
    now=22,
    goal=15,
    unit="%",
    due_on=date(2027, 7, 1),
    audience="de avonddienst",
    source="HR-rapportage",
    owner_id="U1",
)


def remark(stands: Standing, **changed: Any) -> Part | Remark | None:
    draft = replace(FULL, **changed)
    return rules.remark(draft, rules.how_concrete(draft), stands)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({}, {}),
        ({"sentence": " \n"}, {"sentence": "why.problem.empty"}),
        ({"sentence": "a" * 600}, {}),
        ({"sentence": "a" * 601}, {"sentence": "why.problem.too_long"}),
        ({"unit": "a" * 61}, {"unit": "why.problem.too_long"}),
        ({"audience": "a" * 201}, {"audience": "why.problem.too_long"}),
        ({"source": "a" * 201}, {"source": "why.problem.too_long"}),
        ({"due_on": TODAY}, {"due_on": "why.problem.past"}),
        ({"due_on": date(2026, 11, 24)}, {}),
        ({"due_on": date(2036, 12, 31)}, {}),
        ({"due_on": date(2037, 1, 1)}, {"due_on": "why.problem.far"}),
        ({"due_on": None}, {}),
        ({"now": 15}, {"goal": "why.problem.same"}),
        ({"now": None, "goal": None}, {}),
        ({"goal": 1e9}, {"goal": "why.problem.number"}),
        ({"now": -1e9}, {"now": "why.problem.number"}),
        ({"goal": 0.001}, {}),
        ({"goal": 0.0001}, {"goal": "why.problem.number"}),
        ({"sentence": "", "due_on": TODAY}, {"sentence": "why.problem.empty", "due_on": "why.problem.past"}),
    ],
)
def test_what_cannot_be_kept(changed: dict[str, Any], problem: dict[str, str]) -> None:
    assert rules.problems(replace(FULL, **changed), TODAY) == problem


@pytest.mark.parametrize(
    ("changed", "helps"),
    [
        ({}, Remark.CHALLENGE),
        ({"source": None}, Remark.SOURCE),
        ({"owner_id": None, "source": None}, Remark.OWNER),
        ({"goal": None}, Part.GOAL),
        ({"now": None}, Part.NOW),
        ({"due_on": None, "now": None}, Part.DUE),
        ({"audience": None, "now": None}, Part.AUDIENCE),
        ({"topics": ()}, Part.TOPICS),
        ({"topics": TOPICS[:3]}, Remark.TOPICS_MANY),
        ({"sentence": "Verloop"}, Part.VERB),
        ({"sentence": "Het verloop daalt"}, Part.LENGTH),
        ({"sentence": "Het verloop daalt door meer awareness op TikTok voor de hele dienst."}, Remark.VAGUE),
        ({"sentence": "Het verloop daalt door mooie verhalen op TikTok voor de dienst."}, Remark.CHANNEL),
        ({"sentence": "Het verloop daalt en en en en en dat is het."}, Remark.MANY_ANDS),
        ({"sentence": "Meer awareness", "goal": None}, Remark.VAGUE),
        ({"sentence": "Meer awareness op TikTok", "goal": None}, Remark.CHANNEL),
    ],
)
def test_what_is_no_goal_comes_first_then_the_dearest_then_what_blurs_then_who_and_how(
    changed: dict[str, Any], helps: Part | Remark
) -> None:
    assert remark(Standing(), **changed) == helps


def test_what_time_undid_comes_before_everything() -> None:
    assert remark(Standing(is_overdue=True, owner_is_here=False), goal=None) == Remark.OVERDUE
    assert remark(Standing(owner_is_here=False), goal=None) == Remark.OWNER_GONE


@pytest.mark.parametrize(
    ("owner", "due_on", "standing"),
    [
        (None, None, Standing()),
        ("U1", date(2026, 11, 23), Standing()),
        ("U2", date(2026, 11, 24), Standing(owner_is_here=False)),
        ("U1", date(2026, 11, 22), Standing(is_overdue=True)),
    ],
)
def test_how_an_issue_stands_today(owner: str | None, due_on: date | None, standing: Standing) -> None:
    assert rules.standing(issue(owner_id=owner, due_on=due_on), {"U1"}, TODAY) == standing


def issue(**columns: Any) -> Issue:
    return Issue(
        team_id=1,
        sentence="Verloop",
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
        created_by="U1",
        **columns,
    )


@pytest.mark.parametrize(("open_count", "room"), [(0, True), (2, True), (3, False), (4, False)])
def test_three_issues_may_be_open(open_count: int, *, room: bool) -> None:
    assert rules.has_room(open_count) is room


def test_a_draft_of_an_issue_says_the_same() -> None:
    kept = issue(topics=["alumni"], focus=Focus.EXTERNAL, now_value=1, goal_value=2, unit="%", source="HR")

    assert rules.draft_of(kept) == Draft(
        "Verloop", topics=("alumni",), focus=Focus.EXTERNAL, now=1, goal=2, unit="%", source="HR"
    )


def test_progress_is_the_mean_and_counts_what_is_concrete() -> None:
    assert rules.progress([]) == (0, 0)
    assert rules.progress([FULL]) == (100, 1)
    assert rules.progress([FULL, Draft("niets")]) == (50, 1)


def test_what_somebody_finds_out_is_not_asked_again() -> None:
    assert remark(Standing(looked_into=frozenset({"goal"})), goal=None, now=None) is Part.NOW
    assert remark(Standing(looked_into=frozenset({"source"})), source=None) is Remark.CHALLENGE
    assert remark(Standing(looked_into=frozenset({"challenge"}))) is None


def test_what_an_action_is_about_belongs_to_one_issue() -> None:
    abouts = [rules.about(1, Part.GOAL), rules.about(11, Part.DUE), "audience:1:offline"]

    assert rules.looked_into(1, abouts) == {"goal"}
    assert len(rules.every_about([1, 2])) == 2 * len(rules.LATER)


@pytest.mark.parametrize(
    ("value", "on", "problems"),
    [
        (4.0, date(2026, 11, 23), {}),
        (4.0, date(2021, 1, 1), {}),
        (None, None, {"value": "why.problem.number", "on": "why.problem.no_day"}),
        (1e9, date(2026, 11, 23), {"value": "why.problem.number"}),
        (4.0, date(2026, 11, 24), {"on": "why.problem.future"}),
        (4.0, date(2020, 12, 31), {"on": "why.problem.long_ago"}),
    ],
)
def test_what_may_be_measured(value: float | None, on: date | None, problems: dict[str, str]) -> None:
    assert rules.problems_with_measurement(value, on, date(2026, 11, 23)) == problems


drafts = st.builds(
    Draft,
    sentence=st.text(max_size=80),
    topics=st.lists(st.sampled_from(TOPICS), max_size=4, unique=True).map(tuple),
    now=st.none() | st.floats(-10, 10),
    goal=st.none() | st.floats(-10, 10),
    due_on=st.none() | st.dates(),
    audience=st.none() | st.text(max_size=9),
    source=st.none() | st.text(max_size=9),
    owner_id=st.none() | st.just("U1"),
)


@given(drafts, st.builds(Standing, st.booleans(), st.booleans()))
def test_there_is_always_one_remark_and_it_is_about_something_true(draft: Draft, stands: Standing) -> None:
    concrete = rules.how_concrete(draft)

    found = rules.remark(draft, concrete, stands)

    if isinstance(found, Part):
        assert found in concrete.missing
    elif found in {Remark.SOURCE, Remark.CHALLENGE}:
        assert not concrete.missing
