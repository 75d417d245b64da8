"""Whether an action says what somebody does: by its words, Dutch and English side by side. Pure.

No grammar: a word is a whole word of the lists, and who writes better than they know is not corrected, since
the remark blocks nothing.
"""

import re

STEMS = """
bel spreek vraag nodig plan maak schrijf stuur plaats deel zet regel test probeer kies stop halveer verkort
verplaats geef laat leg neem haal breng organiseer bespreek herstel open sluit koop leen lees leer oefen
begin houd hou zoek onderzoek meet tel vertel toon bedenk verzamel leid train start schrap vervang werk
benoem noem wijs verdeel draag doe ga kijk loop reserveer installeer sla voeg vul controleer check
publiceer film fotografeer interview verdubbel bouw richt vier
"""
"""What a Dutch verb begins with when it commands; with -t somebody does it, with -en it is to be done."""

WRITTEN_OUT = """
bellen spreken vragen uitnodigen plannen inplannen maken schrijven sturen plaatsen delen zetten regelen testen
proberen kiezen stoppen halveren verkorten verplaatsen geven laten leggen nemen halen brengen organiseren
bespreken herstellen openen sluiten kopen lenen lezen leren opleiden oefenen beginnen houden zoeken uitzoeken
onderzoeken meten tellen vertellen tonen bedenken verzamelen trainen starten schrappen vervangen benoemen
aanwijzen verdelen overdragen doen gaan kijken reserveren installeren toevoegen invullen controleren
publiceren filmen interviewen verdubbelen bouwen inrichten aanvragen afspreken opstellen vastleggen
aanschaffen meelopen
"""

ENGLISH = """
call ask invite plan make write send post publish share put arrange test try choose pick stop halve shorten
move give let take bring organise discuss mend fix open close buy borrow read learn practise begin start
keep find
measure count tell show think collect train drop replace name appoint divide hand do go look book install add
fill check film interview double build set celebrate speak meet draft agree run hold get
"""

WISHES = """
moet moeten zou zouden hoort horen mag mogen kan kunnen wil willen should must ought could would needs need
"""
"""Who writes these says what others should do."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


VERBS = (
    _words(STEMS)
    | frozenset(f"{stem}t" for stem in STEMS.split())
    | frozenset(f"{word}s" for word in ENGLISH.split())
    | _words(WRITTEN_OUT)
    | _words(ENGLISH)
)
_AT_THE_END = _words(WRITTEN_OUT)


def says_what_happens(text: str) -> bool:
    """Whether a verb comes first, or right after who does it, or, as in Dutch notes, last."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and (not VERBS.isdisjoint(words[:2]) or words[-1] in _AT_THE_END)


def is_a_wish(text: str) -> bool:
    """Whether it says what should be, as in "management moet meer betrokken zijn"."""
    return not _words(WISHES).isdisjoint(word.casefold() for word in _WORD.findall(text))
