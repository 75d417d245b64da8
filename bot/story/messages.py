"""What is said of a brand house: the overview of step three, and what I understood of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.editing import Meanwhile
from bot.left_open import open_in
from bot.left_open import told as not_known
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button, confirm
from bot.slack.replies import Fact, Form, Message
from bot.story import rules, telling
from bot.story.rules import BrandDraft, BrandRemark, LabelsDraft, ValueDraft, ValueRemark
from bot.story.telling import FoundOut
from bot.story.thresholds import THRESHOLDS
from bot.texts import Say
from bot.way_back import to_plan

NOTHING: Mapping[str, Fact] = {}


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value as it stands: `notes` are further lines about it, such as how readers agree."""

    value_id: int
    draft: ValueDraft
    found_out: FoundOut
    notes: tuple[str, ...] = ()
    question_id: int | None = None
    """The question that is open about it."""


@dataclass(frozen=True, slots=True)
class House:
    """A team's house as it stands."""

    team_id: int
    brand: BrandDraft
    labels: LabelsDraft
    found_out: FoundOut
    values: Sequence[ShownValue] = ()


def overview(say: Say, house: House) -> Message:
    """Step three at a glance: the house, each value, and the one thing that would help each most."""
    if house.brand == BrandDraft() and not house.values:
        return _begin(say, house)
    blocks = [section(say("story.overview.title_line")), *_house(say, house), divider()]
    blocks.append(section(say("story.overview.values", part=telling.part(say, house.labels, "values"))))
    for one in house.values:
        blocks += [*_value(say, house.team_id, one), divider()]
    return Message(summary(say, house), (*blocks, *_foot(say, house)))


def _begin(say: Say, house: House) -> Message:
    begin = button("story.brand", say("story.overview.begin.button"), str(house.team_id), style="primary")
    blocks = (
        section(say("story.overview.title_line")),
        section(say("story.overview.intro")),
        context(say("story.overview.example")),
        actions(begin, _add(say, house), to_plan(say, house.team_id)),
    )
    return Message(say("story.overview.none"), blocks)


def summary(say: Say, house: House) -> str:
    """All that a screen reader or notification needs to say."""
    names = [telling.short(one.draft.name) for one in house.values]
    return say("story.overview.summary", values=", ".join(names) or say("story.overview.no_values"))


def _house(say: Say, house: House) -> list[Block]:
    told = telling.house(say, house.brand, house.labels)
    remark = rules.brand_remark(house.brand, house.found_out.fields)
    change = button("story.brand", say("common.change.button"), str(house.team_id))
    later = telling.later_button(say, house.team_id, house.found_out, remark)
    return [
        *([section(told)] if told else []),
        context(telling.brand_remark(say, remark, house.brand)),
        *telling.finding_out(say, house.found_out),
        actions(change, *later),
    ]


def _value(say: Say, team_id: int, one: ShownValue) -> list[Block]:
    remark = rules.value_remark(one.draft, one.found_out.fields)
    value_id = str(one.value_id)
    return [
        section(telling.value(say, one.draft)),
        *_remark_and_notes(say, one, remark),
        *telling.finding_out(say, one.found_out),
        actions(
            button("story.value", say("common.change.button"), value_id),
            *telling.later_button(say, team_id, one.found_out, remark),
            _asking(say, one),
            _remove(say, one),
        ),
    ]


def _remark_and_notes(say: Say, one: ShownValue, remark: ValueRemark) -> list[Block]:
    """The awkward question is asked when a value was saved, and not of each of five beneath each other."""
    asked = [] if remark is ValueRemark.CHALLENGE else [telling.value_remark(say, remark, one.draft)]
    return [context(*asked, *one.notes)] if asked or one.notes else []


def _asking(say: Say, one: ShownValue) -> Element:
    """Ask employees, again too, or stop asking them."""
    if one.question_id is not None:
        return button("story.close_question", say("story.ask.close.button"), str(one.question_id))
    return button("story.ask", say("story.ask.button"), str(one.value_id))


def _remove(say: Say, one: ShownValue) -> Element:
    asked = confirm(
        say("story.remove.title"),
        say("story.remove.text"),
        say("story.remove.yes.button"),
        say("common.cancel.button"),
        danger=True,
    )
    return button("story.remove", say("common.remove.button"), str(one.value_id), confirm=asked)


def _foot(say: Say, house: House) -> list[Block]:
    count = len(house.values)
    room = rules.has_room(count)
    notes = [] if room else [context(say("story.overview.full"))]
    if room and count > THRESHOLDS.values_at_most:
        notes = [context(say("story.overview.many", count=count))]
    picture = button("story.picture", say("story.picture.button"), str(house.team_id))
    labels = button("story.labels", say("story.overview.labels.button"), str(house.team_id))
    add = [_add(say, house)] if room else []
    return [*notes, actions(*add, *_field(say, house), picture, labels, to_plan(say, house.team_id))]


