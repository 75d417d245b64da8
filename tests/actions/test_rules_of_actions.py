"""What may be promised, when it is asked about, and what is found."""

from datetime import UTC, date, datetime

import pytest

from bot.actions import health, rules
from bot.actions.rules import About, Draft
from bot.findings import Finding
from bot.noticing import noticed
from bot.opening_hours import DAY
from bot.texts import LANGUAGES, every_sentence
from storage.actions import Action

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"


def action(due_on: date = TODAY, owner: str = "U1", action_id: int = 12) -> Action:
    one = Action(team_id=1, text="De inlog", owner_id=owner, due_on=due_on, created_at=NOW, created_by="U1")
    one.id = action_id
    return one


@pytest.mark.parametrize(
    ("draft", "about", "found"),
    [
        (Draft("Bellen", "U1", TODAY), "", {}),
        (Draft("Bellen", "U1", TODAY + 365 * DAY), "issue:1:now", {}),
        (Draft(" ", "U1", TODAY), "", {"text": "actions.problem.empty"}),
        (Draft("x" * 301, "U1", TODAY), "", {"text": "actions.problem.too_long"}),
        (Draft("Bellen", None, TODAY), "", {"owner_id": "actions.problem.nobody"}),
        (Draft("Bellen", "U1", None), "", {"due_on": "actions.problem.no_date"}),
        (Draft("Bellen", "U1", TODAY - DAY), "", {"due_on": "actions.problem.past"}),
        (Draft("Bellen", "U1", TODAY + 366 * DAY), "", {"due_on": "actions.problem.far"}),
        (Draft("Bellen", "U1", TODAY + 43 * DAY), "condition:x", {"due_on": "actions.problem.six_weeks"}),
        (Draft("Bellen", "U1", TODAY + 42 * DAY), "condition:x", {}),
    ],
)
def test_what_may_be_kept(draft: Draft, about: str, found: dict[str, str]) -> None:
    assert rules.problems(draft, TODAY, about) == found


@pytest.mark.parametrize(
    ("about", "means"),
    [
        ("audience:3:offline", About("audience", "offline")),
        ("condition:sceptics", About("condition", "sceptics")),
        ("condition:1:sceptics", About("condition", "sceptics")),
        ("rocket:3:fuel", About()),
        ("audience:offline", About()),
        ("", About()),
    ],
)
def test_what_an_action_is_about(about: str, means: About) -> None:
    assert rules.read_about(about) == means
    assert bool(means.sentence) == bool(means.thing)


def test_the_proposed_day_is_a_working_day_of_the_team() -> None:
    saturday = date(2026, 11, 28)

    assert rules.usual_due(TODAY, ()) == date(2026, 12, 7)
    assert rules.usual_due(saturday, {date(2026, 12, 14)}) == date(2026, 12, 15)
    closed = {TODAY + number * DAY for number in range(200)}
    assert rules.usual_due(TODAY, closed) == date(2026, 12, 7)


def test_a_week_later_is_counted_from_today_when_the_day_went_by() -> None:
    assert rules.postponed(date(2026, 12, 1), TODAY, ()) == date(2026, 12, 8)
    assert rules.postponed(date(2026, 11, 1), TODAY, ()) == date(2026, 11, 30)


def test_it_is_asked_at_nine_or_the_next_morning() -> None:
    assert rules.remind_at(date(2027, 7, 1), ZONE, NOW) == datetime(2027, 7, 1, 7, tzinfo=UTC)
    assert rules.remind_at(TODAY, ZONE, NOW) == datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_an_overdue_action_and_one_whose_owner_left_are_found() -> None:
    due = [action(), action(TODAY - DAY, action_id=1), action(TODAY - 3 * DAY, action_id=2)]
    gone = action(TODAY - DAY, owner="U9", action_id=3)

    found = health.findings([*due, gone], {"U1"}, TODAY)

    assert [one.key for one in found] == ["overdue action/1", "overdue action/2", "owner_gone action/3"]
    assert next((one.action, one.value) for one in found) == ("actions.change", "1")
    assert (
        told("nl", found[0]) == "“De inlog” van <@U1> had gisteren klaar kunnen zijn. Afronden of verzetten?"
    )
    assert "3 days ago" in told("en", found[1])
    assert "die niet meer meedoet" in told("nl", found[2])


def told(language: str, finding: Finding) -> str:
    assert language in LANGUAGES
    return noticed("actions", finding).told(every_sentence().say(language))
