"""What is said about issues: the overview of step one, and what I understood of an answer."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, escape_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.why import rules
from bot.why.concreteness import Concreteness
from bot.why.rules import Draft, Remark
from storage.plans import Focus, Issue

BAR_LENGTH = 10
SHOWN_SENTENCE = 600
SHOWN_FIELD = 200


def overview(say: Say, issues: Sequence[Issue], team_id: int) -> Message:
    """Step one at a glance: each open issue with its score, its fields and what would help it most."""
    blocks: list[Block] = [section(say("why.overview.title_line"))]
    blocks += _introduction(say) if not issues else []
    for issue in issues:
        blocks += [divider(), *issue_blocks(say, issue)]
    return Message(summary(say, issues), (*blocks, divider(), *_foot(say, issues, team_id)))


def summary(say: Say, issues: Sequence[Issue]) -> str:
    if not issues:
        return say("why.overview.none")
    return say(
        "why.overview.summary", issues="; ".join(escape_within(one.sentence, SHOWN_FIELD) for one in issues)
    )


def _introduction(say: Say) -> list[Block]:
    return [section(say("why.overview.intro")), context(say("why.overview.example"))]


def _foot(say: Say, issues: Sequence[Issue], team_id: int) -> list[Block]:
    if rules.may_add(len(issues)):
        return [context(say("why.overview.full"))]
    style = None if issues else "primary"
    return [actions(button("why.add", say("why.overview.add.button"), str(team_id), style=style))]


def issue_blocks(say: Say, issue: Issue) -> list[Block]:
    draft = rules.draft_of(issue)
    concrete = rules.how_concrete(draft)
    sentence = escape_within(draft.sentence, SHOWN_SENTENCE)
    return [
        section(f"*{one_paragraph(sentence)}*\n{score(say, concrete)}"),
        context(facts(say, draft)),
        context(remark(say, draft, concrete)),
        actions(
            button("why.change", say("why.overview.change.button"), str(issue.id)),
            button("why.close", say("why.overview.close.button"), str(issue.id)),
        ),
    ]


def one_paragraph(text: str) -> str:
    """Bold does not cross a line end in Slack."""
    return " ".join(text.split())


def score(say: Say, concrete: Concreteness) -> str:
    """Such as "▰▰▰▰▰▰▱▱▱▱ 60 of 100: almost concrete"."""
    full = round(concrete.score / 100 * BAR_LENGTH)
    bar = "▰" * full + "▱" * (BAR_LENGTH - full)
    band = say(f"why.score.{concrete.band}")
    return say("why.score.text", bar=bar, score=concrete.score, band=band)


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
    return say("why.line.with_unit", amount=number, unit=escape(unit)) if unit else number


def remark(say: Say, draft: Draft, concrete: Concreteness) -> str:
    """The one remark that helps most, and at most one question in it."""
    found = rules.remark(draft, concrete)
    values = (
        {
            Remark.VAGUE: {"phrase": escape(next(iter(concrete.vague), ""))},
            Remark.CHANNEL: {"channel": escape(next(iter(concrete.channels), ""))},
        }.get(found, {})
        if isinstance(found, Remark)
        else {}
    )
    return say(f"why.remark.{found}", **values)


def mirror(say: Say, draft: Draft, issue_id: int) -> Form:
    """What I understood, how concrete it is, the frame filled in, and the one question."""
    concrete = rules.how_concrete(draft)
    blocks = [
        section(say("why.mirror.text")),
        section(f"> {one_paragraph(escape_within(draft.sentence, SHOWN_SENTENCE))}\n{score(say, concrete)}"),
        context(facts(say, draft)),
        section(remark(say, draft, concrete)),
    ]
    if concrete.missing:
        blocks.append(section(say("why.mirror.frame", frame=frame(say, draft))))
    if others := also_missing(say, draft, concrete):
        blocks.append(context(others))
    blocks.append(actions(button("why.improve", say("why.mirror.improve.button"), str(issue_id))))
    blocks.append(context(say("why.mirror.use")))
    return Form(
        name="why.mirror",
        title=say("why.mirror.title"),
        blocks=tuple(blocks),
        submit=None,
        close=say("why.mirror.close.button"),
    )


def also_missing(say: Say, draft: Draft, concrete: Concreteness) -> str:
    """What else is missing, beside what the remark already asks for."""
    asked = rules.remark(draft, concrete)
    others = [say(f"why.part.{part}") for part in concrete.missing if part != asked]
    return say("why.mirror.also_missing", parts=say.list(others)) if others else ""


def frame(say: Say, draft: Draft) -> str:
    """The sentence as it could be, from the fields; what is missing stands between brackets."""
    filled: Mapping[str, str] = {
        "due": _day(say, draft.due_on),
        "unit": escape(draft.unit or ""),
        "now": "" if draft.now is None else say.number(draft.now),
        "goal": "" if draft.goal is None else say.number(draft.goal),
        "audience": escape_within(draft.audience or "", SHOWN_FIELD),
        "source": escape_within(draft.source or "", SHOWN_FIELD),
        "owner": mention(draft.owner_id) if draft.owner_id else "",
    }
    values = {name: value or say(f"why.frame.{name}") for name, value in filled.items()}
    return "_" + say("why.frame.text", **values) + "_"


def _day(say: Say, day: date | None) -> str:
    return say.date(day) if day else ""


def closed(say: Say, issues: Sequence[Issue], zone_dates: Mapping[int, date], may_reopen: bool) -> Message:  # noqa: FBT001 - one of two sights, not two acts
    """The closed issues, last closed first; each can be opened again while there is room."""
    if not issues:
        return Message(say("why.closed.none"))
    blocks: list[Block] = [section(say("why.closed.title_line"))]
    for issue in issues:
        accessory = (
            button("why.reopen", say("why.closed.reopen.button"), str(issue.id)) if may_reopen else None
        )
        blocks.append(section(_closed_line(say, issue, zone_dates[issue.id]), accessory=accessory))
    return Message(say("why.closed.title_line"), tuple(blocks))


def _closed_line(say: Say, issue: Issue, day: date) -> str:
    sentence = escape_within(issue.sentence, SHOWN_SENTENCE)
    ending = say(f"why.closed.{issue.ending}")
    line = say("why.closed.line", sentence=sentence, ending=ending, date=say.date(day))
    lesson = (
        say("why.closed.lesson", lesson=escape_within(issue.lesson, SHOWN_SENTENCE)) if issue.lesson else ""
    )
    return "\n".join(part for part in (line, lesson) if part)


def done_closing(say: Say, sentence: str) -> Message:
    return Message(say("why.closing.done", sentence=escape_within(sentence, SHOWN_FIELD)))


def reopened(say: Say, sentence: str) -> Message:
    return Message(say("why.closed.reopened", sentence=escape_within(sentence, SHOWN_FIELD)))
