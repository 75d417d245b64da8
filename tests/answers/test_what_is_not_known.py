"""What counts as not knowing: the whole answer, in either language, and never a sentence that holds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.unknown import NOT_KNOWN, is_unknown, known, known_lines, says_unknown

NOTHING_SAID = """
weet ik niet|Weet ik nog niet.|Dat weet ik (nog) niet|ik weet het niet|Ik weet het echt nog niet...
weten we niet|We weten het nog niet|geen idee
Geen idee!|nog geen idee|niet bekend|nog niet bekend|onbekend|n.v.t.|NVT|n.v.t
niet van toepassing|nog te bepalen|n.t.b.|volgt|volgt nog|komt nog|nog uit te zoeken|?|???|-|–|--|...|…|.
I don't know|I don’t know yet|i dont know|don't know|We don't know|no idea|No idea yet|not sure|not known yet
unknown|n/a|N/A|TBD|t.b.d.|to be determined|not applicable
"""
SOMETHING_SAID = """
onbekend bij nieuwkomers|ze weten niet dat we bestaan|Ik weet niet wat ik moet doen, zeggen ze|geen
geen idee-bus meer|niet bekend met ons als werkgever|volgt de vakgroep op Facebook|later op de avond|%|€|#|nee
komt elke dag|no idea is too small|they don't know us|unknown brand to most nurses|0|12|x|Weet ik veel
Weet jij het, of weet ik het niet?|nog 3|A|🙂|niets|none|n.v.t. voor nachtdiensten|nu|it|dat
"""


def each(listing: str) -> list[str]:
    return [one for line in listing.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("answer", each(NOTHING_SAID))
def test_these_say_no_more_than_that_it_is_not_known(answer: str) -> None:
    assert is_unknown(answer)
    assert is_unknown(f" {answer.upper()} ")
    assert known(answer) is None
    assert says_unknown(answer)


@pytest.mark.parametrize("answer", each(SOMETHING_SAID))
def test_these_say_something(answer: str) -> None:
    assert not is_unknown(answer)
    assert known(answer) == answer
    assert not says_unknown(answer)


@given(some.sampled_from(sorted(NOT_KNOWN)), some.sampled_from(["nachtdienst", "nurses", "LinkedIn", "40"]))
def test_one_word_more_makes_it_an_answer(not_known: str, word: str) -> None:
    assert not is_unknown(f"{not_known} {word}")
    assert not is_unknown(f"{word}, {not_known}")


def test_of_several_lines_those_that_say_nothing_are_passed_over() -> None:
    assert known_lines("koffiekamer\n\n weet ik niet \n?\nkantine ") == ("koffiekamer", "kantine")
    assert not says_unknown("koffiekamer\nweet ik niet")
    assert says_unknown("weet ik niet\n?")
    assert known_lines(None) == ()
    assert not says_unknown(None)
    assert not says_unknown("  ")
    assert not is_unknown("")
