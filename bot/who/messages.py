"""What is said about audiences: the overview of step two, and what I understood of an answer."""

from collections.abc import Mapping, Sequence

from bot.left_open import told
from bot.slack.blocks import Block, actions, context, divider, section
from bot.slack.elements import Element, button, confirm
from bot.slack.mrkdwn import Typed, one_line
from bot.slack.replies import Fact, Form, Message
from bot.texts import Say
from bot.way_back import to_plan
from bot.who import remarks, rules, telling
from bot.who.gathering import Shown
from bot.who.weaknesses import AROUND, FIELDS, Weakness, is_too_many_first
from storage.audiences import Audience

SUMMARY_NAME = 80
NOTHING: Mapping[str, Fact] = {}
LISTED = 12
"""Audiences in short, below those that are shown well; what is left is counted."""


def overview(say: Say, shown: Sequence[Shown], team_id: int) -> Message:
    """Step two at a glance: five audiences whole, the others in short."""
    blocks: list[Block] = [section(say("who.overview.title_line"))]
    blocks += _introduction(say) if not shown else _too_many_first(say, shown)
    for one in shown[: rules.SHOWN_WELL]:
        blocks += [divider(), *audience_blocks(say, team_id, one)]
    blocks += _others(say, shown[rules.SHOWN_WELL :])
    return Message(summary(say, shown), (*blocks, divider(), *_foot(say, len(shown), team_id)))


def summary(say: Say, shown: Sequence[Shown]) -> str:
    if not shown:
        return say("who.overview.none")
    names = [telling.safe(one.audience.name, SUMMARY_NAME) for one in shown[: rules.AT_MOST]]
    return say("who.overview.summary", names="; ".join(names))


def _introduction(say: Say) -> list[Block]:
    return [section(say("who.overview.intro")), context(say("who.overview.example"))]


def _too_many_first(say: Say, shown: Sequence[Shown]) -> list[Block]:
    priorities = [one.audience.priority for one in shown]
    if not is_too_many_first(priorities):
        return []
    return [context(say("who.overview.too_many_first", count=priorities.count(rules.FIRST)))]


def _others(say: Say, shown: Sequence[Shown]) -> list[Block]:
    if not shown:
        return []
    rows = [section(_short(say, one), accessory=_show(say, one.audience)) for one in shown[:LISTED]]
    more = len(shown) - len(rows)
    return [
        divider(),
        section(say("who.overview.others")),
        *rows,
        *([context(say("who.overview.more", count=more))] if more else []),
    ]


def _short(say: Say, shown: Shown) -> str:
    return f"*{telling.name(shown.draft)}*\n{telling.remark(say, shown, shown.remark)}"


def _show(say: Say, audience: Audience) -> Element:
    return button("who.show", say("who.overview.show.button"), str(audience.id))


def _foot(say: Say, count: int, team_id: int) -> list[Block]:
    if count >= rules.AT_MOST:
        return [context(say("who.overview.full")), actions(to_plan(say, team_id))]
    style = None if count else "primary"
    add = button("who.add", say("who.overview.add.button"), str(team_id), style=style)
    return [actions(add, to_plan(say, team_id))]


def one_audience(say: Say, team_id: int, shown: Shown) -> Message:
    """One audience whole, for those that the overview shows in short."""
    return Message(telling.name(shown.draft), tuple(audience_blocks(say, team_id, shown)))


def audience_blocks(say: Say, team_id: int, shown: Shown) -> list[Block]:
    """What it is, what is known of it, what would help it most, and what can be done with it."""
    priority = say("who.line.priority", priority=shown.audience.priority)
    question = telling.remark(say, shown, shown.remark)
    return [
        section(f"*{telling.name(shown.draft)}*  ·  {priority}\n{question}"),
        *_facts(say, shown),
        actions(*_buttons(say, team_id, shown)),
    ]


def _facts(say: Say, shown: Shown) -> list[Block]:
    told = telling.facts(say, shown) + telling.looked_into(say, shown)
    return [context("\n".join(told))] if told else []


