"""Words that every organisation puts on its wall, and what makes a belief one that nobody rejects. Pure.

Not wrong, only empty until a do and a don't say what is meant: docs/trade.md, "Brand house".
"""

import re

_CLICHES = """
betrokken betrokkenheid betrouwbaar betrouwbaarheid innovatief innovatie klantgericht klantgerichtheid
professioneel professionaliteit integer integriteit transparant transparantie duurzaam duurzaamheid
samen samenwerken samenwerking kwaliteit
committed commitment reliable reliability innovative innovation customer-focused professional
professionalism integrity transparent transparency sustainable sustainability together quality
"""
_SMALL_WORDS = """
de het een en of is zijn we wij ons onze onszelf je jij jullie elkaar dat die dit deze er in op aan van voor
met bij naar door om te als ook wat heel altijd willen wil worden blijven staan doen
the a an and or is are be being we us our ours ourselves you each other that this it in on at of for with by
to as also what very always want stay remain do
"""
CLICHES = frozenset(_CLICHES.split())
"""The ten of each language with their forms."""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that say nothing by themselves."""

PLATITUDES = (
    "goede zorg",
    "beste zorg",
    "kwaliteit",
    "mens centraal",
    "klant centraal",
    "patiënt centraal",
    "cliënt centraal",
    "staat centraal",
    "staan centraal",
    "is belangrijk",
    "zijn belangrijk",
    "hart voor",
    "passie",
    "het verschil",
    "iedereen telt",
    "iedereen is welkom",
    "respect",
    "betere wereld",
    "eigen regie",
    "good care",
    "best care",
    "quality",
    "people first",
    "customer first",
    "at the centre",
    "is important",
    "are important",
    "matters",
    "passion",
    "the difference",
    "everyone counts",
    "everyone is welcome",
    "better world",
)
"""What nobody could be against; nobody, then, can be for it either."""

TENSION = re.compile(
    r"\b(?:pas|alleen|niet|nooit|geen|zonder|liever|eerder|boven|ook als|zelfs|in plaats van|eerst"
    r"|tegen\w*|moet\w*"
    r"|only|not|never|no|without|rather|instead|even|unless|before|over|against|contradict|must|should)\b",
    re.IGNORECASE,
)
"""Words with which something is excluded, put first or set against something else."""

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def is_cliche(name: str) -> bool:
    """Whether the name of a value is made of such words alone: "Samen wijs" is not."""
    telling = [word for word in words(name) if word not in SMALL_WORDS]
    return bool(telling) and all(word in CLICHES for word in telling)


def says_something(name: str, meaning: str) -> bool:
    """Whether a meaning has at least three words beside the value's own and those that say nothing."""
    named = words(name)
    telling = {word for word in words(meaning) if word not in SMALL_WORDS}
    return len({word for word in telling if not _of_the_name(word, named)}) >= TELLING_AT_LEAST


TELLING_AT_LEAST = 3


def _of_the_name(word: str, named: list[str]) -> bool:
    """Also in another form: "betrokkenheid" beside "betrokken"."""
    return any(word.startswith(one) or one.startswith(word) for one in named if one not in SMALL_WORDS)


def nobody_is_against(belief: str) -> bool:
    """Whether a belief is a platitude in which nothing is excluded."""
    told = " ".join(belief.casefold().split())
    return any(one in told for one in PLATITUDES) and TENSION.search(belief) is None
