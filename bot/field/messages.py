"""What is said of a check: what I understood, the question for a second look, and the list of doubts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.field import rules
from bot.field.rules import Agreement, Alike
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.wall_clock import local_day
from storage.verdicts import FieldCheck, Verdict

SHOWN_TITLE = 120
SHOWN_REASON = 150
DOUBTS_SHOWN = 15
GROUPS_SHOWN = 5
REASONS_SHOWN = 8


def no_values(say: Say, team_id: int) -> Message:
    """There is nothing to hold a post against."""
    text = say("field.no_values.text")
    add = button("story.add_value", say("field.no_values.button"), str(team_id), style="primary")
    return Message(text, (section(text), actions(add)))


@dataclass(frozen=True, slots=True)
class Kept:
    """A check as it was kept, the names of all values, and what else is worth saying with it."""

    check: FieldCheck
    names: Mapping[int, str]
    first: FieldCheck | None = None
    """What the first reader said, when this is a second opinion."""
    alike: Alike | None = None
    is_alone: bool = False
    """The team is one person: nobody can give a second opinion."""


def mirror(say: Say, kept: Kept) -> Form:
    """What I understood, and what happens with it."""
    check = kept.check
    told = say(f"field.mirror.{check.verdict}", title=_title(check), value=value_name(say, kept.names, check))
    return Form(
        name="field.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(told),
            *([context(_reason(check.reason))] if check.reason else []),
            *_what_next(say, kept),
            *([] if check.is_second else [_again(say, check)]),
        ),
        submit=None,
        close=say("common.close.button"),
    )


def _again(say: Say, check: FieldCheck) -> Block:
    return actions(button("field.again", say("field.again.button"), str(check.id)))


def _what_next(say: Say, kept: Kept) -> list[Block]:
    if kept.first is not None:
        return [section(agreement(say, kept.check, kept.first, kept.names))]
    if kept.alike is not None:
        return _learn(say, kept.alike, kept.check.team_id, kept.names)
    if kept.check.verdict in rules.DOUBTS:
        return [context(say("field.mirror.doubt"))]
    if kept.check.value_id is None and kept.check.verdict is Verdict.INSIDE:
        return [context(say("field.mirror.no_value"))]
    return [context(say("field.mirror.alone"))] if kept.is_alone else []


def agreement(say: Say, second: FieldCheck, first: FieldCheck, names: Mapping[int, str]) -> str:
    """How the two readers agree; a difference is one of words, never a mistake of the writer."""
    theirs, mine = value_name(say, names, first), value_name(say, names, second)
    if second.value_id == first.value_id:
        verdict = say(f"field.verdict.{first.verdict}.word")
        key = "same" if second.verdict is first.verdict else "same_value"
        return say(f"field.second.{key}", who=mention(first.by), value=theirs, verdict=verdict)
    return say("field.second.different", who=mention(first.by), theirs=theirs, mine=mine)


def value_name(say: Say, names: Mapping[int, str], check: FieldCheck | Alike) -> str:
    name = rules.values_named(names, check.value_id)
    return say("field.none") if name is None else line_within(name, SHOWN_TITLE)


def readers_agree(say: Say, found: Agreement) -> str:
    """Of one value, such as "Lezers zien dezelfde waarde: 2 van 3 keer."."""
    key = "differ" if found.says_words_differ else "agree"
    return say(f"field.readers.{key}", same=found.same, pairs=found.pairs)


def second_question(say: Say, check: FieldCheck, team: str) -> Message:
    """Asked privately; what the first reader saw is not in it."""
    told = line_within(team, SHOWN_TITLE)
    text = say("field.second.question", title=_title(check), team=told)
    look = button("field.second", say("field.second.look.button"), str(check.id), style="primary")
    return Message(text, (section(text), actions(look), context(say("field.second.why"))))


def stays(say: Say, kept: Kept) -> Form:
    """What was said already, by who wants to say it again after others looked."""
    return Form(
        name="field.mirror",
        title=say("common.mirror.title"),
        blocks=(section(say("field.stays.text")), *mirror(say, kept).blocks),
        submit=None,
        close=say("common.close.button"),
    )


def doubts(
    say: Say, team_id: int, checks: Sequence[FieldCheck], names: Mapping[int, str], zone: str
) -> Message:
    """Three alike first, each with the button that makes a do or don't of it; then every doubt."""
    found = rules.doubts(checks)
    check = button("field.check", say("field.check.button"), str(team_id))
    if not found:
        text = say("field.doubts.none")
        return Message(text, (section(text), actions(check)))
    lines = [_doubt(say, one, names, zone) for one in found[:DOUBTS_SHOWN]]
    blocks = [section(say("field.doubts.title_line"))]
    for alike in rules.three_alike(checks)[:GROUPS_SHOWN]:
        blocks += [*_learn(say, alike, team_id, names), divider()]
    blocks += [section(line) for line in lines]
    more = len(found) - DOUBTS_SHOWN
    blocks += [context(say("field.doubts.more", count=more))] if more > 0 else []
    return Message(say("field.doubts.summary", count=len(found)), (*blocks, actions(check)))


def _doubt(say: Say, one: FieldCheck, names: Mapping[int, str], zone: str) -> str:
    return say(
        "field.doubts.line",
        title=_title(one),
        value=value_name(say, names, one),
        verdict=say(f"field.verdict.{one.verdict}.word"),
        reason=_reason(one.reason or ""),
        who=mention(one.by),
        date=say.short_date(local_day(one.at, zone)),
    )


def _learn(say: Say, alike: Alike, team_id: int, names: Mapping[int, str]) -> list[Block]:
    count = len(alike.checks)
    if alike.value_id is None:
        add = button("story.add_value", say("field.alike.add.button"), str(team_id))
        return [section(say(f"field.alike.no_value.{alike.verdict}", count=count)), actions(add)]
    told = say(f"field.alike.{alike.verdict}", count=count, value=value_name(say, names, alike))
    value = f"{alike.value_id}/{alike.verdict}"
    learn = button(f"field.learn:{value}", say("field.alike.learn.button"), value)
    return [section(told), actions(learn)]


def reasons(say: Say, alike: Alike) -> list[Block]:
    """Above the form of the value: what was said of the posts that were alike."""
    told = [
        say("field.alike.reason", title=_title(one), reason=_reason(one.reason or ""))
        for one in alike.checks[:REASONS_SHOWN]
    ]
    return [section(say(f"field.alike.intro.{alike.verdict}")), context("\n".join(told))]


def _title(check: FieldCheck) -> str:
    return line_within(check.title, SHOWN_TITLE)


def _reason(reason: str) -> str:
    return f"_{line_within(reason, SHOWN_REASON)}_"
