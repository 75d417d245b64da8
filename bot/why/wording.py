"""What a sentence says, by its words: numbers, time, people, change. Dutch and English, which people mix.

No grammar and no guessing beyond these lists: the fields beside the sentence count for more. The lists come
from the planning guide, part "why", widened with the words of the sectors it names.
"""

import re

MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)"
)
SMALL_NUMBER = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|honderd"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|hundred)"
)
SPAN = (
    r"(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)"
    r"|days?|weeks?|months?|quarters?|years?)"
)
SEASON = r"(?:lente|voorjaar|zomer|herfst|najaar|winter|kerst|spring|summer|autumn|christmas)"
YEAR = r"(?:19|20)\d\d"
CALENDAR_DATE = (
    rf"\d{{1,2}}\s+{MONTH}(?:\s+{YEAR})?|\d{{1,2}}[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?|{YEAR}-\d\d-\d\d"
)

TIME_BOUND = re.compile(
    rf"\b(?:{CALENDAR_DATE}|{MONTH}\s+{YEAR}"
    rf"|(?:voor|vóór|tot|eind|begin|half|medio|per|in|by|before|until|end\s+of|from)\s+(?:de\s+|het\s+|the\s+)?"
    rf"(?:{MONTH}|{YEAR}|{SEASON}|q[1-4]|schooljaar|seizoen|jaareinde|year[- ]end)"
    rf"|(?:binnen|over|within|in)\s+(?:de\s+komende\s+|the\s+next\s+)?(?:een|één|a|one|\d+|{SMALL_NUMBER})\s+{SPAN}"
    rf"|(?:dit|volgend|komend|this|next)\s+(?:school)?{SPAN}"
    rf"|q[1-4]\s+{YEAR})\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?<![\w-])(?:\d+(?:[.,]\d+)?(?![\w])|{SMALL_NUMBER}(?!\s+{SPAN})\b|(?:de\s+)?helft\b|half\s+of\b|halve\b)",
    re.IGNORECASE,
)
SPAN_OF_TIME = re.compile(rf"\b(?:\d+|{SMALL_NUMBER})\s+{SPAN}\b", re.IGNORECASE)
FROM_TO = re.compile(
    r"\b(?:van|from)\s+(?:\D{0,20}\s)?\d[\d.,]*\s*(?:%|\w+\s+)?\s*(?:naar|tot|to)\s+(?:\w+\s+)?\d"
    r"|\(?\b(?:nu|now|vandaag|today|currently)\s*:?\s*(?:nog\s+)?\d"
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
    rf"\(?\b(?:nu|now|currently)\s*:?\s*(?:nog\s+)?(?P<now>{_PLAIN_NUMBER})(?!\s*%?\s*van|\s+of)",
    re.IGNORECASE,
)

CHANGE_VERB = re.compile(
    r"\b(?:daal\w*|stijg\w*|groei\w*|verhog\w*|verhoog\w*|verlag\w*|verlaag\w*|vermind\w*|halve\w+|verdubbel\w*"
    r"|vul(?:len|t|den)?|inge?vul\w*|werv(?:en|t)|geworven|aannemen|aangenomen|behoud\w*|behield\w*|terugbreng\w*|terug\s+te\s+brengen"
    r"|verkort\w*|versnel\w*|verbeter\w*|vergroot\w*|vergrot\w*|krimp\w*|k(?:omen|omt|wamen)\b.{0,40}\bterug|applied|solliciteren|solliciteert|ga(?:an|at)\s+van|neem(?:t|en)?\s+(?:af|toe)|neemt|toenem\w*|afnem\w*"
    r"|bereik(?:en|t)|blijv(?:en)?|blijft|zak(?:t|ken)|krijg(?:en|t)|win(?:t|nen)|haal(?:t)?|halen|doorstrom\w*|terugkom\w*|keren?\s+terug|keert\s+terug"
    r"|drop(?:s|ped)?|rise[sn]?|grow[sn]?|increas\w+|decreas\w+|reduc\w+|halve[sd]?|doubl\w+|fill(?:s|ed)?|hir(?:e|es|ed)|recruit(?:s|ed)?"
    r"|retain\w*|keep(?:s)?|shorten\w*|cut(?:s)?|rais\w+|lower(?:s|ed)?|improv\w+|mov(?:e|es|ed)|go(?:es)?\s+from|reach(?:es|ed)?|fall(?:s|en)?"
    r"|stay(?:s|ed)?|gain(?:s|ed)?|win(?:s)?|return(?:s|ed)?|get(?:s)?|climb(?:s|ed)?|shrink(?:s)?)\b",
    re.IGNORECASE,
)

