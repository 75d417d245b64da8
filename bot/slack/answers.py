"""What a person filled in, read with the type its field has.

Slack keeps it as `state.values[block_id][action_id]`. Here a block holds one input and its block_id is
the field's name. What is empty in Slack (missing, null, "", []) is None or an empty tuple here.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

_Value = TypeVar("_Value")

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
"""What Slack's number input sends; the bound keeps a made-up request from asking for a million digits."""

_SEEN = frozenset("LMNPS")
"""Letters, marks, numbers, punctuation, symbols: not blanks, controls and other signs without a shape."""


def storable(text: str) -> str:
    """The text without what a database refuses: NUL characters and halves of a character (surrogates)."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that came with a form; `url` is where Slack keeps it, for who shows a token (`url_private`)."""

    name: str
    url: str
    size: int
    """Bytes, as Slack tells."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field. Ask it for the type its element has; another type answers nothing, like an empty field."""

    state: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str | None:
        """What was typed, as it was typed, without blanks around it; None when nothing of it can be seen."""
        value = self.state.get("value")
        text = storable(value).strip() if isinstance(value, str) else ""
        return text if any(unicodedata.category(one)[0] in _SEEN for one in text) else None

    @property
    def number(self) -> Decimal | None:
        text = self.text
        return Decimal(text) if text and _NUMBER.fullmatch(text) else None

    @property
    def whole_number(self) -> int | None:
        """None too when the number has a fraction."""
        number = self.number
        return int(number) if number is not None and number == number.to_integral_value() else None

    @property
    def date(self) -> dt.date | None:
        return _parsed(dt.date.fromisoformat, self.state.get("selected_date"))

    @property
    def time(self) -> dt.time | None:
        """A wall-clock time, in the zone that the question was about."""
        return _parsed(dt.time.fromisoformat, self.state.get("selected_time"))

    @property
    def moment(self) -> dt.datetime | None:
        """UTC."""
        return _parsed(_utc, self.state.get("selected_date_time"))

    @property
    def choice(self) -> str | None:
        """The value of the one option that was chosen."""
        option = self.state.get("selected_option")
        return option.get("value") if isinstance(option, dict) else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of the options that were chosen, in Slack's order."""
        return tuple(option["value"] for option in self.state.get("selected_options") or ())

    @property
    def checked(self) -> bool:
        """Whether any box is ticked; meant for a group of one box."""
        return bool(self.choices)

    @property
    def files(self) -> tuple[SentFile, ...]:
        """What was attached; of a file that Slack does not show us there is no address, so it is left out."""
        found = (one for one in self.state.get("files") or () if one.get("url_private"))
        return tuple(
            SentFile(storable(one.get("name") or ""), one["url_private"], one.get("size") or 0)
            for one in found
        )

    @property
    def user(self) -> str | None:
        return self.state.get("selected_user") or None

    @property
    def users(self) -> tuple[str, ...]:
        return tuple(self.state.get("selected_users") or ())

    @property
    def conversation(self) -> str | None:
        """A conversation or a public channel, whichever the element offers."""
        return self.state.get("selected_conversation") or self.state.get("selected_channel") or None

    @property
    def conversations(self) -> tuple[str, ...]:
        return tuple(self.state.get("selected_conversations") or self.state.get("selected_channels") or ())


@dataclass(frozen=True, slots=True)
class Answers:
    """All fields of a form, home or message, by name: `answers.text("sentence")`, `answers["day"].date`."""

    fields: Mapping[str, Answer] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Answer:
        """The field; an empty one when the form did not show it."""
        return self.fields.get(name, Answer())

    def text(self, name: str) -> str | None:
        return self[name].text

    def number(self, name: str) -> Decimal | None:
        return self[name].number

    def whole_number(self, name: str) -> int | None:
        return self[name].whole_number

    def date(self, name: str) -> dt.date | None:
        return self[name].date

    def time(self, name: str) -> dt.time | None:
        return self[name].time

    def moment(self, name: str) -> dt.datetime | None:
        return self[name].moment

    def choice(self, name: str) -> str | None:
        return self[name].choice

    def choices(self, name: str) -> tuple[str, ...]:
        return self[name].choices

    def checked(self, name: str) -> bool:
        return self[name].checked

    def user(self, name: str) -> str | None:
        return self[name].user

    def users(self, name: str) -> tuple[str, ...]:
        return self[name].users

    def conversation(self, name: str) -> str | None:
        return self[name].conversation

    def conversations(self, name: str) -> tuple[str, ...]:
        return self[name].conversations


def answers_from(state: Mapping[str, Any] | None) -> Answers:
    """The fields of Slack's `state`; of a block with several elements (an actions block) the first."""
    values = (state or {}).get("values") or {}
    return Answers({name: Answer(next(iter(elements.values()), {})) for name, elements in values.items()})


def _parsed(parse: Callable[[Any], _Value], raw: Any) -> _Value | None:
    """The parsed value; None when Slack sent nothing, or something Slack never sends."""
    try:
        return None if raw is None else parse(raw)
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _utc(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
