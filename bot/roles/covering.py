"""Asking for cover, and taking it: the first who presses has it, and the matrix follows for that time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.roles import cover_messages, cover_rules
from bot.roles.cover_messages import ALL, GAP, Question
from bot.roles.cover_rules import Asked, Refusal
from bot.roles.days import desk_of
from bot.roles.gathering import Facts, facts_of
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Nothing, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter, team_to_enter
from bot.working_time import Span
from storage import caseload, covers, outbox
from storage.covers import EVERY_TASK, Cover, CoverRequest
from storage.duties import WEBCARE, Part
from storage.people import Team


def ask(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _form(session, visit, team)


def press_ask(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _form(session, visit, team)


def _form(session: Session, visit: Visit, team: Team) -> Reply:
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
        asked = cover_messages.asked_from(form.answers, local_day(visit.now, visit.person.zone))
        is_gap = form.answers.choice("task") == GAP
        found = _spans(facts, visit, asked, is_gap=is_gap)
        if problems := cover_rules.problems(asked, found, visit.now, visit.person.zone, is_gap=is_gap):
            return FormProblems({name: say(key) for name, key in problems.items()})
        request = _keep(session, visit, facts, form, found)
        _show(session, visit, team, request)
        return Done(cover_messages.asked(say, len(found)))


def _spans(facts: Facts, visit: Visit, asked: Asked, *, is_gap: bool) -> Sequence[Span]:
    """The asker's working time, or where webcare is nobody's."""
    if not is_gap:
        return cover_rules.spans(asked, facts.matrix.colleagues[visit.user_id].hours, visit.now)
    return cover_rules.gaps(asked, facts.matrix, desk_of(facts), visit.now)


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
    session.add_all(
        Cover(
            request_id=request.id,
            team_id=facts.team.id,
            asker_id="" if request.is_gap else visit.user_id,
            starts_at=span.start,
            ends_at=span.until or span.start,
            task=request.task,
        )
        for span in found
    )
    session.flush()
    return request


def _chosen(facts: Facts, user_id: str, form: FormSent) -> str:
    """The menu counts the tasks; one that is not theirs any more means all of them."""
    chosen, tasks = form.answers.choice("task") or ALL, _tasks_of(facts, user_id)
    if chosen == GAP:
        return WEBCARE
    return tasks[int(chosen)] if chosen.isdigit() and int(chosen) < len(tasks) else EVERY_TASK


@dataclass(frozen=True, slots=True)
class Held:
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


def _held(session: Session, visit: Visit, request_id: int | None) -> Held | Message:
    found = covers.hold(session, visit.workspace_id, request_id or 0)
    if found is None:
        return Message(visit.say("roles.cover.gone"))
    team, request = found
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    facts = facts_of(session, team, visit.now)
    return Held(visit.to_team(team), session, team, facts, request, covers.spans(session, request))


def press_take(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the span's id."""
    cover_id = row_id(press.value)
    return _act(visit, cover_id, lambda held: _take(held, [one for one in held.spans if one.id == cover_id]))


def press_take_all(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the request's id: every span that is still open."""
    with visit.transaction() as session:
        held = _held(session, visit, row_id(press.value))
        return held if isinstance(held, Message) else _take(held, _question(held).open_spans or held.spans)


def press_give_back(visit: Visit, press: ButtonPress) -> Reply:
    cover_id = row_id(press.value)
    return _act(visit, cover_id, lambda held: _give_back(held, cover_id))


def press_withdraw(visit: Visit, press: ButtonPress) -> Reply:
    """Only who asked; what was taken already stays taken."""
    with visit.transaction() as session:
        held = _held(session, visit, row_id(press.value))
        if isinstance(held, Message):
            return held
        if refusal := cover_rules.may_withdraw(held.request, visit.user_id):
            return held.refused(refusal)
        held.request.withdrawn_at = visit.now
        _changed(held)
        return Nothing()


def _act(visit: Visit, cover_id: int, does: Callable[[Held], Reply]) -> Reply:
    with visit.transaction() as session:
        held = _held(session, visit, covers.request_of(session, visit.workspace_id, cover_id))
        return held if isinstance(held, Message) else does(held)


def _take(held: Held, wanted: Sequence[Cover]) -> Reply:
    """All that may be taken is; the reason of the first refusal when nothing may."""
    visit, me = held.visit, held.facts.matrix.colleagues[held.visit.user_id]
    refusals = {one.id: cover_rules.may_take(held.request, one, me, visit.now) for one in wanted}
    mine = [one for one in wanted if refusals[one.id] is None]
    if not mine:
        refusal = next(iter(refusals.values()), None) or Refusal.WITHDRAWN
        return held.refused(refusal, wanted[0].taken_by or "" if wanted else "")
    for one in mine:
        one.taken_by, one.taken_at = visit.user_id, visit.now
    _changed(held)
    caseload.look_again(held.session, held.team, visit.now)
    _tell_asker(held, mine)
    return Message(cover_messages.took(visit.say, mine, held.facts.names, held.team.zone).text)


def _give_back(held: Held, cover_id: int) -> Reply:
    one = next((one for one in held.spans if one.id == cover_id), None)
    if one is None:
        return Message(held.visit.say("roles.cover.gone"))
    if refusal := cover_rules.may_give_back(one, held.visit.user_id, held.visit.now):
        return held.refused(refusal)
    one.taken_by = one.taken_at = None
    _changed(held)
    caseload.look_again(held.session, held.team, held.visit.now)
    say = _say_to_asker(held)
    message = cover_messages.given_back(say, held.name(held.visit.user_id), one, held.team.zone)
    _write(held, held.request.asker_id, message, f"cover {one.id} given back {held.visit.key}")
    return Nothing()


def _changed(held: Held) -> None:
    held.request.version += 1
    held.session.flush()
    _show(held.session, held.visit, held.team, held.request)


def _question(held: Held) -> Question:
    return Question(held.request, held.spans, held.team.zone, held.visit.now)


def _show(session: Session, visit: Visit, team: Team, request: CoverRequest) -> None:
    """The channel's message says how the request stands."""
    asked = Question(request, covers.spans(session, request), team.zone, visit.now)
    message = cover_messages.question(visit.office.say(team.language), asked)
    subject = f"cover request {request.id}"
    letter = outbox.NewLetter(
        workspace_id=team.workspace_id,
        channel=team.channel_id,
        key=f"{subject} v{request.version}",
        text=message.text,
        blocks=message.blocks,
        subject=subject,
        team_id=team.id,
    )
    outbox.write(session, letter, visit.now)


def _tell_asker(held: Held, mine: Sequence[Cover]) -> None:
    if held.request.asker_id == held.visit.user_id:
        return
    counts = _counts(held.session, held.visit, held.team)
    say = _say_to_asker(held)
    told = cover_messages.counted(say, counts, held.facts.names)
    who = held.name(held.visit.user_id)
    message = cover_messages.told_asker(say, who, mine, held.team.zone, told)
    _write(held, held.request.asker_id, message, f"cover request {held.request.id} taken {held.visit.key}")


def _say_to_asker(held: Held) -> Say:
    person = next(one for _, one in held.facts.members if one.user_id == held.request.asker_id)
    return held.visit.office.say_to(person, held.team)


def _write(held: Held, user_id: str, message: Message, key: str) -> None:
    letter = outbox.NewLetter(
        workspace_id=held.team.workspace_id,
        channel=user_id,
        key=key,
        text=message.text,
        blocks=message.blocks,
        team_id=held.team.id,
    )
    outbox.write(held.session, letter, held.visit.now)
