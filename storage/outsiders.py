"""Columns with words of somebody outside, marked where they are declared; and when two accounts are the same.

    paraphrase: Mapped[str] = mapped_column(info=WORDS)

What is marked is found by who forgets: in rows of a case (a column that refers to `cases.id`) and in what was
made of one (a column of a case refers to it) it goes with the case; in other rows of a team it goes when an
account is named in it. Pure.
"""

import re
import unicodedata
from typing import Any

OF_OUTSIDERS = "of_outsiders"

WORDS: dict[Any, Any] = {OF_OUTSIDERS: "words"}
"""`info` of a column with what somebody outside said, or what was said to or about them; links too."""
LISTED: dict[Any, Any] = {OF_OUTSIDERS: "list"}
"""`info` of a column with a list of such words."""
HANDLE: dict[Any, Any] = {OF_OUTSIDERS: "handle"}
"""`info` of a column with the name of an account."""

LOOK_ALIKES = str.maketrans(
    "абвгеіјкмнорсտтухѕԁһԛԝ" "αβγεικνορτυχ" "ıłøđ",
    "abbreijkmhopcstyxsdhqw" "abyeiknoptux" "ilod",
)  # fmt: skip
"""Small letters of Cyrillic and Greek, and Latin ones that do not come apart, as the letters they look like
(a part of Unicode's UTS 39, confusables.txt)."""
UNSEEN = frozenset({"Mn", "Cf", "Cc"})
"""Kinds of signs that make no other account: accents, and what nobody sees."""
SHORTEST_NAMED = 4
"""Signs of an account that is looked for in texts: a shorter one is a word of the language too often."""


def about(table: str, number: int) -> str:
    """What a message with words of that row is about (`Message.about`): with those, its own go."""
    return f"{table} {number}"


def handle_key(typed: str) -> str:
    """The same for two ways to write an account: without its @, blanks, capitals, accents and disguises."""
    return "".join(_folded(typed).split()).lstrip("@")


def _folded(typed: str) -> str:
    """As it is compared, with its blanks."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", typed).casefold())
    shown = (sign for sign in apart if sign.isspace() or unicodedata.category(sign) not in UNSEEN)
    return "".join(shown).translate(LOOK_ALIKES)


def names(words: str, key: str) -> bool:
    """Whether the account stands in the text as a word of its own, also in an address and before an "'s"."""
    if len(key) < SHORTEST_NAMED:
        return False
    alone = rf"(?<![\w.@-])@*{re.escape(key)}(?![\w@-])(?!\.\w)"
    return re.search(alone, _folded(words)) is not None
