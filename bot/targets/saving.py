"""Targets and hours are kept: the plan's rules are the running rules from then on.

The desk is held, so that no clock begins meanwhile; open clocks are counted anew by
`bot/cases/clock_jobs.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot import editing
from bot.office import Visit
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.targets import forms, gathering, rules, telling
from bot.targets.gathering import Standing
from bot.targets.reading import Trouble, read_hours, read_target
from bot.targets.rules import WITH_TARGET, Blocks
from bot.whose_team import team_to_enter
from bot.working_time import Block
from storage import caseload, clocks
from storage.cases import DESK, Desk, Kind


@dataclass(frozen=True, slots=True)
class Thing:
    """The desk as several people change it."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Entered:
    """A team's desk, held, and what is its; `visit` speaks as the person reads."""

    session: Session
    visit: Visit
    its: Standing
    desk: Desk

    def meanwhile(self, form: FormSent) -> editing.Meanwhile | None:
        thing = Thing(self.its.team.id, self.desk.version)
        return editing.meanwhile(self.session, self.its.team, DESK, thing, form)


def save_targets(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        entered = _enter(session, visit, form)
        return Done(entered) if isinstance(entered, Message) else _save_targets(entered, form)


def save_hours(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        entered = _enter(session, visit, form)
        return Done(entered) if isinstance(entered, Message) else _save_hours(entered, form)


def _enter(session: Session, visit: Visit, form: FormSent) -> Entered | Message:
    """The desk is held before anything of it is read."""
    team = team_to_enter(session, visit, form.facts.get("team"))
    if isinstance(team, Message):
        return team
    desk = caseload.hold_desk(session, team)
    session.refresh(team)
    its = gathering.standing(session, team, visit.now, desk)
    return Entered(session, visit.to_team(team), its, desk)


def _save_targets(entered: Entered, form: FormSent) -> Reply:
    say, its = entered.visit.say, entered.its
    day = rules.minutes_of_day(its.usual_day)
    read = {str(kind): read_target(form.answers.text(kind) or "", day) for kind in WITH_TARGET}
    if problems := {kind: say(f"targets.problem.{why}") for kind, why in _wrong(read)}:
        return FormProblems(problems)
    minutes = {kind: span for kind, span in read.items() if isinstance(span, int)}
    if others := entered.meanwhile(form):
        above = others.told(say, lambda name: telling.field(say, name))
        return Update(forms.targets(say, minutes, others.facts, day, above))
    return _keep_targets(entered, minutes)


def _wrong(read: Mapping[str, int | Trouble | None]) -> Iterator[tuple[str, str]]:
    """What cannot be kept; a crisis always has a target."""
    for kind, span in read.items():
        if isinstance(span, Trouble):
            yield kind, span
        elif span is None and kind == Kind.CRISIS:
            yield kind, "crisis"


def _keep_targets(entered: Entered, minutes: Mapping[str, int]) -> Reply:
    say, before, desk = entered.visit.say, entered.its.minutes, entered.desk
    others = {kind: span for kind, span in before.items() if kind not in WITH_TARGET}
    after = {**others, **minutes}
    kinds = rules.changed(before, after)
    if not kinds:
        return Done(Message(say("targets.kept.same")))
    desk.minutes = after
    fields = {str(kind): [before.get(kind), after.get(kind)] for kind in kinds}
    lines = [telling.changed_target(say, kind, before.get(kind), after.get(kind)) for kind in kinds]
    return _keep(entered, replace(entered.its, minutes=after), fields, lines)


def _save_hours(entered: Entered, form: FormSent) -> Reply:
    say, its = entered.visit.say, entered.its
    read = [read_hours(form.answers.text(forms.day_name(day)) or "") for day in range(7)]
    problems = {
        forms.day_name(day): say(f"targets.problem.{blocks}")
        for day, blocks in enumerate(read)
        if isinstance(blocks, Trouble)
    }
    if problems or not any(read):
        return FormProblems(problems or {forms.day_name(0): say("targets.problem.never")})
    week = [blocks for blocks in read if not isinstance(blocks, Trouble)]
    if others := entered.meanwhile(form):
        above = others.told(say, lambda name: telling.field(say, name))
        return Update(forms.hours(say, week, others.facts, above))
    return _keep_hours(entered, its.week, week)


def _keep_hours(entered: Entered, before: Blocks, after: Blocks) -> Reply:
    say, team = entered.visit.say, entered.its.team
    days = [day for day in range(7) if before[day] != after[day]]
    if not days:
        return Done(Message(say("targets.kept.same")))
    team.webcare_days = rules.differing(after, entered.its.usual)
    fields = {forms.day_name(day): [_written(before[day]), _written(after[day])] for day in days}
    reply = _keep(entered, entered.its, fields, telling.week(say, after))
    caseload.look_again(entered.session, team, entered.visit.now)
    return reply


def _written(blocks: Sequence[Block]) -> list[list[str]]:
    return [block.written() for block in blocks]


def _keep(entered: Entered, after: Standing, fields: Mapping[str, object], lines: Sequence[str]) -> Reply:
    """The log says what changed; clocks count by it from now on, and what that does is shown."""
    session, visit, team = entered.session, entered.visit, after.team
    entered.desk.version += 1
    editing.note(session, visit, team, DESK, team.id, "changed", **fields)
    counts = clocks.change(session, team.id, after.counting().written(), visit.now)
    does = gathering.effect_on_open(session, counts, visit.now)
    return Update(forms.mirror(visit.say, lines, does))
