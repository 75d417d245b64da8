"""The rules of the ladder: who stands on a rung, who is reached, and whom a crisis calls, in which order."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.ownership.facts import Being, Colleague, Matrix, Whereabouts
from bot.webcare.ladder import (
    CRISIS_TEAM,
    EDITOR,
    NOBODY,
    SPOKESPERSON,
    TOPIC_OWNER,
    Around,
    Contact,
    Passed,
    Reached,
    Standing,
    called_first,
    crisis_list,
    ladder,
    missing,
    next_rung,
    reach,
)
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Span, Week
from storage.cases import Case, Kind
from storage.duties import CRISIS, WEBCARE, Held, Part, Scope
from storage.escalation import Rung

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
OFFICE = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
EVERYBODY = ("ada", "bo", "cas", "dee", "eve")


def hours(*leave: Span) -> Hours:
    return Hours.weekly("Europe/Amsterdam", OFFICE, leave=leave)


def away_until(days: int) -> Hours:
    return hours(Span(MONDAY - timedelta(days=1), MONDAY + timedelta(days=days)))


def around(
    *held: Held,
    rungs: dict[int, Rung] | None = None,
    roles: dict[str, list[str]] | None = None,
    absent: dict[str, Colleague] | None = None,
) -> Around:
    colleagues = {who: Colleague(who, hours()) for who in EVERYBODY} | (absent or {})
    tasks: dict[str, tuple[Held, ...]] = {}
    for one in held:
        tasks[one.task] = (*tasks.get(one.task, ()), one)
    return Around(rungs or {}, Matrix("Europe/Amsterdam", colleagues, tasks), roles or {}, now=MONDAY)


def people(one: Standing) -> tuple[str, str]:
    return one.first.user_id, one.backup.user_id


def test_by_the_matrix_and_the_roles() -> None:
    """Who decides about webcare stands on the second rung after the editor, also on a day that has others."""
    seen = around(
        Held("publishing", Part.DOES, "ada", Scope(channel="linkedin")),
        Held("publishing", Part.BACKUP, "bo", Scope(channel="linkedin")),
        Held(WEBCARE, Part.DOES, "dee"),
        Held(WEBCARE, Part.DECIDES, "cas"),
        Held(CRISIS, Part.DOES, "eve"),
        roles={"editor_in_chief": ["bo"], "management_sponsor": ["ada"], "spokesperson": ["gone", "dee"]},
    )
    found = ladder(seen, "linkedin")
    assert [people(one) for one in found] == [("ada", "bo"), ("bo", "cas"), ("dee", "ada"), ("eve", "")]
    assert ladder(seen)[TOPIC_OWNER - 1] == Standing(TOPIC_OWNER)


def test_who_decides_and_does_is_found_too() -> None:
    seen = around(Held(WEBCARE, Part.DOES, "ada"), Held(WEBCARE, Part.DECIDES, "ada"))
    assert people(ladder(seen)[EDITOR - 1]) == ("ada", "")


def test_what_was_filled_in_counts_and_the_rest_stays_by_the_matrix() -> None:
    only_backup = Rung(team_id=1, number=4, backup_name="Fenne", backup_phone="+31 6 1", version=2)
    seen = around(Held(CRISIS, Part.DOES, "eve"), rungs={4: only_backup})
    assert ladder(seen)[-1] == Standing(4, Contact("eve"), Contact("", "Fenne", "+31 6 1"), 2)
    only_first = Rung(team_id=1, number=4, user_id="ada", phone="+31 6 2")
    seen = around(Held(CRISIS, Part.DOES, "eve"), Held(CRISIS, Part.BACKUP, "bo"), rungs={4: only_first})
    assert ladder(seen)[-1] == Standing(4, Contact("ada", "", "+31 6 2"), Contact("bo"), 1)


def test_one_up_is_proposed_and_never_above_the_crisis_team() -> None:
    case = Case(
        team_id=1,
        number=1,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="?",
        reported_at=MONDAY,
        reported_by="ada",
    )
    assert next_rung(case) == TOPIC_OWNER
    case.rung = CRISIS_TEAM
    assert next_rung(case) == CRISIS_TEAM


BOTH = Standing(3, Contact("ada"), Contact("bo"))


def reached(standing: Standing, by: str = "eve", **absent: Colleague) -> Reached:
    return reach(standing, around(absent=absent).matrix, MONDAY, by)


def test_the_first_who_is_in_is_reached() -> None:
    assert reached(BOTH) == Reached(Contact("ada"))
    until = Whereabouts(Being.LEAVE, MONDAY + timedelta(days=2))
    away = Colleague("ada", away_until(2))
    assert reached(BOTH, ada=away) == Reached(Contact("bo"), (Passed("ada", until),))


def test_who_escalates_is_not_reached() -> None:
    assert reached(BOTH, by="ada") == Reached(Contact("bo"), (Passed("ada", None),))
    alone = Standing(3, Contact("ada"))
    assert reached(alone, by="ada") == Reached(NOBODY, (Passed("ada", None),))


def test_who_is_outside_slack_counts_as_there() -> None:
    outside = Standing(3, Contact("", "Fenne", "+31 6 1"))
    assert reached(outside) == Reached(outside.first)


def test_who_left_the_team_stands_on_no_rung_any_more() -> None:
    rungs = {4: Rung(team_id=1, number=4, user_id="gone", phone="+31 6 2", backup_id="bo")}
    assert people(ladder(around(Held(CRISIS, Part.DOES, "eve"), rungs=rungs))[-1]) == ("eve", "bo")
    assert crisis_list(around(rungs=rungs), ["eve"]) == (Contact("bo"),)


def test_when_all_are_away_the_first_reads_it_later() -> None:
    away = {"ada": Colleague("ada", away_until(2)), "bo": Colleague("bo", away_until(3))}
    found = reach(BOTH, around(absent=away).matrix, MONDAY, "eve")
    assert (found.contact, found.is_there) == (Contact("ada"), False)
    assert [one.user_id for one in found.passed] == ["bo"]
    assert reached(Standing(3)) == Reached(NOBODY)


LIST = (
    Held(CRISIS, Part.DOES, "ada"),
    Held(CRISIS, Part.BACKUP, "bo"),
    Held(CRISIS, Part.DECIDES, "cas"),
    Held(CRISIS, Part.THINKS_ALONG, "dee"),
    Held(CRISIS, Part.HEARS, "eve"),
)


def test_the_crisis_list_is_the_crisis_team_then_the_matrix_each_once() -> None:
    """Who only hears of it afterwards is not called; a number from another rung is used."""
    rungs = {
        4: Rung(team_id=1, number=4, user_id="bo", phone="+31 6 2", backup_name="Fenne"),
        3: Rung(team_id=1, number=3, user_id="cas", phone="+31 6 3"),
    }
    seen = around(*LIST, rungs=rungs)
    found = crisis_list(seen, ["eve"])
    assert [(one.user_id or one.name, one.phone) for one in found] == [
        ("bo", "+31 6 2"),
        ("Fenne", ""),
        ("ada", ""),
        ("cas", "+31 6 3"),
        ("dee", ""),
    ]
    assert called_first(seen, found) == 3


def test_without_anybody_the_coordinators_are_called() -> None:
    assert crisis_list(around(), ["eve"]) == (Contact("eve"),)
    assert called_first(around(), [Contact("eve")]) == 1


@pytest.mark.parametrize(
    ("standing", "lacks"),
    [
        (Standing(SPOKESPERSON), ["first", "backup"]),
        (Standing(SPOKESPERSON, Contact("ada"), Contact("bo")), ["phone", "backup_phone"]),
        (Standing(SPOKESPERSON, Contact("ada", "", "1"), Contact("bo", "", "2")), []),
        (Standing(TOPIC_OWNER), []),
        (Standing(TOPIC_OWNER, version=1), ["first", "backup"]),
    ],
)
def test_what_is_missing(standing: Standing, lacks: list[str]) -> None:
    assert missing([standing]) == [(standing.number, what) for what in lacks]
