"""Makes a finding of some cases: which they are, and the button that leads to what mends it. Pure.

Names with a number are the cases that are told in a row, by their number in the team.
"""

from collections.abc import Sequence
from typing import Any

from bot.care_findings.facts import Facts
from bot.findings import Finding, Level
from storage.care_checks import Which

SHOW, TEAM = "webcare.show", "webcare.team"


def of_cases(kind: str, level: Level, cases: Sequence[Which], facts: Facts, **more: Any) -> Finding:
    """About these cases together: one is opened, of several the list, unless `action` says what mends it."""
    alone = len(cases) == 1 and "action" not in more
    return Finding(
        kind,
        level,
        ",".join(str(one.id) for one in cases),
        SHOW if alone else more.pop("action", TEAM),
        str(cases[0].id if alone else facts.team_id),
        things=tuple(one.id for one in cases),
        names={str(place): str(one.number) for place, one in enumerate(cases)},
        **more,
    )
