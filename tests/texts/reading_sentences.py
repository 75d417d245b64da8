"""What is wrong with a sentence, as far as a machine can see it: length, tone, and how it is asked for."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from bot.text_files import Sentence
from tests.texts.reading_code import CHOSEN, Code, Said

# Slack shows no more than this in such places (docs.slack.dev/reference/block-kit).
PLACES = {"button": 75, "title": 24, "label": 2000, "option": 75, "placeholder": 150}

NEVER = {
    "nl": {
        "Oeps": r"\boeps",
        "more than one exclamation mark": r"!.*!",
        "posten (plaatsen)": r"\b(posten|gepost|postte|postten)\b",
        "reply (reactie)": r"\brepl(y|ies)\b",
        "retro (terugkijken)": r"\bretro\b",
        "blame": r"\bje bent te laat\b",
        "u (je)": r"\b(u|uw)\b",
    },
    "en": {
        "Oops": r"\boops",
        "more than one exclamation mark": r"!.*!",
        "an idiom": r"\b(touch base|reach out|circle back)\b",
        "American spelling": r"\b(behavior|color|favorite|center|organiz|canceled|customiz|prioritiz)",
        "blame": r"\byou are (too )?late\b",
    },
}


def in_text(language: str, key: str, sentence: Sentence) -> Iterator[str]:
    """What is wrong with the sentence itself."""
    for text in filter(None, (sentence.text, sentence.one)):
        shown = re.sub(r"{\w+}|`[^`]*`", "", text)
        yield from (
            f"{key} in {language} has {what}: {text}"
            for what, pattern in NEVER[language].items()
            if re.search(pattern, shown, re.IGNORECASE | re.DOTALL)
        )
        limit = PLACES.get(key.rsplit(".", 1)[-1])
        if limit and len(re.sub(r"{\w+}", "", text)) > limit:
            yield f"{key} in {language} is longer than the {limit} characters of its place: {text}"


def unused(sentences: Mapping[str, Sentence], code: Iterable[Code]) -> Iterator[str]:
    """The keys that no file says."""
    asked = re.compile("|".join(key for file in code for key in file.keys))
    return (f"{key} is said nowhere" for key in sentences if not asked.fullmatch(key))


def wrongly_said(sentences: Mapping[str, Sentence], code: Iterable[Code]) -> Iterator[str]:
    """Every call that says what does not exist, or gives it too few or too many values."""
    calls = [said for file in code for said in file.said]
    written_out = {key for said in calls if not said.chooses for key in _asked_for(said.keys[0], sentences)}
    for said in calls:
        yield from (f"{said.where} says {wrong}" for wrong in _missing(sentences, said))
        yield from (f"{said.where} says {wrong}" for wrong in _values(sentences, said, written_out))


def _asked_for(asked: str, sentences: Mapping[str, Sentence]) -> list[str]:
    """The sentences of a key; one that is written out is looked up, for there are thousands of both."""
    if CHOSEN in asked:
        return [key for key in sentences if re.fullmatch(asked, key)]
    key = asked.replace("\\", "")
    return [key] if key in sentences else []


def _missing(sentences: Mapping[str, Sentence], said: Said) -> Iterator[str]:
    for asked in said.keys:
        if not _asked_for(asked, sentences):
            yield f"{_readable(asked)}, which does not exist"


def _values(sentences: Mapping[str, Sentence], said: Said, written_out: Container[str]) -> Iterator[str]:
    """Of a chosen sentence, the neighbours in its table that are said elsewhere are not meant."""
    asked_for = dict.fromkeys(key for asked in said.keys for key in _asked_for(asked, sentences))
    meant = [key for key in asked_for if not (said.chooses and key in written_out)]
    if said.values is None or not meant:
        return
    for key in meant:
        if lacking := sentences[key].placeholders - said.values:
            yield f"{key} without a value for {', '.join(sorted(lacking))}"
    if idle := said.values.difference(*(sentences[key].placeholders for key in meant)):
        yield f"{', '.join(meant)} with a value that nothing shows: {', '.join(sorted(idle))}"


def _readable(asked: str) -> str:
    return asked.replace(CHOSEN, "{...}").replace("\\", "")
