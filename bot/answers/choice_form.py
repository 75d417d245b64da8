"""The form in which an answer is chosen for a case: suggestions, the text to copy, what to mind beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.filling import LANGUAGES, filled, said
from bot.answers.forms import named
from bot.answers.rules import PICKED_AT_MOST
from bot.answers.suggesting import Suggestion
from bot.answers.tone import Advice, Kindly
from bot.slack.blocks import Block, actions, context, field, section
from bot.slack.elements import Option, button, multi_static_select, option, static_select, text_input
from bot.slack.mrkdwn import Typed, line_within
from bot.slack.replies import Form
from bot.texts import Say
from bot.webcare import entering, messages
from storage.brands import Value
from storage.cases import Case
from storage.library import LibraryAnswer

SHOWN = 3
"""Suggestions whose text is shown; the others are in the menu."""
TITLE, GLIMPSE, WORDS, LINES = 75, 200, 100, 120
VALUES_AT_MOST = 5
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands on the form: the language of who asked, the answers chosen, the text. `round` counts how
    often it was made anew, which names its fields: a field that keeps its name keeps what was typed.
    """

    language: str
    ids: tuple[int, ...] = ()
    text: str = ""
    round: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """A frame for this kind that the library does not have yet; its text in the language of who asked."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Around:
    """What the form is made of. `gaps` fill what stands between braces; `advice` is None before any text."""

    case: Case
    some: Sequence[Suggestion]
    chosen: Sequence[LibraryAnswer]
    gaps: Mapping[str, str]
    values: Sequence[Value]
    frames: Sequence[Offered]
    advice: Sequence[Advice] | None


def picks_name(number: int) -> str:
    return f"picks_{number}"


def choice(say: Say, around: Around, chosen: Chosen) -> Form:
    case = around.case
    what = f"*{messages.what(say, case)}*\n{messages.quoted(case.paraphrase)}"
    return Form(
        name="answers.choice",
        title=say("answers.choice.title"),
        blocks=(
            section(what),
            _language(say, chosen),
            *_suggested(say, around, chosen),
            *_framed(say, around),
            *_picks(say, around, chosen),
            _text(say, chosen),
            *_advice(say, around),
            actions(
                button(
                    "webcare.answered", say("answers.choice.placed.button"), str(case.id), style="primary"
                ),
            ),
            context(say("answers.tone.reminder")),
            *_values(say, around.values),
        ),
        submit=say("answers.choice.check.button"),
        close=say("common.close.button"),
        facts={
            "case": case.id,
            "language": chosen.language,
            "picked": ",".join(map(str, chosen.ids)),
            "round": chosen.round,
        },
    )


def _language(say: Say, chosen: Chosen) -> Block:
    options = [option(say(f"answers.language.{one}.option"), one) for one in LANGUAGES]
    select = static_select(options, chosen=chosen.language)
    return field("language", say("answers.choice.language.label"), select, tells="answers.language")


def _suggested(say: Say, around: Around, chosen: Chosen) -> Iterator[Block]:
    """The best ones with their text, each a press away; what to do while there are none."""
    if not around.some:
        yield section(say("answers.choice.none_framed" if around.frames else "answers.choice.none"))
    left = [one for one in around.some if one.answer.id not in chosen.ids]
    for one in left[:SHOWN]:
        use = button(f"answers.use:{one.answer.id}", say("answers.use.button"), str(one.answer.id))
        text = line_within(said(one.answer, chosen.language, around.gaps), GLIMPSE)
        title, why = line_within(one.answer.title, TITLE), _why(say, one, chosen)
        yield section(f"*{title}*  _{why}_\n{text}", accessory=use)


def _framed(say: Say, around: Around) -> Iterator[Block]:
    """Where the library has nothing for this kind, its frames: one press takes one over and uses it."""
    if any(one.fits for one in around.some) or around.chosen:
        return
    for one in around.frames:
        label = say("answers.use_frame.button")
        use = button(
            f"answers.use_frame:{one.key}", label, one.key, accessibility_label=f"{label}: {one.title}"
        )
        text = line_within(filled(one.text, around.gaps), GLIMPSE)
        yield section(f"*{one.title}*  _{say('answers.why.frame')}_\n{text}", accessory=use)


def _why(say: Say, one: Suggestion, chosen: Chosen) -> str:
    """Why it is suggested: "past bij: 24, uur"."""
    piece = say(f"answers.piece.{one.answer.piece}.option").lower()
    words = [say("answers.why.words", words=line_within(", ".join(one.words), WORDS))] if one.words else []
    kind = [say("answers.why.kind")] if one.fits and not one.words else []
    other = "en" if chosen.language == "nl" else "nl"
    only = [] if one.speaks else [say(f"answers.only.{other}")]
    return " · ".join((piece, *words, *kind, *only))


def _picks(say: Say, around: Around, chosen: Chosen) -> list[Block]:
    some = [*around.chosen, *(one.answer for one in around.some if one.answer.id not in chosen.ids)]
    if not some:
        return []
    picked = [str(one) for one in chosen.ids]
    menu = multi_static_select([_option(say, one) for one in some], chosen=picked, at_most=PICKED_AT_MOST)
    label, hint = say("answers.choice.picks.label"), say("answers.choice.picks.hint")
    name = picks_name(chosen.round)
    return [field(name, label, menu, hint=hint, optional=True, tells="answers.pick")]


def _option(say: Say, one: LibraryAnswer) -> Option:
    return option(Typed(one.title), str(one.id), say(f"answers.piece.{one.piece}.option"))


def _text(say: Say, chosen: Chosen) -> Block:
    typed = text_input(chosen.text, multiline=True, max_length=TEXT_AT_MOST)
    label, hint = say("answers.choice.text.label"), say("answers.choice.text.hint")
    return field(entering.reply_name(chosen.round), label, typed, hint=hint, optional=True)


def _advice(say: Say, around: Around) -> list[Block]:
    if around.advice is None:
        return []
    if not around.advice:
        return [section(say("answers.advice.fine"))]
    lines = [f"• {advised(say, one)}" for one in around.advice]
    return [section("\n".join((say("answers.advice.heading"), *lines)))]


def advised(say: Say, one: Advice) -> str:
    """One line: what to look at again, and what to do."""
    if one.about is Kindly.PERSONAL:
        return say("answers.advice.personal", found=named(say, one.found))
    numbers = {name: say.number(number) for name, number in one.numbers.items()}
    found = say.list([f"“{line_within(word, TITLE)}”" for word in one.found])
    return say(f"answers.advice.about.{one.about}", found=found, **numbers)


def _values(say: Say, values: Sequence[Value]) -> list[Block]:
    """What the brand values ask of us, and what not: as far as the team said so."""
    told = [_value(say, one) for one in values if one.dos or one.donts][:VALUES_AT_MOST]
    return [context("\n".join((say("answers.tone.values"), *told)))] if told else []


def _value(say: Say, one: Value) -> str:
    parts = [
        say("answers.tone.do", lines=_in_a_row(one.dos)) if one.dos else "",
        say("answers.tone.dont", lines=_in_a_row(one.donts)) if one.donts else "",
    ]
    return "\n".join((f"*{line_within(one.name, TITLE)}*", *(part for part in parts if part)))


def _in_a_row(lines: Sequence[str]) -> str:
    return line_within("  ·  ".join(lines), LINES)
