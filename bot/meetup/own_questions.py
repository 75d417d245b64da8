"""Questions of the team's own in the pool: a list, one more, one less; for coordinators."""

from sqlalchemy.orm import Session

from bot.editing import note
from bot.meetup import question_messages
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Push, Replace, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import on_top
from bot.whose_team import by_word, refusal_to_set_up, team_to_set_up
from storage import people, talks
from storage.people import Team
from storage.talks import OwnQuestion

QUESTION = "meetup question"
"""What such a question is called in the log of changes."""
AT_MOST = 40
"""Questions of one's own: more than a month and a half of them (own choice)."""


def _list(session: Session, visit: Visit, team: Team) -> Message:
    if refusal := refusal_to_set_up(session, visit, team):
        return refusal
    return question_messages.questions(visit.say, team.id, talks.questions_of(session, [team.id]))


show = by_word(_list)


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The list; on top of the settings, where somebody pressed there."""
    with visit.reading() as session:
        team = team_to_set_up(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        told = _list(session, visit, team)
    return Push(question_messages.as_form(visit.say, told)) if press.form else told


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """The form for one more."""
    with visit.reading() as session:
        team = team_to_set_up(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if len(talks.questions_of(session, [team.id])) >= AT_MOST:
            return Message(visit.say("meetup.own.too_many", count=AT_MOST))
    return on_top(press, question_messages.form(visit.say, team.id))


def save(visit: Visit, sent: FormSent) -> Reply:
    """The question is in the pool from the next day without one on."""
    text, day = (sent.answers.text("text") or "").strip(), sent.answers.choice("weekday")
    with visit.transaction() as session:
        team = team_to_set_up(session, visit, sent.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        if problem := question_messages.problem(visit.say, text):
            return FormProblems({"text": problem})
        people.hold_team(session, team.workspace_id, team.id)
        weekday = int(day) if day and day.isdigit() else None
        asked = OwnQuestion(team_id=team.id, text=text, by=visit.user_id, at=visit.now, weekday=weekday)
        session.add(asked)
        session.flush()
        note(session, visit, team, QUESTION, asked.id, "added", text=[None, text])
        told = _list(session, visit, team)
    return Done(told)


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    """One less; a day that asked it already keeps it."""
    with visit.transaction() as session:
        found = talks.team_and_question(session, visit.workspace_id, row_id(press.value))
        if found is None:
            return Message(visit.say("meetup.own.gone"))
        team, asked = found
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        visit = visit.to_team(team)
        people.hold_team(session, team.workspace_id, team.id)
        session.refresh(asked)
        if asked.removed_at is None:
            asked.removed_at = visit.now
            note(session, visit, team, QUESTION, asked.id, "removed")
            session.flush()
        told = _list(session, visit, team)
    return question_messages.updated(visit.say, told) if press.form else Replace(told)
