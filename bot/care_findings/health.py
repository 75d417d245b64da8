"""What is weak in webcare: docs/trade.md, "What is weak in webcare", rule by rule. Pure."""

from bot.care_findings import health_of_cases, health_of_patterns, health_of_readiness
from bot.care_findings.facts import Facts
from bot.findings import Finding


def findings(facts: Facts) -> list[Finding]:
    """What presses now, then what is not ready for a bad day, then what went wrong often."""
    return [
        *health_of_cases.findings(facts),
        *health_of_readiness.findings(facts),
        *health_of_patterns.findings(facts),
    ]
