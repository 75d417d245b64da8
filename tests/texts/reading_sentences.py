"""What is wrong with a sentence, as far as a machine can see it: length, tone, and how it is asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.text_files import Sentence
from tests.texts.reading_code import Code, Said

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


def in_call(sentences: Mapping[str, Sentence], said: Said) -> Iterator[str]:
    """What is wrong with how a sentence is asked for."""
    meant = [key for key in sentences if re.fullmatch(said.key, key)]
    if not meant:
        yield f"{said.where} says {said.key}, which does not exist"
    for key in meant:
        if said.values is not None and (wrong := sentences[key].placeholders ^ said.values):
            yield f"{said.where} says {key} with too few or too many values: {', '.join(sorted(wrong))}"
