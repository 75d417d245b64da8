"""The owner looks at a case again at a later moment, and is not asked anything about it meanwhile."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.cases import owner_forms
from bot.office import Visit
from bot.presence import hours_of
from bot.slack.answers import Answers
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.texts import Say
from bot.webcare import confirming, entering, owning
from bot.webcare.entering import Entered, case_id
from bot.webcare.later import PUT_OFF_AT_MOST, is_within_reach, moments, when_in
from bot.webcare.owner_rules import may_speak_for
from bot.webcare.roster import roster_of
from bot.working_time import Hours


def press_snooze(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_speak_for(entered.case, visit.user_id):
            return entered.refused(refusal)
        offered = moments(_hours(session, entered), visit.now)
        return owner_forms.snooze(entered.visit.say, entered.facts(), offered, visit.person.zone)


def _hours(session: Session, entered: Entered) -> Hours:
    """When who presses works."""
    roster = roster_of(session, entered.team, entered.visit.now)
    colleague = roster.colleague(entered.visit.user_id)
    return colleague.hours if colleague else hours_of(entered.visit.person)


def snooze(visit: Visit, form: FormSent) -> Reply:
    """The clock runs on, and says so when that rings before."""
    at = _chosen(form.answers)
    with visit.transaction() as session:
        entered = entering.hold(session, visit, row_id(form.facts["case"]))
        if isinstance(entered, Message):
            return Done(entered)
        if refusal := may_speak_for(entered.case, visit.user_id):
            return Done(entered.refused(refusal))
        if at is None or not is_within_reach(at, visit.now, PUT_OFF_AT_MOST):
            return FormProblems(_problem(entered.visit.say, form.answers, at))
        owning.snooze(entered.letters, entered.case, when_in(_hours(session, entered), at))
        return Done(confirming.snoozed(entered.visit.say, entered.facts(), at))


def _chosen(answers: Answers) -> datetime | None:
    """The moment of the picker, where one was filled in; else that of the list."""
    if moment := answers.moment("at"):
        return moment
    seconds = row_id(answers.choice("when") or "")
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < LAST_SECOND else None


LAST_SECOND = int(datetime.max.replace(tzinfo=UTC, year=9000).timestamp())
"""A made-up moment beyond this is none."""


def _problem(say: Say, answers: Answers, at: datetime | None) -> dict[str, str]:
    """At the field that was filled in."""
    if at is None:
        return {"at": say("webcare.problem.moment")}
    field = "at" if answers.moment("at") else "when"
    return {field: say("webcare.problem.moment_within", days=say.number(PUT_OFF_AT_MOST.days))}
