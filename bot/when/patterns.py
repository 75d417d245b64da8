"""The words that say when, in Dutch and English, as one pattern whose groups name what they say. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from babel.dates import get_month_names

from bot.day_words import RELATIVE, WIDTHS, weekdays
from bot.when.clock import CLOCK, COUNTS, PARTS, Part

COUNTED = COUNTS | {"a": 1, "an": 1, "veertien": 14, "fourteen": 14}
UNITS = {
    **dict.fromkeys(("dag", "dagen", "day", "days"), "day"),
    **dict.fromkeys(("week", "weken", "weeks"), "week"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "month"),
    **dict.fromkeys(("uur", "uren", "hour", "hours"), "hour"),
    **dict.fromkeys(("minuut", "minuten", "minute", "minutes"), "minute"),
}
EDGES = {
    **dict.fromkeys(("begin", "start", "beginning"), 0),
    **dict.fromkeys(("midden", "medio", "middle", "mid"), 2),
    **dict.fromkeys(("eind", "einde", "end"), 4),
}
"""The weekday of each: Monday, Wednesday, Friday."""
TODAY = {"vanochtend": Part.MORNING, "vanmorgen": Part.MORNING, "vanmiddag": Part.AFTERNOON}
TODAY |= {"vanavond": Part.EVENING, "tonight": Part.EVENING}
PAST = {"gisteren": -1, "yesterday": -1, "eergisteren": -2}
NEXT = ("volgende", "volgend", "next")
GONE = ("vorige", "vorig", "afgelopen", "previous", "last")
NUMERALS = r"(?:\d{1,3}|" + "|".join(sorted(COUNTED, key=len, reverse=True)) + ")"


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def months() -> dict[str, int]:
    """Names of months in both languages, whole and short, in lower case -> 1 for January."""
    named = {
        name.casefold().rstrip("."): number
        for language, width in product(("nl", "en"), WIDTHS)
        for number, name in get_month_names(width, locale=language).items()
    }
    return {**named, "mrt": 3, "mar": 3, "sept": 9}


@cache
def pattern() -> re.Pattern[str]:
    month, day = _any_of(list(months())), _any_of(list(weekdays()))
    part, relative = _any_of(list(PARTS)), _any_of([*RELATIVE, *PAST])
    year, full = r"\d{4}|\d\d", r"(?:19|20|21)\d\d|9999"
    th = r"(?:st|nd|rd|th|e)?"
    dates = (
        r"(?P<iso>(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d))(?:T(?=\d\d:))?",
        rf"(?P<written>(?P<wd>\d{{1,2}}){th}\s?(?:of\s)?-?(?P<wm>{month})\b\.?(?:[ -]?(?P<wy>{full})\b)?)",
        rf"(?P<english>\b(?P<em>{month})\.?\s(?P<ed>\d{{1,2}}){th}\b(?!:|\.\d)(?:,?\s(?P<ey>{full})\b)?)",
        (
            r"(?P<digits>(?!24/7\b)(?P<dd>\d{1,2})(?P<sep>[-/])(?P<dm>\d{1,2})"
            rf"(?:(?P=sep)(?P<dy>{year}))?(?![-/.]?\d)\b)"
        ),
        r"(?P<dotted>(?P<pd>\d{1,2})\.(?P<pm>\d{1,2})\.(?P<py>\d{4}|\d\d)\b(?!\.?\d))",
        r"\b(?:de|the)\s(?P<ordinal>\d{1,2})(?:e|de|ste|st|nd|rd|th)\b",
    )
    unit = _any_of(list(UNITS))
    count = rf"{NUMERALS}\s(?:{unit})"
    edge, of = _any_of(list(EDGES)), "(?:de|deze|the|this|volgende|next)"
    weeks = (
        rf"(?P<edge>{edge})\s?(?:van\s|of\s)?(?P<edge_of>{of}\s)?(?P<edge_unit>week|maand|month)\b",
        r"(?:week|wk|w)\s?(?P<week>\d{1,2})\b",
        rf"(?P<ahead>{'|'.join(NEXT)})\s+week\b",
        r"(?P<this_week>deze|this)\s+week\b",
        rf"(?P<gone>(?:{'|'.join(GONE)})\s+(?:week|maand|month|jaar|year)\b|{count}\s(?:geleden|ago)\b)",
        rf"(?P<span>(?:over|in|binnen|within)\s(?P<count>{NUMERALS})\s(?P<unit>{unit})\b)",
        r"\bover\s(?P<half_hour>een half uur|half an hour)\b|\bin\s(?P<half_hour_en>half an hour)\b",
    )
    which = rf"(?:{'|'.join((*NEXT, *GONE))}|komende|aanstaande|a\.s\.|coming|this|deze)"
    days = (
        rf"(?P<today>{_any_of(list(TODAY))})\b",
        rf"(?P<relative>{relative})(?:\s?(?P<relative_part>{part}))?\b",
        rf"(?P<which>{which}\s+)?(?P<weekday>{day})(?P<weekday_part>{part}|morgen)?\b\.?",
        rf"(?:'s|’s|in de|in the|this|de)?\s?\b(?P<part>{part})\b",
    )
    spans = weeks[5:]
    whole = "|".join((*dates, *spans, *weeks[:5], CLOCK, *days))
    return re.compile(rf"(?:(?<![\w/.:@#&-])|(?<=\d-\d\dT))(?:{whole})", re.IGNORECASE)
