"""A case goes up the ladder: its form, and what comes of it; and who it went to takes it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.escalation import forms, messages
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import (
    crisis,
    crisis_messages,
    delicate,
    entering,
    escalating,
    escalating_messages,
    ladder,
    moves,
    rules,
    rungs,
)
from bot.webcare.entering import Entered, case_id
from bot.webcare.ladder import CRISIS_TEAM, Around, Reached, Standing
from bot.webcare.roster import roster_of
from bot.webcare.rules import Refusal
from bot.working_time import local_day
from storage import escalation
from storage.cases import Kind
from storage.escalation import Escalation, Reason


def press_open(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        return _refused(entered) or _form(session, entered)


def _refused(entered: Entered) -> Message | None:
    if not entered.case.is_open:
        return entered.refused(Refusal.CLOSED)
    if entered.case.rung == CRISIS_TEAM or entered.case.kind is Kind.CRISIS:
        return messages.highest(entered.visit.say, entered.facts())
    return None


def _form(session: Session, entered: Entered, notice: str = "", around: Around | None = None) -> Form:
    around = around or rungs.around_of(session, entered.team, entered.visit.now)
    steps = ladder.ladder(around, entered.case.channel)
    entered.letters.know(rungs.ids_of(one for step in steps for one in step.contacts))
    proposed = ladder.next_rung(entered.case)
    return forms.climb(entered.visit.say, entered.facts(), steps, proposed, notice)


def climb(visit: Visit, form: FormSent) -> Reply:
    """The case goes up, unless it is closed, or somebody else was first: then the form says so."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if refusal := _refused(entered):
            return Done(refusal)
        if entered.case.rung != form.facts.get("rung"):
            return Update(_form(session, entered, _meanwhile(session, entered)))
        if problems := _problems(entered.visit, form):
            return FormProblems(problems)
        return _up(session, entered, form)


def _meanwhile(session: Session, entered: Entered) -> str:
    last = escalation.last_escalation(session, entered.case)
    by = last.by if last else ""
    return messages.first_was(entered.visit.say, entered.facts(by), entered.case.rung, by)


def _problems(visit: Visit, form: FormSent) -> dict[str, str]:
    reason, note = form.answers.choice("reason"), form.answers.text("note") or ""
    found = {}
    if _chosen(form) <= row_id(form.facts["rung"]):
        found[_name(form)] = visit.say("webcare.problem.choose")
    if reason not in list(Reason):
        found["reason"] = visit.say("webcare.problem.choose")
    if problem := problem_with(visit, note, "note"):
        found["note"] = problem
    elif reason == Reason.OTHER and not note:
        found["note"] = visit.say("escalation.problem.why")
    return found


def _name(form: FormSent) -> str:
    return forms.rung_name(row_id(form.facts["rung"]))


def _chosen(form: FormSent) -> int:
    """The number of a rung; 0 for anything else."""
    number = row_id(form.answers.choice(_name(form)))
    return number if number in ladder.NUMBERS else 0


def problem_with(visit: Visit, words: str, name: str) -> str | None:
    """What is for colleagues names nobody outside: no number, no address, nothing about health."""
    return delicate.problem_among_us(visit.say, name, words, local_day(visit.now, visit.person.zone))


def _up(session: Session, entered: Entered, form: FormSent) -> Reply:
    visit, case = entered.visit, entered.case
    around = rungs.around_of(session, entered.team, visit.now)
    steps = ladder.ladder(around, case.channel)
    chosen = steps[_chosen(form) - 1]
    reached = _reached(chosen, around, visit.user_id)
    if reached.contact.is_nobody and chosen.number != CRISIS_TEAM:
        yourself = any(one.where is None for one in reached.passed)
        said = messages.nobody_there(visit.say, chosen.number, yourself=yourself)
        return FormProblems({_name(form): said})
    step = _step(entered, form, chosen)
    above = steps[chosen.number] if chosen.number < CRISIS_TEAM else None
    escalating.escalate(
        entered.letters, case, step, reached, above, roster_of(session, entered.team, visit.now)
    )
    return Done(_done(entered, step, reached))


def _reached(chosen: Standing, around: Around, by: str) -> Reached:
    return ladder.reach(chosen, around.matrix, around.now, by)


def _step(entered: Entered, form: FormSent, chosen: Standing) -> Escalation:
    return Escalation(
        case_id=entered.case.id,
        at=entered.visit.now,
        by=entered.visit.user_id,
        rung=chosen.number,
        reason=Reason(form.answers.choice("reason") or Reason.OTHER),
        note=form.answers.text("note"),
    )


def _done(entered: Entered, step: Escalation, reached: Reached) -> Message:
    """The crisis itself for the highest rung; else who has a message, or whom to call."""
    visit, letters = entered.visit, entered.letters
    one = escalation.crisis_of(letters.session, entered.case)
    if step.rung == CRISIS_TEAM and one is not None:
        return crisis_messages.board(visit.say, board_for(entered, one))
    people: Sequence[str] = [reached.contact.user_id, *(passed.user_id for passed in reached.passed)]
    facts = entered.facts(*(one for one in people if one))
    return escalating_messages.done(visit.say, facts, step, reached)


def board_for(entered: Entered, one: escalation.Crisis) -> crisis_messages.Board:
    """The crisis as the person who acts reads it."""
    seen = crisis.look(entered.letters, entered.case, one)
    return crisis.read_by(seen, entered.facts())


def press_take(visit: Visit, press: ButtonPress) -> Reply:
    """From the message to who it went to: also when its owner had taken it."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        case = entered.case
        if not case.is_open:
            return entered.refused(Refusal.CLOSED)
        if case.owner_id == visit.user_id and rules.may_take(case, visit.user_id):
            return entered.refused(Refusal.YOURS)
        moves.take(entered.letters, case, visit.user_id)
        return entered.confirms("webcare.took")
