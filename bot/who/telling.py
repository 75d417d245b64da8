"""The pieces of what is said about an audience: its name, what is known of it, the one remark."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton

from bot.slack.mrkdwn import escape, line_within, mention, one_line, plain_within
from bot.texts import Say
from bot.who import words
from bot.who.evidence import Evidence, period
from bot.who.gathering import Shown
from bot.who.rules import Draft
from bot.who.weaknesses import Weakness
from storage.audiences import Stance

NAME = 120
LINE = 110
LINES_SHOWN = 3
"""Of each list; the form has them all."""
LOCALES = {"nl": "nl_NL", "en": "en_GB"}
YEAR_MONTH = 7
"""Characters of "2026-10"."""

SHAPES = {Stance.FOR: "●", Stance.NEUTRAL: "■", Stance.AGAINST: "▲", Stance.UNKNOWN: "◇"}
"""How somebody stands, as the picture draws it."""

LATER = {
    name: f"who.audience.later.{name}"
    for name in ("name", "issue", "online", "offline", "evidence", "community", "ring_2", "bridge")
}
"""What is to be found out of an audience -> the sentence that says so, for the chapter that keeps actions."""


def name(draft: Draft) -> str:
    return safe(draft.name, NAME)


def safe(text: str, limit: int = NAME) -> str:
    """What a person typed, on one line, in a sentence of ours."""
    return line_within(text, limit)


def day_of(say: Say, on: str) -> str:
    """A date as far as it is known: "donderdag 22 oktober 2026", "oktober 2026", "2026"."""
    first, _ = period(on)
    if len(on) > YEAR_MONTH:
        return say.date(first)
    return month(say, first) if len(on) == YEAR_MONTH else on


def month(say: Say, day: date) -> str:
    return str(format_skeleton("yMMMM", day, locale=LOCALES[say.language]))


def facts(say: Say, shown: Shown) -> list[str]:
    """What is known of an audience, one line for each kind; what is not known is left to the remark."""
    draft = shown.draft
    lines = [
        say("who.line.issue", issue=safe(shown.issue, 200)) if shown.issue else "",
        say("who.line.online", online=listed(say, draft.online)) if draft.online else "",
        say("who.line.offline", offline=listed(say, draft.offline)) if draft.offline else "",
        say("who.line.assumption", assumption=safe(draft.assumption, LINE)) if draft.assumption else "",
        _evidence(say, draft),
        community(say, shown),
    ]
    return [line for line in lines if line]


def listed(say: Say, lines: Sequence[str]) -> str:
    """The first few, and how many more."""
    told = [safe(line, LINE) for line in lines[:LINES_SHOWN]]
    more = len(lines) - len(told)
    return "  ·  ".join([*told, *([say("who.line.more", count=more)] if more else [])])


def _evidence(say: Say, draft: Draft) -> str:
    sources = [evidence_of(say, one) for one in draft.evidence[:LINES_SHOWN]]
    more = len(draft.evidence) - len(sources)
    told = "  ·  ".join([*sources, *([say("who.line.more", count=more)] if more else [])])
    known = {True: say("who.line.known"), False: say("who.line.thought"), None: ""}[draft.is_known]
    if not told:
        return known
    return f"{say('who.line.evidence', evidence=told)}{f' ({known})' if known else ''}"


def evidence_of(say: Say, one: Evidence) -> str:
    """The source with its date in words, so that who typed it sees how it was read."""
    source = safe(one.source, LINE)
    return say("who.line.source", source=source, date=day_of(say, one.on)) if one.on else source


def community(say: Say, shown: Shown) -> str:
    around = shown.around
    if not around.actors:
        return ""
    told = say("who.line.community", count=len(around.actors), second=len(around.ring_2))
    bridges = say.list([mention(one) for one in around.bridges])
    return f"{told}{say('who.line.bridges', who=bridges) if bridges else ''}"


def remark(say: Say, shown: Shown, weakness: Weakness | None) -> str:
    """The one remark that helps most, with at most one question in it; what comes next when all is there."""
    if weakness is None:
        return say("who.remark.complete")
    draft, around = shown.draft, shown.around
    undated = next((one.source for one in draft.evidence if not one.on), "")
    return say(
        f"who.remark.{weakness}",
        word=escape(words.broad_word(draft.name) or words.sender_in(draft.name, around.sender) or ""),
        who=say.list([mention(one) for one in around.bridges_gone]),
        assumption=safe(draft.assumption or "", LINE),
        source=safe(undated, LINE),
    )


def looked_into(say: Say, shown: Shown) -> list[str]:
    """What somebody is finding out already."""
    return [
        say(
            "who.line.waiting",
            what=say(f"who.about.{name}"),
            who=mention(action.owner_id),
            date=say.day(action.due_on),
        )
        for name, action in shown.waiting.items()
    ]


def plain_name(text: str) -> str:
    """What a person typed, in a place that shows no markup."""
    return one_line(plain_within(text, NAME))
