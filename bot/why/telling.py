"""The pieces of what is said about an issue: its score, its fields on a line, the one remark, the frame."""

from collections.abc import Mapping

from bot.figures import bar
from bot.slack.mrkdwn import escape, escape_within, line_within, mention, one_line
from bot.texts import Say
from bot.why.concreteness import Concreteness, Part
from bot.why.rules import Draft, Remark
from storage.plans import Focus

SHOWN_SENTENCE = 600
SHOWN_FIELD = 200


def sentence(draft: Draft) -> str:
    """On one line, since bold and a quote do not cross a line end in Slack."""
    return line_within(draft.sentence, SHOWN_SENTENCE)


def score(say: Say, concrete: Concreteness) -> str:
    """Such as "▰▰▰▰▰▰▱▱▱▱ 60 of 100: almost concrete"."""
    band = say(f"why.score.{concrete.band}")
    return say("why.score.text", bar=bar(concrete.score), score=concrete.score, band=band)


def facts(say: Say, draft: Draft) -> str:
    """The fields that are filled, on one line; who owns it always, since somebody should."""
    parts = [
        ", ".join(say(f"why.topic.{topic}.option") for topic in draft.topics),
        _focus(say, draft.focus),
        _now_goal(say, draft),
        say("why.line.due", date=say.date(draft.due_on)) if draft.due_on else "",
        say("why.line.audience", audience=escape_within(draft.audience, SHOWN_FIELD))
        if draft.audience
        else "",
        say("why.line.source", source=escape_within(draft.source, SHOWN_FIELD)) if draft.source else "",
        say("why.line.owner", owner=mention(draft.owner_id)) if draft.owner_id else say("why.line.nobody"),
    ]
    return "  ·  ".join(part for part in parts if part)


def _focus(say: Say, focus: Focus | None) -> str:
    if focus is None:
        return ""
    return say("why.line.focus_internal") if focus is Focus.INTERNAL else say("why.line.focus_external")


def _now_goal(say: Say, draft: Draft) -> str:
    if draft.goal is None:
        return ""
    goal = _amount(say, draft.goal, draft.unit)
    if draft.now is None:
        return say("why.line.goal", goal=goal)
    return say("why.line.now_goal", now=say.number(draft.now), goal=goal)


def _amount(say: Say, value: float, unit: str | None) -> str:
    number = say.number(value)
    return _together(say("why.line.with_unit", amount=number, unit=escape(unit))) if unit else number


def _together(text: str) -> str:
    """Dutch and English both write 15%, without a blank."""
    return text.replace(" %", "%")


def remark(say: Say, draft: Draft, concrete: Concreteness, which: Part | Remark) -> str:
    """The one remark that helps most, and at most one question in it."""
    match which:
        case Remark.VAGUE:
            return say("why.remark.vague", phrase=escape(one_line(concrete.vague[0])))
        case Remark.CHANNEL:
            return say("why.remark.channel", channel=escape(concrete.channels[0]))
        case Remark.OWNER_GONE:
            return say("why.remark.owner_gone", owner=mention(draft.owner_id or ""))
        case _:
            return say(f"why.remark.{which}")


def frame(say: Say, draft: Draft) -> str:
    """The sentence as it could be, from the fields; what is missing stands between brackets."""
    filled: Mapping[str, str] = {
        "due": say.date(draft.due_on) if draft.due_on else "",
        "unit": escape(draft.unit or ""),
        "now": "" if draft.now is None else say.number(draft.now),
        "goal": "" if draft.goal is None else say.number(draft.goal),
        "audience": escape_within(draft.audience or "", SHOWN_FIELD),
        "source": escape_within(draft.source or "", SHOWN_FIELD),
        "owner": mention(draft.owner_id) if draft.owner_id else "",
    }
    values = {name: value or say(f"why.frame.{name}") for name, value in filled.items()}
    return "_" + _together(say("why.frame.text", **values)) + "_"
