"""The words by which the name of an audience is read, Dutch and English side by side. Pure.

`EVERYBODY` is too broad whatever stands beside it; `CROWDS` only while nothing narrows them: "young people"
is, "young people of 16 to 20 who choose a care course" is not. A star stands for any letters, "_" for a
blank.
"""

import re

EVERYBODY = """
iedereen alle_mensen alle_medewerkers alle_collega's alle_werknemers al_onze_medewerkers alle_inwoners
alle_burgers alle_klanten alle_werkzoekenden het_publiek het_grote_publiek het_brede_publiek publiek
heel_nederland de_buitenwereld de_arbeidsmarkt de_maatschappij
everyone everybody anyone all_employees all_staff all_colleagues all_our_people the_public general_public
the_general_public the_outside_world the_labour_market the_job_market society
"""

CROWDS = """
jongeren jonge_mensen ouderen millennials gen_z generatie_z starters studenten scholieren werkzoekenden
werkenden kandidaten sollicitanten talent talenten potentials medewerkers collega's werknemers personeel
professionals zzp'ers klanten cliënten patiënten burgers inwoners volgers doelgroep mensen
potentiële_medewerkers potentiële_werknemers potentiële_kandidaten nieuwe_medewerkers
young_people youngsters older_people millennials generation_z students job_seekers jobseekers candidates
applicants employees staff colleagues workers personnel freelancers customers clients patients citizens
residents followers people audience potential_employees potential_candidates potential_applicants
new_employees
"""

LITTLE = """
de het een en of van voor in op bij met uit onze ons die der te naar aan om als ook alle nieuwe jonge
potentiële the a an and or of for in on at with from our all who that to new young potential
"""
"""Words that narrow nothing."""

SENDER = ("hr", "hrm", "p&o", "human resources", "personeelszaken", "de organisatie", "the organisation")
"""Who sends, and so cannot stand in the middle."""

NARROWING_WORDS = 2
"""So many other words of weight make a crowd a group: "starters in de thuiszorg in Twente"."""

WORD = re.compile(r"[^\W_]+(?:['’&+-][^\W_]+)*")
NUMBER = re.compile(r"\d")


def whole(listing: str) -> re.Pattern[str]:
    """What finds one entry of a list as whole words, the longest first."""
    words = sorted(listing.split(), key=len, reverse=True)
    patterns = (re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)


ALWAYS_BROAD, OFTEN_BROAD = whole(EVERYBODY), whole(CROWDS)
NOTHING_NARROWED = frozenset(LITTLE.split())

PLACES_ONLINE = (
    r"(?:social(?:e|s)?(?:\s*media|media)?|internet|insta(?:gram)?|facebook|linkedin|tiktok|online)"
)
NOT_THERE = re.compile(
    rf"\b(?:niet|nooit|nauwelijks|amper|niks|not|never|hardly|rarely)\b(?:\s+\w+){{0,4}}\s+{PLACES_ONLINE}\b"
    rf"|\b(?:geen|no)\s+(?:\w+\s+)?{PLACES_ONLINE}\b"
    rf"|\b(?:aren['’]?t|isn['’]?t|don['’]?t|doesn['’]?t)\b(?:\s+\w+){{0,4}}\s+{PLACES_ONLINE}\b"
    rf"|\b{PLACES_ONLINE}\s+(?:niet|nooit|never)\b",
    re.IGNORECASE,
)


def says_not_there(text: str) -> bool:
    """Whether it says that people are not on social media, the second pitfall."""
    return NOT_THERE.search(text) is not None


def broad_word(name: str) -> str | None:
    """The word that makes a name too broad, as it was written; None when it names a group."""
    curly = name.replace("’", "'")
    if found := ALWAYS_BROAD.search(curly):
        return found.group()
    found = OFTEN_BROAD.search(curly)
    return found.group() if found and not _is_narrowed(curly) else None


def _is_narrowed(name: str) -> bool:
    rest = OFTEN_BROAD.sub(" ", name)
    weighty = [word for word in WORD.findall(rest) if word.casefold() not in NOTHING_NARROWED]
    return NUMBER.search(rest) is not None or len(weighty) >= NARROWING_WORDS


def sender_in(name: str, organisation: str) -> str | None:
    """The sender in the name of an audience: the team's own name, or HR; None when it is not there."""
    for sender in (organisation, *SENDER):
        pattern = rf"(?<!\w){re.escape(sender.strip())}(?!\w)"
        if sender.strip() and (found := re.search(pattern, name, re.IGNORECASE)):
            return found.group()
    return None
