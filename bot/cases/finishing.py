"""What was answered is pasted back in a few words; or why there is no reply. Then the clock stands still."""

from bot.cases import forms, owner_forms, promised
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import delicate, entering, moves, owning, privacy, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.moves import Closing
from bot.webcare.privacy import Personal
from bot.working_time import local_day
from storage.cases import Case, Status

NEED_WORDS = {Status.ANSWERED, Status.ASKED_BACK, Status.REFERRED, Status.NO_REPLY}
"""Silence must be explainable: "no reply" needs a reason (docs/trade.md, "Webcare")."""

OUR_OWN = {Personal.PHONE, Personal.EMAIL}
"""An answer often gives a number or an address of our own; of somebody outside it gives neither."""


def press_answered(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_close(entered.case):
            return entered.refused(refusal)
        more = owner_forms.promise_fields(entered.visit.say, optional=True)
        return forms.answered(entered.visit.say, entered.case, more=more)


def answered(visit: Visit, form: FormSent) -> Reply:
    """The case is closed, unless somebody else closed it while the form was open."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
    visit = entered.visit
    if problems := _problems(visit, form):
        return FormProblems(problems)
    found, warned = _unknown(visit, form), delicate.warned_of(form.facts)
    if not set(found) <= set(warned):
        return Update(_as_filled_in(visit, entered.case, form, found))
    if found and not form.answers.checked(delicate.keep_name(delicate.warned_of(form.facts))):
        return FormProblems(
            {delicate.keep_name(delicate.warned_of(form.facts)): visit.say("webcare.problem.keep")}
        )
    return _close(visit, form)


def _problems(visit: Visit, form: FormSent) -> dict[str, str]:
    outcome, words, say = form.answers.choice("outcome"), form.answers.text("words") or "", visit.say
    if outcome not in forms.OUTCOMES:
        return {"outcome": say("webcare.problem.choose")}
    if not words and outcome in NEED_WORDS:
        return {"words": say(f"webcare.problem.words.{outcome}")}
    problem = delicate.problem_with(say, "words", words)
    found = {} if problem is None else {"words": problem}
    return found | (promised.problems_with(visit, form.answers) if _promises(form) else {})


def _promises(form: FormSent) -> bool:
    """Whether anything was filled in about a promise."""
    return bool(form.answers.text("promised") or form.answers.moment("promised_at"))


def _as_filled_in(visit: Visit, case: Case, form: FormSent, found: tuple[Personal, ...]) -> Form:
    answers = form.answers
    what, at = answers.text("promised"), answers.moment("promised_at")
    more = owner_forms.promise_fields(visit.say, what, at, optional=True)
    return forms.answered(visit.say, case, answers.choice("outcome"), answers.text("words"), found, more)


def _unknown(visit: Visit, form: FormSent) -> tuple[Personal, ...]:
    words = form.answers.text("words") or ""
    found = privacy.personal(words, local_day(visit.now, visit.person.zone))
    return tuple(kind for kind in found if kind not in OUR_OWN)


def _close(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if refusal := rules.may_close(entered.case):
            return Done(entered.refused(refusal, form.answers.text("words")))
        outcome = Status(form.answers.choice("outcome") or Status.ANSWERED)
        _note(entered, Closing(visit.user_id, outcome, form.answers.text("words")))
        if _promises(form):
            promised.note(session, entered, form.answers)
            return Done(entered.confirms("webcare.answered.promised"))
        asked = outcome is Status.ASKED_BACK
        return Done(entered.confirms("webcare.answered.asked" if asked else "webcare.answered.done"))


def _note(entered: Entered, closing: Closing) -> None:
    """It is done; or something was asked back, and then it is of who asked, unless somebody has it."""
    if closing.outcome is not Status.ASKED_BACK:
        moves.close(entered.letters, entered.case, closing)
        return
    if entered.case.status is Status.WAITING:
        moves.take(entered.letters, entered.case, closing.by)
    owning.ask_back(entered.letters, entered.case, closing)
