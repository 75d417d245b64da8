"""What is wrong with what a team searches for and listens to. Pure.

The rules and where they come from: docs/trade.md, "Monitoring".
"""

from collections.abc import Sequence
from datetime import datetime

from bot.findings import Finding, Level
from bot.monitoring import rules, terms
from bot.text_files import COUNT
from storage.monitoring import SearchTerm, Source

PERSON = "monitoring.finding.person_name_as_search_term"
SILENT = "monitoring.finding.sources_silent"
UNWATCHED = "monitoring.finding.nobody_looked"
"""Their sentences."""


def findings(some: Sequence[SearchTerm], colleagues: Sequence[str], team: str) -> list[Finding]:
    """Each term that follows a person, until somebody says why it may."""
    return [
        _finding(one, found[0])
        for one in some
        if one.kept_because is None and (found := terms.persons(one, colleagues, team))
    ]


def of_sources(some: Sequence[Source], team_id: int, now: datetime) -> list[Finding]:
    """Those of which nothing comes are one finding: silence looks like good news."""
    odd = [one for one in some if rules.is_odd(one, now)]
    if not odd:
        return []
    return [
        Finding(
            SILENT.rpartition(".")[2],
            Level.WARNING,
            subject=",".join(str(one.id) for one in odd),
            action="monitoring.sources",
            value=str(team_id),
            numbers={COUNT: len(odd)},
            names={"name": odd[0].name},
            things=tuple(one.id for one in odd),
        )
    ]


def of_looks(days: int | None, team_id: int) -> list[Finding]:
    """Nobody looked round for so many duty days: "quiet" would have been an entry too."""
    if days is None:
        return []
    kind, value = UNWATCHED.rpartition(".")[2], str(team_id)
    return [Finding(kind, Level.WARNING, "", "monitoring.show", value, numbers={"days": days})]


def _finding(term: SearchTerm, name: str) -> Finding:
    return Finding(
        PERSON.rpartition(".")[2],
        Level.WARNING,
        subject=str(term.id),
        action="monitoring.change_term",
        value=str(term.id),
        names={"name": name},
    )
