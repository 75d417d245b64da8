"""What was answered is pasted back in a few words; or why there is no reply. Then the clock stands still."""

from bot.cases import forms
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import delicate, entering, moves, privacy, rules
from bot.webcare.entering import case_id
from bot.webcare.moves import Closing
from bot.webcare.privacy import Personal
from bot.working_time import local_day
from storage.cases import Status

NEED_WORDS = {Status.ANSWERED, Status.REFERRED, Status.NO_REPLY}
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
        return forms.answered(entered.visit.say, entered.case)


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
        outcome, words = form.answers.choice("outcome"), form.answers.text("words")
        return Update(forms.answered(visit.say, entered.case, outcome, words, found))
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
    return {} if problem is None else {"words": problem}


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
        moves.close(
            entered.letters, entered.case, Closing(visit.user_id, outcome, form.answers.text("words"))
        )
        return Done(entered.confirms("webcare.answered.done"))
