"""The forms of the people around an audience: the list of them, adding several at once, and one of them."""

from collections.abc import Mapping, Sequence

from bot.left_open import told
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, divider, field, section
from bot.slack.elements import Element, button, confirm, option, radio_buttons, text_input, users_select
from bot.slack.ids import row_id
from bot.slack.mrkdwn import mention
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from bot.who import remarks, rules, telling
from bot.who.actor_lines import ActorDraft
from bot.who.gathering import Shown
from storage.audiences import Actor, Stance

NOTHING: Mapping[str, Fact] = {}


def community(
    say: Say,
    team_id: int,
    shown: Shown,
    notice: Sequence[Block] = (),
    said: Mapping[str, Fact] = NOTHING,
) -> Form:
    """Everybody around an audience, ring by ring, each with the button to change them."""
    unknown = told(say, said, lambda name: say(f"who.about.{name}"))
    heading = say("who.community.heading", audience=telling.name(shown.draft), count=len(shown.around.actors))
    rings = [block for ring in rules.RINGS for block in _ring(say, shown, ring)]
    return Form(
        name="who.community",
        title=say("who.community.title"),
        blocks=(
            section(heading),
            *notice,
            *unknown,
            *_remark(say, shown),
            _foot(say, team_id, shown),
            *rings,
        ),
        submit=None,
        close=say("who.mirror.close.button"),
        facts=said,
    )


def _remark(say: Say, shown: Shown) -> list[Block]:
    """What would help this network most; what it is good for when it is whole."""
    found = shown.remark_around
    text = remarks.asked(say, shown, found) if found else say("who.community.whole")
    return [section(text), *remarks.beside(say, found), *remarks.waiting(say, shown)]


def _foot(say: Say, team_id: int, shown: Shown) -> Block:
    audience_id = str(shown.audience.id)
    found = shown.remark_around
    later = [remarks.later_button(say, team_id, shown, found)] if found else []
    return actions(
        button("who.actors", say("who.actors.more.button"), audience_id, style="primary"),
        button("who.map", say("who.overview.map.button"), audience_id),
        *later,
    )


def _ring(say: Say, shown: Shown, ring: int) -> list[Block]:
    those = [one for one in shown.actors if one.ring == ring]
    if not those:
        return []
    rows = [section(_line(say, shown, one), accessory=_change(say, one)) for one in those]
    return [divider(), section(say(f"who.ring.{ring}.text")), *rows]


def _change(say: Say, actor: Actor) -> Element:
    return button("who.actor", say("common.change.button"), str(actor.id))


def _line(say: Say, shown: Shown, actor: Actor) -> str:
    values = {
        "shape": telling.SHAPES[actor.stance],
        "name": telling.safe(actor.name),
        "stance": say(f"who.stance.{actor.stance}.text"),
    }
    if actor.bridge_id is None:
        return say("who.actor.line", **values)
    who = mention(actor.bridge_id)
    if actor.bridge_id in shown.around.here:
        return say("who.actor.line_bridge", who=who, **values)
    return say("who.actor.line_gone", who=who, **values)


def adding(say: Say, shown: Shown, facts: Mapping[str, Fact], opening: Sequence[Block] = ()) -> Form:
    """Several at once, one per line, for each ring."""
    intro = say("who.actors.intro", audience=telling.name(shown.draft))
    return Form(
        name="who.actors",
        title=say("who.actors.title"),
        blocks=(
            *opening,
            section(intro),
            *(_lines(say, ring) for ring in rules.RINGS),
            context(say("who.actors.pattern")),
        ),
        submit=say("who.actors.add.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _lines(say: Say, ring: int) -> Block:
    element = text_input(
        multiline=True,
        max_length=rules.TYPED_AT_MOST,
        placeholder=say(f"who.actors.{ring}.placeholder"),
        focus=ring == rules.RINGS[0],
    )
    label = say(f"who.actors.{ring}.label")
    return field(f"ring_{ring}", label, element, hint=say("who.form.lines.hint"), optional=True)


def actor(say: Say, draft: ActorDraft, facts: Mapping[str, Fact], opening: Sequence[Block] = ()) -> Form:
    """Somebody around an audience. `facts`: which team, which actor, which version."""
    name = text_input(draft.name, max_length=rules.LONGEST["actor"])
    rings = [option(say(f"who.ring.{ring}.option"), str(ring)) for ring in rules.RINGS]
    stances = [option(say(f"who.stance.{stance}.option"), stance) for stance in Stance]
    bridge = users_select(chosen=draft.bridge_id)
    return Form(
        name="who.actor",
        title=say("who.actor.title"),
        blocks=(
            *opening,
            field("name", say("who.actor.name.label"), name, hint=say("who.actor.name.hint")),
            field("ring", say("who.actor.ring.label"), radio_buttons(rings, chosen=str(draft.ring))),
            field("stance", say("who.actor.stance.label"), radio_buttons(stances, chosen=draft.stance)),
            field("bridge_id", say("who.actor.bridge.label"), bridge, optional=True),
            actions(*_leaving(say, draft, facts)),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _leaving(say: Say, draft: ActorDraft, facts: Mapping[str, Fact]) -> list[Element]:
    """Back to the list, and out of the network."""
    asked = confirm(
        say("who.remove.actor.title"),
        say("who.remove.actor.text", name=telling.plain_name(draft.name)),
        say("who.remove.yes.button"),
        say("who.remove.no.button"),
        danger=True,
    )
    actor_id = str(facts["actor"])
    return [
        button("who.community", say("common.back.button"), str(facts["audience"])),
        button("who.drop", say("common.remove.button"), actor_id, style="danger", confirm=asked),
    ]


def actor_from(answers: Answers) -> ActorDraft:
    """What was filled in, as it was typed."""
    stance, ring = answers.choice("stance"), row_id(answers.choice("ring"))
    return ActorDraft(
        name=known(answers.text("name")) or "",
        ring=ring if ring in rules.RINGS else rules.RINGS[0],
        stance=Stance(stance) if stance in set(Stance) else Stance.UNKNOWN,
        bridge_id=answers.user("bridge_id"),
    )
