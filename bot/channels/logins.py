"""What is read from words about who holds a login: whether a password stands in them, and whether it is one
person's. Pure.
"""

import re
from collections.abc import Collection

PASSWORD_LENGTH = 7
"""Shorter words with a digit are names of things: "B2B", "Team 4"."""

SAID = re.compile(
    r"\b(?:wachtwoord|wachtw|ww|pass(?:word|wd)?|pwd?|pin(?:code)?)\b\s*(?:[:=]|\bis\b)\s*\S", re.IGNORECASE
)
"""Such as "wachtwoord: ..." and "pw=..."."""

TOOLS = re.compile(
    r"(?:1password|lastpass|keepass\w*|bitwarden|office\s?365|microsoft\s?365|m365|o365)", re.IGNORECASE
)
ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|\bwww\.\S+", re.IGNORECASE)
SHARED = re.compile(
    r"\b(?:kluis\w*|vault\w*|wachtwoordmanager|password manager|gedeeld\w*|shared|team\w*|afdeling\w*|"
    r"department|ict|it|samen|together|allebei|both|bureau|agency|1password|bitwarden|keepass\w*|lastpass)\b"
    r"|[\w-]+-?kluis\b",
    re.IGNORECASE,
)
"""What says that more than one person can get in."""

ALONE = re.compile(
    r"\b(?:alleen|ikzelf|only|myself|privé\w*|prive\w*|personal|persoonlijk\w*|stagiair\w*|intern['’]s phone|"
    r"mijn telefoon|my phone|oud-collega|former colleague)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\b(?:en|and)\b|[,&/+;]", re.IGNORECASE)


def looks_like_password(words: str) -> bool:
    """A word that mixes letters and digits with capitals or signs, or that is called a password."""
    if SAID.search(words):
        return True
    rest = TOOLS.sub(" ", ADDRESS.sub(" ", words))
    return any(_is_mixed(word) for word in rest.split())


def _is_mixed(word: str) -> bool:
    bare = word.strip(".,;:()\"'“”‘’")
    classes = (
        any(one.islower() for one in bare),
        any(one.isupper() for one in bare),
        any(not one.isalnum() for one in word.strip(".,;:()")),
    )
    return len(bare) >= PASSWORD_LENGTH and any(one.isdigit() for one in bare) and sum(classes) > 1


def is_one_person(words: str, names: Collection[str]) -> bool:
    """Whether just one person can get in, as far as the words tell. `names` are the team's, whole."""
    if SHARED.search(words):
        return False
    named = sum(_is_named(words, name) for name in names)
    if named > 1:
        return False
    return bool(ALONE.search(words)) or (named == 1 and not SEVERAL.search(words))


def _is_named(words: str, name: str) -> bool:
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return bool(first) and re.search(rf"\b{re.escape(first)}\b", words, re.IGNORECASE) is not None
