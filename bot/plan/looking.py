"""How a team's plan stands, looked up once and remembered until something in it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.feature import Feature, MyDay, Notices, Progress, Step
from bot.noticing import Noticed
from bot.office import Office
from bot.plan.checklist import Item, checklist
from bot.plan.lights import AHEAD, NOTHING_PLANNED, WINDOW, Light, Meetups, Planned, lights
from bot.plan.phases import Facts, Phase, phase
from bot.remembering import remembered
from bot.wall_clock import local_day
from storage import calendar, channels, duties, meetups, versions
from storage.people import Team


@dataclass(frozen=True, slots=True)
class StepShown:
    step: Step
    progress: Progress


@dataclass(frozen=True, slots=True)
class Look:
    """A plan as it stands: `noticed` is everything the chapters found, in no order."""

    steps: tuple[StepShown, ...]
    noticed: tuple[Noticed, ...]
    lights: tuple[Light, ...]
    matters: tuple[Item, ...]
    phase: Phase
    active: int | None
    """The number of the version that holds."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """What the other chapters bring: their steps in order, what they notice, and one's day."""

    steps: tuple[Step, ...]
    notices: tuple[Notices, ...]
    days: tuple[MyDay, ...]
    """What of each belongs on somebody's day."""


def chapters_of(features: Sequence[Feature]) -> Chapters:
    steps = [one.step for one in features if one.step is not None]
    return Chapters(
        steps=tuple(sorted(steps, key=lambda step: step.number)),
        notices=tuple(one.notices for one in features if one.notices is not None),
        days=tuple(one.my_day for one in features if one.my_day is not None),
    )


def look(chapters: Chapters, office: Office, session: Session, team: Team, now: datetime) -> Look:
    """As the plan stands; worked out anew only when something in it changed."""
    return remembered(session, office, team, now, "plan", lambda: worked_out(chapters, session, team, now))


def worked_out(chapters: Chapters, session: Session, team: Team, now: datetime) -> Look:
    steps = tuple(StepShown(step, step.progress(session, team, now)) for step in chapters.steps)
    noticed = tuple(one for notices in chapters.notices for one in notices(session, team, now))
    shares = tuple(one.progress.share for one in steps)
    active, met = versions.active(session, team), _meetups(session, team, now)
    planned = Planned(*calendar.kept_between(session, team, now - WINDOW, now, now + AHEAD))
    grounds = _grounds(session, team) | ({"calendar"} if planned != NOTHING_PLANNED else set())
    return Look(
        steps=steps,
        noticed=noticed,
        lights=tuple(lights(noticed, met, planned, has_matrix="roles" in grounds)),
        matters=tuple(checklist(noticed, grounds)),
        phase=phase(Facts(shares, noticed, versions.first_published_at(session, team)), now),
        active=active.number if active else None,
    )


def _grounds(session: Session, team: Team) -> set[str]:
    """What was filled in, of what the lights and the checklist judge."""
    tasks = duties.tasks_held(session, team)
    planned = [one for one in channels.of_team(session, team) if one.is_planned]
    filled = {
        "roles": bool(tasks),
        "approval": "approval" in tasks,
        "crisis": duties.CRISIS in tasks,
        "channels": bool(planned),
        "logins": bool(planned) and all(one.login_holder for one in planned),
    }
    return {ground for ground, is_filled in filled.items() if is_filled}


def _meetups(session: Session, team: Team, now: datetime) -> Meetups:
    today = local_day(now, team.zone)
    return Meetups(*meetups.held_between(session, team, today - WINDOW, today))
