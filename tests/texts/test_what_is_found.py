"""The checks of both languages find what they are there to find."""

from dataclasses import dataclass

import pytest

from bot.text_files import Sentence
from tests.texts.reading_code import read_code
from tests.texts.reading_sentences import in_text, unused, wrongly_said

SENTENCES = {
    "care.taken": Sentence("{name} heeft deze."),
    "care.open": Sentence("{count} meldingen", "1 melding"),
    "care.kind.question": Sentence("vraag"),
    "care.kind.complaint": Sentence("klacht"),
}


@dataclass(frozen=True)
class Seen:
    """What the checks say of one line of code."""

    wrong: list[str]
    unused: list[str]


def seen_in(source: str) -> Seen:
    code = read_code(source, "listeners.py")
    wrong = [problem.removeprefix("listeners.py:1 says ") for problem in wrongly_said(SENTENCES, [code])]
    return Seen(wrong, list(unused(SENTENCES, [code])))


ALL = [f"{key} is said nowhere" for key in SENTENCES]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('say("care.taken", name=name)', {"care.taken"}),
        ('visit.say("care.taken", name=name)', {"care.taken"}),
        ('say("care.open", count=3)', {"care.open"}),
        ('say(f"care.kind.{kind}")', {"care.kind.question", "care.kind.complaint"}),
        (
            'say("care.kind.question" if asked else "care.kind.complaint")',
            {"care.kind.question", "care.kind.complaint"},
        ),
        ('say("care.taken", **values)', {"care.taken"}),
        ('REFUSALS = {Refusal.TAKEN: "care.taken"}', {"care.taken"}),
        ('Word("/smcare", ("open",), "care.open", opens)', {"care.open"}),
        # Any key at all may come out of these, so they say none.
        ("say(key)", set()),
        ('say(f"{feature}.{kind}")', set()),
        ('say(f"care.{kind}")', set()),
    ],
)
def test_these_sentences_are_said(source: str, said: set[str]) -> None:
    assert seen_in(source) == Seen([], [f"{key} is said nowhere" for key in SENTENCES if key not in said])


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('say("care.gone")', ["care.gone, which does not exist"]),
        ('say(f"care.colour.{kind}")', ["care.colour.{...}, which does not exist"]),
        ('say("care.gone" if one else "care.kind.question")', ["care.gone, which does not exist"]),
        ('Word("/smcare", ("open",), "care.gone", opens)', ["care.gone, which does not exist"]),
        ('Progress(3, "care.gone")', ["care.gone, which does not exist"]),
        ('say("care.taken")', ["care.taken without a value for name"]),
        ('say("care.taken", name=name, day=day)', ["care.taken with a value that nothing shows: day"]),
        ('say("care.open")', ["care.open without a value for count"]),
        ('say(f"care.{what}en", count=3)', ["care.taken without a value for name"]),
        ('say("care.taken" if one else "care.open", name=name)', ["care.open without a value for count"]),
        (
            'say(f"care.kind.{kind}", day=day)',
            ["care.kind.question, care.kind.complaint with a value that nothing shows: day"],
        ),
    ],
)
def test_a_sentence_that_is_asked_for_in_a_wrong_way_is_found(source: str, wrong: list[str]) -> None:
    assert seen_in(source).wrong == wrong


@pytest.mark.parametrize(
    "source",
    [
        # What one of the chosen sentences shows, the other may leave out.
        'say("care.taken" if one else "care.kind.question", name=name)',
        # The neighbour in the table is said elsewhere, so it is not the one that is chosen here.
        '(say(f"care.{what}en", count=3), say("care.taken", name=name))',
    ],
)
def test_sentences_that_are_chosen_may_differ_in_what_they_show(source: str) -> None:
    assert seen_in(source).wrong == []


@pytest.mark.parametrize(
    "source",
    [
        'section("dit is van jou")',
        'section(f"dit is van {name}")',
        'section(text="dit is " + name)',
        'Message(blocks=(section("noor heeft deze"),))',
        'section("a day" if one else "")',
        'blocks.header("dit is van jou")',
        # Away from the builders it must look like a sentence.
        'return_ = "Dit is van jou"',
        'def heading(): return f"{name} heeft deze."',
        '_told(f"*Noor* heeft {number}")',
    ],
)
def test_a_sentence_without_a_key_is_found(source: str) -> None:
    imports = "from bot.slack import blocks\nfrom bot.slack.blocks import section\n"

    assert len(read_code(imports + source, "messages.py").bare_sentences) == 1


@pytest.mark.parametrize(
    "source",
    [
        'section(say("care.taken", name=name))',
        'button("care.take", say("care.take.button"))',
        'section(f"*{name}* {number}")',
        'raise LookupError("There is no such case.")',
        'log.info("Case %s was taken.", case.id)',
        'NewLetter(key=f"Case {case.id} taken", subject="case card", text=message.text)',
        'outbox.posted(session, workspace_id, f"Case {case.id}: card")',
        'note(session, "called off")',
        'def take(case: "One or None.") -> "A reply.": """Takes it over."""',
        'section("• ")',
    ],
)
def test_what_nobody_in_slack_reads_is_left_alone(source: str) -> None:
    imports = "from bot.slack.blocks import section\nfrom storage.outbox import NewLetter\n"

    assert read_code(imports + source, "messages.py").bare_sentences == ()


@pytest.mark.parametrize(
    ("source", "speaks"),
    [
        ("from bot.texts import Say", True),
        ("visit.say(key)", True),
        ("from bot.slack.blocks import section", False),
    ],
)
def test_code_with_a_say_speaks(source: str, *, speaks: bool) -> None:
    assert read_code(source, "listeners.py").speaks == speaks


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("nl", "Oeps, dat ging mis.", "Oeps"),
        ("nl", "Gelukt! Goed zo!", "more than one exclamation mark"),
        ("nl", "Je kunt dit nu posten.", "posten"),
        ("nl", "Dit is gepost.", "posten"),
        ("nl", "Geef een reply.", "reply"),
        ("nl", "Je bent te laat.", "blame"),
        ("nl", "Wat is uw vraag?", "u (je)"),
        ("en", "Oops.", "Oops"),
        ("en", "What is your favorite color?", "American spelling"),
        ("en", "Let us touch base.", "an idiom"),
    ],
)
def test_a_wrong_tone_is_heard(language: str, text: str, wrong: str) -> None:
    heard = list(in_text(language, "care.text", Sentence(text)))

    assert len(heard) == 1
    assert wrong in heard[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Dit bericht gaat om 12u live. Plaats de post zelf!"),
        ("nl", "Typ `posten` of `reply`."),
        ("nl", "{reply} van {u}"),
        ("en", "Reply to the post and organise the colours."),
    ],
)
def test_a_right_tone_is_left_alone(language: str, text: str) -> None:
    assert list(in_text(language, "care.text", Sentence(text))) == []


@pytest.mark.parametrize(
    ("place", "limit"), [("button", 75), ("title", 24), ("label", 2000), ("option", 75), ("placeholder", 150)]
)
def test_a_sentence_must_fit_its_place(place: str, limit: int) -> None:
    key = f"care.taken.{place}"

    assert list(in_text("nl", key, Sentence("x" * limit + "{name}"))) == []
    assert len(list(in_text("nl", key, Sentence("x" * (limit + 1))))) == 1
    assert len(list(in_text("nl", key, Sentence("x" * limit, "x" * (limit + 1))))) == 1
    assert list(in_text("nl", "care.taken.text", Sentence("x" * 2001))) == []


def test_a_key_is_found_unused_when_nothing_says_it() -> None:
    assert seen_in("pass").unused == ALL
