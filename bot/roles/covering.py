"""Asking for cover, and taking it: the first who presses has it, and the matrix follows for that time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.office import Visit
from bot.roles import cover_messages, cover_rules
from bot.roles.cover_messages import ALL, GAP, TASK, Question
from bot.roles.cover_rules import Asked, Refusal
from bot.roles.days import desk_of
from bot.roles.gathering import Facts, facts_of
from bot.roles.roster_ahead import roster_ahead
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Nothing, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter, team_to_enter
from bot.working_time import Span
from storage import caseload, covers, outbox
from storage.covers import EVERY_TASK, Cover, CoverRequest
from storage.duties import WEBCARE, Part
from storage.people import Team


def ask(session: Session, visit: Visit, team: Team) -> Reply:
    say, facts = visit.to_team(team).say, facts_of(session, team, visit.now)
    tasks = _tasks_of(facts, visit.user_id)
    counts = cover_messages.counted(say, _counts(session, visit, team), facts.names)
    today = local_day(visit.now, visit.person.zone)
    return cover_messages.form(say, tasks, today, counts, {"team": team.id})


def _tasks_of(facts: Facts, user_id: str) -> list[str]:
    """What somebody does, decides about or stands in for: what can fall to them."""
    mine = (
        cell.task
        for cells in facts.matrix.held.values()
        for cell in cells
        if cell.user_id == user_id and cell.part in (Part.DOES, Part.DECIDES, Part.BACKUP)
    )
    return list(dict.fromkeys(mine))


def _counts(session: Session, visit: Visit, team: Team) -> dict[str, int]:
    return covers.taken_since(session, team, visit.now - cover_rules.FAIR_OVER)


def save(visit: Visit, form: FormSent) -> Reply:
    """The channel is asked, once; the form stays as it was typed when something is wrong."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        say, facts = visit.to_team(team).say, facts_of(session, team, visit.now)
        is_gap = form.answers.choice("task") == GAP
        zone = team.zone if is_gap else visit.person.zone
        asked = cover_messages.asked_from(form.answers, local_day(visit.now, zone))
        found = _spans(facts, visit, asked, is_gap=is_gap)
        if problems := cover_rules.problems(asked, found, visit.now, zone, is_gap=is_gap):
            gaps = _gaps_ahead(say, facts) if is_gap else ""
            return FormProblems({name: say(key, gaps=gaps) for name, key in problems.items()})
        request = _keep(session, visit, facts, form, found)
        _show(session, visit, team, request)
        return Done(cover_messages.asked(say, len(found)))


def _spans(facts: Facts, visit: Visit, asked: Asked, *, is_gap: bool) -> Sequence[Span]:
    """The asker's working time, or where webcare is nobody's."""
    if not is_gap:
        return cover_rules.spans(asked, facts.matrix.colleagues[visit.user_id].hours, visit.now)
    return cover_rules.gaps(asked, facts.matrix, desk_of(facts), visit.now)


def _gaps_ahead(say: Say, facts: Facts) -> str:
    """The days of this week and next on which webcare is nobody's; "geen" for none."""
    days = [gap.day for gap in roster_ahead(facts).gaps]
    return say.list([say.short_date(day) for day in days]) or say("roles.cover.no_gaps")


def _keep(
    session: Session, visit: Visit, facts: Facts, form: FormSent, found: Sequence[Span]
) -> CoverRequest:
    request = CoverRequest(
        team_id=facts.team.id,
        asker_id=visit.user_id,
        asked_at=visit.now,
        task=_chosen(facts, visit.user_id, form),
        note=form.answers.text("note"),
        is_gap=form.answers.choice("task") == GAP,
    )
    session.add(request)
    session.flush()
    session.add_all(_cover(request, span) for span in found)
    session.flush()
    return request


def _cover(request: CoverRequest, span: Span) -> Cover:
    return Cover(
        request_id=request.id,
        team_id=request.team_id,
        asker_id="" if request.is_gap else request.asker_id,
        starts_at=span.start,
        ends_at=span.until or span.start,
        task=request.task,
    )


def _chosen(facts: Facts, user_id: str, form: FormSent) -> str:
    """One that is not theirs any more means all of theirs."""
    chosen = form.answers.choice("task") or ALL
    if chosen == GAP:
        return WEBCARE
    task = chosen.removeprefix(TASK)
    return task if chosen != ALL and task in _tasks_of(facts, user_id) else EVERY_TASK


@dataclass(frozen=True, slots=True)
class Pressed:
    """A request that this person may act on, with its spans; `visit` speaks as they read."""

    visit: Visit
    session: Session
    team: Team
    facts: Facts
    request: CoverRequest
    spans: Sequence[Cover]

    def name(self, user_id: str) -> str:
        return self.facts.names.get(user_id, "?")

    def refused(self, refusal: Refusal, who: str = "") -> Message:
        return cover_messages.refused(self.visit.say, refusal, self.name(who) if who else "")


def _pressed(session: Session, visit: Visit, request_id: int | None) -> Pressed | Message:
    found = covers.hold(session, visit.workspace_id, request_id or 0)
    if found is None:
        return Message(visit.say("roles.cover.gone"))
    team, request = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    facts = facts_of(session, team, visit.now)
    return Pressed(visit.to_team(team), session, team, facts, request, covers.spans(session, request))


