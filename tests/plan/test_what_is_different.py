"""Two versions of a plan, and what is different between them."""

from typing import Any

import pytest

from bot.plan.change_lines import change_lines
from bot.plan.content import content_of
from bot.plan.differences import Did, Difference, differences
from storage.people import Language
from tests.plan.whole import whole_plan
from tests.team.founding import team_in
from tests.town import Town

EMPTY: dict[str, Any] = {
    "issues": [],
    "audiences": [],
    "brand": {},
    "values": [],
    "channels": [],
    "roles": [],
    "blocks": [],
    "actions": [],
}
NURSES = {"id": 1, "name": "OK-verpleegkundigen", "priority": 1}
NEW = {"id": 2, "name": "Nieuwe collega's", "priority": 2}


def plan(**parts: Any) -> dict[str, Any]:
    return {**EMPTY, **parts}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (plan(), plan(), []),
        (plan(), plan(audiences=[NURSES]), [Difference("audiences", Did.ADDED, "OK-verpleegkundigen")]),
        (plan(audiences=[NURSES]), plan(), [Difference("audiences", Did.REMOVED, "OK-verpleegkundigen")]),
        (plan(audiences=[NURSES, NEW]), plan(audiences=[NEW, NURSES]), []),
        (
            plan(audiences=[NURSES]),
            plan(audiences=[{**NURSES, "priority": 3}]),
            [Difference("audiences", Did.CHANGED, "OK-verpleegkundigen", ("priority",))],
        ),
        (
            plan(audiences=[{**NURSES, "topics": ["vacancies", "onboarding"]}]),
            plan(audiences=[{**NURSES, "topics": ["onboarding", "vacancies"]}]),
            [],
        ),
        (plan(), plan(brand={"belief": "A"}), [Difference("brand", Did.ADDED, "")]),
        (
            plan(brand={"belief": "A", "promise": "B"}),
            plan(brand={"belief": "C", "promise": "B"}),
            [Difference("brand", Did.CHANGED, "", ("belief",))],
        ),
        (plan(brand={"belief": "A"}), plan(brand={"belief": "A"}), []),
        (plan(blocks=["sceptics"]), plan(), [Difference("blocks", Did.REMOVED, "sceptics")]),
        (plan(), plan(blocks=["sceptics"]), [Difference("blocks", Did.ADDED, "sceptics")]),
        (
            plan(roles=[{"task": "webcare", "does": ["U1"]}]),
            plan(roles=[{"task": "webcare", "does": ["U2"]}]),
            [Difference("roles", Did.CHANGED, "webcare", ("does",))],
        ),
        (plan(actions=[{"id": 1, "text": "Bel ICT"}]), plan(), []),
    ],
)
def test_what_is_different(before: dict[str, Any], after: dict[str, Any], expected: list[Difference]) -> None:
    assert differences(before, after) == expected


def test_a_part_that_an_old_version_did_not_have_is_new() -> None:
    assert differences({}, plan(audiences=[NURSES])) == [
        Difference("audiences", Did.ADDED, "OK-verpleegkundigen")
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_a_plan_has_a_name(town: Town, language: str) -> None:
    team = team_in(town)
    whole_plan(town, team)
    with town.bot.office.reading() as session:
        kept = content_of(session, team, [], town.now)
    say = town.bot.office.say(Language(language))
    kept["brand"], kept["roles"] = [kept["brand"]], [{"does": [], "decides": [], "backup": []}]
    for part in ("issues", "audiences", "brand", "values", "channels", "roles"):
        fields = tuple(field for field in kept[part][0] if field not in {"id", "key"})
        [line] = change_lines(say, [Difference(part, Did.CHANGED, "webcare", fields)])
        assert line.endswith(")")
