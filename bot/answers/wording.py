"""What a text is about, as far as its words tell, in both languages at once. Pure.

A word counts in small letters, without accents and without its ending; a word of the trade counts as the
same in Dutch and English. So "Kan ik ook 24 uur werken?" and "Can I work 24 hours?" are about one thing.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

WORD = re.compile(r"[^\W_]+")
SHORTEST = 3
"""Letters of a word that can say what something is about; numbers always can."""
LONGEST_NUMBER = 4
"""Digits: a year or hours. A longer number is somebody's, and is never said again."""
STEM = 4
"""Letters that must be left of a word without its ending."""
ENDINGS = ("ing", "en", "es", "ed", "er", "e", "s", "t", "d", "n")

_EMPTY = """
aan aangezien achter al alle alleen als ander andere bij binnen daar daarom dan dat de der deze die dit
doe doen door dus een eens eigenlijk elke en er even gaan geen graag had hadden hallo heb hebben hebt
heeft heel hele hem hen het hier hij hoe hoi hun iemand iets ik in is ja je jij jou jouw jullie kan kon
kunnen kunt maar me meer men met mij mijn misschien moet moeten mogelijk mogen mag na naar nee niet niets
nog nu of om omdat ons onze ook op over per sinds te tegen toch toe tot u uit uw van vanaf veel via voor
vraag vragen vraagt want waar waarom wanneer was wat we weer weet welk welke weten wel wie wij wil willen
worden wordt zal ze zei zelf zich zij zijn zo zou zouden
about after all also am an and any are ask asks at be because been but by can could did do does for from
get give had has have having he hello help helpen helpt her here
him his how i if in into is it its just know like many may
me might more most much must my no not of on or our out please possible she should so some than that the
their them then there these they this to too us very want was we were what when where which who why will
with would yes you your hi whether still someone
"""
EMPTY = frozenset(_EMPTY.split())
"""Folded words that say nothing about what is asked."""

SAME = (
    "uur uren hour",
    "werk werken work job baan",
    "vacature vacancy opening",
    "solliciteren sollicitatie apply application",
    "salaris loon salary pay",
    "parttime deeltijd",
    "fulltime voltijd",
    "contract dienstverband",
    "opleiding training course cursus",
    "stage stagiair internship intern",
    "meeloopdag meelopen shadowing",
    "rooster dienst shift roster",
    "vakantie verlof holiday leave",
    "parkeren parking",
    "openingstijden opening",
    "afspraak appointment",
    "wachttijd wachten waiting wait",
    "diploma diplomaerkenning",
    "buitenland abroad overseas",
    "avond evening",
    "weekend weekeinde",
    "beginnen start starten begin",
    "kosten prijs cost price",
    "aanmelden inschrijven register signup",
    "datum date",
    "verpleegkundige nurse nursing",
    "leren learn",
)
"""Words of the trade that are one, in Dutch and English (own list: what people ask an employer)."""


def fold(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()  # as most texts are: ten times as fast (measured)
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Its folded words in order, for who searches."""
    return WORD.findall(fold(text))


def about(text: str) -> dict[str, str]:
    """What the text is about: each word in the form in which it counts, as it was typed first."""
    found: dict[str, str] = {}
    for typed in WORD.findall(text):
        if form := form_of(fold(typed)):
            found.setdefault(form, typed)
    return found


def about_all(texts: Iterable[str]) -> frozenset[str]:
    """What these texts are about together."""
    return frozenset(form for word in words("\n".join(texts)) if (form := form_of(word)))


@lru_cache(maxsize=10_000)
def form_of(folded: str) -> str:
    """The form in which a folded word counts; nothing for one that says nothing. A library has the same words
    over and over, so each is worked out once: of a thousand answers the case is compared with all.
    """
    if not counts(folded):
        return ""
    return _same().get(folded) or _same().get(stem(folded)) or stem(folded)


def counts(folded: str) -> bool:
    """Whether a folded word can say what something is about."""
    if folded.isdigit():
        return len(folded) <= LONGEST_NUMBER
    return len(folded) >= SHORTEST and folded not in EMPTY


def stem(folded: str) -> str:
    """Without its ending: "werkt" and "werken" are "werk", "contracten" is "contract"."""
    for ending in ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= STEM:
            return folded.removesuffix(ending)
    return folded


@cache
def _same() -> dict[str, str]:
    """Each word of the trade, whole and as a stem -> the first of its line."""
    found: dict[str, str] = {}
    for line in SAME:
        first, *_ = alike = line.split()
        for word in alike:
            found.setdefault(word, first)
            found.setdefault(stem(word), first)
    return found
