"""What is said about issues: the overview of step one, and what I understood of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, escape_within, mention, one_line
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.wall_clock import local_day
from bot.why import rules
from bot.why.concreteness import Concreteness, Part
from bot.why.rules import Draft, Remark, Standing
from storage.plans import Focus, Issue

BAR_LENGTH = 10
SHOWN_SENTENCE = 600
SHOWN_FIELD = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """An open issue as it stands today."""

    issue: Issue
    standing: Standing


def overview(say: Say, shown: Sequence[Shown], team_id: int) -> Message:
    """Step one at a glance: each open issue with its score, its fields and what would help it most."""
    blocks: list[Block] = [section(say("why.overview.title_line"))]
    blocks += _introduction(say) if not shown else []
    for one in shown:
        blocks += [divider(), *issue_blocks(say, one)]
    return Message(summary(say, shown), (*blocks, divider(), *_foot(say, len(shown), team_id)))


def summary(say: Say, shown: Sequence[Shown]) -> str:
    if not shown:
        return say("why.overview.none")
    sentences = [escape_within(one.issue.sentence, SHOWN_FIELD) for one in shown]
    return say("why.overview.summary", issues="; ".join(sentences))


def _introduction(say: Say) -> list[Block]:
    return [section(say("why.overview.intro")), context(say("why.overview.example"))]


def _foot(say: Say, count: int, team_id: int) -> list[Block]:
    if not rules.has_room(count):
        return [context(say("why.overview.full"))]
    style = None if count else "primary"
    return [actions(button("why.add", say("why.overview.add.button"), str(team_id), style=style))]


def issue_blocks(say: Say, shown: Shown) -> list[Block]:
    draft = rules.draft_of(shown.issue)
    concrete = rules.how_concrete(draft)
    issue_id = str(shown.issue.id)
    return [
        section(f"*{_sentence(draft)}*\n{score(say, concrete)}"),
        context(facts(say, draft)),
        context(remark(say, draft, concrete, rules.remark(draft, concrete, shown.standing))),
        actions(
            button("why.change", say("why.overview.change.button"), issue_id),
            button("why.close", say("why.overview.close.button"), issue_id),
        ),
    ]


def _sentence(draft: Draft) -> str:
    """On one line, since bold and a quote do not cross a line end in Slack."""
    return one_line(escape_within(draft.sentence, SHOWN_SENTENCE))


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


def first_look(say: Say, draft: Draft) -> list[Block]:
    """Above the form: how concrete it is so far, and the one question."""
    concrete = rules.how_concrete(draft)
    question = remark(say, draft, concrete, rules.remark(draft, concrete))
    return [
        section(f"{score(say, concrete)}\n*{question}*"),
        context(say("why.form.later.hint")),
    ]


def what_i_read(say: Say, draft: Draft) -> list[Block]:
    """The first look at a new sentence, and that its figures stand in the fields already."""
    found = [say("why.form.read.hint")] if draft.now is not None or draft.due_on else []
    return [*first_look(say, draft), *(context(line) for line in found)]


def meanwhile(say: Say, who: str, fields: Sequence[str], saved: Draft) -> list[Block]:
    """Above the form: who changed what while it was open, and the sentence as it stands now."""
    names = say.list([say(f"why.field.{name}") for name in fields])
    return [
        section(say("why.meanwhile.text", who=who, fields=names)),
        context(say("why.meanwhile.now", sentence=_sentence(saved)), facts(say, saved)),
    ]


def mirror(say: Say, draft: Draft, issue_id: int) -> Form:
    """What I understood, how concrete it is, the one question, and the frame with what is still open."""
    concrete = rules.how_concrete(draft)
    asked = rules.remark(draft, concrete)
    style = "primary" if concrete.missing else None
    return Form(
        name="why.mirror",
        title=say("why.mirror.title"),
        blocks=(
            section(f"{say('why.mirror.text')}\n> {_sentence(draft)}"),
            context(facts(say, draft)),
            section(f"{score(say, concrete)}\n*{remark(say, draft, concrete, asked)}*"),
            *_rewrite(say, draft, concrete, asked),
            actions(button("why.improve", say("why.mirror.improve.button"), str(issue_id), style=style)),
            context(say("why.mirror.use")),
        ),
        submit=None,
        close=say("why.mirror.close.button"),
    )


def _rewrite(say: Say, draft: Draft, concrete: Concreteness, asked: Part | Remark) -> list[Block]:
    """The sentence as it could be, and what else is open beside what was asked; nothing when all is there."""
    if not concrete.missing:
        return []
    others = [say(f"why.part.{part}") for part in concrete.missing if part != asked]
    also = [context(say("why.mirror.also_missing", parts=say.list(others)))] if others else []
    return [section(say("why.mirror.frame", frame=frame(say, draft))), *also]


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


def closed(say: Say, issues: Sequence[Issue], zone: str, has_room: bool) -> Message:  # noqa: FBT001 - one of two sights, not two acts
    """The closed issues, last closed first; each can be opened again while there is room."""
    if not issues:
        return Message(say("why.closed.none"))
    lines = [_closed_line(say, issue, zone) for issue in issues]
    blocks = [
        section(line, accessory=_reopen(say, issue) if has_room else None)
        for line, issue in zip(lines, issues, strict=True)
    ]
    full = [] if has_room else [context(say("why.overview.full"))]
    return Message(say("why.closed.title_line"), (section(say("why.closed.title_line")), *blocks, *full))


def _reopen(say: Say, issue: Issue) -> dict[str, object]:
    return button("why.reopen", say("why.closed.reopen.button"), str(issue.id))


def _closed_line(say: Say, issue: Issue, zone: str) -> str:
    """`zone` is where the team's days begin."""
    day = local_day(issue.closed_at, zone) if issue.closed_at else None
    ending = say(f"why.closed.{issue.ending}")
    sentence = escape_within(issue.sentence, SHOWN_SENTENCE)
    line = say("why.closed.line", sentence=sentence, ending=ending, date=_day(say, day))
    if not issue.lesson:
        return line
    return f"{line}\n{say('why.closed.lesson', lesson=escape_within(issue.lesson, SHOWN_SENTENCE))}"


def done_closing(say: Say, sentence: str) -> Message:
    return Message(say("why.closing.done", sentence=escape_within(sentence, SHOWN_FIELD)))


def reopened(say: Say, sentence: str) -> Message:
    return Message(say("why.closed.reopened", sentence=escape_within(sentence, SHOWN_FIELD)))
