"""What is found weak in issues: each rule by itself, and nothing in a healthy one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.noticing import noticed
from bot.opening_hours import DAY
from bot.texts import LANGUAGES, every_sentence
from bot.why.health import Facts, findings
from storage.plans import Issue

TODAY = date(2026, 11, 23)
HEALTHY: Mapping[str, Any] = {
    "sentence": "Binnen zes maanden daalt het verloop bij nieuwe medewerkers van 22% naar 15%.",
    "topics": ["onboarding"],
    "now_value": 22.0,
    "goal_value": 15.0,
    "due_on": date(2027, 7, 1),
    "owner_id": "U1",
}


def issue(**changed: Any) -> Issue:
    one = Issue(
        team_id=1, created_at=datetime(2026, 11, 1, tzinfo=UTC), created_by="U1", **{**HEALTHY, **changed}
    )
    one.id = 7
    return one


def facts(last: int | None = 1, began: int = 60) -> Facts:
    """Measured so many days ago, or never; written down so many days ago."""
    return Facts(
        here={"U1"},
        last={} if last is None else {7: TODAY - last * DAY},
        began={7: TODAY - began * DAY},
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("changed", "known", "kinds"),
    [
        ({}, facts(), []),
        (
            {"sentence": "Kennis beter delen.", "goal_value": None, "due_on": None},
            facts(),
            ["too_broad", "no_due_date"],
        ),
        ({"owner_id": None}, facts(), ["no_owner"]),
        ({"owner_id": "U9"}, facts(), ["owner_gone"]),
        ({"due_on": None}, facts(), ["no_due_date"]),
        ({"due_on": TODAY}, facts(), []),
        ({"due_on": TODAY - DAY}, facts(), ["overdue"]),
        ({"topics": ["onboarding", "learning", "alumni"]}, facts(), ["more_than_two_topics"]),
        ({}, facts(last=44), []),
        ({}, facts(last=45), ["no_measurement"]),
        ({}, facts(last=None, began=30), []),
        ({}, facts(last=None, began=31), ["no_measurement"]),
        ({"now_value": None}, facts(last=None), []),
        ({"goal_value": None}, facts(last=None), []),
    ],
)
def test_what_is_found(changed: dict[str, Any], known: Facts, kinds: list[str]) -> None:
    assert [one.kind for one in findings([issue(**changed)], known)] == kinds


def test_each_is_said_with_what_to_do_and_the_form_that_mends_it() -> None:
    poor = issue(
        sentence="Kennis <b>beter</b> delen",
        topics=["onboarding", "learning", "alumni"],
        owner_id=None,
        due_on=None,
    )
    found = [*findings([poor], facts(last=None, began=40)), *findings([issue(owner_id="U9")], facts())]

    for language in LANGUAGES:
        say = every_sentence().say(language)
        sentences = [noticed("why", one).told(say) for one in found]
        assert not any("{" in sentence or "<b>" in sentence for sentence in sentences)
    mended = {one.kind: (one.action, one.value) for one in found}
    assert mended["no_measurement"] == ("why.measure", "7")
    assert mended["too_broad" if "too_broad" in mended else "no_owner"] == ("why.change", "7")
    assert found[-1].people == ("U9",)
