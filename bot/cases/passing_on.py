"""Handing a case over: to somebody who works today, or back to who is on duty; nobody asks why."""

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.cases import forms
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import confirming, delicate, entering, moves, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.roster import Roster, roster_of
from bot.webcare.rules import Refusal
from bot.working_time import local_day
from storage import duties
from storage.cases import Kind
from storage.turns import Because, Ended

RECRUITS = re.compile(r"recruit|werv", re.IGNORECASE)
"""In the name of a role, in both languages: no role of the trade is called so, a team makes its own."""


def press_hand_over(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_close(entered.case):
            return entered.refused(refusal)
        return _form(session, entered, entered.moved())


def _form(session: Session, entered: Entered, notice: str | None = None) -> Form:
    visit, team, case = entered.visit, entered.team, entered.case
    roster = roster_of(session, team, visit.now)
    helpers = rules.helpers(case, team.zone, roster.colleagues, visit.now)
    proposed = _recruiter(session, entered, [one.user_id for one in helpers])
    offered = forms.Offered(helpers, roster.people, visit.person.zone, proposed)
    return forms.hand_over(visit.say, case, offered, notice)


def _recruiter(session: Session, entered: Entered, helpers: Sequence[str]) -> str | None:
    """Of an idea or a lead: who works today and has a role of that name."""
    if entered.case.kind is not Kind.IDEA:
        return None
    recruits = {one.user_id for one in duties.holders(session, entered.team) if RECRUITS.search(one.role)}
    return next((user_id for user_id in helpers if user_id in recruits), None)


def hand_over(visit: Visit, form: FormSent) -> Reply:
    """The case changes hands, unless it did so while the form was open."""
    to, note = form.answers.choice("to"), form.answers.text("note")
    if problems := _problems(visit, to, note):
        return FormProblems(problems)
    with visit.transaction() as session:
        entered = entering.hold_with_desk(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        return _pass_on(session, entered, form, to or "", note)


def _problems(visit: Visit, to: str | None, note: str | None) -> dict[str, str]:
    found = {} if to else {"to": visit.say("webcare.problem.choose")}
    if note and (problem := problem_with_note(visit, note)):
        found["note"] = problem
    return found


def problem_with_note(visit: Visit, note: str) -> str | None:
    """A note is for a colleague."""
    return delicate.problem_among_us(visit.say, "note", note, local_day(visit.now, visit.person.zone))


def _pass_on(session: Session, entered: Entered, form: FormSent, to: str, note: str | None) -> Reply:
    moved = entered.moved()
    if moved is not None and entered.case.is_open:
        return Update(_form(session, entered, moved))
    refusal = rules.may_hand_over(entered.case, _seen_owner(form))
    roster = roster_of(session, entered.team, entered.visit.now)
    if refusal is None and to not in (forms.QUEUE, *roster.people):
        refusal = Refusal.NOT_THERE
    if refusal is Refusal.CLOSED:
        return Done(entered.refused(refusal))
    if refusal is not None:
        sentence = confirming.sentence(entered.visit.say, entered.facts(), refusal)
        return Update(_form(session, entered, sentence))
    if to == forms.QUEUE:
        return _to_the_queue(entered, roster)
    return _to_a_colleague(entered, roster, to, note)


def _seen_owner(form: FormSent) -> str | None:
    owner = form.facts.get("owner")
    return None if owner is None else str(owner)


def _to_the_queue(entered: Entered, roster: Roster) -> Reply:
    letters, case, user_id = entered.letters, entered.case, entered.visit.user_id
    decision = moves.give_back(letters, case, roster, Ended.GIVEN_BACK, user_id)
    return Done(confirming.reported(entered.visit.say, entered.facts(), decision, user_id))


def _to_a_colleague(entered: Entered, roster: Roster, to: str, note: str | None) -> Reply:
    visit, case = entered.visit, entered.case
    if to == visit.user_id:
        moves.take(entered.letters, case, to)
        return Done(entered.confirms("webcare.took"))
    turn = moves.new_turn(case, to, visit.now, Because.HANDED_OVER, visit.user_id)
    turn.ping_at, turn.note = moves.arrives(roster, to, visit.now), note
    turn.open_cases = next(one.load.open_cases for one in roster.colleagues if one.user_id == to)
    moves.hand_over(entered.letters, case, turn)
    return Done(confirming.handed_over(visit.say, entered.facts(), turn))
