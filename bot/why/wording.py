"""What a sentence says, by its words: numbers, time, people, change.

No grammar and no guessing beyond these lists: the fields beside the sentence count for more.
"""

import re
from collections.abc import Iterator

from bot.why.words import CHANGE_VERBS, CHANNELS, GROUPS, MEANS, NO_PLACES, VAGUE, whole_words

MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)"
)
SMALL_NUMBER = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|honderd"
    r"|two|three|four|five|six|seven|eight|nine"
    r"|ten(?!\s+(?:aanzien|behoeve|dele|derde|eerste|gevolge|gunste|hoogste|minste|opzichte|slotte|tweede))"
    r"|eleven|twelve|fifteen|twenty|hundred)"
)
"""Also the Dutch "ten" of "ten minste" is no number."""
SPAN = (
    r"(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)"
    r"|days?|weeks?|months?|quarters?|years?)"
)
SEASON = r"(?:lente|voorjaar|zomer|herfst|najaar|winter|kerst|spring|summer|autumn|christmas)"
YEAR = r"(?:19|20)\d\d"
DAY, MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
CALENDAR_DATE = (
    rf"\b(?:{DAY}\s+{MONTH}(?:\s+{YEAR})?|(?!24/7){DAY}[-/]{MONTH_NUMBER}(?:[-/]\d{{2,4}})?"
    rf"|{YEAR}-\d\d-\d\d)\b"
)

TIME_BOUND = re.compile(
    rf"{CALENDAR_DATE}|\b(?:{MONTH}\s+{YEAR}"
    r"|(?:voor|vóór|tot|eind|begin|half|medio|per|in|by|before|until|end\s+of|from)\s+(?:de\s+|het\s+|the\s+)?"
    rf"(?:{MONTH}|{YEAR}|{SEASON}|q[1-4]|schooljaar|seizoen|jaareinde|year[- ]end)"
    rf"|(?:binnen|over|within|in)\s+(?:de\s+komende\s+|the\s+next\s+)?(?:een|één|a|one|\d+|{SMALL_NUMBER})\s+{SPAN}"
    rf"|(?:dit|deze|volgende?|komende?|this|next)\s+(?:school)?(?:{SPAN}|{SEASON})"
    rf"|q[1-4]\s+{YEAR})\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?<![\w-])(?:\d+(?:[.,]\d+)*(?!\w|[.,]\d)|{SMALL_NUMBER}\b|(?:de\s+)?helft\b|half\s+of\b|halve\b)"
    rf"(?!\s+(?:\w+\s+)?{whole_words(MEANS)})",
    re.IGNORECASE,
)
NO_NUMBER = re.compile(
    rf"{CALENDAR_DATE}|\b(?:\d+|{SMALL_NUMBER})\s+{SPAN}\b|\b24/7\b|\b\d{{1,2}}[.:]\d\d(?:\s+uur)?\b|\b\d\.0\b",
    re.IGNORECASE,
)
"""Digits that count nothing: a date, a span of time, a time of day, a version."""
FROM_TO = re.compile(
    r"\b(?:van|from)\s+(?:\D{0,20}\s)?\d[\d.,]*\s*(?:%|\w+\s+)?\s*(?:naar|tot|to)\s+(?:\w+\s+)?\d+\b(?!\s*uur)"
    rf"|\b(?:nu|now|vandaag|today|currently)\b:?\s*(?:[^\W\d]+\s+){{0,4}}(?!{YEAR}\b)\d"
    r"|\d[\d.,]*\s*%?\s*(?:in plaats van|instead of)\s+\d",
    re.IGNORECASE,
)

_PLAIN_NUMBER = r"\d{1,9}(?:[.,]\d{1,2})?(?!\d)(?![.,]\d)"
NUMBER_FROM_TO = re.compile(
    rf"\b(?:van|from)\s+(?:\D{{0,20}}\s)?(?P<now>{_PLAIN_NUMBER})(?P<percent>\s*%?)(?:\s*\w+)?"
    rf"\s+(?:naar|tot|to)\s+(?:\w+\s+)?(?P<goal>{_PLAIN_NUMBER})",
    re.IGNORECASE,
)
"""From one number to another, both written so that they can be read in one way: 1.250 is not."""
NUMBER_NOW = re.compile(
    rf"\b(?:nu|now|currently)\b:?\s*(?:(?:nog|gemiddeld|ongeveer|about|still)\s+)?(?P<now>{_PLAIN_NUMBER})(?!\s*%?\s*(?:van|of)\b)",
    re.IGNORECASE,
)

CHANGE_VERB = re.compile(
    rf"{whole_words(CHANGE_VERBS)}"
    r"|\b(?:komen|komt|keren|keert|brengen|brengt|neemt|nemen|stromen|stroomt|stappen|gaat|gaan)\b.{0,60}"
    r"\b(?:terug|af|toe|door|over|omlaag|omhoog)\b",
    re.IGNORECASE,
)
"""Also a Dutch verb in two parts: "komen ... terug"."""
GROUP = re.compile(whole_words(GROUPS), re.IGNORECASE)
VAGUE_PHRASE = re.compile(whole_words(VAGUE), re.IGNORECASE)
CHANNEL = re.compile(whole_words(CHANNELS), re.IGNORECASE)
PLACE = re.compile(
    r"(?:^(?:In|Bij|Near|At)|(?<=[a-zé,] )(?:in|bij|op|uit|rond|near|at|around|from))\s+"
    r"(?:de\s+|het\s+|the\s+)?(?!Q[1-4]\b)([A-Z][\w-]+)"
)
NO_PLACE = re.compile(rf"{MONTH}|{whole_words(CHANNELS)}|{whole_words(NO_PLACES)}", re.IGNORECASE)
AND = re.compile(r"\b(?:en|and)\b|&", re.IGNORECASE)
WORD = re.compile(r"[\w%'’-]+")
WORDS_AT_LEAST = 8
WORDS_AT_MOST = 45


def has_number(sentence: str) -> bool:
    """A number that is not a year, a date or a span of time, nor counts posts or followers."""
    rest = NO_NUMBER.sub(" ", sentence)
    return any(not re.fullmatch(YEAR, found.group()) for found in NUMBER.finditer(rest))


def has_from_to(sentence: str) -> bool:
    """Where it stands now and where it should go, both as numbers."""
    return FROM_TO.search(sentence) is not None


def has_time_bound(sentence: str) -> bool:
    return TIME_BOUND.search(sentence) is not None


def names_a_group(sentence: str) -> bool:
    """A job, a group or a place with a name."""
    return GROUP.search(sentence) is not None or any(
        not NO_PLACE.fullmatch(found.group(1)) for found in PLACE.finditer(sentence)
    )


def has_change_verb(sentence: str) -> bool:
    return CHANGE_VERB.search(sentence) is not None


def has_a_good_length(sentence: str) -> bool:
    return WORDS_AT_LEAST <= len(WORD.findall(sentence)) <= WORDS_AT_MOST


def vague_phrases(sentence: str) -> tuple[str, ...]:
    """The phrases as they were written, each once."""
    return _each_once(found.group() for found in VAGUE_PHRASE.finditer(sentence))


def channels(sentence: str) -> tuple[str, ...]:
    return _each_once(found.group() for found in CHANNEL.finditer(sentence))


def _each_once(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def ands(sentence: str) -> int:
    return len(AND.findall(sentence))
