"""When something of a closed case is forgotten, which days may be chosen, when two accounts are the same."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.forgetting.rules import Step, Terms, decide, decide_words, offer_at, problems
from storage.cases import Case, Kind
from storage.handovers import Handover
from storage.outsiders import handle_key, names

CLOSED = datetime(2026, 11, 23, 9, tzinfo=UTC)
USUAL = Terms(30, 180)


def a_case(**known: object) -> Case:
    case = Case(
        team_id=1,
        number=1,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="?",
        reported_at=CLOSED,
        reported_by="U1",
        handle="@uil",
        closed_at=CLOSED,
    )
    for name, value in known.items():
        setattr(case, name, value)
    return case


def after(days: float, case: Case, terms: Terms = USUAL) -> tuple[Step, float | None]:
    """What is done so many days after closing, and how many days after it to look again."""
    found = decide(case, terms, CLOSED + timedelta(days=days))
    again = found.look_at
    return found.step, None if again is None else (again - CLOSED) / timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "step", "again"),
    [
        (1, Step.WAIT, 30),
        (29.99, Step.WAIT, 30),
        (30, Step.LET_GO, 180),
        (179.99, Step.LET_GO, 180),
        (180, Step.ERASE, None),
        (4000, Step.ERASE, None),
    ],
)
def test_the_account_goes_first_and_then_the_words(days: float, step: Step, again: float | None) -> None:
    assert after(days, a_case()) == (step, again)


def test_without_an_account_only_the_words_have_a_moment() -> None:
    assert after(30, a_case(handle=None)) == (Step.WAIT, 180)


def test_what_is_open_or_was_erased_waits_for_nothing() -> None:
    assert after(400, a_case(closed_at=None)) == (Step.WAIT, None)
    assert after(400, a_case(erased_at=CLOSED)) == (Step.WAIT, None)
    assert after(400, a_case(erased_at=CLOSED - timedelta(days=1))) == (Step.ERASE, None)


def test_a_public_body_exports_before_anything_goes() -> None:
    public = Terms(30, 180, is_public_body=True)
    assert after(29, a_case(), public) == (Step.WAIT, 30)
    assert after(30, a_case(), public) == (Step.EXPORT_FIRST, None)
    kept_before = Terms(30, 180, is_public_body=True, exported_until=CLOSED)
    assert after(30, a_case(), kept_before) == (Step.EXPORT_FIRST, None)
    kept = Terms(30, 180, is_public_body=True, exported_until=CLOSED + timedelta(seconds=1))
    assert after(30, a_case(), kept) == (Step.LET_GO, 180)


def test_an_export_is_offered_at_most_once_in_four_weeks() -> None:
    assert offer_at(None, CLOSED) == CLOSED
    assert offer_at(CLOSED, CLOSED + timedelta(days=2)) == CLOSED + timedelta(days=28)
    assert offer_at(CLOSED, CLOSED + timedelta(days=40)) == CLOSED + timedelta(days=40)


@pytest.mark.parametrize(
    ("handle_days", "text_days", "wrong"),
    [
        (30, 180, {}),
        (1, 1, {}),
        (1826, 1826, {}),
        (0, 180, {"handle_days": "days"}),
        (None, 1827, {"handle_days": "days", "text_days": "days"}),
        (31, 30, {"text_days": "order"}),
    ],
)
def test_which_days_may_be_chosen(handle_days: int | None, text_days: int | None, wrong: object) -> None:
    assert problems(handle_days, text_days) == wrong


@pytest.mark.parametrize(
    "other",
    [
        "nachtuil_27",
        "@NACHTUIL_27",
        " @@nachtuil_27 ",
        "ｎａｃｈｔｕｉｌ_27",
        "nаchtuil_27",
        "nächtuıl_27",
        "nacht\u200buil_27",
    ],
)
def test_two_ways_to_write_one_account(other: str) -> None:
    assert handle_key(other) == handle_key("@nachtuil_27") == "nachtuil_27"


@pytest.mark.parametrize("other", ["nachtuil_2", "nachtuil_27b", "nacht.uil_27", "nachtuil27", ""])
def test_another_account_stays_another(other: str) -> None:
    assert handle_key(other) != "nachtuil_27"


@pytest.mark.parametrize(
    ("words", "key", "is_named"),
    [
        ("Wat zegt @Nachtuil_27?", "nachtuil_27", True),
        ("(nachtuil_27) zegt dit", "nachtuil_27", True),
        ("https://x.com/nachtuil_27/status/1", "nachtuil_27", True),
        ("https://instagram.com/nachtuil_27?igsh=abc", "nachtuil_27", True),
        ("https://facebook.com/profile.php?id=100012345", "100012345", True),
        ("cc:@nachtuil_27,@ander", "nachtuil_27", True),
        ("@Nachtuïl_27's vraag…", "nachtuil_27", True),
        ("nachtuil_270 zegt dit", "nachtuil_27", False),
        ("nachtuil_27.b zegt dit", "nachtuil_27", False),
        ("a.nachtuil_27 zegt dit", "nachtuil_27", False),
        ("nachtuil_27@post.example", "nachtuil_27", False),
        ("nachtuil_27-b zegt dit", "nachtuil_27", False),
        ("de jan van de post", "jan", False),
    ],
)
def test_an_account_is_named_as_a_word_of_its_own(words: str, key: str, is_named: bool) -> None:  # noqa: FBT001
    assert names(words, key) is is_named


# --- words with which webcare was handed over


def said(days: float, terms: Terms = USUAL, **columns: object) -> tuple[Step, float | None]:
    """What becomes of them so many days after they were said."""
    handover = Handover(
        team_id=1, giver_id="U1", day=CLOSED.date(), back_at=None, tell_at=None, words="Let op"
    )
    handover.given_at = CLOSED
    for name, value in columns.items():
        setattr(handover, name, value)
    found = decide_words(handover, terms, CLOSED + timedelta(days=days))
    return found.step, None if found.look_at is None else (found.look_at - CLOSED) / timedelta(days=1)


def test_words_of_a_handover_age_as_those_of_a_case() -> None:
    assert said(1) == (Step.WAIT, 180)
    assert said(180) == (Step.ERASE, None)
    assert said(400, words=None) == said(400, given_at=None) == (Step.WAIT, None)


def test_of_a_public_body_they_wait_for_an_export() -> None:
    assert said(180, Terms(30, 180, is_public_body=True)) == (Step.EXPORT_FIRST, None)
    kept = Terms(30, 180, is_public_body=True, exported_until=CLOSED + timedelta(days=1))
    assert said(180, kept) == (Step.ERASE, None)
