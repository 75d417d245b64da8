"""Search terms: how they are written for a search machine, and when one looks like a person. Pure.

Themes are followed, not people: docs/trade.md, "Monitoring".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from storage.monitoring import SearchTerm, TermKind

MOST_WORDS = 30
"""In one of the three lists."""
LONGEST_WORD = 80
MOST_TERMS = 22
"""Of a team: two blocks each, and Slack shows fifty."""
NAME_PART = r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*"
BETWEEN = r"(?:van|de|der|den|het|ten|ter|te|'t|in|op|von|la|le|el|al|bin|di|da)"
FIRST_AND_LAST = re.compile(rf"^({NAME_PART}\.?(?: {NAME_PART})?) (?:{BETWEEN} ){{0,3}}({NAME_PART})$")
ORGANISATION = re.compile(
    r"(?:ziekenhuis|kliniek|gemeente|provincie|universiteit|hogeschool|academie|college|school|stichting"
    r"|vereniging|zorg|groep|centrum|instituut|fonds|raad|bank|huis|dienst|bibliotheek|museum|theater"
    r"|hospital|clinic|council|university|institute|foundation|association|care|group|centre|center|trust"
    r"|library|theatre|agency|ministry|company|street|straat|plein|weg|team|prijs|award|dag|day|week|festival"
    r"|vacature|vacancy|nurse|verpleegkundige|manager|adviseur|directeur|director)(?:en|s)?\b",
    re.IGNORECASE,
)
"""Words, or the ends of words, that no person is called by."""


def words_of(typed: str) -> tuple[str, ...]:
    """Lines, or words with commas between them, each once; quotation marks come by themselves."""
    parts = (" ".join(part.strip(" \t\"“”„'«»").split()) for part in re.split(r"[\n,;]", typed))
    return tuple(dict.fromkeys(part for part in parts if part))


def query(term: SearchTerm) -> str:
    """As Google Alerts and most tools take it: `(a OR "b c") d -e`."""
    any_of = " OR ".join(map(quoted, term.any_of))
    both = term.all_of or term.none_of
    first = [f"({any_of})" if len(term.any_of) > 1 and both else any_of] if any_of else []
    return " ".join((*first, *map(quoted, term.all_of), *(f"-{quoted(one)}" for one in term.none_of)))


def quoted(words: str) -> str:
    """With quotation marks where words belong together."""
    return f'"{words}"' if re.search(r"[\s-]", words) else words


def persons_in(words: Iterable[str], colleagues: Sequence[str], team: str) -> tuple[str, ...]:
    """Which of these look like people: those of the team, and a first name with a last name.

    It errs on the side of asking: who follows a street or a prize keeps it with a word of explanation.
    """
    known = {_folded(name) for name in colleagues}
    return tuple(one for one in words if _folded(one) in known or _looks_like_a_name(one, team))


def _looks_like_a_name(words: str, team: str) -> bool:
    found = FIRST_AND_LAST.match(words)
    if found is None or ORGANISATION.search(words) or _is_part_of(words, team):
        return False
    first, last = found.groups()
    is_initial = first.endswith(".")
    return (
        first[0].isupper()
        and (is_initial or not first.isupper())
        and last[0].isupper()
        and not last.isupper()
    )


def _is_part_of(words: str, team: str) -> bool:
    """What the team itself is called is no person, nor is a part of it."""
    ours = set(_folded(team).split())
    return bool(ours & set(_folded(words).split()))


def _folded(words: str) -> str:
    signs = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(one for one in signs if not unicodedata.combining(one)).split())


def persons(term: SearchTerm, colleagues: Sequence[str], team: str) -> tuple[str, ...]:
    """The people who are followed by a term; what it leaves out follows nobody."""
    return followed(term.kind, (*term.any_of, *term.all_of), colleagues, team)


def followed(kind: str, words: Sequence[str], colleagues: Sequence[str], team: str) -> tuple[str, ...]:
    """The same of words that are searched for; of a kind that says it is a person, the first at least."""
    return persons_in(words, colleagues, team) or tuple(words[:1] if kind == TermKind.PERSON else ())
