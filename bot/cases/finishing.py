"""What was answered is kept in a few words; or why there is no reply. Then the clock stands still."""

from dataclasses import replace
from datetime import date, timedelta

from bot.cases import aside, finishing_form, promised
from bot.cases.finishing_form import Around, Finished
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import is_web_address
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import delicate, entering, hints, legal, moves, owning, paths, privacy, rules
from bot.webcare.delicate import Warned
from bot.webcare.entering import Entered, case_id
from bot.webcare.moves import Closing
from bot.webcare.privacy import Personal
from bot.working_time import local_day
from storage import earlier_answers
from storage.cases import Kind, Status

NEED_WORDS = {Status.ANSWERED, Status.ASKED_BACK, Status.REFERRED, Status.NO_REPLY}
"""Silence must be explainable: "no reply" needs a reason (docs/trade.md, "Webcare")."""

OUR_OWN = {Personal.PHONE, Personal.EMAIL}
"""An answer often gives a number or an address of our own; of somebody outside it gives neither."""

REMEMBERED = timedelta(days=30)
"""Who was warned longer ago is warned once more; after 30 days an account is a pseudonym (own choice)."""


def press_answered(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := rules.may_close(entered.case):
            return entered.refused(refusal)
        around = _around(entered)
        filled = replace(_proposed(entered, around), words=_written(press))
        return _form(entered, filled, around, notice=entered.moved())


def _written(press: ButtonPress) -> str | None:
    """Who chose an answer and placed it finds their words again, as far as they fit."""
    written = entering.reply_written(press)
    return written[: rules.LONGEST["words"]] if written else None


def _around(entered: Entered) -> Around:
    case, since = entered.case, entered.visit.now - REMEMBERED
    asked_on = local_day(case.reported_at, entered.team.zone)
    was_answered = earlier_answers.was_answered(entered.letters.session, case, since)
    return Around(legal.month_after(asked_on), was_answered)


def _proposed(entered: Entered, around: Around) -> Finished:
    """What its kind usually comes to; of a request for somebody's data the law says before when."""
    case = entered.case
    outcome = paths.proposed_end(case.kind, was_answered=around.was_answered)
    if case.kind is not Kind.FORMAL:
        return Finished(outcome)
    due_on = around.month_after if hints.asks_for_data(case.paraphrase) else None
    return Finished(outcome, referred_on=_today(entered), due_on=due_on)


def _today(entered: Entered) -> date:
    return local_day(entered.visit.now, entered.team.zone)


def _form(
    entered: Entered, filled: Finished, around: Around, warned: Warned = (), notice: str | None = None
) -> Form:
    return finishing_form.answered(entered.visit.say, entered.facts(), filled, around, warned, notice)


def answered(visit: Visit, form: FormSent) -> Reply:
    """The case is closed, unless somebody else closed it while the form was open."""
    filled = finishing_form.finished_from(form.answers)
    with visit.reading() as session:
        entered = entering.look_up(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if asked := _asked_again(entered, form, filled):
            return asked
        visit = entered.visit
        if problems := _problems(entered, filled) | _promise_problems(visit, form, filled):
            return FormProblems(problems)
        found, warned = _unknown(visit, filled), delicate.warned_of(form.facts)
        if not set(found) <= set(warned):
            return Update(_form(entered, filled, _around(entered), found))
    if found and not form.answers.checked(delicate.keep_name(warned)):
        return FormProblems({delicate.keep_name(warned): visit.say("webcare.problem.keep")})
    return _close(visit, form, filled)


def _asked_again(entered: Entered, form: FormSent, filled: Finished) -> Reply | None:
    """The case was merged while the form was open: does the answer count for the one that goes on?"""
    if entered.came_from is None:
        return None
    if refusal := rules.may_close(entered.case):
        return Done(entered.refused(refusal, filled.words))
    still = entered.visit.say("webcare.merged.still", number=entered.case.number)
    warned = delicate.warned_of(form.facts)
    return Update(_form(entered, filled, _around(entered), warned, f"{entered.moved()} {still}"))


def _problems(entered: Entered, filled: Finished) -> dict[str, str]:
    say, words = entered.visit.say, filled.words or ""
    if filled.outcome not in finishing_form.OUTCOMES:
        return {"outcome": say("webcare.problem.choose")}
    outcome = Status(filled.outcome)
    if not words and outcome in NEED_WORDS:
        return {"words": say(f"webcare.problem.words.{outcome}")}
    if problem := delicate.problem_with(say, "words", words):
        return {"words": problem}
    if paths.needs_source(entered.case.kind, outcome) and not any(map(is_web_address, words.split())):
        return {"words": say("webcare.problem.words.source")}
    return aside.problems(entered, filled)


def _promise_problems(visit: Visit, form: FormSent, filled: Finished) -> dict[str, str]:
    return promised.problems_with(visit, form.answers) if filled.promises else {}


def _unknown(visit: Visit, filled: Finished) -> tuple[Personal, ...]:
    found = privacy.personal(filled.words or "", local_day(visit.now, visit.person.zone))
    return tuple(kind for kind in found if kind not in OUR_OWN)


def _close(visit: Visit, form: FormSent, filled: Finished) -> Reply:
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if asked := _asked_again(entered, form, filled):
            return asked
        if refusal := rules.may_close(entered.case):
            return Done(entered.refused(refusal, filled.words))
        outcome = Status(filled.outcome or Status.ANSWERED)
        aside.keep(entered, filled, outcome)
        _note(entered, Closing(visit.user_id, outcome, filled.words))
        if filled.promises:
            promised.note(session, entered, form.answers)
            return Done(entered.confirms("webcare.answered.promised"))
        key = "webcare.answered.asked" if outcome is Status.ASKED_BACK else "webcare.answered.done"
        return Done(entered.confirms(key))


def _note(entered: Entered, closing: Closing) -> None:
    """It is done; or something was asked back, and then it is of who asked, unless somebody has it."""
    if closing.outcome is not Status.ASKED_BACK:
        moves.close(entered.letters, entered.case, closing)
        return
    if entered.case.status is Status.WAITING:
        moves.take(entered.letters, entered.case, closing.by)
    owning.ask_back(entered.letters, entered.case, closing)
