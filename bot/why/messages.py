"""What is said about issues: the overview of step one, and what I understood of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape_within
from bot.slack.replies import Form, Message
from bot.texts import Say
from bot.why import rules, telling
from bot.why.concreteness import Concreteness, Part
from bot.why.rules import Draft, Remark, Standing
from storage.plans import Issue


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
    sentences = [escape_within(one.issue.sentence, telling.SHOWN_FIELD) for one in shown]
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
        section(f"*{telling.sentence(draft)}*\n{telling.score(say, concrete)}"),
        context(telling.facts(say, draft)),
        context(telling.remark(say, draft, concrete, rules.remark(draft, concrete, shown.standing))),
        actions(
            button("why.change", say("why.overview.change.button"), issue_id),
            button("why.close", say("why.overview.close.button"), issue_id),
        ),
    ]


def first_look(say: Say, draft: Draft) -> list[Block]:
    """Above the form: how concrete it is so far, and the one question."""
    return [_score_and_question(say, draft), context(say("why.form.later.hint"))]


def what_i_read(say: Say, draft: Draft) -> list[Block]:
    """The first look at a new sentence, and that its figures stand in the fields already."""
    if draft.now is None and draft.due_on is None:
        return first_look(say, draft)
    return [_score_and_question(say, draft), context(say("why.form.read.hint"))]


def _score_and_question(say: Say, draft: Draft) -> Block:
    concrete = rules.how_concrete(draft)
    question = telling.remark(say, draft, concrete, rules.remark(draft, concrete))
    return section(f"{telling.score(say, concrete)}\n*{question}*")


def meanwhile(say: Say, who: str, fields: Sequence[str], saved: Draft) -> list[Block]:
    """Above the form: who changed what while it was open, and the sentence as it stands now."""
    names = say.list([say(f"why.field.{name}") for name in fields])
    return [
        section(say("why.meanwhile.text", who=who, fields=names)),
        context(say("why.meanwhile.now", sentence=telling.sentence(saved)), telling.facts(say, saved)),
    ]


def mirror(say: Say, draft: Draft, issue_id: int, pulse_of: int | None = None) -> Form:
    """What I understood, how concrete it is, the one question, and the frame with what is still open.

    `pulse_of`: the team, while it never looked at its preconditions.
    """
    concrete = rules.how_concrete(draft)
    asked = rules.remark(draft, concrete)
    style = "primary" if concrete.missing else None
    return Form(
        name="why.mirror",
        title=say("why.mirror.title"),
        blocks=(
            section(f"{say('why.mirror.text')}\n> {telling.sentence(draft)}"),
            context(telling.facts(say, draft)),
            _score_and_question(say, draft),
            *_rewrite(say, draft, concrete, asked),
            actions(button("why.improve", say("why.mirror.improve.button"), str(issue_id), style=style)),
            *_offer_of_step_five(say, pulse_of),
        ),
        submit=None,
        close=say("why.mirror.close.button"),
    )


def _offer_of_step_five(say: Say, team_id: int | None) -> list[Block]:
    """The last step of the plan is best looked at early."""
    if team_id is None:
        return []
    look = button("conditions.open", say("why.mirror.conditions.button"), str(team_id))
    return [section(say("why.mirror.conditions.text"), accessory=look)]


def _rewrite(say: Say, draft: Draft, concrete: Concreteness, asked: Part | Remark) -> list[Block]:
    """The sentence as it could be, and what else is open beside what was asked; nothing when all is there."""
    if not concrete.missing:
        return []
    said = Part.TOPICS if asked is Remark.TOPICS_MANY else asked
    others = [say(f"why.part.{part}") for part in concrete.missing if part != said]
    also = [context(say("why.mirror.also_missing", parts=say.list(others)))] if others else []
    return [section(say("why.mirror.frame", frame=telling.frame(say, draft))), *also]
