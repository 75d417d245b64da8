"""What must not be kept about somebody outside, found in what was typed. Pure, and no more than word lists.

Numbers and addresses are asked about before they are kept; health is never kept. The lists err on the side
of asking: a sentence without the word always says enough (docs/trade.md, "Privacy").
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from phonenumbers import Leniency, PhoneNumberMatcher


class Personal(StrEnum):
    """In the order in which they are named to who typed them."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"


NINE_DIGITS = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){8}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2} ?\d{2}(?:[ .-]?[A-Z0-9]){11,30}\b")
OF_A_BANK = re.compile(r"[A-Z]{2} ?\d{2}[ .-]?[A-Z]{4}[ .-]?\d")
"""Such as a Dutch or British one begins: country, check, four letters of the bank."""
COUNTRY = "NL"
"""Where a number without its country is dialled."""
EMAIL = re.compile(
    r"(?<![@\w.+-])[\w.+-]+(?:@|\s@\s|\s*[\[(](?:at|apenstaartje)[\])]\s*)[\w-]+"
    r"(?:(?:\.|\s*[\[(](?:dot|punt)[\])]\s*)[\w-]+)+",
    re.IGNORECASE,
)
"""Behind an @ it is the account of somebody on Mastodon: "@nachtuil@mastodon.example"."""
MONTHS = r"(?:jan|feb|m(?:aa)?rt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"  # both languages
YEAR = r"((?:19|20)\d\d)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?:{DAY}(?:[-/. ]| of )(?:\d{{1,2}}|{MONTHS})[-/. ]{YEAR}|{MONTHS} {DAY},? {YEAR}"
    rf"|{YEAR}[-/]\d\d[-/]\d\d|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\b",
    re.IGNORECASE,
)
BORN = re.compile(
    r"\b(?:geb(?:oren|oortedatum|\.)|born|birth|d\.?o\.?b\b)\D{0,20}\d|\d\D{0,12}\b(?:geboren|born)\b",
    re.IGNORECASE,
)
PHONE_DIGITS = range(9, 16)
"""A Dutch number has ten with its first zero, any number at most fifteen (ITU-T E.164)."""
YEARS_AGO = 10
"""A full date longer ago than this is a birthday sooner than the day of an interview."""
ORDER = re.compile(
    r"\b(?:order|bestel|factuur|invoice|ticket|zaak|case|vacature|vacancy|kenmerk|ref|artikel|article|bon|klant|parcel|pakket)"
    r"\w*[\s.:#-]*(?:nr|nummer|number|no)?[\s.:#-]*(?:20\d\d[-/.])?$",
    re.IGNORECASE,
)
"""Just before a number: then it is that of a thing."""
SINCE = re.compile(r"\b(?:sinds|since|vanaf|from|per|tot|until)\W*$", re.IGNORECASE)
"""Just before a date: then it is no birthday."""

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
    r"|bloeduitslag|blood test|biopsie|biopsy|therapie|gehandicapte?|bloedprikken|bloedonderzoek"
    r"|mri(?:-scan)?|ct.?scan|chemokuur|antibiotica|antibiotics|insuline?|longontsteking|pneumonia|hersenschudding|concussion"
    r"|hernia|migraine|blindedarm(?:ontsteking)?|appendicitis|burn out|allergi(?:e|sch|c)|allergy|bevalling"
    r"|bevallen|gave birth|gebroken (?:been|arm|heup|pols|enkel|rug|vinger)|psychische (?:klachten|problemen)"
    r"|broke (?:his|her|my|their) (?:leg|arm|hip|wrist|ankle|back|finger)|mental illness|rolstoelgebruiker"
    r"|wheelchair user|ligt (?:op|in) (?:de |het )?(?:ic|afdeling|intensive care|coma|ziekenhuis)|in a coma"
    r"|(?:mijn|zijn|haar) (?:behandeling|uitslag|huisarts|psycholoog|psychiater|therapeut|dokter)"
    r"|(?:my|his|her) (?:treatment|test results|doctor|gp|psychologist|psychiatrist|therapist)"
    r"|admitted to (?:the )?(?:hospital|ward)|on the ward|intensive care unit"
    r")\b"
)
"""Folded words that say something about somebody's body or mind. Policy, jobs and organisation ("verzuim",
"diabetesverpleegkundige", "polikliniek") are no such words."""


