"""The ten minutes after a crisis: three questions and one lesson, kept with the case."""

from bot.escalation import forms, messages, pausing
from bot.escalation.climbing import problem_with
from bot.escalation.pausing import Meant
from bot.office import Visit
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import history
from bot.webcare.crisis_messages import REVIEW


def press_review(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = pausing.look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        say, facts = found.entered.visit.say, found.entered.facts()
        if found.crisis.is_running:
            return messages.not_over(say, facts)
        return forms.review(say, facts, found.crisis)


def save(visit: Visit, form: FormSent) -> Reply:
    """Kept with the case; what a colleague filled in while the form was open, is seen first."""
    with visit.transaction() as session:
        found = pausing.hold(session, visit, form.facts.get("crisis"))
        if isinstance(found, Message):
            return Done(found)
        told = {name: (form.answers.text(name) or "").strip() for name in REVIEW}
        if problems := _problems(found.entered.visit, told):
            return FormProblems(problems)
        one = found.crisis
        if one.reviewed_at is not None and one.reviewed_at.isoformat() != form.facts.get("seen"):
            return Update(_again(found))
        one.review, one.reviewed_at, one.reviewed_by = told, visit.now, visit.user_id
        history.note(found.letters, found.entered.case, "looked_back", visit.user_id)
        return Done(messages.looked_back(found.entered.visit.say, found.entered.facts(visit.user_id), one))


def _problems(visit: Visit, told: dict[str, str]) -> dict[str, str]:
    found = {
        name: problem for name, words in told.items() if (problem := problem_with(visit, words, "words"))
    }
    if not told["lesson"]:
        found["lesson"] = visit.say("escalation.problem.lesson")
    return found


def _again(found: Meant) -> Form:
    """What was typed stays, below what the colleague wrote."""
    one, entered = found.crisis, found.entered
    facts = entered.facts(one.reviewed_by or "")
    above = messages.meanwhile(entered.visit.say, facts.name(one.reviewed_by), forms.words_of(one))
    return forms.review(entered.visit.say, facts, one, above)
