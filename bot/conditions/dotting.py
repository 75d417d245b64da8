"""The results as a picture, and the same in words for who cannot see it. Pure."""

from bot.conditions import telling
from bot.conditions.gathering import Facts
from bot.conditions.pulse import Result, Verdict
from bot.conditions.rules import SCORES
from bot.pictures.dots import DotRow, Dots, Tone
from bot.texts import Say
from bot.wall_clock import local_day
from storage.ratings import RatingRound

TONES = {
    Verdict.BLOCK: Tone.BLOCK,
    Verdict.MIXED: Tone.MIXED,
    Verdict.SUCCESS: Tone.SUCCESS,
    Verdict.TOO_FEW: Tone.FEW,
}
ALT = 1000
"""Slack: so many characters of alternative text at most."""


def dots_of(say: Say, facts: Facts, last: RatingRound) -> Dots:
    return Dots(
        title=say("conditions.picture.heading", team=facts.team.name),
        subtitle=say("conditions.picture.subtitle", date=_date(say, facts, last), raters=last.raters),
        language=say.language,
        columns=tuple(telling.score(say, score) for score in SCORES),
        rows=tuple(_row(say, one) for one in facts.results),
    )


def _row(say: Say, result: Result) -> DotRow:
    return DotRow(
        label=telling.name(say, result.factor),
        counts=tuple(result.count(score) for score in SCORES),
        tone=TONES[result.verdict],
        verdict=say(f"conditions.verdict.{result.verdict}"),
        mark=_mark(say, result),
        note=say("conditions.picture.unknown", count=result.unknown) if result.unknown else "",
    )


def _mark(say: Say, result: Result) -> str:
    if result.is_hidden:
        return say("conditions.picture.hidden")
    return say("conditions.picture.divided") if result.is_divided else ""


def in_words(say: Say, facts: Facts, last: RatingRound) -> str:
    """Every verdict, within what Slack takes."""
    verdicts = [
        say("conditions.picture.alt_line", name=telling.name(say, one.factor), verdict=_verdict(say, one))
        for one in facts.results
    ]
    text = say(
        "conditions.picture.alt",
        team=facts.team.name,
        date=_date(say, facts, last),
        verdicts=" ".join(verdicts),
    )
    return text if len(text) <= ALT else f"{text[: ALT - 1]}…"


def _verdict(say: Say, result: Result) -> str:
    mark = _mark(say, result)
    told = say(f"conditions.verdict.{result.verdict}")
    return f"{told}, {mark}" if mark else told


def _date(say: Say, facts: Facts, last: RatingRound) -> str:
    return say.date(local_day(last.opened_at, facts.team.zone))
