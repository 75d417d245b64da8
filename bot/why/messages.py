"""What is said about issues: the overview of step one, and what I understood of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.editing import Meanwhile
from bot.left_open import told
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button, option, overflow
from bot.slack.mrkdwn import escape_within, mention
from bot.slack.replies import Fact, Form, Message
from bot.texts import Say
from bot.way_back import to_plan
from bot.why import course_words, rules, telling
from bot.why.concreteness import Concreteness, Part
from bot.why.course import Course
from bot.why.rules import LATER, Draft, Remark, Standing
from storage.actions import Action
from storage.plans import Issue

AS_NEW = Standing()
"""Of an issue that was only just written down."""
PASSED = "passed"
"""The fact in which the mirror remembers what somebody did not want to answer now, with commas between."""
NOTHING: Mapping[str, Fact] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """An open issue as it stands today: how far it is, and who finds out what about it."""

    issue: Issue
    standing: Standing
    course: Course | None = None
    found_out: Sequence[Action] = ()


def overview(say: Say, shown: Sequence[Shown], team_id: int) -> Message:
    """Step one at a glance: each open issue with its score, its fields and what would help it most."""
    blocks: list[Block] = [section(say("why.overview.title_line"))]
    blocks += _introduction(say) if not shown else []
    for one in shown:
        blocks += [divider(), *issue_blocks(say, one, team_id)]
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
        return [context(say("why.overview.full")), actions(to_plan(say, team_id))]
    style = None if count else "primary"
    add = button("why.add", say("why.overview.add.button"), str(team_id), style=style)
    return [actions(add, to_plan(say, team_id))]


def issue_blocks(say: Say, shown: Shown, team_id: int) -> list[Block]:
    draft = rules.draft_of(shown.issue)
    concrete = rules.how_concrete(draft)
    asked = rules.remark(draft, concrete, shown.standing)
    return [
        section(f"*{telling.sentence(draft)}*\n{telling.score(say, concrete)}"),
        context(telling.facts(say, draft)),
        *([context(course_words.told(say, shown.course, draft))] if shown.course else []),
        *([context(telling.remark(say, draft, concrete, asked))] if asked else []),
        *_promised(say, shown),
        actions(*_buttons(say, shown, asked, team_id)),
    ]


def _promised(say: Say, shown: Shown) -> list[Block]:
    """Who finds out what about it; nothing when nobody does."""
    lines = [_found_out(say, one) for one in shown.found_out]
    return [context("\n".join(lines))] if lines else []


def _found_out(say: Say, action: Action) -> str:
    """Who finds out what, and by when."""
    what = say(f"why.issue.later.{action.about.rpartition(':')[2]}")
    owner, date = mention(action.owner_id), say.short_date(action.due_on)
    return say("why.later.line", what=what, owner=owner, date=date)


def _buttons(say: Say, shown: Shown, asked: Part | Remark | None, team_id: int) -> list[Element]:
    issue_id = str(shown.issue.id)
    measure = button("why.measure", say("why.measure.button"), issue_id)
    return [
        *([measure] if shown.course else []),
        button("why.change", say("common.change.button"), issue_id),
        *_later(say, shown.issue.id, asked, team_id),
        button("why.close", say("why.overview.close.button"), issue_id),
        _more(say, shown),
    ]


def _later(say: Say, issue_id: int, asked: Part | Remark | None, team_id: int) -> list[Element]:
    """Not knowing yet is an answer, to what can be found out."""
    if asked is None or asked not in LATER:
        return []
    return [button("actions.later", say("common.later.button"), f"{team_id}/{rules.about(issue_id, asked)}")]


def _more(say: Say, shown: Shown) -> Element:
    issue_id = shown.issue.id
    line = [option(say("why.more.line.option"), f"line/{issue_id}")] if shown.course else []
    return overflow("why.more", [*line, option(say("why.more.history.option"), f"history/{issue_id}")])


def first_look(say: Say, draft: Draft, stands: Standing = AS_NEW) -> list[Block]:
    """Above the form: how concrete it is so far, and the one question."""
    return [_score_and_question(say, draft, stands), context(say("why.form.later.hint"))]


def what_i_read(say: Say, draft: Draft) -> list[Block]:
    """The first look at a new sentence, and that its figures stand in the fields already."""
    if draft.now is None and draft.due_on is None:
        return first_look(say, draft)
    return [_score_and_question(say, draft), context(say("why.form.read.hint"))]


def _score_and_question(say: Say, draft: Draft, stands: Standing = AS_NEW) -> Block:
    concrete = rules.how_concrete(draft)
    asked, score = rules.remark(draft, concrete, stands), telling.score(say, concrete)
    if asked is None:
        return section(f"{score}\n{say('why.mirror.nothing_left')}")
    return section(f"{score}\n*{telling.remark(say, draft, concrete, asked)}*")


def meanwhile(say: Say, others: Meanwhile, saved: Draft) -> list[Block]:
    """Above the form: who changed what while it was open, and the sentence as it stands now."""
    told = others.told(say, lambda name: say(f"why.field.{name}"), f"_{telling.sentence(saved)}_")
    return [*told, context(telling.facts(say, saved))]


def mirror(
    say: Say, shown: Shown, team_id: int, said: Mapping[str, Fact] = NOTHING, pulse_of: int | None = None
) -> Form:
    """What I understood, how concrete it is, the one question, and the frame with what is still open.

    `said` remembers which remarks somebody did not want to answer now, and which fields they do not know;
    `pulse_of` is the team, while it never looked at its preconditions.
    """
    draft = rules.draft_of(shown.issue)
    concrete = rules.how_concrete(draft)
    asked = rules.remark(draft, concrete, shown.standing)
    return Form(
        name="why.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(f"{say('common.mirror.text')}\n> {telling.sentence(draft)}"),
            context(telling.facts(say, draft)),
            *told(say, said, lambda name: say(f"why.field.{name}")),
            *_promised(say, shown),
            _score_and_question(say, draft, shown.standing),
            *_rewrite(say, draft, concrete, asked),
            actions(*_answers(say, shown, team_id, asked, str(said.get(PASSED) or ""))),
            *_offer_of_step_five(say, pulse_of),
        ),
        submit=None,
        close=say("why.mirror.close.button"),
        facts=said,
    )


def _offer_of_step_five(say: Say, team_id: int | None) -> list[Block]:
    """The last step of the plan is best looked at early."""
    if team_id is None:
        return []
    look = button("conditions.open", say("why.mirror.conditions.button"), str(team_id))
    return [section(say("why.mirror.conditions.text"), accessory=look)]


def _answers(say: Say, shown: Shown, team_id: int, asked: Part | Remark | None, passed: str) -> list[Element]:
    """Fill it in, find it out, or go on."""
    issue = shown.issue
    style = "primary" if rules.how_concrete(rules.draft_of(issue)).missing else None
    improve = button("why.improve", say("why.mirror.improve.button"), str(issue.id), style=style)
    if asked is None:
        return [improve]
    others = f"{issue.id}/{passed},{asked}" if passed else f"{issue.id}/{asked}"
    go_on = button("why.next", say("why.mirror.next.button"), others)
    return [improve, *_later(say, issue.id, asked, team_id), go_on]


def _rewrite(say: Say, draft: Draft, concrete: Concreteness, asked: Part | Remark | None) -> list[Block]:
    """The sentence as it could be, and what else is open beside what was asked; nothing when all is there."""
    if not concrete.missing:
        return []
    said = Part.TOPICS if asked is Remark.TOPICS_MANY else asked
    others = [say(f"why.part.{part}") for part in concrete.missing if part != said]
    also = [context(say("why.mirror.also_missing", parts=say.list(others)))] if others else []
    return [section(say("why.mirror.frame", frame=telling.frame(say, draft))), *also]