def _field(say: Say, house: House) -> list[Element]:
    """What holds posts against the values, once there are some."""
    if not house.values:
        return []
    team_id = str(house.team_id)
    check = button("field.check", say("story.overview.check.button"), team_id)
    return [check, button("field.doubts", say("story.overview.doubts.button"), team_id)]


def _add(say: Say, house: House) -> Element:
    first = house.brand != BrandDraft() and not house.values
    style = "primary" if first else None
    return button("story.add_value", say("story.overview.add.button"), str(house.team_id), style=style)


def first_look_at_brand(say: Say, draft: BrandDraft) -> list[Block]:
    """Above the form: the one question that helps most."""
    return [section(f"*{telling.brand_remark(say, rules.brand_remark(draft), draft)}*")]


def first_look_at_value(say: Say, draft: ValueDraft) -> list[Block]:
    return [section(f"*{telling.value_remark(say, rules.value_remark(draft), draft)}*")]


def many_values(say: Say, count: int) -> list[Block]:
    """Above the first question of a value more than a house can carry."""
    if count < THRESHOLDS.values_at_most:
        return []
    return [context(say("story.overview.many", count=count))]


def meanwhile(say: Say, others: Meanwhile, saved: str = "") -> list[Block]:
    """Above the form: who changed what while it was open, and how it stands now."""
    return others.told(say, lambda name: say(f"story.field.{name}"), f"\n{saved}" if saved else "")


def brand_mirror(
    say: Say,
    team_id: int,
    draft: BrandDraft,
    labels: LabelsDraft,
    known: FoundOut,
    said: Mapping[str, Fact] = NOTHING,
) -> Form:
    """What I understood of the house, and the one thing that would help it most."""
    remark = rules.brand_remark(draft, known.fields, open_in(said))
    told = telling.house(say, draft, labels) or say("story.mirror.nothing")
    improve = button("story.improve_brand", say("story.mirror.improve.button"), str(team_id))
    value = button("story.add_value", say("story.overview.add.button"), str(team_id))
    return _mirror(
        say,
        told,
        telling.brand_remark(say, remark, draft),
        [improve, *telling.later_button(say, team_id, known, remark), *_next(remark, value)],
        telling.finding_out(say, known),
        said,
    )


def _next(remark: BrandRemark, value: Element) -> list[Element]:
    """When the house itself is complete its values are next."""
    return [value] if remark is BrandRemark.CHALLENGE else []


def value_mirror(
    say: Say,
    team_id: int,
    value_id: int,
    draft: ValueDraft,
    known: FoundOut,
    said: Mapping[str, Fact] = NOTHING,
) -> Form:
    """What I understood of a value, and the one thing that would help it most."""
    remark = rules.value_remark(draft, known.fields, open_in(said))
    improve = button("story.improve_value", say("story.mirror.improve.button"), str(value_id))
    ask = button("story.ask", say("story.ask.button"), str(value_id))
    mirror = _mirror(
        say,
        telling.value(say, draft),
        telling.value_remark(say, remark, draft),
        [
            improve,
            *telling.later_button(say, team_id, known, remark),
            *([ask] if remark is ValueRemark.ANCHORING else []),
        ],
        telling.finding_out(say, known),
        said,
    )
    return replace(mirror, name="story.value_mirror")


def _mirror(
    say: Say,
    told: str,
    remark: str,
    buttons: Sequence[Element],
    finding_out: Sequence[Block],
    said: Mapping[str, Fact],
) -> Form:
    return Form(
        name="story.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(say("common.mirror.text")),
            section(told, expand=True),
            *finding_out,
            *not_known(say, said, lambda name: say(f"story.field.{name}")),
            section(f"*{remark}*"),
            actions(*buttons),
        ),
        submit=None,
        close=say("story.mirror.close.button"),
        facts=said,
    )


def labels_saved(say: Say, labels: LabelsDraft) -> Message:
    names = [telling.part(say, labels, name) for name in rules.LABELS]
    return Message(say("story.labels.saved", parts=say.list(names)))


def removed(say: Say, value_id: int, name: str) -> Message:
    """What is gone, and how it comes back."""
    text = say("story.remove.done", name=telling.short(name))
    back = button("story.restore", say("common.restore.button"), str(value_id))
    return Message(text, (section(text), actions(back)))


def restored(say: Say, name: str) -> Message:
    return Message(say("story.restore.done", name=telling.short(name)))


def no_value_yet(say: Say, team_id: int) -> Message:
    """There is nothing to ask about."""
    text = say("story.ask.no_value")
    add = button("story.add_value", say("story.overview.add.button"), str(team_id), style="primary")
    return Message(text, (section(text), actions(add)))
