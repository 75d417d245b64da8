"""Numbers as people type them in a plain field, in their own language: "1,5", "1.5", "1 500", "1.500", "12%".

Slack's own field for numbers takes a point only, or what the phone of the moment thinks right. A number that
can be read in two ways is not guessed at: it is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from babel.numbers import NumberFormatError, parse_decimal

from bot.figures import LOCALES
from bot.slack.answers import Answers
from bot.slack.elements import Element, text_input
from bot.texts import Say
from bot.unknown import says_unknown

LONGEST = 30
"""Characters: a billion with its decimals, and what is counted behind it."""
AROUND = re.compile(r"^[€$£]\s*|\s*(?:%|procent|percent|€|uur|uren|u|h|hrs?|hours?)\.?$", re.IGNORECASE)
"""What people write around a number that the field asks for already."""
THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
"""A blank or apostrophe between groups of three digits."""
DIGITS = re.compile(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+", re.ASCII)
MOST_COUNTED = 10**12
"""More than there are people, many times over; what a database keeps as a number ends somewhere too."""
POINTS = {"nl": ",", "en": "."}
GROUP = 3
"""So many decimals could as well be thousands."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Thousands to one reader, a fraction to the other."""

    whole: Decimal
    fraction: Decimal


def read_number(written: str, language: str) -> Decimal | Ambiguous | None:
    """The number; None for what is none. `language` ("nl", "en") decides what point and comma mean.

    What has a meaning in the other language only is read so: "1.5" in Dutch.
    """
    bare = THOUSANDS.sub("", AROUND.sub("", written.strip().replace("−", "-")))
    if not DIGITS.fullmatch(bare):
        return None
    own, other = (_read_strictly(bare, one) for one in (language, *(set(LOCALES) - {language})))
    if own is None or other is None or own == other:
        return other if own is None else own
    return Ambiguous(other, own) if abs(own) < abs(other) else own


def is_count(number: Decimal) -> bool:
    """Whether people, or what they did, can be so many: a whole number that ends somewhere."""
    return number.is_finite() and 0 <= number <= MOST_COUNTED and number == number.to_integral_value()


def _read_strictly(digits: str, language: str) -> Decimal | None:
    try:
        return parse_decimal(digits, locale=LOCALES[language], strict=True)
    except NumberFormatError:
        return None


def as_typed(number: float | Decimal | None, language: str) -> str | None:
    """What somebody would type for it, readable in one way: "1500", "12,5", "1,2340" for three decimals."""
    if number is None:
        return None
    plain = f"{Decimal(str(number)).normalize():f}"
    whole, _, decimals = plain.partition(".")
    if not decimals:
        return whole
    could_be_thousands = len(decimals) == GROUP and whole.strip("-0")
    return f"{whole}{POINTS[language]}{decimals}{'0' if could_be_thousands else ''}"


def number_field(say: Say, number: float | Decimal | None, *, focus: bool = False) -> Element:
    """The element in which a number is typed."""
    return text_input(as_typed(number, say.language), max_length=LONGEST, focus=focus)


def number_in(say: Say, answers: Answers, name: str) -> Decimal | None:
    """What was typed in that field; None for nothing, for what is not known, and for what cannot be read."""
    read = read_number(answers.text(name) or "", say.language)
    return read if isinstance(read, Decimal) else None


def unreadable(say: Say, answers: Answers, names: Iterable[str]) -> dict[str, str]:
    """Field -> what to do about what was typed there; empty when every number could be read."""
    return dict(chain.from_iterable(_problem(say, name, answers.text(name) or "") for name in names))


def _problem(say: Say, name: str, typed: str) -> list[tuple[str, str]]:
    match read_number(typed, say.language):
        case None if typed and not says_unknown(typed):
            return [(name, say("common.number.none"))]
        case Ambiguous(whole, fraction):
            ways = {"whole": as_typed(whole, say.language), "fraction": as_typed(fraction, say.language)}
            return [(name, say("common.number.two_ways", **ways))]
        case _:
            return []
