"""What is said of the plan as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.feature import Progress, Step
from bot.figures import bar
from bot.slack.blocks import Block, actions, context, divider, header, section
from bot.slack.elements import button
from bot.slack.ids import is_direct
from bot.slack.mrkdwn import Typed, escape
from bot.slack.replies import Home, Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.people import Person, Team

ALL = 100
HOME_TEAMS = 5
"""Teams shown in the App Home: with a step's blocks each they stay far below its 100 blocks."""
OFFERED_TEAMS = 20


@dataclass(frozen=True, slots=True)
class StepShown:
    step: Step
    progress: Progress


@dataclass(frozen=True, slots=True)
class Glance:
    """A team's plan as it stands."""

    team: Team
    steps: tuple[StepShown, ...]
    coordinates: bool
    """Whether who looks may change the settings."""


class Place(StrEnum):
    """What somebody can do where they typed, in a place without a team."""

    SET_UP = "set_up"
    """A team can be set up here."""
    CONVERSATION = "conversation"
    """Direct messages: a team lives in a channel."""
    OUTSIDER = "outsider"
    """Guests and people of other organisations set up nothing."""


def place_of(channel_id: str, person: Person) -> Place:
    if is_direct(channel_id):
        return Place.CONVERSATION
    return Place.OUTSIDER if person.is_stranger or person.is_guest else Place.SET_UP


def glance(say: Say, seen: Glance) -> Message:
    """The steps with how far each is, the next moment, and what to press."""
    lines = [step_line(say, shown) for shown in seen.steps]
    text = "\n".join((say("plan.glance.text", team=escape(seen.team.name)), *lines))
    title = header(Typed(say("plan.glance.heading", team=seen.team.name)))
    return Message(text, (title, *_steps(say, seen), context(next_prompt(say, seen.team)), _foot(say, seen)))


def _steps(say: Say, seen: Glance) -> list[Block]:
    """Each step with its button; the first that is not done yet stands out."""
    first = next((shown.step.number for shown in seen.steps if shown.progress.share < ALL), None)
    return [
        section(
            step_line(say, shown),
            accessory=button(
                shown.step.button,
                say("plan.open.button", step=say(shown.step.name)),
                str(seen.team.id),
                style="primary" if shown.step.number == first else None,
            ),
        )
        for shown in seen.steps
    ]


def step_line(say: Say, shown: StepShown) -> str:
    return say(
        "plan.step.line",
        number=shown.step.number,
        name=say(shown.step.name),
        bar=bar(shown.progress.share),
        state=say(shown.progress.key, **shown.progress.values),
    )


def next_prompt(say: Say, team: Team) -> str:
    if team.prompt_due_at is None:
        return say("plan.next.none")
    day, at = local_day(team.prompt_due_at, team.zone), local_time(team.prompt_due_at, team.zone)
    return say("plan.next.text", day=say.day(day), time=say.time(at))


def _foot(say: Say, seen: Glance) -> Block:
    team_id = str(seen.team.id)
    mine = [button("roles.show", say("plan.roles.button"), team_id), button("team.me", say("plan.me.button"))]
    settings = [button("team.settings", say("plan.settings.button"), team_id)] if seen.coordinates else []
    return actions(*mine, *settings)


def offer(say: Say, place: Place, channel_id: str, mine: Sequence[Team]) -> Message:
    """Where no team lives: set one up here, where that can be, or look at one's own."""
    text = say("plan.offer.which") if _only_asks_which(place, mine) else say(f"plan.offer.{place}.text")
    buttons = [
        button(f"plan.show:{team.id}", Typed(say("plan.offer.team.button", team=team.name)), str(team.id))
        for team in mine[:OFFERED_TEAMS]
    ]
    if place is Place.SET_UP:
        buttons.insert(0, button("team.set_up", say("plan.offer.button"), channel_id, style="primary"))
    return Message(text, (section(text), *([actions(*buttons)] if buttons else [])))


def _only_asks_which(place: Place, mine: Sequence[Team]) -> bool:
    return place is Place.CONVERSATION and bool(mine)


def home(say: Say, seen: Sequence[Glance]) -> Home:
    blocks: list[Block] = [header(say("plan.home.heading"))]
    if not seen:
        blocks.append(section(say("plan.home.no_team")))
    for one in seen:
        blocks += [divider(), *glance(say, one).blocks[:-1]]
    blocks += [divider(), section(say("plan.home.me")), actions(button("team.me", say("plan.me.button")))]
    return Home(tuple(blocks))
