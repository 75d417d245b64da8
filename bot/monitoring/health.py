"""What is wrong with what a team searches for. Pure.

The rules and where they come from: docs/trade.md, "Monitoring".
"""

from collections.abc import Sequence

from bot.findings import Finding, Level
from bot.monitoring import terms
from storage.monitoring import SearchTerm

PERSON = "monitoring.finding.person_name_as_search_term"
"""Its sentence."""


def findings(some: Sequence[SearchTerm], colleagues: Sequence[str], team: str) -> list[Finding]:
    """Each term that follows a person, until somebody says why it may."""
    return [
        _finding(one, found[0])
        for one in some
        if one.kept_because is None and (found := terms.persons(one, colleagues, team))
    ]


def _finding(term: SearchTerm, name: str) -> Finding:
    return Finding(
        PERSON.rpartition(".")[2],
        Level.WARNING,
        subject=str(term.id),
        action="monitoring.change_term",
        value=str(term.id),
        names={"name": name},
    )
