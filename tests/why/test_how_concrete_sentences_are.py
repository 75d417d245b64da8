"""How concrete an issue is, 0 to 100: on the trade's own sentences, on fresh ones, and whatever is typed."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.why.concreteness import POINTS, Band, Concreteness, Fields, Part, concreteness
from storage.plans import TOPICS

TOLD = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
WEAK, STRONG, BETWEEN = TOLD["weak"], TOLD["strong"], TOLD["between"]
FRESH = [
    *((sentence, Band.TOO_BROAD) for sentence in WEAK),
    *((sentence, Band.CONCRETE) for sentence in STRONG),
    *((sentence, Band.ALMOST) for sentence in BETWEEN),
]
MISSES = {
    "We gaan volgend jaar serieus aan de slag met LinkedIn.": Band.ALMOST,
    "Voor de zomer willen we een goede Instagrampagina hebben.": Band.ALMOST,
    "A stronger online presence for our brand in 2027.": Band.ALMOST,
}
"""Weak sentences that are one band too high: a date is worth its points, also behind nothing."""

THIRD = [
    *((sentence, Band.TOO_BROAD) for sentence in TOLD["third_weak"]),
    *((sentence, Band.ALMOST) for sentence in TOLD["third_almost"]),
    *((sentence, Band.CONCRETE) for sentence in TOLD["third_strong"]),
]
THIRD_MISSES = {
    "In 2027 willen we drie keer per week een filmpje plaatsen.": Band.ALMOST,
    "By summer 2027 we want a lively community around our brand.": Band.ALMOST,
    "Voor de zomervakantie weten schoonmakers beter waar ze met klachten terechtkunnen.": Band.TOO_BROAD,
    "Thirty more applications for the bakery apprenticeship.": Band.TOO_BROAD,
    "Minder ziekteverzuim op de kinderafdeling, van 9% naar 6%.": Band.CONCRETE,
}
"""One band off each; docs/concreteness.md says why."""


def scored(sentence: str) -> Concreteness:
    """Alone, with one topic chosen."""
    return concreteness(Fields(sentence, ("onboarding",)))


@pytest.mark.parametrize("sentence", TOLD["trades_weak"])
def test_the_trades_weak_sentences_are_too_broad(sentence: str) -> None:
    assert scored(sentence).score <= 30


@pytest.mark.parametrize("sentence", TOLD["trades_strong"])
def test_the_trades_strong_sentences_are_concrete(sentence: str) -> None:
    assert scored(sentence).score >= 90


@pytest.mark.parametrize(("sentence", "band"), FRESH)
def test_fresh_sentences_are_in_their_band_but_for_the_known_misses(sentence: str, band: Band) -> None:
    assert scored(sentence).band == MISSES.get(sentence, band)


def test_of_the_fresh_sentences_no_weak_one_passes_and_no_strong_one_fails() -> None:
    assert len(FRESH) == 54
    assert len(MISSES) == 3
    assert not [sentence for sentence in WEAK if scored(sentence).band is Band.CONCRETE]
    assert not [sentence for sentence in STRONG if scored(sentence).band is not Band.CONCRETE]


@pytest.mark.parametrize(("sentence", "band"), THIRD)
def test_the_third_set_is_in_its_band_but_for_the_known_misses(sentence: str, band: Band) -> None:
    assert scored(sentence).band == THIRD_MISSES.get(sentence, band)


def test_of_the_third_set_no_weak_one_passes_and_no_strong_one_fails() -> None:
    assert len(THIRD) == 40
    assert len(THIRD_MISSES) == 5
    assert not [one for one in TOLD["third_weak"] if scored(one).band is Band.CONCRETE]
    assert not [one for one in TOLD["third_strong"] if scored(one).band is not Band.CONCRETE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Voor de zomer van 2027 willen we onze verpleegkundigen beter bereiken met mooie verhalen.",
        "In 2027 we will get more teachers to share our posts on LinkedIn.",
        "Vijf berichten per week op Instagram voor studenten in Utrecht voor eind 2027 halen.",
        "By the end of 2027 we get 10,000 followers among graduates and students.",
    ],
)
def test_a_job_and_a_date_do_not_make_a_goal(sentence: str) -> None:
    assert scored(sentence).band is not Band.CONCRETE


NOTHING = Fields("")
EVERYTHING: dict[str, Any] = {
    "sentence": "We laten het verloop dalen, en dat merkt de hele dienst.",
    "topics": ("onboarding",),
    "now": 22.0,
    "goal": 15.0,
    "due_on": date(2027, 7, 1),
    "audience": "de avonddienst",
}


def test_nothing_scores_nothing_and_lacks_everything() -> None:
    found = concreteness(NOTHING)

    assert (found.score, found.band, found.missing) == (0, Band.TOO_BROAD, tuple(Part))


def test_filled_fields_earn_what_the_sentence_does_not_say() -> None:
    found = concreteness(Fields(**EVERYTHING))

    assert (found.score, found.band, found.missing) == (100, Band.CONCRETE, ())


@pytest.mark.parametrize(
    ("left_out", "part"),
    [
        ({"goal": None}, {Part.GOAL, Part.NOW}),
        ({"now": None}, {Part.NOW}),
        ({"due_on": None}, {Part.DUE}),
        ({"audience": None}, {Part.AUDIENCE}),
        ({"audience": ""}, {Part.AUDIENCE}),
        ({"topics": ()}, {Part.TOPICS}),
        ({"topics": TOPICS[:3]}, {Part.TOPICS}),
        ({"sentence": "Het verloop"}, {Part.VERB, Part.LENGTH}),
    ],
)
def test_what_is_left_out_costs_its_points(left_out: dict[str, Any], part: set[Part]) -> None:
    found = concreteness(Fields(**{**EVERYTHING, **left_out}))

    assert set(found.missing) == part
    assert found.score == 100 - sum(POINTS[one] for one in part)


def test_each_vague_phrase_costs_ten_and_at_most_two_count() -> None:
    one = concreteness(Fields(**{**EVERYTHING, "sentence": EVERYTHING["sentence"] + " Meer awareness."}))
    three = concreteness(
        Fields(**{**EVERYTHING, "sentence": EVERYTHING["sentence"] + " Awareness, visibility, iedereen."})
    )

    assert (one.score, one.vague) == (90, ("awareness",))
    assert (three.score, len(three.vague)) == (80, 3)


def test_at_seventy_without_a_number_it_is_almost_concrete() -> None:
    found = concreteness(Fields(**{**EVERYTHING, "goal": None, "now": None}))

    assert (found.score, found.band) == (70, Band.ALMOST)


def test_a_channel_and_many_ands_are_noticed_and_cost_nothing() -> None:
    sentence = "We laten op TikTok en Insta en LinkedIn en & Facebook het verloop dalen."
    found = concreteness(Fields(**{**EVERYTHING, "sentence": sentence}))

    assert found.channels == ("TikTok", "Insta", "LinkedIn", "Facebook")
    assert found.many_ands
    assert found.score == 100


sentences = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [*(word for line in (*WEAK, *STRONG, *BETWEEN) for word in line.split()), "awareness", "TikTok"]
    ),
    max_size=60,
).map(" ".join)
fields = st.builds(
    Fields,
    sentence=sentences,
    topics=st.lists(st.sampled_from(TOPICS), max_size=4, unique=True).map(tuple),
    now=st.none() | st.floats(-100, 100),
    goal=st.none() | st.floats(-100, 100),
    due_on=st.none() | st.dates(),
    audience=st.none() | st.text(max_size=20),
)
FILLED: dict[str, Any] = {"now": 1.0, "goal": 2.0, "due_on": date(2027, 7, 1), "audience": "monteurs"}


@given(fields)
def test_the_score_is_within_bounds_and_tells_what_is_missing(typed: Fields) -> None:
    found = concreteness(typed)

    assert 0 <= found.score <= 100
    assert found.score == 100 or found.missing or found.vague


@given(fields, st.sampled_from(sorted(FILLED)))
def test_filling_an_empty_field_never_lowers_the_score(typed: Fields, name: str) -> None:
    nothing: dict[str, Any] = {name: None}
    emptied = replace(typed, **nothing)
    filled = replace(typed, **{name: FILLED[name]})

    assert concreteness(filled).score >= concreteness(emptied).score
    assert set(concreteness(filled).missing) <= set(concreteness(emptied).missing)
