"""What everybody saw, and when: told as a diary, a heading for each day and a line for each message."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import select

from playground.rendering import Reader
from storage.letters import Letter
from tests.town import HOME, Town

Json = dict[str, Any]
MINUTE = 60
HOW = {"chat.postMessage": "", "chat.update": "changed", "chat.postEphemeral": "private"}
LONGEST = 240
"""Characters of a message: a diary is read, not searched."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that came, or changed, at a moment on the team's wall. `to` is a channel or a person."""

    at: datetime
    to: str
    how: str
    text: str
    in_thread: bool

    @property
    def minute(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


def seen(town: Town, since: int = 0) -> list[Seen]:
    """Everything the bot said that Slack took: minute by minute, and in a minute as it was written.

    Several deliver at once: what is seen a breath earlier differs from one time to the next.
    """
    calls = sorted(town.slack.service.log.after(since, "call"), key=_order(town))
    names = _names(town)
    reader = Reader(people=names, channels=names, zone=HOME, locale="nl-NL")
    return [
        Seen(
            at=datetime.fromtimestamp(call["clock"], ZoneInfo(HOME)),
            to=names[call["arguments"].get("user") or call["answer"]["channel"]],
            how=HOW[call["method"]],
            text=reader.mrkdwn(call["arguments"]["text"]),
            in_thread="thread_ts" in call["arguments"],
        )
        for call in calls
        if call["method"] in HOW and call["ok"]
    ]


def _order(town: Town) -> Callable[[Json], tuple[int, int]]:
    """By minute, then as letters were written; an answer to a press, which is no letter, before them."""
    with town.bot.office.reading() as session:
        places = dict(session.execute(select(Letter.key, Letter.id)).all())

    def place(call: Json) -> tuple[int, int]:
        written = call["arguments"].get("metadata", {}).get("event_payload", {}).get("key")
        return int(call["clock"]) // MINUTE, places.get(written, 0)

    return place


def page(title: str, lived: Sequence[Seen]) -> str:
    """The diary, in Markdown; who saw the same at the same minute stands in one line."""
    days = groupby(lived, key=lambda one: one.at.date())
    parts = [f"# {title}\n", *(f"\n## {_day(day)}\n\n{''.join(_lines(ones))}" for day, ones in days)]
    return "".join(parts)


def _lines(day: Iterable[Seen]) -> Iterator[str]:
    together: dict[tuple[str, str, str], list[str]] = {}
    for one in day:
        how = ", ".join(filter(None, ["in the thread" if one.in_thread else "", one.how]))
        together.setdefault((f"{one.at:%H:%M}", how, _shortened(one.text)), []).append(one.to)
    for (at, how, text), everybody in together.items():
        yield f"- {at} **{', '.join(dict.fromkeys(everybody))}**{f' ({how})' if how else ''}: {text}\n"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def _day(day: date) -> str:
    return format_date(day, "EEEE d MMMM y", locale="en_GB")


def _names(town: Town) -> dict[str, str]:
    return dict(_named(town))


def _named(town: Town) -> Iterator[tuple[str, str]]:
    """Ids of people, of their conversations with the bot, and of channels."""
    workspace = town.slack.service.world.first()
    people = {one.id: one.name.title() for one in workspace.people.values()}
    yield from people.items()
    for channel in workspace.channels.values():
        humans = [one for one in channel.members if not workspace.people[one].is_bot]
        yield channel.id, people[humans[0]] if channel.kind == "im" else f"#{channel.name}"