def _buttons(say: Say, team_id: int, shown: Shown) -> list[Element]:
    audience_id = str(shown.audience.id)
    drawn = [button("who.map", say("who.overview.map.button"), audience_id)] if shown.actors else []
    later = [remarks.later_button(say, team_id, shown, shown.remark)] if shown.remark else []
    return [
        button("who.change", say("common.change.button"), audience_id),
        button("who.community", say("who.overview.community.button"), audience_id),
        *drawn,
        *later,
        button("who.remove", say("common.remove.button"), audience_id, confirm=_asked(say, shown)),
    ]


def _asked(say: Say, shown: Shown) -> dict[str, object]:
    return confirm(
        say("who.remove.title"),
        say("who.remove.text", name=telling.plain_name(shown.audience.name)),
        say("who.remove.yes.button"),
        say("who.remove.no.button"),
        danger=True,
    )


def mirror(say: Say, team_id: int, shown: Shown, said: Mapping[str, Fact] = NOTHING) -> Form:
    """What I understood, the one question, and what else is open; `said`: which fields are not known."""
    understood = say(
        "who.mirror.for_issue" if shown.issue else "who.mirror.text", name=telling.name(shown.draft)
    )
    facts = telling.facts(say, shown)
    return Form(
        name="who.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(understood),
            *([context("\n".join(facts))] if facts else []),
            *told(say, said, lambda name: say(f"who.field.{name}")),
            section(remarks.asked(say, shown, shown.remark)),
            *remarks.beside(say, shown.remark),
            *_also_open(say, shown),
            *remarks.waiting(say, shown),
            actions(*_answers(say, team_id, shown)),
        ),
        submit=None,
        close=say("who.mirror.close.button"),
        facts=said,
    )


def _also_open(say: Say, shown: Shown) -> list[Block]:
    """The other fields that lack something, without asking."""
    asked = FIELDS[shown.remark] if shown.remark else ""
    fields = dict.fromkeys(FIELDS[one] for one in shown.weaknesses if one is not Weakness.KNOW_OR_THINK)
    left = [say(f"who.about.{name}") for name in fields if name not in {asked, *shown.waiting}]
    return [context(say("who.mirror.also", parts=say.list(left)))] if left else []


def _answers(say: Say, team_id: int, shown: Shown) -> list[Element]:
    """The button that answers the question stands first and stands out."""
    audience_id = str(shown.audience.id)
    is_around = shown.remark is not None and FIELDS[shown.remark] in AROUND
    style = "primary" if shown.remark else None
    improve = button(
        "who.improve", say("who.mirror.improve.button"), audience_id, style=None if is_around else style
    )
    around = button(
        "who.community",
        say("who.overview.community.button"),
        audience_id,
        style=style if is_around else None,
    )
    later = [remarks.later_button(say, team_id, shown, shown.remark)] if shown.remark else []
    return [around, improve, *later] if is_around else [improve, around, *later]


def removed(say: Say, audience: Audience) -> Message:
    """With the button that brings it back."""
    text = say("who.remove.done", name=telling.safe(audience.name))
    undo = button("who.restore", say("common.restore.button"), str(audience.id))
    return Message(text, (section(text), actions(undo)))


def which_map(say: Say, shown: Sequence[Audience], word: str) -> Message:
    """Which audience is meant, when that is not clear."""
    if not shown:
        return Message(say("who.map.none"))
    text = say("who.map.unknown", word=telling.safe(word)) if word else say("who.map.which")
    buttons = [
        button(f"who.map:{one.id}", Typed(one_line(one.name)), str(one.id)) for one in shown[: rules.AT_MOST]
    ]
    return Message(text, (section(text), actions(*buttons)))


def nobody_to_draw(say: Say, audience: Audience) -> Message:
    text = say("who.map.empty", audience=telling.safe(audience.name))
    add = button("who.community", say("who.overview.community.button"), str(audience.id), style="primary")
    return Message(text, (section(text), actions(add)))
