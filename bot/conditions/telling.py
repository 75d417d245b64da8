"""The pieces of what is said about preconditions: names, scores, dots, verdicts, actions on a line."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from bot.conditions.pulse import Result, Verdict
from bot.conditions.rules import SCORES
from bot.slack.mrkdwn import line_within, mention
from bot.texts import Say
from storage.actions import Action

SHOWN = 160
"""Characters of an action or a sentence on a line."""
DOTS = 12
"""More scores of one kind than this are written as a number, so that a line stays a line."""

WORDS = {-2: "minus_two", -1: "minus_one", 0: "zero", 1: "one", 2: "two", None: "unknown"}
SIGNS = {-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2"}


def name(say: Say, factor: str) -> str:
    return say(f"conditions.factor.{factor}.name")


def names(say: Say, factors: Iterable[str]) -> str:
    """Such as "A; B": the names have commas of their own."""
    return "; ".join(name(say, factor) for factor in factors)


def score(say: Say, given: int | None) -> str:
    return say(f"conditions.score.{WORDS[given]}.option")


def dots(result: Result) -> str:
    """Such as "−2 ●   −1 ●●●●   0 ●●●   +1 –   +2 –"."""
    columns = [f"{SIGNS[one]} {_dots(result.count(one))}" for one in SCORES]
    return "    ".join(columns)


def _dots(count: int) -> str:
    if count > DOTS:
        return f"● × {count}"
    return "●" * count if count else "–"


def in_words(say: Say, result: Result) -> str:
    """For who hears it read: "Technische infrastructuur, struikelblok: 1× duidelijk struikelblok, ..."."""
    told = f"{name(say, result.factor)}, {say(f'conditions.verdict.{result.verdict}')}"
    return told if result.verdict is Verdict.TOO_FEW else f"{told}: {tally(say, result)}"


def tally(say: Say, result: Result) -> str:
    """Such as "1× duidelijk struikelblok, 4× eerder struikelblok"."""
    counts = {one: result.count(one) for one in SCORES}
    parts = [say(f"conditions.tally.{WORDS[one]}", count=count) for one, count in counts.items() if count]
    return ", ".join([*parts, *_unknown(say, result)])


def _unknown(say: Say, result: Result) -> list[str]:
    return [say("conditions.tally.unknown", count=result.unknown)] if result.unknown else []


def line(say: Say, result: Result) -> str:
    """A factor with its verdict, its trend, its dots, and what should be talked about."""
    if result.verdict is Verdict.TOO_FEW:
        return f"*{name(say, result.factor)}* · {say('conditions.results.few')}"
    told = say(
        "conditions.results.line",
        name=name(say, result.factor),
        verdict=say(f"conditions.verdict.{result.verdict}"),
        trend=say(f"conditions.trend.{result.trend}") if result.trend else "",
        dots="   ·   ".join([dots(result), *_unknown(say, result)]),
    )
    return "\n".join([told, *_to_talk_about(say, result)])


def _to_talk_about(say: Say, result: Result) -> list[str]:
    divided = say("conditions.results.divided", blocks=result.blocks, successes=result.successes)
    hidden = say("conditions.results.hidden")
    return [
        f"_{text}_" for text, holds in ((divided, result.is_divided), (hidden, result.is_hidden)) if holds
    ]


def counts(say: Say, found: Collection[Result]) -> str:
    """Such as "3 struikelblokken, 4 gemengd en 4 succesfactoren."."""
    verdicts = [one.verdict for one in found]
    return say(
        "conditions.overview.counts",
        blocks=say("conditions.count.block", count=verdicts.count(Verdict.BLOCK)),
        mixed=say("conditions.count.mixed", count=verdicts.count(Verdict.MIXED)),
        successes=say("conditions.count.success", count=verdicts.count(Verdict.SUCCESS)),
    )


def quoted(text: str, limit: int = SHOWN) -> str:
    """What somebody typed, on one line and harmless."""
    return line_within(text, limit)


def action_lines(say: Say, about: Sequence[Action], today: date) -> list[str]:
    """What was agreed about a factor, open first; done and past due are said in words."""
    ordered = sorted(about, key=lambda one: (not one.is_open, one.due_on, one.id))
    return [_action_line(say, one, today) for one in ordered]


def is_late(one: Action, today: date) -> bool:
    """An agreed action past its date; what somebody is still finding out is not one."""
    return one.is_open and not _is_question(one) and one.due_on < today


def _is_question(one: Action) -> bool:
    return one.about.count(":") > 1


def _action_line(say: Say, one: Action, today: date) -> str:
    text, owner = quoted(one.text), mention(one.owner_id)
    if not one.is_open:
        return say("conditions.chosen.done", text=text, owner=owner)
    if _is_question(one):
        return say("conditions.chosen.later", owner=owner, date=say.short_date(one.due_on))
    if is_late(one, today):
        return say("conditions.chosen.overdue", text=text, owner=owner, date=say.short_date(one.due_on))
    return say("conditions.chosen.action", text=text, owner=owner, date=say.short_date(one.due_on))
