"""A sentence is found by its key, in the reader's language, with its values filled in."""

import logging
from pathlib import Path
from textwrap import dedent

import pytest

from bot.texts import Texts, TextsError, text_folders

DUTCH = """
    [taken]
    text = "{name} heeft deze."
    button = "Oppakken"
    [open]
    one = "1 melding staat open."
    other = "{count} meldingen staan open."
    [kind]
    question = "vraag"
"""
ENGLISH = """
    [taken]
    text = "{name} has this one."
    button = "Pick up"
    [open]
    one = "1 case is open."
    other = "{count} cases are open."
    [kind]
    question = "question"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The texts of a feature called webcare."""
    texts = tmp_path / "webcare" / "texts"
    texts.mkdir(parents=True)
    return texts


def written(folder: Path, dutch: str = DUTCH, english: str = ENGLISH) -> Path:
    (folder / "nl.toml").write_text(dedent(dutch), "utf-8")
    (folder / "en.toml").write_text(dedent(english), "utf-8")
    return folder


@pytest.fixture
def texts(folder: Path) -> Texts:
    return Texts.load([written(folder)])


def test_everyone_reads_their_own_language(texts: Texts) -> None:
    assert texts.say("nl")("webcare.taken.text", name="Noor") == "Noor heeft deze."
    assert texts.say("en")("webcare.taken.text", name="Noor") == "Noor has this one."


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("nl", "nl"), ("nl-NL", "nl"), ("nl_BE", "nl"), ("en-US", "en"), ("fr-FR", "en"), ("", "en")],
)
def test_a_language_we_do_not_speak_is_answered_in_english(texts: Texts, asked: str, spoken: str) -> None:
    assert texts.say(asked).language == spoken


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (0, "0 meldingen staan open.", "0 cases are open."),
        (1, "1 melding staat open.", "1 case is open."),
        (2, "2 meldingen staan open.", "2 cases are open."),
        (1250, "1.250 meldingen staan open.", "1,250 cases are open."),
    ],
)
def test_one_is_said_otherwise_than_many(texts: Texts, count: int, dutch: str, english: str) -> None:
    assert texts.say("nl")("webcare.open", count=count) == dutch
    assert texts.say("en")("webcare.open", count=count) == english


def test_what_people_write_is_put_in_as_it_is(texts: Texts) -> None:
    assert (
        texts.say("nl")("webcare.taken.text", name="{count} %s {0.__class__}")
        == "{count} %s {0.__class__} heeft deze."
    )


def test_a_missing_sentence_costs_nobody_their_answer(texts: Texts, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        said = texts.say("nl")("webcare.gone", name="Noor")

    assert said == "webcare.gone"
    assert caplog.messages == ["no sentence in nl for webcare.gone"]


def test_a_missing_value_costs_nobody_their_answer(texts: Texts, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        said = texts.say("nl")("webcare.taken.text")

    assert said == "{name} heeft deze."
    assert caplog.messages == ["no value for 'name' in webcare.taken.text"]


@pytest.mark.parametrize(
    ("dutch", "english", "sentence"),
    [
        ('a = "x"', 'b = "x"', "webcare.a is missing in English; webcare.b is missing in Dutch"),
        ('a = "x {name}"', 'a = "x {day}"', "webcare.a has a placeholder in one language only: day, name"),
        (
            'a = {one = "x", other = "{count} x"}',
            'a = "{count} x"',
            "webcare.a has one and other in one language only",
        ),
        ('a = {one = "x", other = "y"}', 'a = {one = "x", other = "{count} y"}', "only: count"),
        (
            'a = {one = "x {day}", other = "{count} x"}',
            'a = {one = "x {day}", other = "{count} x"}',
            "webcare.a counts: its other needs {count}, and its one no other placeholders than that",
        ),
        ('a = ""', 'a = "x"', "webcare.a is not a sentence: ''"),
        ("a = 3", 'a = "x"', "webcare.a is not a sentence: 3"),
        ('a = ["x"]', 'a = "x"', "webcare.a is not a sentence: ['x']"),
        ('a = "{}"', 'a = "x"', "a placeholder that is not a plain name: {}"),
        ('a = "{x.y}"', 'a = "x"', "a placeholder that is not a plain name: {x.y}"),
        ('a = "{x!r}"', 'a = "x"', "a placeholder that is not a plain name: {x!r}"),
        ('a = "{x:>9}"', 'a = "x"', "a placeholder that is not a plain name: {x:>9}"),
        ('a = "{x"', 'a = "x"', "expected '}'"),
        ("a = ", 'a = "x"', "nl.toml: Invalid value"),
    ],
)
def test_texts_that_are_not_right_stop_the_start(
    folder: Path, dutch: str, english: str, sentence: str
) -> None:
    with pytest.raises(TextsError) as refused:
        Texts.load([written(folder, dutch, english)])

    assert sentence in str(refused.value)


def test_a_language_without_a_file_stops_the_start(folder: Path) -> None:
    (folder / "nl.toml").write_text('a = "x"', "utf-8")

    with pytest.raises(TextsError, match=r"en\.toml: .*No such file"):
        Texts.load([folder])


def test_two_features_may_use_the_same_names(tmp_path: Path) -> None:
    for feature in ("why", "who"):
        (tmp_path / feature / "texts").mkdir(parents=True)
        written(tmp_path / feature / "texts", f'a = "{feature} nl"', f'a = "{feature} en"')

    say = Texts.load([tmp_path / "why" / "texts", tmp_path / "who" / "texts"]).say("nl")

    assert (say("why.a"), say("who.a")) == ("why nl", "who nl")


def test_every_folder_that_speaks_is_found() -> None:
    assert {"common", "slack"} <= {folder.parent.name for folder in text_folders()}
