"""Says a finding: which posts, what is so, and what to do."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.findings import Finding
from bot.noticing import Noticed
from bot.slack.mrkdwn import line_within, mention
from bot.texts import Say

NAME = 60
"""Characters of a title or name."""
TOLD = 3
"""Titles in a row; of more it is said how many."""


def noticed(finding: Finding) -> Noticed:
    return Noticed("balance", finding, lambda say: told(say, finding))


def told(say: Say, finding: Finding) -> str:
    """Such as "Bij “Eerste week” ontbreekt toestemming. Vraag die nu."."""
    return say(f"balance.finding.{finding.kind}", **dict(_values(say, finding)))


def _values(say: Say, finding: Finding) -> Iterator[tuple[str, Any]]:
    places = [key for key in finding.names if key.isdigit()]
    yield "count", len(places)
    yield "titles", _row(say, finding, places)
    yield "who", say.list([mention(one) for one in finding.people])
    yield from ((key, say.number(one)) for key, one in finding.numbers.items())
    yield from ((key, _name(say, key, name)) for key, name in finding.names.items() if not key.isdigit())


def _row(say: Say, finding: Finding, places: list[str]) -> str:
    titles, more = [_title(say, finding, one) for one in places[:TOLD]], len(places) - TOLD
    return say.list([*titles, say("balance.more", count=more)] if more > 0 else titles)


def _title(say: Say, finding: Finding, place: str) -> str:
    """What it is called, without the point that would end our sentence; or how a channel stands."""
    name, have = line_within(finding.names[place].rstrip(" ."), NAME), finding.numbers.get(f"have{place}")
    if have is None:
        return say("balance.title", title=name)
    return say("balance.channel", name=name, have=have, planned=finding.numbers[f"of{place}"])


def _name(say: Say, key: str, name: str) -> str:
    if key in {"day", "until"}:
        return say.day(date.fromisoformat(name))
    if key in {"kind", "form"}:
        return say(f"posting.{key}.{name}")
    return line_within(name, NAME)
