"""Whether an answer says no more than that it is not known: "weet ik nog niet", "n.v.t.", "?". Pure.

Only a whole answer, in Dutch or English, whatever its capitals and marks. A sentence that says something else
too is an answer: "onbekend bij nieuwkomers" is kept. Why it is kept as nothing: docs/decisions/151.
"""

import re

MARKS = frozenset("?!.…,;:-–—_/\\()'\"“”‘’ \t\n")
"""An answer of only these says nothing; a percent or euro sign may be what is counted."""
AS_IF_NOT_THERE = re.compile(r"[.'’‘/]")
"""In the middle of a word: "n.v.t." is "nvt", "don't" is "dont"."""
WORD = re.compile(r"[^\W_]+")
_MEANINGLESS = "dat dit het er nog even nu op moment eigenlijk echt helemaal sorry it that yet still really"
MEANINGLESS = frozenset(_MEANINGLESS.split())
"""Words that change nothing about not knowing."""
_IN_DUTCH = """
weet ik niet, ik weet niet, weet niet, weten we niet, weten wij niet, we weten niet, wij weten niet,
geen idee, ik heb geen idee, heb geen idee, we hebben geen idee, geen flauw idee, niet zeker,
niet bekend, is niet bekend, onbekend, is onbekend, niet van toepassing, nvt, ntb, te bepalen,
uitzoeken, uit te zoeken, zoeken we uit, moeten we uitzoeken, volgt, volgt later, komt, komt later, later
"""
_IN_ENGLISH = """
i dont know, i do not know, we dont know, we do not know, dont know, do not know, dunno, idk,
no idea, i have no idea, we have no idea, no clue, not sure, im not sure, i am not sure,
not known, is not known, unknown, is unknown, not applicable, na, tbd, tbc, tba,
to be determined, to be decided, to be confirmed, to be announced, to follow
"""
NOT_KNOWN = frozenset(one.strip() for one in f"{_IN_DUTCH},{_IN_ENGLISH}".split(","))


def is_unknown(answer: str) -> bool:
    """Whether that is all it says; an empty answer says nothing at all, which is no matter of this file."""
    if not answer.strip():
        return False
    if MARKS.issuperset(answer):
        return True
    words = WORD.findall(AS_IF_NOT_THERE.sub("", answer.casefold()))
    return " ".join(word for word in words if word not in MEANINGLESS) in NOT_KNOWN


def known(answer: str | None) -> str | None:
    """The answer as it was typed; None where it only says that it is not known."""
    return None if answer is None or is_unknown(answer) else answer


def known_lines(typed: str | None) -> tuple[str, ...]:
    """What was typed one per line, each as it stands there, without lines that say nothing."""
    lines = (line.strip() for line in (typed or "").splitlines())
    return tuple(line for line in lines if line and not is_unknown(line))


def says_unknown(typed: str | None) -> bool:
    """Whether something was typed in a field, and all of it says that it is not known."""
    return bool(typed and typed.strip()) and not known_lines(typed)
