"""What answers must say, what a reply is advised, which answers fit, and when questions are one."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.answers import alike, filling, health, rules, suggesting, tone, wording
from bot.answers.alike import Question
from bot.answers.rules import Draft
from bot.answers.tone import Kindly
from storage.cases import Case, Kind
from storage.library import LibraryAnswer, Piece

TODAY = date(2026, 11, 23)
FINE = Draft("Werken", nl="Ja.", owner_id="U1", review_by=TODAY)


def answer(title: str = "Werken", number: int = 1, **filled: object) -> LibraryAnswer:
    made = LibraryAnswer(
        team_id=1,
        title=title,
        piece=Piece.WHOLE,
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
        created_by="U1",
        owner_id="U1",
        review_by=TODAY,
        searched="",
        nl="Ja.",
    )
    made.id = number
    for name, value in filled.items():
        setattr(made, name, value)
    return made


def asked(number: int, says: str, day: int = 1, **more: frozenset[Any]) -> Question:
    return Question(number, says, datetime(2026, 11, day, tzinfo=UTC), **more)


def case(says: str, kind: Kind = Kind.QUESTION) -> Case:
    return Case(
        team_id=1,
        number=1,
        channel="linkedin",
        kind=kind,
        paraphrase=says,
        reported_at=datetime(2026, 11, 23, tzinfo=UTC),
        reported_by="U1",
    )


@pytest.mark.parametrize(
    ("wrong", "problems"),
    [
        ({}, {}),
        ({"title": ""}, {"title": "name"}),
        ({"nl": ""}, {"nl": "text"}),
        ({"en": "x" * 601}, {"en": "too_long"}),
        ({"source": "site"}, {"source": "source"}),
        ({"tags": tuple("abcdefghi")}, {"tags": "tags"}),
        ({"review_by": None}, {"review_by": "review_by"}),
        ({"review_by": date(2027, 5, 24)}, {"review_by": "review_by"}),
        ({"review_by": date(2027, 5, 23)}, {}),
        ({"en": "Her BSN: 111222333"}, {"en": "personal"}),
        ({"title": "NL91ABNA0417164300"}, {"title": "personal"}),
        ({"nl": "geboren op 3-4-1980"}, {"nl": "personal"}),
        ({"nl": "Bel 088 123 45 67"}, {}),
    ],
)
def test_what_must_be_said_of_an_answer(wrong: dict[str, object], problems: dict[str, str]) -> None:
    draft = rules.Draft(**{**{name: getattr(FINE, name) for name in FINE.__dataclass_fields__}, **wrong})

    assert rules.problems(draft, TODAY) == problems


def test_what_may_be_ours_is_asked_about() -> None:
    assert rules.doubts(FINE, TODAY) == ()
    both = Draft("Ziek?", nl="Bel 088 123 45 67 als je ziek bent, of mail hr@example.org.")
    assert rules.doubts(both, TODAY) == ("phone", "email", "health")


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 23), date(2027, 5, 23)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 15), date(2026, 12, 15)),
    ],
)
def test_half_a_year_is_six_months(today: date, last: date) -> None:
    assert rules.last_day(today) == last


def test_tags_are_told_apart_without_capitals_accents_and_hashes() -> None:
    assert rules.tags_in("Café, #uren,  cafe , ,Werken in  deeltijd") == (
        "Café",
        "uren",
        "Werken in deeltijd",
    )
    assert rules.looked_for("CAFÉ, 24 uur") == ["cafe", "24", "uur"]


def test_a_draft_goes_into_an_answer_and_comes_out_the_same() -> None:
    made = answer()
    draft = Draft(
        "T", Piece.FACT, "ja", "yes", (Kind.QUESTION,), ("a",), "U2", "https://x.nl", date(2027, 1, 1)
    )

    rules.fill(made, draft)

    assert rules.draft_of(made) == draft
    assert rules.kinds_in(["spam", "x", "crisis"]) == (Kind.CRISIS, Kind.SPAM)


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("", Kind.QUESTION, []),
        ("Ja, dat kan.", Kind.QUESTION, []),
        ("Helaas kunnen wij niet helpen.", Kind.QUESTION, [Kindly.WORDS]),
        ("Unfortunately we cannot help.", Kind.QUESTION, [Kindly.WORDS]),
        ("Zoals eerder aangegeven kan dat.", Kind.QUESTION, [Kindly.WORDS]),
        ("Wat is je geboortedatum?", Kind.QUESTION, [Kindly.ASKS]),
        ("Stuur je geboortedatum in een privébericht.", Kind.QUESTION, []),
        ("Please send your phone number.", Kind.QUESTION, [Kindly.ASKS]),
        ("Mail jan@example.org.", Kind.QUESTION, [Kindly.PERSONAL]),
        ("Ik laat het je weten.", Kind.QUESTION, [Kindly.TIME]),
        ("Ik zoek het uit en laat het je voor 17.00 uur weten.", Kind.QUESTION, []),
        ("I will let you know tomorrow.", Kind.COMPLAINT, []),
        ("Vervelend.", Kind.COMPLAINT, [Kindly.TIME]),
        ("Vervelend dat {wat}. Voor {tijd} meer.", Kind.COMPLAINT, [Kindly.GAPS]),
        ("woord " * 61, Kind.QUESTION, [Kindly.LENGTH]),
        (
            "Deel hier liever geen persoonlijke of medische gegevens. Bel {nummer}.",
            Kind.PRIVACY,
            [Kindly.GAPS],
        ),
    ],
)
def test_advice_about_a_reply(text: str, kind: Kind, about: list[Kindly]) -> None:
    assert [one.about for one in tone.advice(text, kind, TODAY)] == about


def test_the_same_reply_twice_at_one_link_is_noticed() -> None:
    assert [one.about for one in tone.advice("Ja, dat kan.", "question", TODAY, ["ja dat KAN"])] == ["twice"]
    assert [one.about for one in tone.advice("Ja.", "question", TODAY, was_used=True)] == ["twice"]


def test_health_is_personal_in_a_reply() -> None:
    assert tone.advice("Je bent ziek.", "question", TODAY)[0].found == ("health",)


def test_gaps_are_filled_and_what_is_not_known_stays() -> None:
    known = {"first_name": "Noor", "link": ""}

    assert filling.filled("{antwoord}. ^{ Voornaam } {link}", known) == "{antwoord}. ^Noor {link}"
    assert filling.gaps_in("{a} {b} {a} { }") == ["a", "b"]
    assert filling.clock(time(9), "nl") == "09.00"
    assert filling.clock(time(17, 30), "en") == "17:30"


def test_blocks_are_said_in_their_order_in_the_language_there_is() -> None:
    closing = answer(piece=Piece.CLOSING, nl="^{voornaam}")
    fact = answer(piece=Piece.FACT, nl=None, en="Yes: {link}", source="https://x.nl")

    assert filling.composed([closing, fact], "nl", {"first_name": "Noor"}) == "Yes: https://x.nl ^Noor"
    assert filling.text_in(closing, "en") == "^{voornaam}"
    assert (filling.speaks(fact, "nl"), filling.speaks(fact, "en")) == (False, True)


def test_what_was_changed_by_hand_stays() -> None:
    assert filling.recomposed("a  b", "a b", "a b c", ["c"]) == "a b c"
    assert filling.recomposed("", "a b", "a b c", ["c"]) == "a b c"
    assert filling.recomposed("A, b", "a b", "a b c", ["c"]) == "A, b c"


def test_what_is_about_the_case_comes_first_and_other_kinds_are_left_out() -> None:
    some = [
        answer("Welkom", 1, times_used=9),
        answer("Klacht", 2, kinds=["complaint"]),
        answer("Uren", 3, nl=None, en="From 16 hours.", kinds=["question"]),
        answer("Deeltijd", 4, tags=["werken"]),
        answer("Anders", 5, nl="Over 24 dingen.", kinds=["complaint"]),
        answer("24 uur open", 6, kinds=["complaint"]),
    ]

    found = suggesting.suggestions(case("Kan ik 24 uur werken?"), some, "nl")

    assert [one.answer.id for one in found] == [4, 6, 3, 1]
    assert [one.words for one in found] == [("werken",), ("24", "uur"), ("uur",), ()]
    assert (found[2].fits, found[2].speaks) == (True, False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kan ik ook 24 uur werken?", "Can I work 24 hours?", True),
        ("Kan ik ook 24 uur werken?", "Mag je bij jullie werken voor 24 uur per week?", True),
        ("Kan ik ook 24 uur werken?", "Wanneer is de meeloopdag?", False),
        ("Is er een meeloopdag?", "Wanneer is de meeloopdag?", True),
        ("Helpen jullie met diploma-erkenning?", "Is parkeren gratis?", False),
        ("Werken jullie?", "Kan ik werken op zaterdag in de avond?", True),
        ("?", "?", False),
    ],
)
def test_questions_that_share_their_words_are_one(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column
    assert alike.alike(asked(1, one), asked(2, other)) is same


def test_the_same_answer_or_tag_makes_questions_one() -> None:
    by_answer = [asked(number, f"woord{number}", answers=frozenset({7})) for number in (1, 2, 3)]
    assert alike.asked_again(by_answer[2], by_answer) == by_answer
    assert alike.asked_again(by_answer[2], by_answer[1:]) == []
    assert alike.shared_words(by_answer) == []
    tagged = [asked(number, "x", tags=frozenset({"uren"})) for number in (1, 2)]
    assert alike.alike(*tagged)


def test_only_what_came_within_seven_days_counts_whichever_was_looked_at_last() -> None:
    first, second, third, late = (asked(day, "24 uur", day=day) for day in (1, 4, 8, 12))

    assert alike.asked_again(first, [second, third, late]) == [first, second, third]
    assert alike.asked_again(second, [first, third]) == [first, second, third]
    assert alike.asked_again(late, [second, third]) == []


def test_a_long_number_is_nobodys_word() -> None:
    assert "612345678" not in wording.about("Bel 612345678 over 24 uur")
    assert wording.stem("contracten") == "contract"


def test_what_is_overdue_or_of_nobody_is_found() -> None:
    late, later = answer("Te laat", 1, review_by=date(2026, 11, 15)), answer("Fijn", 2)
    archived = answer("Weg", 3, review_by=date(2026, 1, 1), archived_at=datetime(2026, 2, 1, tzinfo=UTC))

    assert [one.key for one in health.findings(1, [late, later, archived], {"U1"}, TODAY)] == [
        "review_overdue 1"
    ]
    assert health.findings(1, [later], {"U1"}, TODAY) == []
    both = health.findings(1, [late, later], set(), TODAY)
    assert [(one.key, one.action, one.value) for one in both] == [
        ("review_overdue 1", "answers.change", "1"),
        ("owner_left 1,2", "answers.library", "1"),
    ]
