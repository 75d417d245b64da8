"""What must not be kept about somebody outside, found in what was typed. Pure, and no more than word lists.

Numbers and addresses are asked about before they are kept; health is never kept. The lists err on the side
of asking: a sentence without the word always says enough (docs/trade.md, "Privacy").
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import StrEnum


class Personal(StrEnum):
    """In the order in which they are named to who typed them."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"


NINE_DIGITS = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){8}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
PHONE = re.compile(r"(?<![\w+])(?:\+|00|\(?0)\d?[\d() .\-/]{6,18}\d(?!\w)")
PHONE_DIGITS = range(9, 16)
"""A Dutch number has ten with its first zero, any number at most fifteen (ITU-T E.164)."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
MONTHS = r"(?:jan|feb|m(?:aa)?rt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"  # both languages
DATE = re.compile(
    rf"\b(?:\d{{1,2}}[-/. ](?:\d{{1,2}}|{MONTHS})[-/. ]((?:19|20)\d\d)|((?:19|20)\d\d)-\d\d-\d\d)\b",
    re.IGNORECASE,
)
BORN = re.compile(r"\b(?:geb(?:oren|oortedatum|\.)|born|birth|d\.?o\.?b\b)\D{0,20}\d", re.IGNORECASE)
YEARS_AGO = 10
"""A full date longer ago than this is a birthday sooner than the day of an interview."""

HEALTH = re.compile(
    r"\b(?:"
    r"(?<!be )patient(?:e|nummer|ennummer| number)?|dossiernummer|medical record"
    r"|(?:kamer|room) ?(?:nr\.?|number)? ?\d{1,3}|zieke?|ziekgemeld|ziekmelding|ziekteverlof|ziektebeeld|sick"
    r"|sick leave|illness|ill|diagnose|diagnoses|diagnosis|symptom(?:s|en)?|symptoom|medicatie"
    r"|medicijn(?:en)?|medication|antidepressiva|antidepressants?|chemo(?:therapie|therapy)?"
    r"|bestraling(?:en)?|radiotherapy|kanker|cancer|tumou?r(?:s|en)?|uitgezaaid|metastas[ei]s|leukemie"
    r"|leuka?emia|hartaanval|heart attack|hartinfarct|hartfalen|beroerte|herseninfarct|had a stroke"
    r"|diabetes|diabetic|suikerziekte|epilepsie|epilepsy|astma|asthma|copd|reuma|dement|demente|dementie"
    r"|dementia|alzheimer|parkinson|hiv|hepatitis|covid|corona|burn-?out|overspannen|depressie|depressief"
    r"|depressieve|depression|depressed|psychose|psychosis|psychotische?|schizofrenie|schizophrenia"
    r"|bipolaire?|bipolar|autisme|autistische?|autism|autistic|adhd|ptss|ptsd|anorexia|boulimia|bulimia"
    r"|eetstoornis|eating disorder|verslaafde?|verslaving|addicted|addiction|suicidale?|suicide|suicidaal"
    r"|zelfmoord|zelfdoding|self-?harm|zelfbeschadiging|zwangere?|zwangerschap|pregnant|pregnancy|miskraam"
    r"|miscarriage|abortus|abortion|ivf|geopereerd|operatie|surgery|had an operation|was admitted"
    r"|bloeduitslag|blood test|biopsie|biopsy|therapie|gehandicapte?"
    r")\b"
)
"""Folded words that say something about somebody's body or mind. Policy, jobs and organisation ("verzuim",
"diabetesverpleegkundige", "polikliniek") are no such words."""


def personal(typed: str, today: date) -> tuple[Personal, ...]:
    """What to ask about before it is kept; nothing when the text may be kept as it is."""
    return tuple(kind for kind, holds in _checks(typed, today) if holds)


def health_words(typed: str) -> tuple[str, ...]:
    """The words about health, each once, as they were typed; with any of them the text is not kept."""
    folded, places = _folded(typed)
    found = [typed[places[one.start()] : places[one.end() - 1] + 1] for one in HEALTH.finditer(folded)]
    return tuple(dict.fromkeys(found))


def _checks(typed: str, today: date) -> Iterator[tuple[Personal, bool]]:
    yield Personal.BSN, any(_passes_eleven_test(_digits(one)) for one in NINE_DIGITS.findall(typed))
    yield Personal.IBAN, any(_is_iban(one) for one in IBAN.findall(typed.upper()))
    yield Personal.PHONE, any(len(_digits(one)) in PHONE_DIGITS for one in PHONE.findall(_no_ibans(typed)))
    yield Personal.EMAIL, EMAIL.search(typed) is not None
    yield Personal.BIRTH_DATE, _has_birth_date(typed, today)


def _digits(text: str) -> list[int]:
    return [int(sign) for sign in text if sign.isdecimal()]


def _passes_eleven_test(digits: list[int]) -> bool:
    """A citizen service number: 9a + 8b + ... + 2h - i is divisible by eleven (RvIG, "elfproef")."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(map(int.__mul__, weights, digits)) % 11 == 0


def _is_iban(text: str) -> bool:
    """The check of ISO 13616: four signs to the end, letters as 10 to 35, remainder of 97 is one.

    What follows an IBAN in capitals may look like its end, so shorter readings count too.
    """
    signs = text.replace(" ", "")
    return any(_remainder(signs[:length]) == 1 for length in range(15, min(len(signs), 34) + 1))


def _remainder(signs: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97


def _no_ibans(typed: str) -> str:
    return IBAN.sub(" ", typed.upper())


def _has_birth_date(typed: str, today: date) -> bool:
    years = [int(first or second) for first, second in DATE.findall(typed)]
    return BORN.search(typed) is not None or any(year <= today.year - YEARS_AGO for year in years)


def _folded(typed: str) -> tuple[str, list[int]]:
    """Small letters without accents, and for each of them its place in what was typed."""
    letters = [
        (folded, place)
        for place, sign in enumerate(typed)
        for folded in unicodedata.normalize("NFKD", sign.casefold())
        if not unicodedata.combining(folded)
    ]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]
