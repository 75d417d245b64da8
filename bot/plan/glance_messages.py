"""The plan at a glance: the phase, what hurts most, the five steps, the success factors, and where to go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.figures import bar
from bot.noticing import Noticed
from bot.plan.checklist import Item, arranged
from bot.plan.lights import Colour, Light
from bot.plan.looking import Look, StepShown
from bot.slack.blocks import Block, actions, context, divider, header, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import Typed, escape
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.people import Team

ALL = 100
LAMPS = {Colour.GREEN: "🟢", Colour.AMBER: "🟠", Colour.RED: "🔴", Colour.GREY: "⚪"}
"""Beside the words that say the same."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A team's plan as somebody sees it: `hurts` is what they are shown of the findings, worst first."""

    team: Team
    look: Look
    hurts: tuple[Noticed, ...]
    coordinates: bool
    """Whether who looks may change the settings."""


def glance(say: Say, seen: Glance) -> Message:
    """Says all of it in the text too, for who hears it read aloud."""
    title = header(Typed(say("plan.glance.heading", team=seen.team.name)))
    blocks = [title, context(phase_line(say, seen)), *_hurts(say, seen), divider(), *_steps(say, seen)]
    if factors := list(_factors(say, seen.look.lights)):
        blocks += [divider(), section("\n".join((f"*{say('plan.factors.heading')}*", *factors)))]
    blocks += [context(*_matters(say, seen.look.matters), next_prompt(say, seen.team)), *_foot(say, seen)]
    return Message("\n".join(_as_text(say, seen)), tuple(blocks))


def _as_text(say: Say, seen: Glance) -> Iterator[str]:
    yield say("plan.glance.text", team=escape(seen.team.name))
    yield phase_line(say, seen)
    yield from (one.told(say) for one in seen.hurts[:1])
    yield from (step_line(say, shown) for shown in seen.look.steps)


def phase_line(say: Say, seen: Glance) -> str:
    version = seen.look.active
    told = say("plan.phase.version", number=version) if version else say("plan.phase.no_version")
    return f"{say(f'plan.phase.{seen.look.phase}')} {told}"


def _hurts(say: Say, seen: Glance) -> list[Block]:
    """The one that hurts most with its button, and how many more are shown elsewhere."""
    if not seen.hurts:
        return []
    text = f"*{say('plan.hurts.heading')}*\n{seen.hurts[0].told(say)}"
    return [section(text, accessory=mend_button(say, seen.hurts[0], 0, style="primary"))]


def mend_button(say: Say, one: Noticed, number: int, style: str | None = None) -> Element:
    """Opens the form that mends it; `number` tells it from the others of a message."""
    name = f"{one.finding.action}:{number}"
    return button(name, say("plan.hurts.mend.button"), one.finding.value, style=style)


def _steps(say: Say, seen: Glance) -> list[Block]:
    """Each step with its button; the first that is not done yet stands out, unless something hurts."""
    steps = seen.look.steps
    first = next((shown.step.number for shown in steps if shown.progress.share < ALL), None)
    stands_out = None if seen.hurts else first
    return [
        section(
            step_line(say, shown),
            accessory=button(
                shown.step.button,
                say("plan.open.button", step=say(shown.step.name)),
                str(seen.team.id),
                style="primary" if shown.step.number == stands_out else None,
            ),
        )
        for shown in steps
    ]


def step_line(say: Say, shown: StepShown) -> str:
    return say(
        "plan.step.line",
        number=shown.step.number,
        name=say(shown.step.name),
        bar=bar(shown.progress.share),
        state=say(shown.progress.key, **shown.progress.values),
    )


def _factors(say: Say, lights: Sequence[Light]) -> Iterator[str]:
    """Nothing while there is nothing to say of any."""
    if all(light.colour is Colour.GREY for light in lights):
        return
    for light in lights:
        name = say(f"plan.factor.{light.factor}")
        reason = say(f"plan.light.{light.factor}.{light.reason}", **light.numbers)
        yield f"{LAMPS[light.colour]} *{name}* – {say(f'plan.colour.{light.colour}')}. {reason}"


def _matters(say: Say, items: Sequence[Item]) -> Iterator[str]:
    """How many of the practical matters are arranged, once there is something to judge."""
    if any(one.colour is not Colour.GREY for one in items):
        yield say("plan.checklist.count", done=arranged(items), of=len(items))


def next_prompt(say: Say, team: Team) -> str:
    if team.prompt_due_at is None:
        return say("plan.next.none")
    day, at = local_day(team.prompt_due_at, team.zone), local_time(team.prompt_due_at, team.zone)
    return say("plan.next.text", day=say.day(day), time=say.time(at))


def _foot(say: Say, seen: Glance) -> list[Block]:
    team_id = str(seen.team.id)
    named = (
        ("plan.checklist", "plan.checklist.button"),
        ("calendar.overview", "plan.calendar.button"),
        ("coach.pitfalls", "plan.pitfalls.button"),
        ("roles.show", "plan.roles.button"),
        ("plan.publish", "plan.publish.button"),
        ("team.me", "plan.me.button"),
        *((("team.settings", "plan.settings.button"),) if seen.coordinates else ()),
    )
    return [actions(*(button(name, say(key), team_id) for name, key in named))]
