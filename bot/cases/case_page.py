"""One case with all that happened to it; shown privately to people of the team."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cases.lists import GLIMPSE
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, danger, messages, pressing, road, rules
from bot.webcare.messages import Facts
from bot.webcare.more import menu
from storage.cases import Case
from storage.changes import Change
from storage.legal_dates import LegalDate
from storage.turns import Answer, Turn

ANSWERS_AT_MOST, SAID_AT_MOST = 3, 800
HISTORY_AT_MOST = 10
"""So many answers of so many characters, and so many lines of history, fit in a block of 3,000."""
KIN_AT_MOST = 5
"""Cases merged into it, and as many linked to it: every one has a block of its own."""

PASSED_ON, DEALT = {"handed_over", "given_back"}, {"dealt", "left", "silent", "away"}
"""Changes in which a case got another owner, by somebody and by itself."""

WITH_ANOTHER = {"absorbed", "released", "linked", "unlinked"}
"""Changes that name another case."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case besides itself: who has it, what was done, and what belongs to it."""

    turn: Turn | None
    answers: Sequence[Answer]
    history: Sequence[Change]
    """Newest first."""
    merged: Sequence[Case]
    related: Sequence[Case]
    legal: LegalDate | None
    """Dates of the law."""
    also: Sequence[Block]
    """What other pages tell of it: promises, and who helps."""


def page(say: Say, facts: Facts, known: Known) -> Message:
    """A case as its team sees it."""
    case = facts.case
    heading = messages.what(say, case)
    lines = [_happened(say, facts, change) for change in reversed(known.history)]
    said = [_said(say, facts, answer) for answer in known.answers if answer.words]
    blocks = (
        *danger.first(say, case),
        section(f"*{heading}*\n{messages.quoted(case.paraphrase)}"),
        context(*messages.from_whom(say, case), *messages.small_print(say, facts)),
        *([context(*road.lines(say, facts.case, in_care=facts.is_in_care))] if case.is_open else ()),
        *([context(_by_law(say, known.legal))] if known.legal else ()),
        *(messages.note(say, facts, known.turn) if known.turn else ()),
        *danger.perhaps(say, case),
        *_kin(say, known),
        *([section("\n".join(said))] if said else ()),
        *known.also,
        *([context("\n".join(lines))] if lines else ()),
        actions(
            *buttons.acts(say, case),
            *buttons.crisis(say, case),
            *_may_be_a_mistake(say, facts),
            *_on_its_page(say, case),
            *menu(say, case),
        ),
    )
    text = f"{heading}. {messages.state(say, facts)} {messages.due_in_words(say, facts)}".strip()
    return Message(text, blocks, (messages.about(case),))


def _kin(say: Say, known: Known) -> list[Block]:
    merged = [_relative(say, "webcare.kin.merged", case) for case in known.merged]
    return [*merged, *(_relative(say, "webcare.kin.related", case) for case in known.related)]


def _by_law(say: Say, legal: LegalDate) -> str:
    referred = say("webcare.formal.referred", day=say.date(legal.referred_on))
    if legal.due_on is None:
        return referred
    key = "webcare.formal.due" if legal.done_at is None else "webcare.formal.given"
    return f"{referred} {say(key, day=say.date(legal.due_on))}"


def _relative(say: Say, key: str, case: Case) -> Block:
    glimpse = line_within(case.paraphrase, GLIMPSE)
    show = button(f"webcare.show:{case.id}", say("webcare.show.button"), str(case.id))
    return section(f"{say(key, what=messages.what(say, case))}\n{glimpse}", accessory=show)


def _on_its_page(say: Say, case: Case) -> list[Element]:
    """What is done seldom, and only after a look."""
    if not case.is_open:
        return []
    value = str(case.id)
    return [
        *road.of_its_kind(say, case),
        button("webcare.merge", say("webcare.merge.button"), value),
        button("webcare.not_a_case", say("webcare.not_a_case.button"), value),
    ]


def _may_be_a_mistake(say: Say, facts: Facts) -> list[Element]:
    if facts.case.is_merged:
        apart = pressing.may_take_apart(facts.case, facts.now) is None
        return [road.apart_button(say, facts.case)] if apart else []
    is_one = rules.may_undo(facts.case, facts.now) is None
    return [buttons.undo(say, facts.case)] if is_one else []


def _happened(say: Say, facts: Facts, change: Change) -> str:
    return f"{messages.when(say, change.at, facts)}  {_what_happened(say, change)}"


def _what_happened(say: Say, change: Change) -> str:
    _, to = change.fields.get("owner", (None, None))
    whom = mention(to) if to else say("common.nobody")
    if change.did in PASSED_ON:
        return say(f"webcare.history.passed.{change.did}", who=mention(change.by), whom=whom)
    if change.did in DEALT:
        return say(f"webcare.history.to.{change.did}", whom=whom)
    if not change.by:
        return say(f"webcare.history.clock.{change.did}")
    if change.did in WITH_ANOTHER:
        _, number = change.fields["other"]
        return say(f"webcare.history.with.{change.did}", who=mention(change.by), number=number)
    return say(f"webcare.history.by.{change.did}", who=mention(change.by))


def _said(say: Say, facts: Facts, answer: Answer) -> str:
    words = line_within(answer.words or "", SAID_AT_MOST)
    return say(f"webcare.said.{answer.outcome}", who=facts.name(answer.by), words=words)
