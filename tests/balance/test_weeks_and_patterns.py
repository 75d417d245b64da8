"""What is found of weeks, and of four weeks together."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.findings import Finding
from storage.channels import PostForm, Span
from storage.plans import Issue
from storage.posts import Post, PostKind, Status
from storage.verdicts import FieldCheck, Verdict
from tests.balance.examples import COLLEAGUES, MONDAY, a_channel, a_post, at, facts, found, posts


def in_turn(name: str, *turns: Any, count: int = 8) -> list[Post]:
    """Posts of which a column has each of these in turn."""
    made = posts(count)
    for number, post in enumerate(made):
        setattr(post, name, turns[number % len(turns)])
    return made


def test_a_channel_lags_behind_its_cadence_in_a_week_with_posts() -> None:
    channels = {1: a_channel(cadence=2)}

    this_week = found(facts(a_post(), channels=channels))
    assert this_week["cadence"].subject == "2026-W48 linkedin 1/2"
    assert this_week["cadence"].numbers == {"week": 48, "have0": 1, "of0": 2}
    last_week = found(facts(a_post(status=Status.PUBLISHED, publish_at=at(-3)), channels=channels))
    assert (last_week["cadence_missed"].action, last_week["cadence_missed"].value) == ("channels.change", "1")
    assert "cadence" not in last_week
    assert "cadence" not in found(facts(a_post(), a_post(2), channels=channels))


def test_what_is_promised_a_month_is_counted_in_the_whole_window() -> None:
    monthly = {1: a_channel(cadence=2, span=Span.MONTH)}

    assert found(facts(a_post(), channels=monthly))["cadence_month"].subject == "linkedin 1/2"
    assert "cadence_month" not in found(facts(a_post(), a_post(2, publish_at=at(-12)), channels=monthly))


def test_five_working_days_without_anything_are_silence() -> None:
    after = found(facts(a_post()))["quiet"]
    assert (after.names["day"], after.names["until"]) == ("2026-11-27", "2026-12-11")
    before = found(facts(a_post(publish_at=at(7)), a_post(2, publish_at=at(9)), a_post(3, publish_at=at(14))))
    assert (before["quiet"].subject, before["quiet"].names["until"]) == ("2026-11-23", "2026-11-27")
    weekly = [a_post(number, publish_at=at(day)) for number, day in enumerate((2, 7, 11, 16))]
    assert "quiet" not in found(facts(*weekly))


def test_one_hook_a_week_is_enough() -> None:
    hooks = [a_post(number, kind=PostKind.HOOK) for number in (1, 2)]

    assert found(facts(*hooks))["hooks_in_week"].value == "2"
    assert "hooks_in_week" not in found(facts(hooks[0]))
    for hook in hooks:
        hook.status = Status.PUBLISHED
    assert "hooks_in_week" not in found(facts(*hooks))


def test_a_full_week_has_no_room_for_news() -> None:
    channels = {1: a_channel(cadence=1)}
    two = [a_post(1), a_post(2)]

    assert found(facts(*two, channels=channels))["full_week"].value == "2"
    for post in two:
        post.status = Status.PUBLISHED
    assert "full_week" not in found(facts(*two, channels=channels))


def test_three_of_a_kind_in_a_row_on_a_channel() -> None:
    hubs = [a_post(number, kind=PostKind.HUB, publish_at=at(number)) for number in (1, 2, 3)]
    trial = a_post(9, kind=PostKind.EXPERIMENT, publish_at=at(2))

    assert found(facts(*hubs, trial))["same_kind"].things == (1, 2, 3)
    hubs[1].kind = PostKind.HELP
    assert "same_kind" not in found(facts(*hubs))
    hubs[1].kind, hubs[2].status = PostKind.HUB, Status.PUBLISHED
    assert "same_kind" not in found(facts(*hubs))


LEANING: list[tuple[str, Sequence[Any], str, dict[str, float]]] = [
    ("owner_id", ("U1",), "one_person", {"posts": 8, "all": 8}),
    ("value_id", (1, 1, 1, 2), "one_value", {"share": 75}),
    ("form", (PostForm.IMAGE, PostForm.IMAGE, PostForm.TEXT), "one_form", {"share": 75}),
    ("kind", (PostKind.VACANCY, PostKind.HUB, PostKind.HELP), "vacancies", {"share": 38}),
    ("kind", (PostKind.HELP,), "mix", {"share": 100, "low": 20, "high": 30}),
    ("told_by_employee", (True, False, False, False), "few_tellers", {"share": 25}),
    ("issue_id", (None, 1), "issueless", {"share": 50}),
]


@pytest.mark.parametrize(("name", "turns", "kind", "numbers"), LEANING)
def test_what_leans_over_is_told_from_eight_posts_on(
    name: str, turns: Sequence[Any], kind: str, numbers: dict[str, float]
) -> None:
    assert found(facts(*in_turn(name, *turns)))[kind].numbers == numbers
    assert kind not in found(facts(*in_turn(name, *turns, count=7)))


@pytest.mark.parametrize(("name", "turns", "kind", "numbers"), LEANING)
def test_an_experiment_leans_over_on_purpose(
    name: str, turns: Sequence[Any], kind: str, numbers: dict[str, float]
) -> None:
    trials = in_turn(name, *turns)
    for post in trials:
        post.kind = PostKind.EXPERIMENT

    assert kind not in found(facts(*trials)), numbers


def test_what_is_in_balance_is_not_told() -> None:
    well = posts(9, told_by_employee=True)

    assert set(found(facts(*well))) == {"quiet"}


def test_in_a_team_of_two_somebody_makes_more_than_half() -> None:
    two = {key: COLLEAGUES[key] for key in ("U1", "U2")}
    theirs = in_turn("owner_id", "U1")

    assert "one_person" not in found(facts(*theirs, colleagues=two))
    assert "one_person" not in found(facts(*in_turn("owner_id", "U9")))


def last(findings: Finding) -> tuple[str, str]:
    return findings.action, findings.value


def test_the_last_post_to_come_is_changed_or_another_is_made() -> None:
    theirs = in_turn("owner_id", "U1")
    assert last(found(facts(*theirs))["one_person"]) == ("adding.add", "1")

    coming = a_post(20, owner_id="U1")
    assert last(found(facts(*theirs, coming))["one_person"]) == ("posts.change", "20")


def test_a_value_that_no_post_is_about() -> None:
    around = found(facts(*in_turn("value_id", 1)))

    assert (around["unused_value"].subject, around["one_value"].names["name"]) == ("2", "Eerlijk")
    assert "unused_value" not in found(facts(*in_turn("value_id", None)))
    assert "one_value" not in found(facts(*in_turn("value_id", 9)))


def test_whom_and_what_nothing_is_planned_for() -> None:
    around = found(facts(*in_turn("audience_id", None)))

    assert (around["silent_audience"].subject, around["silent_audience"].names["0"]) == ("1", "starters")
    assert found(facts(*in_turn("issue_id", None)))["silent_issue"].names["0"] == "minder verloop"


def test_more_than_five_topics_are_too_many() -> None:
    issue = Issue(team_id=1, sentence="a", created_at=MONDAY, created_by="U1", topics=list("abcdef"))

    assert found(facts(*posts(8), issues={1: issue}))["many_topics"].numbers == {"topics": 6}
    assert "issueless" not in found(facts(*in_turn("issue_id", None), issues={}))


def test_the_edge_of_the_field_and_slow_approval() -> None:
    checks = [
        FieldCheck(team_id=1, thing="post", thing_id=1, title="a", by="U1", at=MONDAY, verdict=verdict)
        for verdict in [Verdict.INSIDE] * 6 + [Verdict.EDGE, Verdict.OUTSIDE, Verdict.EXEMPT]
    ]

    assert found(facts(a_post(), checks=checks))["outside_field"].numbers == {"share": 25}
    assert "outside_field" not in found(facts(a_post(), checks=checks[:7]))
    slow = [timedelta(hours=hours) for hours in (1, 1, 1, 30, 30, 30, 30, 30)]
    assert found(facts(a_post(), waits=slow))["slow_approval"].numbers == {"hours": 30}
    assert "slow_approval" not in found(facts(a_post(), waits=slow[1:]))
    assert "slow_approval" not in found(facts(a_post(), waits=[timedelta(hours=2)] * 8))
