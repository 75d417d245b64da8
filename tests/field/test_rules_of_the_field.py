"""Who is asked for which post, how readers agree, and what is alike."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.field import rules
from bot.field.rules import Agreement, CheckDraft
from storage.people import Member, Person, Team
from storage.verdicts import FieldCheck, SecondOpinion, Verdict

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def check(
    thing_id: int,
    by: str = "SANNE",
    value_id: int | None = 1,
    verdict: Verdict = Verdict.INSIDE,
    days_ago: int = 1,
    *,
    second: bool = False,
) -> FieldCheck:
    made = FieldCheck(
        team_id=1,
        thing="post",
        thing_id=thing_id,
        title="",
        by=by,
        at=NOW - timedelta(days=days_ago),
        verdict=verdict,
        value_id=value_id,
        is_second=second,
    )
    made.id = thing_id * 10 + second
    return made


def asked(thing_id: int, who: str, days_ago: int) -> SecondOpinion:
    day = date(2026, 11, 23) - timedelta(days=days_ago)
    return SecondOpinion(team_id=1, day=day, thing="post", thing_id=thing_id, asked_id=who, asked_at=NOW)


def picked(
    checks: list[FieldCheck], here: list[str], before: list[SecondOpinion] | None = None
) -> tuple[int, str] | None:
    found = rules.pick(checks, before or [], here, NOW)
    return None if found is None else (found.first.thing_id, found.user_id)


def test_never_who_looked_first_and_nothing_without_another() -> None:
    assert picked([check(1)], ["SANNE", "BRAM"]) == (1, "BRAM")
    assert picked([check(1)], ["SANNE"]) is None
    assert picked([check(1)], []) is None
    assert picked([], ["BRAM"]) is None


def test_not_a_post_that_was_looked_at_twice_or_asked_about_or_exempt_or_old() -> None:
    twice = [check(1), check(1, "BRAM", second=True)]
    assert picked(twice, ["NOOR"]) is None
    assert picked([check(1)], ["NOOR"], [asked(1, "BRAM", 3)]) is None
    assert picked([check(1, verdict=Verdict.EXEMPT)], ["NOOR"]) is None
    assert picked([check(1, days_ago=15)], ["NOOR"]) is None
    assert picked([check(1, days_ago=14)], ["NOOR"]) == (1, "NOOR")


def test_the_value_that_was_looked_at_twice_least_often_comes_first_then_the_oldest_post() -> None:
    twice = [check(1), check(1, "BRAM", second=True)]
    assert picked([*twice, check(2), check(3, value_id=2)], ["NOOR"]) == (3, "NOOR")
    assert picked([*twice, check(3), check(2)], ["NOOR"]) == (2, "NOOR")
    assert picked([check(4, value_id=None), check(3)], ["NOOR"]) == (3, "NOOR")


def test_who_was_asked_least_of_late_is_asked_then_longest_ago() -> None:
    posts = [check(9)]
    assert picked(posts, ["BRAM", "NOOR"], [asked(1, "BRAM", 2)]) == (9, "NOOR")
    before = [asked(1, "BRAM", 2), asked(2, "NOOR", 5)]
    assert picked(posts, ["BRAM", "NOOR"], before) == (9, "NOOR")
    assert picked(posts, ["BRAM", "NOOR"], [asked(1, "BRAM", 29), asked(2, "NOOR", 3)]) == (9, "BRAM")


def test_how_readers_agree_by_the_value_that_the_first_saw() -> None:
    checks = [
        *(check(1), check(1, "BRAM", second=True), check(1, "NOOR", value_id=2, second=True)),
        *(check(2, value_id=None), check(2, "BRAM", second=True)),
        *(check(3, verdict=Verdict.EXEMPT), check(3, "BRAM", second=True)),
        *(check(4, value_id=3), check(5, second=True)),
    ]
    assert rules.agreements(checks) == {1: Agreement(2, 1)}


@pytest.mark.parametrize(
    ("pairs", "same", "expected"), [(4, 0, False), (5, 3, False), (5, 2, True), (10, 6, False), (10, 5, True)]
)
def test_words_differ_from_five_pairs_and_more_than_two_in_five(
    pairs: int,
    same: int,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert Agreement(pairs, same).says_words_differ is expected


def test_three_posts_alike_and_not_three_readers_of_one() -> None:
    edge = [check(at, verdict=Verdict.EDGE) for at in (1, 2)]
    again = check(1, "BRAM", verdict=Verdict.EDGE, second=True)
    assert rules.three_alike([*edge, again, check(3, verdict=Verdict.OUTSIDE)]) == []
    [found] = rules.three_alike([*edge, again, check(3, verdict=Verdict.EDGE)])
    assert (found.value_id, found.verdict, len(found.checks)) == (1, Verdict.EDGE, 3)
    settled = check(4, verdict=Verdict.EDGE)
    settled.settled_at = NOW
    assert rules.three_alike([*edge, settled]) == []


def test_the_most_alike_come_first() -> None:
    few = [check(at, verdict=Verdict.EDGE) for at in (1, 2, 3)]
    many = [check(at, value_id=2, verdict=Verdict.OUTSIDE) for at in (4, 5, 6, 7)]
    assert [one.value_id for one in rules.three_alike([*few, *many])] == [2, 1]


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (CheckDraft("x", Verdict.INSIDE), []),
        (CheckDraft("x", Verdict.EDGE, 1, "waarom"), []),
        (CheckDraft(" ", Verdict.INSIDE), ["title"]),
        (CheckDraft("x" * 201, Verdict.INSIDE), ["title"]),
        (CheckDraft("x", None), ["verdict"]),
        (CheckDraft("x", Verdict.EXEMPT, reason=" "), ["reason"]),
        (CheckDraft("x", Verdict.INSIDE, reason="x" * 301), ["reason"]),
    ],
)
def test_what_a_check_must_say(draft: CheckDraft, wrong: list[str]) -> None:
    assert list(rules.problems(draft)) == wrong


@pytest.mark.parametrize(
    ("told", "guests", "wants", "expected"),
    [
        ({}, False, True, True),
        ({}, False, False, False),
        ({"has_left": True}, True, True, False),
        ({"is_stranger": True}, True, True, False),
        ({"is_bot": True}, True, True, False),
        ({"is_guest": True}, False, True, False),
        ({"is_guest": True}, True, True, True),
    ],
)
def test_who_may_be_asked(
    told: dict[str, Any],
    guests: bool,  # noqa: FBT001
    wants: bool,  # noqa: FBT001
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    person = Person(workspace_id="T", user_id="U", name="Noor", **told)
    member = Member(team_id=1, user_id="U", workspace_id="T", joined_at=NOW, wants_reminders=wants)
    team = Team(workspace_id="T", channel_id="C", name="x", created_at=NOW, created_by="U")
    team.guests_take_part = guests
    assert rules.may_be_asked(team, member, person) is expected


def test_what_a_value_is_called() -> None:
    assert rules.values_named({1: "Recht"}, 1) == "Recht"
    assert rules.values_named({1: "Recht"}, None) is None