def personal(typed: str, today: date) -> tuple[Personal, ...]:
    """What to ask about before it is kept; nothing when the text may be kept as it is."""
    return tuple(kind for kind, holds in _checks(typed, today) if holds)


def personal_in_link(link: str) -> tuple[Personal, ...]:
    """Somebody's address, as in a link with which they leave a newsletter; figures there are of things."""
    return (Personal.EMAIL,) if EMAIL.search(unquote(link)) else ()


def health_words(typed: str) -> tuple[str, ...]:
    """The words about health, each once, as they were typed; with any of them the text is not kept."""
    small, places = folded(typed)
    found = [typed[places[one.start()] : places[one.end() - 1] + 1] for one in HEALTH.finditer(small)]
    return tuple(dict.fromkeys(found))


def _checks(typed: str, today: date) -> Iterator[tuple[Personal, bool]]:
    """Signs that only look different, such as digits of full width, are read as the usual ones."""
    plain = unicodedata.normalize("NFKC", typed)
    yield Personal.BSN, any(_passes_eleven_test(_digits(one)) for one in _numbers(plain))
    yield Personal.IBAN, any(_is_iban(one) for one in IBAN.findall(plain.upper()))
    yield Personal.PHONE, _has_phone(_no_ibans(plain))
    yield Personal.EMAIL, EMAIL.search(plain) is not None
    yield Personal.BIRTH_DATE, _has_birth_date(plain, today)


def _numbers(plain: str) -> Iterator[str]:
    """Nine digits in a row, but not the number of an order."""
    return (one.group() for one in NINE_DIGITS.finditer(plain) if not ORDER.search(plain[: one.start()]))


def _has_phone(plain: str) -> bool:
    """A number that could be dialled, from here or from abroad, but not that of an order."""
    found = PhoneNumberMatcher(plain, COUNTRY, leniency=Leniency.POSSIBLE)
    return any(_is_dialled(one.raw_string) and not _is_a_thing(plain[: one.start]) for one in found)


def _is_a_thing(before: str) -> bool:
    """By what stands just before a number: a word for an order, or a letter."""
    return before[-1:].isalnum() or ORDER.search(before) is not None


def _is_dialled(number: str) -> bool:
    """With a first zero, or its country: others are amounts and numbers of things."""
    digits = len(_digits(number))
    return number.lstrip("(").startswith(("+", "0")) and digits in PHONE_DIGITS


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
    signs = re.sub(r"[ .-]", "", text)
    return any(_remainder(signs[:length]) == 1 for length in range(15, min(len(signs), 34) + 1))


def _remainder(signs: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97


def _no_ibans(typed: str) -> str:
    """Without account numbers, mistyped ones too; "ze 06 12345678 belde" only looks like one."""
    return IBAN.sub(lambda one: " " if _means_an_iban(one.group()) else one.group(), typed.upper())


def _means_an_iban(text: str) -> bool:
    return _is_iban(text) or OF_A_BANK.match(text) is not None


def _has_birth_date(plain: str, today: date) -> bool:
    return BORN.search(plain) is not None or any(year <= today.year - YEARS_AGO for year in _years(plain))


def _years(plain: str) -> Iterator[int]:
    """Of full dates that could be birthdays."""
    for one in DATE.finditer(plain):
        before = plain[: one.start()]
        if not ORDER.search(before) and not SINCE.search(before):
            yield next(int(year) for year in one.groups() if year)


def folded(typed: str) -> tuple[str, list[int]]:
    """Small letters without accents, and for each of them its place in what was typed."""
    letters = [
        (small, place)
        for place, sign in enumerate(typed)
        for small in unicodedata.normalize("NFKD", sign.casefold())
        if not unicodedata.combining(small)
    ]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]
