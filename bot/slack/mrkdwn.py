"""Slack's markup: people's texts made harmless, and the few things we let it render."""

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ELLIPSIS = "…"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_WORD_JOINER = "\u2060"  # invisible, and enough for "@channel" not to be read as a mention
_ZERO_WIDTH_JOINER = "\u200d"

_UNSEEN = re.compile(  # controls, marks that turn the direction of what follows, halves of characters
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CROWD = re.compile(r"(?<!\w)@(?=(?:channel|here|everyone|group)\b)", re.IGNORECASE)
_TOKEN_START = re.compile(r"<(?=[@#!]|https?:)")
_NOT_IN_A_LINK = re.compile(r"""[\s<>|"`^{}\\]""")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, for a place of its own: an option, a header, a whole section.

    Builders make it harmless and shorten it to what fits there. Inside a sentence of ours, use `escape`.
    """

    text: str


Text = str | Typed
"""Our own sentence, shown as it is (too long is a mistake the validator reports), or what a person typed."""


def escape(user_text: str) -> str:
    """The text as markup that shows just these characters: no mention, link, ping or turned direction.

    Slack asks for & < > to be written as entities (docs.slack.dev/messaging/formatting-message-text).
    """
    entities = _quiet(user_text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _isolated(entities)


def unescape(text: str) -> str:
    """What was typed, from how Slack sends it in commands and messages."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain(user_text: str) -> str:
    """The text for a plain-text place; what looks like a mention there stays the characters it is."""
    return _isolated(_TOKEN_START.sub("<" + _WORD_JOINER, _quiet(user_text)))


def seen(text: str) -> str:
    """The text, or an ellipsis where nothing would be seen: Slack refuses blanks alone."""
    return text if text.strip() else ELLIPSIS


def one_line(user_text: str) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join(user_text.split())


def shorten(text: str, limit: int) -> str:
    """The text, or as many whole characters of it as fit in `limit` (at least 1) with an ellipsis.

    A whole character is what a person sees as one: letters keep their accents, emoji their parts, flags
    both halves. For text that is yet to be escaped there is `escape_within`, which never cuts an entity.
    """
    if len(text) <= limit:
        return text
    cut = limit - len(ELLIPSIS)
    while cut > 0 and _joined(text, cut):
        cut -= 1
    return text[:cut].rstrip() + ELLIPSIS


def escape_within(user_text: str, limit: int) -> str:
    """The escaped text, shortened so that all of it fits in `limit`."""
    return _within(user_text, limit, escape)


def line_within(user_text: str, limit: int) -> str:
    """The escaped text on one line, shortened so that all of it fits in `limit`: for a sentence of ours."""
    return escape_within(one_line(user_text), limit)


def plain_within(user_text: str, limit: int) -> str:
    """The text for a plain-text place, shortened so that all of it fits in `limit`."""
    return _within(user_text, limit, plain)


def mention(user_id: str) -> str:
    """Renders as the person's name, and notifies them where they are a member."""
    return f"<@{user_id}>"


def is_web_address(url: str) -> bool:
    """Whether it is http(s) with a host: the only links we make."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def link(url: str, user_text: str = "") -> str:
    """A link that shows the text (the address when there is none); only the text if it is no web address."""
    label = escape(one_line(user_text)) or escape(url)
    if not is_web_address(url):
        return label
    address = _NOT_IN_A_LINK.sub(lambda found: quote(found[0]), _UNSEEN.sub("", url.strip()))
    return f"<{address.replace('&', '&amp;')}|{label.replace('|', '¦')}>"


def slack_date(utc: dt.datetime, style: str, fallback: str) -> str:
    """A moment that every reader sees in their own zone and language, e.g. "{date_short_pretty} {time}".

    `fallback` is what a client shows that cannot: say the zone in it. Slack: docs.slack.dev/messaging,
    formatting message text, date formatting.
    """
    shown = escape(one_line(fallback)).replace("|", "¦")
    return f"<!date^{int(utc.timestamp())}^{_in_a_sentence(style)}|{shown}>"


def _in_a_sentence(style: str) -> str:
    """A style of dates that keeps "today" small: Slack makes a capital of the first character it shows.

    Not in Slack's documentation; the library Slack::BlockKit found it, and this way around it.
    """
    return f"\u200b{style}"


def _within(user_text: str, limit: int, shown: Callable[[str], str]) -> str:
    whole = shown(user_text)
    if len(whole) <= limit:
        return whole
    fitting = bisect_right(range(limit + 1), limit, lo=1, key=lambda n: len(shown(shorten(user_text, n))))
    return shown(shorten(user_text, max(1, fitting - 1)))


def _quiet(user_text: str) -> str:
    return _CROWD.sub("@" + _WORD_JOINER, _UNSEEN.sub("", user_text))


def _isolated(text: str) -> str:
    """Lines with right-to-left letters keep their order to themselves (Unicode, annex 9, isolates)."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(
        _ISOLATE + line + _END_ISOLATE if _RIGHT_TO_LEFT.search(line) else line for line in lines
    )


def _joined(text: str, cut: int) -> bool:
    """Whether cutting before `text[cut]` would break what a person sees as one character.

    The rules of Unicode's annex 29 that matter for cutting; a library of all of them would be a
    dependency for this one question.
    """
    before, after = text[cut - 1], text[cut]
    return (
        _ZERO_WIDTH_JOINER in (before, after)
        or unicodedata.category(after).startswith("M")  # accents, vowel signs, variation selectors
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= after <= "\U000e007f"  # the tags of a flag such as Scotland's
        or "\u1160" <= after <= "\u11ff"  # Hangul vowels and finals
        or _is_between_flag_halves(text, cut)
        or (unicodedata.combining(before) == _VIRAMA and after.isalpha())
    )


_VIRAMA = 9  # the combining class of the sign that ties two Indic consonants together


def _is_between_flag_halves(text: str, cut: int) -> bool:
    """Flags are pairs of regional indicators: an odd number before the cut leaves a half."""
    start = cut
    while start > 0 and "\U0001f1e6" <= text[start - 1] <= "\U0001f1ff":
        start -= 1
    return (cut - start) % 2 == 1 and "\U0001f1e6" <= text[cut] <= "\U0001f1ff"
