"""How are you, after a hard case: nothing of the answer is kept; who wants to talk chooses with whom."""

from sqlalchemy.orm import Session

from bot.escalation import forms, messages
from bot.letters import letter_to
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Replace, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import entering
from bot.webcare.entering import Entered, case_id
from bot.webcare.roster import roster_of
from storage import outbox
from storage.people import Person


def press_fine(visit: Visit, press: ButtonPress) -> Reply:
    """The question becomes a kind word: who looks over a shoulder sees no answer."""
    del press
    return Replace(Message(visit.say("escalation.fine.text")))


def press_talk(visit: Visit, press: ButtonPress) -> Reply:
    """With whom: a coordinator is proposed."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        others = _others(session, entered)
        if not others:
            return Message(entered.visit.say("escalation.talk.alone"))
        return forms.talk(entered.visit.say, entered.case.id, others, others[0].user_id)


def _others(session: Session, entered: Entered) -> list[Person]:
    """Everybody else of the team, coordinators first."""
    roster = roster_of(session, entered.team, entered.visit.now)
    people = {one.user_id: one for one in (*roster.coordinators, *roster.people.values())}
    return [one for who, one in people.items() if who != entered.visit.user_id]


def ask(visit: Visit, form: FormSent) -> Reply:
    """They alone hear of it, and not about what. A coordinator who wants to talk is no exception."""
    with visit.transaction() as session:
        entered = entering.look_up(session, visit, row_id(form.facts.get("case")))
        if isinstance(entered, Message):
            return Done(entered)
        chosen = {one.user_id: one for one in _others(session, entered)}.get(form.answers.choice("to") or "")
        if chosen is None:
            return FormProblems({"to": entered.visit.say("webcare.problem.choose")})
        said = messages.wants_to_talk(visit.office.say_to(chosen, entered.team), visit.person.name)
        letter = letter_to(chosen.user_id, entered.team, f"a word, {visit.key}", said)
        outbox.write(session, letter, visit.now)
        return Done(messages.asked_to_talk(entered.visit.say, chosen.name))
