"""A promise to somebody outside: noted, kept, moved to another moment, or taken back as a mistake."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.cases import owner_forms
from bot.cases.passing_on import problem_with_note
from bot.office import Visit
from bot.slack.answers import Answers
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import confirming, entering, promise_messages, promising
from bot.webcare.entering import Entered, case_id
from bot.webcare.later import PROMISED_AT_MOST, is_within_reach
from bot.webcare.owner_rules import may_settle
from bot.webcare.roster import roster_of
from bot.webcare.rules import may_close
from storage import promises
from storage.promises import Promise


def press_promise(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_close(entered.case):
            return entered.refused(refusal)
        return owner_forms.promise(entered.visit.say, entered.case)


def promise(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if problems := problems_with(entered.visit, form.answers):
            return FormProblems(problems)
        if refusal := may_close(entered.case):
            return Done(entered.refused(refusal, form.answers.text("promised")))
        made = note(session, entered, form.answers)
        return Done(promise_messages.noted(entered.visit.say, entered.facts(), made))


def problems_with(visit: Visit, answers: Answers) -> dict[str, str]:
    """What must be filled in otherwise: both, and nothing personal."""
    what, at = answers.text("promised"), answers.moment("promised_at")
    found = {} if what else {"promised": visit.say("webcare.problem.promise")}
    if what and (problem := problem_with_note(visit, what)):
        found["promised"] = problem
    return found | problem_with_moment(visit, at)


def problem_with_moment(visit: Visit, at: datetime | None) -> dict[str, str]:
    if at is None:
        return {"promised_at": visit.say("webcare.problem.moment")}
    if is_within_reach(at, visit.now, PROMISED_AT_MOST):
        return {}
    days = visit.say.number(PROMISED_AT_MOST.days)
    return {"promised_at": visit.say("webcare.problem.moment_within", days=days)}


def note(session: Session, entered: Entered, answers: Answers) -> Promise:
    """What was filled in, and has no problems."""
    roster = roster_of(session, entered.team, entered.visit.now)
    what, at = answers.text("promised") or "", answers.moment("promised_at") or entered.visit.now
    return promising.promise(entered.letters, entered.case, roster, what, at, entered.visit.user_id)


def press_kept(visit: Visit, press: ButtonPress) -> Reply:
    def keep(_session: Session, entered: Entered, promised: Promise) -> Reply:
        promising.keep(entered.letters, entered.case, promised, visit.user_id)
        return promise_messages.settled(entered.visit.say, entered.facts(visit.user_id), promised)

    return _with(visit, press.value, keep)


def press_undo(visit: Visit, press: ButtonPress) -> Reply:
    def undo(_session: Session, entered: Entered, promised: Promise) -> Reply:
        promising.undo(entered.letters, entered.case, promised, visit.user_id)
        return promise_messages.settled(entered.visit.say, entered.facts(), promised)

    return _with(visit, press.value, undo)


def press_move(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        promised = promises.look_up(session, row_id(press.value))
        if promised is None:
            return confirming.gone(visit.say)
        entered = entering.look_up(session, visit, promised.case_id)
        if isinstance(entered, Message):
            return entered
        if may_settle(promised):
            return _as_it_is(entered, promised)
        return owner_forms.move_promise(entered.visit.say, entered.case, promised)


def move(visit: Visit, form: FormSent) -> Reply:
    """To another moment, unless somebody else did so while the form was open."""
    at = form.answers.moment("promised_at")
    if problems := problem_with_moment(visit, at):
        return FormProblems(problems)

    def to_then(session: Session, entered: Entered, promised: Promise) -> Reply:
        if int(promised.due_at.timestamp()) == form.facts["due"]:
            roster = roster_of(session, entered.team, visit.now)
            promising.move(entered.letters, entered.case, roster, promised, at or visit.now, visit.user_id)
        return promise_messages.noted(entered.visit.say, entered.facts(), promised)

    reply = _with(visit, form.facts["promise"], to_then)
    return Done(reply) if isinstance(reply, Message) else reply


def _with(visit: Visit, promise_id: object, act: Callable[[Session, Entered, Promise], Reply]) -> Reply:
    """What is done with a promise by who may; the case is held first, then the promise."""
    with visit.transaction() as session:
        seen = promises.look_up(session, row_id(promise_id))
        if seen is None:
            return confirming.gone(visit.say)
        entered = entering.hold(session, visit, seen.case_id)
        if isinstance(entered, Message):
            return entered
        promised = promises.hold(session, seen.id) or seen
        return _as_it_is(entered, promised) if may_settle(promised) else act(session, entered, promised)


def _as_it_is(entered: Entered, promised: Promise) -> Message:
    """It was settled before: by whom."""
    facts = entered.facts(*([promised.kept_by] if promised.kept_by else []))
    return promise_messages.settled(entered.visit.say, facts, promised)
