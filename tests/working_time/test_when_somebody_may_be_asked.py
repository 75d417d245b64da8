"""Who still takes part, and when they may be asked something: while they are at work."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.opening_hours import DAY, MONDAY_TO_FRIDAY, Block, Hours, Week
from bot.presence import takes_part, when_to_ask
from storage.people import Person, Team

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"


def test_who_is_not_at_work_is_looked_for_again_within_a_day() -> None:
    office = Hours.weekly(ZONE, Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")))
    never = Hours.weekly(ZONE, Week.on((), Block.of("09:00", "17:00")))
    friday_evening = datetime(2026, 11, 27, 18, tzinfo=UTC)
    early = datetime(2026, 11, 23, 6, tzinfo=UTC)

    assert when_to_ask(office, NOW) == NOW
    assert when_to_ask(office, early) == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert when_to_ask(office, friday_evening) == friday_evening + DAY
    assert when_to_ask(never, NOW) == NOW + DAY


@pytest.mark.parametrize(
    ("facts", "guests_take_part", "here"),
    [
        ({}, False, True),
        ({"has_left": True}, True, False),
        ({"is_stranger": True}, True, False),
        ({"is_bot": True}, True, False),
        ({"is_guest": True}, True, True),
        ({"is_guest": True}, False, False),
    ],
)
def test_who_takes_part(facts: dict[str, Any], *, guests_take_part: bool, here: bool) -> None:
    team = Team(
        workspace_id="T",
        channel_id="C",
        name="social",
        created_at=NOW,
        created_by="U1",
        guests_take_part=guests_take_part,
    )
    noor = Person(workspace_id="T", user_id="U1", name="Noor", **facts)

    assert takes_part(noor, team) is here
    assert not takes_part(None, team)