def press_take(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the span's id."""
    cover_id = row_id(press.value)
    return _act(
        visit, cover_id, lambda pressed: _take(pressed, [one for one in pressed.spans if one.id == cover_id])
    )


def press_take_all(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the request's id: every span that is still open."""
    with visit.transaction() as session:
        pressed = _pressed(session, visit, row_id(press.value))
        return (
            pressed
            if isinstance(pressed, Message)
            else _take(pressed, _question(pressed).open_spans or pressed.spans)
        )


def press_give_back(visit: Visit, press: ButtonPress) -> Reply:
    cover_id = row_id(press.value)
    return _act(visit, cover_id, lambda pressed: _give_back(pressed, cover_id))


def press_withdraw(visit: Visit, press: ButtonPress) -> Reply:
    """Only who asked; what was taken already stays taken."""
    with visit.transaction() as session:
        pressed = _pressed(session, visit, row_id(press.value))
        if isinstance(pressed, Message):
            return pressed
        if refusal := cover_rules.may_withdraw(pressed.request, visit.user_id):
            return pressed.refused(refusal)
        pressed.request.withdrawn_at = visit.now
        _changed(pressed)
        return Nothing()


def _act(visit: Visit, cover_id: int, does: Callable[[Pressed], Reply]) -> Reply:
    with visit.transaction() as session:
        pressed = _pressed(session, visit, covers.request_of(session, visit.workspace_id, cover_id))
        return pressed if isinstance(pressed, Message) else does(pressed)


def _take(pressed: Pressed, wanted: Sequence[Cover]) -> Reply:
    """All that may be taken is; the reason of the first refusal when nothing may."""
    visit, me = pressed.visit, pressed.facts.matrix.colleagues[pressed.visit.user_id]
    refusals = {one.id: cover_rules.may_take(pressed.request, one, me, visit.now) for one in wanted}
    mine = [one for one in wanted if refusals[one.id] is None]
    if not mine:
        refusal = next(iter(refusals.values()), None) or Refusal.WITHDRAWN
        return pressed.refused(refusal, wanted[0].taken_by or "" if wanted else "")
    for one in mine:
        one.taken_by, one.taken_at = visit.user_id, visit.now
    _changed(pressed)
    caseload.look_again(pressed.session, pressed.team, visit.now)
    _tell_who_took(pressed, mine)
    return Message(cover_messages.took(visit.say, mine, pressed.facts.names, pressed.team.zone).text)


def _give_back(pressed: Pressed, cover_id: int) -> Reply:
    one = next((one for one in pressed.spans if one.id == cover_id), None)
    if one is None:
        return Message(pressed.visit.say("roles.cover.gone"))
    if refusal := cover_rules.may_give_back(one, pressed.visit.user_id, pressed.visit.now):
        return pressed.refused(refusal)
    one.taken_by = one.taken_at = None
    _changed(pressed)
    caseload.look_again(pressed.session, pressed.team, pressed.visit.now)
    who = pressed.name(pressed.visit.user_id)
    _tell_asker(
        pressed,
        f"cover {one.id} given back",
        lambda say: cover_messages.given_back(say, who, one, _question(pressed)),
    )
    return Nothing()


def _changed(pressed: Pressed) -> None:
    pressed.request.version += 1
    pressed.session.flush()
    _show(pressed.session, pressed.visit, pressed.team, pressed.request)


def _question(pressed: Pressed) -> Question:
    return Question(pressed.request, pressed.spans, pressed.team.zone, pressed.visit.now)


def _show(session: Session, visit: Visit, team: Team, request: CoverRequest) -> None:
    """The channel's message says how the request stands."""
    asked = Question(request, covers.spans(session, request), team.zone, visit.now)
    message = cover_messages.question(visit.office.say(team.language), asked)
    subject = f"cover request {request.id}"
    letter = letter_to(team.channel_id, team, f"{subject} v{request.version}", message, subject=subject)
    outbox.write(session, letter, visit.now)


def _tell_who_took(pressed: Pressed, mine: Sequence[Cover]) -> None:
    """With how often each took over from others: for the asker's eyes."""
    counts, names = _counts(pressed.session, pressed.visit, pressed.team), pressed.facts.names
    who, zone = pressed.name(pressed.visit.user_id), pressed.team.zone

    def told(say: Say) -> Message:
        counted = cover_messages.counted(say, counts, names)
        return cover_messages.told_asker(say, who, mine, zone, counted)

    _tell_asker(pressed, f"cover request {pressed.request.id} taken", told)


def _tell_asker(pressed: Pressed, key: str, says: Callable[[Say], Message]) -> None:
    """Nobody is told what they did themselves, nor who takes part no more."""
    asker = next((one for _, one in pressed.facts.members if one.user_id == pressed.request.asker_id), None)
    if asker is None or asker.has_left or asker.user_id == pressed.visit.user_id:
        return
    message = says(pressed.visit.office.say_to(asker, pressed.team))
    _write(pressed, asker.user_id, message, f"{key} {pressed.visit.key}")


def _write(pressed: Pressed, user_id: str, message: Message, key: str) -> None:
    outbox.write(pressed.session, letter_to(user_id, pressed.team, key, message), pressed.visit.now)
