"""What is wrong, weak or odd in a role matrix: docs/trade.md, "Role matrix", rule by rule. Pure."""

from collections.abc import Iterator

from bot.findings import Finding, Level
from bot.roles.gathering import Facts
from bot.roles.health_of_days import of_days
from bot.roles.health_of_lines import of_line
from bot.roles.health_of_people import of_people
from bot.roles.thresholds import USUAL, Thresholds

LEVELS = tuple(Level)


def findings(facts: Facts, thresholds: Thresholds = USUAL) -> list[Finding]:
    """Errors, then warnings, then hints; in each the most urgent first, then in the order of the lines.

    Who did not tell their hours for social media is not judged by them.
    """
    found = _all(facts, thresholds)
    return sorted(found, key=lambda one: (LEVELS.index(one.level), one.urgency))


def _all(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    for line in facts.lines:
        yield from of_line(facts, line, thresholds)
    yield from of_days(facts, thresholds)
    yield from of_people(facts, thresholds, facts.hours)
