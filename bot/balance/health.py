"""What is missing from a calendar, at odds with it, or leans over. Pure.

The rules and their sources: docs/trade.md, "Gaps and balance".
"""

from bot.balance import health_of_patterns, health_of_people, health_of_posts, health_of_weeks
from bot.balance.facts import Facts
from bot.findings import Finding


def findings(facts: Facts) -> list[Finding]:
    """Nothing while nothing is in the calendar: who begins is helped elsewhere."""
    if not facts.posts:
        return []
    return [
        *health_of_posts.findings(facts),
        *health_of_people.findings(facts),
        *health_of_weeks.findings(facts),
        *health_of_patterns.findings(facts),
    ]