GROUP = re.compile(
    r"\b(?:\w*verple?e?gkundige\w*|verzorgende\w*|\w*arts(?:en)?|monteur\w*|\w*technic\w+|docent\w*|lera(?:ar|ren)|leerkracht\w*|student\w*"
    r"|stagiair\w*|zij-?instromer\w*|chauffeur\w*|ontwikkelaar\w*|engineer\w*|recruiters?|leidinggevende\w*|teamleiders?|managers?"
    r"|vrijwilliger\w*|alumni|oud-(?:collega|medewerker|leerling|student)\w*|nieuwe(?:lingen)?\s+(?:collega|medewerker)\w*|nieuwkomer\w*|instromer\w*"
    r"|schoolverlater\w*|\w*adviseurs?|\w*assistent\w*|planners?|\w*medewerkers?\s+(?:van|in|op|bij|met)\b|inwoners?\s+van|klantenservice|\w*afdeling\w*"
    r"|bouwvakkers?|koks?|buschauffeurs?|conducteurs?|handhavers?|boa'?s|jongerenwerkers?|trainees?|ict-?ers?|programmeurs?|juristen"
    r"|nurses?|carers?|doctors?|physicians?|teachers?|apprentices?|graduates?|drivers?|developers?|mechanics?|technicians?|electricians?|volunteers?"
    r"|new\s+(?:hires?|colleagues?|employees?|starters?|joiners?|staff)|first-year\s+\w+|former\s+(?:colleagues?|employees?|staff)|leavers?|team\s+leaders?|line\s+managers?"
    r"|assistants?|trainees?|interns?|advisers?|advisors?|chefs?|planners?|lawyers?|welders?|lassers?|operators?|residents?\s+of|shop\s+floor|warehouse\s+staff)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?<=[a-zé,] )(?:in|bij|op|uit|rond|near|at|around|from)\s+"
    r"(?:de\s+|het\s+|the\s+)?(?!Q[1-4]\b)([A-Z][\w-]+)"
)

VAGUE = re.compile(
    r"iets\s+(?:met|op)\s+social(?:\s+media)?|something\s+(?:with|on)\s+social(?:\s+media)?|zichtbaar(?:heid|der)?|naamsbekendheid|meer\s+volgers|iedereen"
    r"|aantrekkelijke\s+werkgever|op\s+de\s+kaart|awareness|visib(?:ility|le)|more\s+followers|everyone|everybody|attractive\s+employer|on\s+the\s+map|more\s+engagement|meer\s+engagement",
    re.IGNORECASE,
)
CHANNEL = re.compile(
    r"\b(?:LinkedIn|Instagram|Insta|TikTok|Facebook|YouTube|Snapchat|WhatsApp|Pinterest|Threads|Bluesky|Mastodon|Twitter)\b",
    re.IGNORECASE,
)
NO_PLACE = re.compile(rf"{MONTH}|{CHANNEL.pattern}|Social|HR", re.IGNORECASE)
"""What may stand behind "in" or "on" with a capital and is no place."""
AND = re.compile(r"\b(?:en|and|&)\b|&", re.IGNORECASE)
WORD = re.compile(r"[\w%'’-]+")
WORDS_AT_LEAST = 8
WORDS_AT_MOST = 45


def has_number(sentence: str) -> bool:
    """A number that is not a year, a date or a span of time."""
    rest = SPAN_OF_TIME.sub(" ", re.sub(rf"(?:{CALENDAR_DATE})", " ", sentence, flags=re.IGNORECASE))
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
    return tuple(dict.fromkeys(found.group() for found in VAGUE.finditer(sentence)))


def channels(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.group() for found in CHANNEL.finditer(sentence)))


def ands(sentence: str) -> int:
    return len(AND.findall(sentence))
