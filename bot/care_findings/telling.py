"""Says a finding about webcare: which cases or rungs, what is so, and what to do."""

from bot.findings import Finding
from bot.slack.mrkdwn import mention
from bot.texts import Say

TOLD = 3
"""Cases in a row; of more it is said how many."""


def told(say: Say, finding: Finding) -> str:
    """Such as "Melding 10 heeft nog geen eigenaar. Wie pakt hem op?"."""
    numbers = {key: say.number(one) for key, one in finding.numbers.items()}
    return say(
        f"care_findings.finding.{finding.kind}",
        count=len(finding.names),
        which=_row(say, list(finding.names.values())),
        who=say.list([mention(one) for one in finding.people]),
        **numbers,
    )


def _row(say: Say, names: list[str]) -> str:
    """Such as "3, 7, 9 en nog 2"."""
    more = len(names) - TOLD
    return say.list([*names[:TOLD], say("care_findings.more", count=more)] if more > 0 else names)
