"""The pieces of what is said about a brand house: its parts, a value, the one remark, and who finds out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, context
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape, line_within, mention, one_line
from bot.story import rules
from bot.story.rules import BrandDraft, BrandRemark, LabelsDraft, ValueDraft, ValueRemark
from bot.texts import Say
from storage.actions import Action
from storage.brands import BRAND, VALUE

SHOWN = 300
SHOWN_LINE = 90
LATER: Mapping[str, tuple[str, ...]] = {
    BRAND: ("belief", "promise", "proof", "story", "themes"),
    VALUE: ("meaning", "dos", "donts", "example", "anchoring"),
}
"""What can be found out later of the house and of a value."""
LATER_SENTENCES = (
    *(f"story.brand.later.{field}" for field in LATER[BRAND]),
    *(f"story.value.later.{field}" for field in LATER[VALUE]),
)
"""What is then to be found out: an action looks for the sentence of its thing and field."""


@dataclass(frozen=True, slots=True)
class FoundOut:
    """What somebody promised to find out of one thing: field -> the action."""

    thing: str
    thing_id: int
    actions: Mapping[str, Action]

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(self.actions)

    def about(self, field: str) -> str:
        return f"{self.thing}:{self.thing_id}:{field}"


def found_out(thing: str, thing_id: int, open_actions: Sequence[Action]) -> FoundOut:
    """`open_actions` may be about anything."""
    start = f"{thing}:{thing_id}:"
    mine = {one.about.removeprefix(start): one for one in open_actions if one.about.startswith(start)}
    return FoundOut(thing, thing_id, {field: one for field, one in mine.items() if field in LATER[thing]})


def finding_out(say: Say, known: FoundOut) -> list[Block]:
    """Who finds out what, by when; nothing when nobody does."""
    told = [
        say(
            "story.later.busy",
            what=say(f"story.field.{field}"),
            who=mention(one.owner_id),
            date=say.short_date(one.due_on),
        )
        for field, one in known.actions.items()
    ]
    return [context("\n".join(told))] if told else []


def later_button(say: Say, team_id: int, known: FoundOut, remark: BrandRemark | ValueRemark) -> list[Element]:
    """The button "I don't know yet", where the remark asks for something that can be found out."""
    field = rules.FIELD_OF.get(remark)
    if field is None:
        return []
    return [button("actions.later", say("common.later.button"), f"{team_id}/{known.about(field)}")]


def part(say: Say, labels: LabelsDraft, name: str) -> str:
    """What a part of the house is called here, as markup."""
    theirs: str | None = getattr(labels, name)
    return escape(one_line(theirs)) if theirs else say(f"story.part.{name}")


def brand_remark(say: Say, remark: BrandRemark, draft: BrandDraft) -> str:
    if remark is BrandRemark.BELIEF_TAME:
        return say("story.remark.belief_tame", belief=short(draft.belief or "", SHOWN_LINE))
    return say(f"story.remark.{remark}")


def value_remark(say: Say, remark: ValueRemark, draft: ValueDraft) -> str:
    """One remark, with at most one question in it."""
    return say(f"story.value.remark.{remark}", name=short(draft.name))


def house(say: Say, draft: BrandDraft, labels: LabelsDraft) -> str:
    """The parts that are filled, one on each line."""
    told = [
        say("story.line.kind", kind=say(f"story.kind.{draft.kind}.word")) if draft.kind else "",
        _line(say, labels, "belief", short(draft.belief or "")),
        _line(say, labels, "promise", short(draft.promise or "")),
        say("story.line.part", part=part(say, labels, "proof"), text=in_a_row(draft.proof))
        if draft.proof
        else "",
        say("story.line.story", story=short(draft.story, SHOWN)) if draft.story else "",
        say("story.line.themes", themes=in_a_row(draft.themes)) if draft.themes else "",
    ]
    return "\n".join(line for line in told if line)


def _line(say: Say, labels: LabelsDraft, name: str, text: str) -> str:
    return say("story.line.part", part=part(say, labels, name), text=text) if text else ""


def value(say: Say, draft: ValueDraft) -> str:
    """A value on a few lines: what it means, what one does and does not do, what proves it, how anchored."""
    meaning = short(draft.meaning) if draft.meaning else say("story.line.no_meaning")
    told = [
        say("story.line.value", name=short(draft.name), meaning=meaning),
        say("story.line.dos", lines=in_a_row(draft.dos)) if draft.dos else "",
        say("story.line.donts", lines=in_a_row(draft.donts)) if draft.donts else "",
        say("story.line.example", example=short(draft.example, SHOWN_LINE)) if draft.example else "",
        anchored(say, draft),
    ]
    return "\n".join(line for line in told if line)


def anchored(say: Say, draft: ValueDraft) -> str:
    if draft.anchoring is None:
        return ""
    mean = say.number(draft.anchoring)
    if draft.anchoring_answers is None:
        return say("story.line.anchoring", mean=mean)
    return say("story.line.anchoring_asked", mean=mean, count=draft.anchoring_answers)


def in_a_row(lines: Sequence[str]) -> str:
    """Several short sentences on one line; `SHOWN` characters are shown of them."""
    return short("  ·  ".join(line.rstrip(".") for line in lines), SHOWN)


def short(typed: str, most: int = SHOWN) -> str:
    return line_within(typed, most)
